"""How a claim stands, day by day, by who said what of it: never whether it is true."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from warsan.linking.claims.drafts import Draft
from warsan.linking.claims.values import Claim, Position, Statement, Status, Step, Verdict

_NEVER = "9999"  # no day comes after


class _Tally(msgspec.Struct):
    """Who stands where after the positions so far, by the keys of their voices."""

    supporters: set[str] = set()
    deniers: dict[str, str] = {}  # with the day
    explicit: bool = True
    conceded: bool = False
    superseded: bool = False

    @property
    def status(self) -> Status:
        """The standing that this comes to."""
        if self.superseded:
            return "superseded"
        if self.conceded:
            return "conceded"
        if self.deniers and (self.supporters or self.explicit):
            return "denied" if self.explicit else "disputed"
        return "corroborated" if len(self.supporters) > 1 else "asserted"


def judge_standing(positions: Sequence[Position], own: str) -> tuple[Status, tuple[Step, ...], int]:
    """The standing now, how it came to it, and how many independent sources support it.

    Args:
        positions: Oldest first.
        own: Code of the party whose deed or loss it is: what it grants is a concession.
    """
    tally, steps = _Tally(), list[Step]()
    for position in positions:
        _count(tally, position, own)
        status = tally.status
        if not steps or steps[-1].status != status:
            steps.append(Step(position.statement.day, status, position.voice.name))
    status = steps[-1].status if steps else "asserted"
    return status, tuple(steps), len(tally.supporters)


def _count(tally: _Tally, position: Position, own: str) -> None:
    key, voice = position.voice.key, position.voice
    if position.how == "gives a later figure":
        tally.superseded = True
    elif position.side == "denies":
        tally.deniers[key] = position.statement.day
        tally.explicit &= position.how == "denies explicitly"
        tally.supporters.discard(key)
    else:
        granted = position.how == "concedes" and bool(own) and voice.code == own
        tally.conceded |= granted or tally.deniers.get(key, _NEVER) < position.statement.day
        tally.deniers.pop(key, None)
        tally.supporters.add(key)


def finish_claim(draft: Draft, verdicts: Iterable[Verdict] = ()) -> Claim:
    """The claim of a draft, with its standing."""
    positions = tuple(sorted(draft.positions, key=_when))
    status, steps, independent = judge_standing(positions, _own(draft.first))
    return Claim(
        id=draft.id, first=draft.first, positions=positions,
        silent=_find_silent(draft.first, positions), status=status, steps=steps,
        independent=independent, unlinked=draft.unlinked, verdicts=tuple(verdicts),
        rivals=tuple(dict.fromkeys(draft.rivals)),
    )  # fmt: skip


def _own(first: Statement) -> str:
    """Whose deed it is; where nobody is named for it, to whom it was done."""
    if first.slot is not None:
        return first.slot.of
    party = first.actor or first.recipient
    return party.code if party else ""


def _when(position: Position) -> tuple[str, str, str, tuple[int, int]]:
    statement = position.statement
    return statement.day, statement.published or "", statement.article, statement.place


def _find_silent(first: Statement, positions: Iterable[Position]) -> tuple[str, ...]:
    """Parties to it of whom the articles report no word on it."""
    parties = [p.code for p in (first.actor, first.recipient) if p and p.code]
    if first.slot is not None and first.slot.of:
        parties.append(first.slot.of)
    heard = {position.voice.code for position in positions}
    return tuple(code for code in dict.fromkeys(parties) if code not in heard)
