"""Pages onto a desk: those that it does not hold yet are read and stored."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

import msgspec

from warsan.model import Article, Page, Reading, Refusal
from warsan.runs import Progress, run_local
from warsan.runs.redacting import bar_forgotten
from warsan.store import Store

_LOOK_UP = 32  # pages asked for at once, whether the desk holds them


class AddReport(msgspec.Struct, frozen=True):
    """What adding sources came to.

    Attributes:
        added: Ids of the articles read and stored now.
        known: Ids of the articles that were on the desk already.
        refused: What could not be read, and why.
    """

    added: tuple[str, ...]
    known: tuple[str, ...]
    refused: tuple[Refusal, ...]


def add_pages(
    store: Store,
    pages: Iterable[Page | Refusal],
    read: Callable[[Article], Reading],
    *,
    workers: int | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> AddReport:
    """Read the pages that the desk does not hold, and store what was read, batch by batch."""
    from warsan.runs.links import link_batch  # loads what only desks that grow need

    added: list[str] = []
    known: list[str] = []
    barred: list[Refusal] = []

    def write(items: Sequence[tuple[Page, Reading]]) -> None:
        receipt = store.write_batch(items)
        added.extend(receipt.added)
        known.extend(receipt.known)
        barred.extend(
            Refusal(origin=page.origin, reason=receipt.barred[page.article.id])
            for page, _ in items
            if page.article.id in receipt.barred
        )
        link_batch(store, items, receipt.added)

    new = _new(store, pages, known)
    refused = run_local(new, write, read=read, workers=workers, progress=progress)
    return AddReport(tuple(added), tuple(known), (*refused, *barred))


def _new(
    store: Store, pages: Iterable[Page | Refusal], known: list[str]
) -> Iterator[Page | Refusal]:
    """The pages that the desk does not hold, each once; the others' ids go to `known`.

    What it was made to forget is refused; names that it was made to forget are blacked out.
    """
    coming, seen, marks = iter(pages), set[str](), store.marks()
    while group := [bar_forgotten(page, marks) for page in islice(coming, _LOOK_UP)]:
        ids = [page.article.id for page in group if isinstance(page, Page)]
        held = store.known(ids)
        for page in group:
            if isinstance(page, Refusal):
                yield page
            elif page.article.id in held:
                known.append(page.article.id)
            elif page.article.id not in seen:
                seen.add(page.article.id)
                yield page
