"""Which finding of one Reading is which of another, by where they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from warsan.changes.fields import find_fields, is_reason
from warsan.model import Attribution, Event, Sentence, Span

Finding = msgspec.Struct
Couple = tuple[int, int]
_NOWHERE = Span("body", 0, 0, "")


class Alignment(msgspec.Struct, frozen=True):
    """Positions in two lists of findings of one kind.

    Attributes:
        couples: Old and new position of findings that are one another's partners.
        gone: Old positions without a partner.
        new: New positions without a partner.
    """

    couples: tuple[Couple, ...]
    gone: tuple[int, ...]
    new: tuple[int, ...]


def align_findings(old: Sequence[Finding], new: Sequence[Finding]) -> Alignment:
    """Couple findings that hang on the same words; then, of the rest, those whose words overlap.

    Where several could be partners, those that differ in the fewest fields are.
    """
    places = [place_of(finding) for finding in old], [place_of(finding) for finding in new]
    couples = list(_choose(_at_one_place(*places), old, new))
    left = set(range(len(old))) - {a for a, _ in couples}
    came = set(range(len(new))) - {b for _, b in couples}
    near = [(a, b) for a in sorted(left) for b in sorted(came)
            if places[0][a].overlaps(places[1][b])]  # fmt: skip
    couples += _choose(near, old, new)
    coupled = {a for a, _ in couples}, {b for _, b in couples}
    return Alignment(
        tuple(sorted(couples)),
        tuple(a for a in range(len(old)) if a not in coupled[0]),
        tuple(b for b in range(len(new)) if b not in coupled[1]),
    )


def place_of(finding: Finding) -> Span:
    """The words that a finding hangs on."""
    if isinstance(finding, Event):
        return finding.trigger
    if isinstance(finding, Attribution):
        source = finding.source.span if finding.source else None
        return finding.cue or source or next(iter(finding.content), _NOWHERE)
    if isinstance(finding, Sentence):
        return Span(finding.field, finding.start, finding.end, "")
    span = getattr(finding, "span", None)
    if not isinstance(span, Span):
        raise TypeError(f"{type(finding).__name__} is no finding")
    return span


def _at_one_place(old: Sequence[Span], new: Sequence[Span]) -> Iterator[Couple]:
    there = defaultdict[Span, list[int]](list)
    for position, span in enumerate(new):
        there[span].append(position)
    for position, span in enumerate(old):
        for other in there[span]:
            yield position, other


def _choose(
    candidates: Iterator[Couple] | Sequence[Couple],
    old: Sequence[Finding],
    new: Sequence[Finding],
) -> Iterator[Couple]:
    """Couples in which nobody stands twice: the most alike first, then in the text's order."""
    ranked = sorted((_distance(old[a], new[b]), a, b) for a, b in candidates)
    taken: tuple[set[int], set[int]] = set(), set()
    for _, a, b in ranked:
        if a not in taken[0] and b not in taken[1]:
            taken[0].add(a)
            taken[1].add(b)
            yield a, b


def _distance(old: Finding, new: Finding) -> tuple[int, int]:
    """Letters by which the places differ, then fields that do; a reason is none."""
    one, other = place_of(old), place_of(new)
    moved = abs(one.start - other.start) + abs(one.end - other.end)
    fields = 0 if old == new else sum(not is_reason(path) for path in find_fields(old, new))
    return moved, fields
