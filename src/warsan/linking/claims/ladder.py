"""Every figure for one slot over time, by claimant: ranges side by side, never averaged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from warsan.codebook.claim_words import load_claim_words
from warsan.codebook.parties import load_parties
from warsan.codebook.party_lookup import explain_party
from warsan.errors import NotFoundError
from warsan.linking.claims.sentence_words import plain_word
from warsan.linking.claims.slots import PEOPLE, Slot
from warsan.linking.claims.values import Statement, Voice

_NAMED = 6  # slots named in a message


class Rung(msgspec.Struct, frozen=True):
    """One claimant's figure.

    Attributes:
        day: The ISO day it holds for; else of publication; "" if unknown.
        low, best, high: As the text bounds it.
        sentences: Where it stands, the earliest first.
        loose: Whether it says less exactly what is counted: "Russians", not soldiers.
    """

    day: str
    voice: Voice
    low: float | None
    best: float | None
    high: float | None
    sentences: tuple[Statement, ...]
    loose: bool = False

    @property
    def outlets(self) -> tuple[str, ...]:
        """Who printed it, each once."""
        return tuple(dict.fromkeys(s.outlet or "" for s in self.sentences))


class Ladder(msgspec.Struct, frozen=True):
    """The figures of a slot, oldest first."""

    slot: Slot
    rungs: tuple[Rung, ...]


class SlotRow(msgspec.Struct, frozen=True):
    """A slot with how much there is to see."""

    slot: Slot
    figures: int
    claimants: int
    first: str
    last: str

    @property
    def key(self) -> str:
        """As `warsan ladder` takes it."""
        return self.slot.key


def list_slots(statements: Iterable[Statement]) -> tuple[SlotRow, ...]:
    """All slots with their figures, those with most claimants first."""
    found = defaultdict[str, list[Statement]](list)
    for statement in statements:
        if statement.slot is not None:
            found[statement.slot.key].append(statement)
    rows = [_row(items) for items in found.values()]
    return tuple(sorted(rows, key=lambda row: (-row.claimants, -row.figures, row.key)))


def _row(items: Sequence[Statement]) -> SlotRow:
    days = sorted(day for item in items if (day := item.holds))
    keys = {held.voice.key for item in items for held in item.held}
    slot = items[0].slot
    if slot is None:
        raise ValueError("a figure without a slot")
    return SlotRow(slot, len(items), len(keys), days[0] if days else "", days[-1] if days else "")


def build_ladder(statements: Sequence[Statement], slot: Slot) -> Ladder:
    """The ladder of a slot."""
    found = defaultdict[tuple[object, ...], list[Statement]](list)
    for item in statements:
        if item.slot is not None and _belongs(item.slot, slot):
            for held in item.held:
                if held.value > 0:
                    key = (item.holds, held.voice.key, item.low, item.best, item.high)
                    found[key].append(item)
    rungs = [_rung(items, str(key[1]), slot) for key, items in found.items()]
    return Ladder(slot, tuple(sorted(rungs, key=lambda r: (r.day, r.voice.key, r.best or 0.0))))


def _rung(items: list[Statement], voice_key: str, slot: Slot) -> Rung:
    items.sort(key=lambda item: (item.published or "", item.article, item.place))
    first = items[0]
    voice = next(held.voice for held in first.held if held.voice.key == voice_key)
    return Rung(first.holds, voice, first.low, first.best, first.high, tuple(items),
                loose=first.slot != slot)  # fmt: skip


def _belongs(found: Slot, asked: Slot) -> bool:
    if (found.outcome, found.of, found.where) != (asked.outcome, asked.of, asked.where):
        return False
    return found.counted in {asked.counted, PEOPLE}


def find_asked(rows: Sequence[SlotRow], text: str) -> Slot:
    """The slot that is asked for, by its key or in words ("Russian soldiers killed").

    Raises:
        NotFoundError: None fits, or several do; the message names them.
    """
    exact = [row.slot for row in rows if row.key.casefold() == text.strip().casefold()]
    if exact:
        return exact[0]
    wanted = _in_words(text)
    fits = [row.slot for row in rows if all(getattr(row.slot, k) == v for k, v in wanted.items())]
    whole = [slot for slot in fits if not slot.where]
    chosen = fits if "where" in wanted else whole or fits
    if len(chosen) == 1:
        return chosen[0]
    named = ", ".join(slot.key for slot in (chosen or [row.slot for row in rows])[:_NAMED])
    if chosen:
        raise NotFoundError(f"several slots fit {text!r}: {named}", "give one of these")
    hint = f"the desk has {named}" if named else "the desk has no figures that can be compared"
    raise NotFoundError(f"no slot fits {text!r}", hint)


def _in_words(text: str) -> dict[str, str]:
    """What words ask for: what befell, what is counted, whose; the rest is a place."""
    table, wanted, rest = load_claim_words(), dict[str, str](), list[str]()
    for word in text.replace("/", " ").split():
        lower = word.strip(",.").lower()
        lemma = plain_word(lower)
        if found := table.outcomes.get(lower):
            wanted["outcome"] = found
        elif found := table.counted.get(lower) or table.counted.get(lemma):
            wanted["counted"] = found
        elif code := _code(word):
            wanted["of"] = code
        elif lower not in {"in", "at", "of", "-", "the"}:
            rest.append(word)
    if rest:
        wanted["where"] = " ".join(rest)
    return wanted


def _code(word: str) -> str:
    """The party that a word names: a code, a country, or a people ("Russian")."""
    if word in load_parties().labels:
        return word
    party = explain_party(word).party
    return party.code if party else ""
