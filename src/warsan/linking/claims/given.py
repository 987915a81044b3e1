"""What persons judged of claims: theirs by name and time, never ours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec

from warsan.linking.claims.values import Judged, Side, Verdict

JudgementKind = Literal["same", "denies", "apart", "verdict"]


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """What one person said of one statement, or of two.

    Attributes:
        id: Counts up within a desk.
        kind: Two statements put the same, one denies the other, they are apart; or a verdict.
        statement: Id of the first statement of the claim judged.
        other: Id of the first statement of the other claim; "" for a verdict.
        text: The verdict.
        by: Who judged.
        at: When, ISO 8601 in UTC.
        withdrawn: When it was taken back; None where it holds.
    """

    id: int
    kind: JudgementKind
    statement: str
    other: str = ""
    text: str = ""
    note: str = ""
    by: str
    at: str
    withdrawn: str | None = None

    @property
    def judged(self) -> Judged:
        """Whose it is."""
        return Judged(by=self.by, at=self.at, note=self.note)


class Link(msgspec.Struct, frozen=True):
    """That the claims of two statements are one, or that the second's denies the first's."""

    one: str
    other: str
    side: Side
    judged: Judged


class Given(msgspec.Struct, frozen=True):
    """Judgements as linking needs them.

    Attributes:
        links: In the order in which they were made.
        apart: Statement to those that it must not join.
        verdicts: First statement of a claim to what was said of it, newest first.
    """

    links: tuple[Link, ...] = ()
    apart: Mapping[str, frozenset[str]] = {}
    verdicts: Mapping[str, tuple[Verdict, ...]] = {}


def arrange_judgements(judgements: Iterable[Judgement]) -> Given:
    """The judgements that hold, the latest of two on the same pair."""
    links: dict[frozenset[str], Link] = {}
    apart: dict[str, frozenset[str]] = {}
    verdicts: dict[str, tuple[Verdict, ...]] = {}
    for item in sorted(judgements, key=lambda j: (j.at, j.id)):
        one, other = item.statement, item.other
        if item.withdrawn is not None:
            continue
        if item.kind == "verdict":
            said = Verdict(text=item.text, judged=item.judged)
            verdicts[one] = (said, *verdicts.get(one, ()))
            continue
        links.pop(frozenset((one, other)), None)
        held = item.kind == "apart"
        for first, second in ((one, other), (other, one)):
            kept = apart.get(first, frozenset()) - {second}
            apart[first] = kept | {second} if held else kept
        if not held:
            side: Side = "supports" if item.kind == "same" else "denies"
            links[frozenset((one, other))] = Link(one, other, side, item.judged)
    return Given(tuple(links.values()), apart, verdicts)
