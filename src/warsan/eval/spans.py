"""Labelled spans of tokens, and how well two sets of them agree."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

import msgspec


class LabelSpan(msgspec.Struct, frozen=True, order=True):
    """Tokens `first` to `last` (exclusive) of one sequence, with their label."""

    first: int
    last: int
    label: str


def decode_spans(tags: Sequence[str]) -> Iterator[LabelSpan]:
    """The spans that B-/I-/O tags describe, as the CoNLL shared tasks count them.

    An I- that continues nothing of its label starts a span of its own.
    """
    first, label = 0, ""
    for index, tag in enumerate([*tags, "O"]):
        mark, _, kind = tag.partition("-")
        if mark == "I" and kind == label:
            continue
        if label:
            yield LabelSpan(first, index, label)
        first, label = index, kind


def decode_parts(parts: Iterable[Sequence[str]]) -> Iterator[LabelSpan]:
    """The spans of sequences that follow each other (sentences, paragraphs of one document).

    No span crosses from one part into the next; tokens are counted through all of them.
    """
    start = 0
    for tags in parts:
        for span in decode_spans(tags):
            yield LabelSpan(start + span.first, start + span.last, span.label)
        start += len(tags)


class Agreement(msgspec.Struct, frozen=True):
    """Found things against gold things: how many are exactly right.

    A share of nothing is 0: nothing found earns no precision, nothing to find no recall.
    """

    right: int = 0
    found: int = 0
    gold: int = 0

    def __add__(self, other: Agreement) -> Agreement:
        return Agreement(self.right + other.right, self.found + other.found, self.gold + other.gold)

    @property
    def p(self) -> float:
        """Precision, 0 to 1."""
        return self.right / self.found if self.found else 0.0

    @property
    def r(self) -> float:
        """Recall, 0 to 1."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0 to 1."""
        total = self.found + self.gold
        return 2 * self.right / total if total else 0.0


def compare_spans(
    gold: Iterable[LabelSpan], found: Iterable[LabelSpan], labels: Collection[str]
) -> dict[str, Agreement]:
    """Exact agreement per label over one sequence of tokens; other labels are ignored."""
    truth, guess = set(gold), set(found)
    return {
        label: Agreement(
            right=sum(1 for s in truth & guess if s.label == label),
            found=sum(1 for s in guess if s.label == label),
            gold=sum(1 for s in truth if s.label == label),
        )
        for label in labels
    }
