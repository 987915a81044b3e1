"""Claims that somebody denies, and claims that the accused left unanswered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

import msgspec

from warsan.linking.claims.values import Claim, Position

_FORCE = 4  # PLOVER quad of material conflict: what one answers for


class Dispute(msgspec.Struct, frozen=True):
    """A claim and what stands against it.

    Attributes:
        claimed: The first who says so; None where only the denial was found.
        denied: The first against it.
        days: Between the two, as published; None where a day is unknown or a side is missing.
    """

    claim: Claim
    claimed: Position | None
    denied: Position
    days: int | None


class DisputesView(msgspec.Struct, frozen=True):
    """What is disputed, and what is unanswered.

    Attributes:
        disputes: The latest first, then denials whose claim was not found.
        unanswered: Claims against a party of which no word of it is reported.
    """

    disputes: tuple[Dispute, ...]
    unanswered: tuple[Claim, ...]


def find_disputes(claims: Sequence[Claim], parties: Iterable[str] = ()) -> DisputesView:
    """What is disputed, and what is unanswered.

    Args:
        claims: Of the desk.
        parties: Codes; only claims in which all of them take part or have a say.
    """
    asked = set(parties)
    within = [claim for claim in claims if asked <= involved(claim)]
    disputes = sorted(_disputes(within), key=_latest, reverse=True)
    unanswered = [claim for claim in within if is_unanswered(claim)]
    unanswered.sort(key=lambda claim: (claim.first.day, claim.id), reverse=True)
    return DisputesView(tuple(disputes), tuple(unanswered))


def involved(claim: Claim) -> set[str]:
    """Codes of those who take part in a claim or have a say on it."""
    first = claim.first
    codes = {party.code for party in (first.actor, first.recipient) if party}
    codes |= {position.voice.code for position in claim.positions}
    if first.slot is not None:
        codes.add(first.slot.of)
    return codes - {""}


def is_unanswered(claim: Claim) -> bool:
    """Whether others charge a party with a deed of which it is not reported to have spoken."""
    first = claim.first
    accused = first.actor.code if first.actor else ""
    charged = any(not p.voice.outlet and p.voice.code != accused for p in claim.supporters)
    deed = first.quad == _FORCE or first.kind == "charge"
    return deed and charged and not claim.deniers and accused in claim.silent


def _disputes(claims: Sequence[Claim]) -> Iterator[Dispute]:
    """Each once: of figures that exclude each other, the earliest stands for all."""
    known, shown = {claim.id: claim for claim in claims}, set[str]()
    for claim in claims:
        against = [p for p in claim.deniers if p.how != "gives a later figure"]
        settled = claim.status in {"asserted", "corroborated"}
        if not against or settled or claim.id in shown:
            continue
        shown |= _tied(claim, known)
        claimed = claim.supporters[0] if claim.supporters else None
        yield Dispute(claim, claimed, against[0], _between(claimed, against[0]))


def _tied(claim: Claim, known: Mapping[str, Claim]) -> set[str]:
    """A claim and its rivals, and theirs."""
    found, left = set[str](), [claim.id]
    while left:
        name = left.pop()
        if name in known and name not in found:
            found.add(name)
            left += known[name].rivals
    return found


def _between(claimed: Position | None, denied: Position) -> int | None:
    if claimed is None or not (claimed.statement.day and denied.statement.day):
        return None
    first, second = (date.fromisoformat(p.statement.day) for p in (claimed, denied))
    return (second - first).days


def _latest(dispute: Dispute) -> tuple[bool, str, str]:
    """Denials whose claim was not found come last."""
    last = dispute.claim.positions[-1].statement.day
    return dispute.claimed is not None, last, dispute.claim.id
