"""What changed between two Readings of one article, finding by finding."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, cast

import msgspec

from warsan.changes.alignment import Alignment, align_findings, place_of
from warsan.changes.fields import find_fields, find_references, is_reason
from warsan.model import (
    Attribution,
    Date,
    Event,
    Figure,
    Mention,
    Place,
    Reading,
    Sentence,
    Span,
)

Finding = Event | Attribution | Figure | Date | Place | Mention | Sentence
FindingKind = Literal["event", "attribution", "figure", "date", "place", "mention", "sentence"]
ChangeKind = Literal["changed", "reworded", "gone", "new"]

# Each kind with the key of a Reading that holds it, in the order in which people ask for them.
KINDS: dict[FindingKind, str] = {
    "event": "events",
    "attribution": "attributions",
    "figure": "figures",
    "date": "dates",
    "place": "places",
    "mention": "mentions",
    "sentence": "sentences",
}
_Aligned = dict[FindingKind, Alignment]


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """A finding that is not the same in two Readings of an article.

    Attributes:
        article: The article's id.
        kind: What sort of finding.
        change: "changed": other fields, at the same words or at words that overlap them;
            "reworded": the same finding with another reason; "gone": found by the old reader
            only; "new": by the new one only.
        fields: Paths of the fields that differ ("certainty.value"); empty if gone or new.
        sentence: The sentence around it.
        before, after: The finding as each reader has it; None where it has none.
    """

    article: str
    kind: FindingKind
    change: ChangeKind
    fields: tuple[str, ...] = ()
    sentence: Span
    before: Finding | None = None
    after: Finding | None = None


def find_changes(old: Reading, new: Reading) -> tuple[Change, ...]:
    """The findings that differ, kind by kind in the order of `KINDS`, then in the text's order.

    Args:
        old: A Reading.
        new: Another Reading of the same article.
    """
    if all(found_of(old, kind) == found_of(new, kind) for kind in KINDS):
        return ()
    aligned = {kind: align_findings(found_of(old, kind), found_of(new, kind)) for kind in KINDS}
    partners = {kind: _partners(old, new, kind, aligned) for kind in KINDS}
    return tuple(
        change
        for kind in KINDS
        for change in sorted(_changes(old, new, kind, aligned[kind], partners), key=_order)
    )


def found_of(reading: Reading, kind: FindingKind) -> tuple[Finding, ...]:
    """The findings of a kind."""
    return cast(tuple[Finding, ...], getattr(reading, KINDS[kind]))


def _partners(old: Reading, new: Reading, kind: FindingKind, aligned: _Aligned) -> dict[str, str]:
    """The new id of each old finding that has a partner; empty for kinds without ids."""
    before, after = found_of(old, kind), found_of(new, kind)
    couples = ((before[a], after[b]) for a, b in aligned[kind].couples)
    return {getattr(a, "id", ""): getattr(b, "id", "") for a, b in couples}


def _changes(
    old: Reading,
    new: Reading,
    kind: FindingKind,
    aligned: Alignment,
    partners: dict[FindingKind, dict[str, str]],
) -> Iterator[Change]:
    before, after = found_of(old, kind), found_of(new, kind)
    article = new.article.id
    for a, b in aligned.couples:
        one, other = before[a], after[b]
        links = find_references(one, other, cast(dict[str, dict[str, str]], partners))
        own = find_fields(one, other)
        fields = (*(path for path in own if not (links and is_reason(path))), *links)
        if fields:
            yield Change(
                article=article, kind=kind, fields=fields, before=one, after=other,
                change="reworded" if all(map(is_reason, fields)) else "changed",
                sentence=new.sentence_at(place_of(other)),
            )  # fmt: skip
    for finding in (before[a] for a in aligned.gone):
        yield Change(article=article, kind=kind, change="gone", before=finding,
                     sentence=old.sentence_at(place_of(finding)))  # fmt: skip
    for finding in (after[b] for b in aligned.new):
        yield Change(article=article, kind=kind, change="new", after=finding,
                     sentence=new.sentence_at(place_of(finding)))  # fmt: skip


_FIELDS = ("title", "standfirst", "body", "page")


def _order(change: Change) -> tuple[int, int, int]:
    finding = change.after or change.before
    if finding is None:
        raise AssertionError("a change has a finding")
    place = place_of(finding)
    return _FIELDS.index(place.field), place.start, place.end
