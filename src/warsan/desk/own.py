"""What a user puts beside a desk: parties and outlets of his own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from warsan.codebook import outlets
from warsan.codebook.own_parties import FILE, OwnParties, read_own_parties
from warsan.model import Article, Reading


def find_own_parties(desk: Path) -> OwnParties | None:
    """The `parties.toml` of a desk's folder; None where there is none.

    Raises:
        InputError: It breaks its rules.
    """
    path = desk / FILE
    return read_own_parties(path) if path.is_file() else None


def find_outlets(desk: Path) -> outlets.OutletBook:
    """The outlets that a desk knows: the shipped ones, and those of its `outlets.tsv`.

    Raises:
        CodebookError: A row of it breaks its rules.
    """
    path = desk / outlets.FILE
    return outlets.extend_outlets(path) if path.is_file() else outlets.load_outlets()


def reader_of(own: OwnParties | None) -> Callable[[Article], Reading]:
    """The present reader with these parties, as other processes can be given it."""
    from warsan.reader.own_parties import read_with_parties

    return partial(read_with_parties, own=own)


@contextmanager
def using_parties(own: OwnParties | None) -> Iterator[None]:
    """Let names and codes mean what a user's file says while the block runs."""
    from warsan.codebook.extended_parties import extend_parties
    from warsan.codebook.parties import using_book

    with using_book(extend_parties(own) if own else None):
        yield
