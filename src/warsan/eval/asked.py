"""What all tasks of `warsan eval` share: the reader that they ask, and their scores."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

from warsan.errors import GoldError
from warsan.eval.chain_match import FoundMention
from warsan.eval.dates import FoundTimex
from warsan.eval.documents import (
    GivenText,
    Prediction,
    TextPrediction,
)
from warsan.eval.figures import FoundFigure
from warsan.eval.formats.certainty import CertaintySentence
from warsan.eval.formats.relations import Extent
from warsan.eval.places import PlacesPrediction
from warsan.eval.relations import (
    FoundRelation,
)
from warsan.eval.running_text import Trees
from warsan.eval.spans import Agreement
from warsan.model import Article

Item = TypeVar("Item")
Scores = dict[str, object]


class Reads(Protocol):
    """What a task asks of the reader."""

    def given(self, text: GivenText) -> Prediction:
        """Reads given tokens and sentences."""

    def text(self, text: str) -> TextPrediction:
        """Reads a text as it stands: tokens, sentences and all."""

    def trees(self, text: str) -> Trees:
        """Reads a text as it stands: its words, sentences and trees."""

    def chains(self, text: GivenText) -> Sequence[Sequence[FoundMention]]:
        """The mentions of given tokens and sentences, those of the same together."""

    def dates(self, text: str, published: str | None) -> tuple[FoundTimex, ...]:
        """Reads a text as it stands, published at a time: its expressions of time."""

    def places(self, text: str, spans: Sequence[tuple[int, int]]) -> PlacesPrediction:
        """Reads a text as it stands: its places, and those that given spans (characters) mean."""

    def figures(self, article: Article) -> tuple[FoundFigure, ...]:
        """Reads a whole article: its figures, with the words that claim them."""

    def relations(self, sentence: str) -> tuple[FoundRelation, ...]:
        """Reads a sentence as it stands: its events, with where their parties are named."""

    def pair(self, sentence: str, actor: Extent, recipient: Extent) -> str:
        """The type that is told for a given pair of a sentence."""

    def certainties(self, sentence: CertaintySentence) -> tuple[float, ...]:
        """How certain each target of a sentence of given tokens is."""

    def body(self, raw: bytes) -> str:
        """Reads an HTML page as it came: its article's text, empty if it finds none."""


class Watch(Protocol):
    """Hands on the documents of a list one by one and may show how far it is."""

    def __call__(self, documents: Collection[Item], /) -> Iterable[Item]:
        """The documents, in order."""


Task = Callable[[Path, Reads, Watch], Scores]


def filled(path: Path, documents: Iterable[Item]) -> list[Item]:
    """All documents of a gold file, so that what is wrong in it shows before any is read."""
    found = list(documents)
    if not found:
        raise GoldError(f"{path}: holds nothing to score", "give a file with gold in it")
    return found


def add_agreements(total: dict[str, Agreement], more: dict[str, Agreement]) -> None:
    """Adds the agreement of one document, label by label."""
    for label, agreement in more.items():
        total[label] += agreement
