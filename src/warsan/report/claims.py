"""Claims in plain words, the same in the terminal and on the pages."""

from __future__ import annotations

from typing import TypeGuard

from warsan.linking.claims import Claim, Dispute, Rung, Slot, Statement, Voice
from warsan.model import Party
from warsan.report.phrases import say_code, say_number


def say_status(claim: Claim) -> str:
    """The standing in words: "corroborated by 2 independent sources", "said not to be so"."""
    if claim.status == "corroborated":
        return f"corroborated by {claim.independent} independent sources"
    if claim.status == "asserted" and not claim.supporters:
        return "said not to be so"
    return claim.status


def say_voice(voice: Voice) -> str:
    """Who speaks, with the side: "Ben Wallace (United Kingdom)"."""
    side = say_code(voice.code) if voice.code else ""
    return f"{voice.name} ({side})" if side and side != voice.name else voice.name


def say_between(dispute: Dispute) -> str:
    """The time from claim to denial."""
    days = dispute.days
    if days is None:
        return "no claim found" if dispute.claimed is None else "time between not known"
    if days == 0:
        return "the same day"
    return f"{abs(days)} {'day' if abs(days) == 1 else 'days'} {'later' if days > 0 else 'earlier'}"


def say_bounds(item: Statement | Rung) -> str:
    """A figure as it is bounded: "at least 2,000", "about 500", "7,000 to 15,000", "50"."""
    low, best, high = item.low, item.best, item.high
    if low is not None and high is not None:
        return say_number(low) if low == high else f"{say_number(low)} to {say_number(high)}"
    if low is not None:
        return f"at least {say_number(low)}"
    if high is not None:
        return f"at most {say_number(high)}"
    return f"about {say_number(best)}" if best is not None else "not counted"


def say_slot(slot: Slot) -> str:
    """What is counted: "military killed, Russia", "person wounded, in Kramatorsk"."""
    of = f", {say_code(slot.of)}" if slot.of else ""
    where = f", in {slot.where}" if slot.where else ""
    return f"{_PLURAL.get(slot.counted, slot.counted)} {slot.outcome}{of}{where}"


_UNTOLD = ("something it is charged with", "something it denies")
_PLURAL = {"military": "soldiers", "person": "people", "child": "children", "people": "people"}


def say_claim(claim: Claim) -> str:
    """A claim in a line: "Russia → Ukraine: ASSAULT “struck”, Dorn", soldiers killed: 50."""
    first = claim.first
    if first.slot is not None:
        return f"{say_slot(first.slot)}: {say_bounds(first)}"
    actor = say_code(first.actor.code) if first.actor and first.actor.code else "somebody"
    if not first.type:
        return f"{actor}: {_UNTOLD[first.kind == 'reply']}"
    whom = f" → {say_code(first.recipient.code)}" if _is_named(first.recipient) else ""
    words = f" “{' '.join(first.told.split())}”" if first.told else ""
    where = f", {first.where.name}" if first.where else ""
    return f"{actor}{whom}: {first.type}{words}{where}"


def _is_named(party: Party | None) -> TypeGuard[Party]:
    return party is not None and bool(party.code)
