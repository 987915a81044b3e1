"""Figures into claims: one slot, one value; other values of the slot stand against it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from warsan.codebook.claim_words import load_claim_words
from warsan.linking.claims.drafts import Draft, start_draft
from warsan.linking.claims.given import Given
from warsan.linking.claims.sentence_words import content_words
from warsan.linking.claims.slots import Slot, compare_slots
from warsan.linking.claims.values import Position, Statement

_ABOUT = 0.1  # "about 500": so much more or less is the same
_MORE = 0.3  # "more than 500": up to so much above is the same
_HELD = 30  # days within which the same value is the same claim
_FAR = 2.0  # two sources apart by this factor differ, whatever has happened between
_APART = 1.25  # by this factor on the same day
_WIDE = 50.0  # by this factor two figures count different things
_SAME_DAY = 1
_SHARED = 2  # words beside place and outcome that two tolls of one happening share
_TOLL, _TOTAL = 10, 60  # days within which figures of one happening, or of a side's losses, compare
_SAME = "the same figure for the same thing"


def group_figures(statements: Sequence[Statement], given: Given) -> list[Draft]:
    """Claims of figures, with what other figures of the slot say against each.

    Args:
        statements: Figures with a slot, in the order in which they are to be taken.
        given: What persons kept apart.
    """
    slots = defaultdict[tuple[str, str], list[Draft]](list)
    drafts = list[Draft]()
    for statement in statements:
        slot = _slot(statement)
        near = slots[slot.outcome, slot.counted]
        draft = _find(near, statement, given)
        if draft is None:
            draft = start_draft(statement)
            near.append(draft)
            drafts.append(draft)
        else:
            draft.join(statement, 0.0, _SAME)
    for near in slots.values():
        _set_against(near, given)
    return drafts


def _slot(statement: Statement) -> Slot:
    if statement.slot is None:
        raise ValueError(f"{statement.id} is no figure")
    return statement.slot


def _find(near: Sequence[Draft], statement: Statement, given: Given) -> Draft | None:
    """The claim of the same value, the latest one."""
    apart = given.apart.get(statement.id, frozenset())
    for draft in reversed(near):
        members = {member.id for member in draft.members}
        if members.isdisjoint(apart) and _joins(draft, statement):
            return draft
    return None


def _joins(draft: Draft, statement: Statement) -> bool:
    last = draft.members[-1]
    return (
        compare_slots(_slot(draft.first), _slot(statement))
        and _days(last, statement) <= _HELD
        and agree(draft.first, statement)
    )


def agree(one: Statement, other: Statement) -> bool:
    """Whether two figures can be the same number: their ranges meet."""
    first, second = reach_of(one), reach_of(other)
    return first[0] <= second[1] and second[0] <= first[1]


def reach_of(figure: Statement) -> tuple[float, float]:
    """Lowest and highest number that a figure can mean."""
    low, best, high = figure.low, figure.best, figure.high
    if low is not None and high is not None:
        return low, high
    if low is not None:
        return low, low * (1 + _MORE)
    if high is not None:
        return high * (1 - _MORE), high
    middle = best or 0.0
    return middle * (1 - _ABOUT), middle * (1 + _ABOUT)


def _days(one: Statement, other: Statement) -> int:
    """Days between two figures, by the day they hold for; 0 where one has none."""
    first, second = one.holds, other.holds
    if not (first and second):
        return 0
    return abs((date.fromisoformat(second) - date.fromisoformat(first)).days)


def _set_against(near: Sequence[Draft], given: Given) -> None:
    """Let the figures of a slot that exclude each other stand against each other."""
    for n, one in enumerate(near):
        for other in near[n + 1 :]:
            kept = other.first.id in given.apart.get(one.first.id, ())
            if not kept and compare_slots(_slot(one.first), _slot(other.first)):
                _oppose(one, other)


def _oppose(one: Draft, other: Draft) -> None:
    """`other` came later: what its voices say of `one`, and those of `one` of it."""
    voices = [
        p for p in other.positions if p.side == "supports" and p.how != "gives a later figure"
    ]
    for position in _first_of_each(voices):
        if one.holds([position.voice.key]):
            later = position.statement.holds > one.first.holds
            if later and not (_is_vague(one.first) or _wide(one.first, position.statement)):
                _correct(one, other, position)
        elif differ(one.first, position.statement):
            reason = "another figure for the same thing"
            for draft, statement in ((one, position), (other, one.positions[0])):
                _add(draft, statement, reason)
            one.rivals.append(other.id)
            other.rivals.append(one.id)


def _correct(one: Draft, other: Draft, position: Position) -> None:
    held = next(h for h in position.statement.held if h.voice == position.voice)
    one.stand(position.statement, held, "denies", "gives a later figure",
              (0.0, "a later figure of the same source"))  # fmt: skip
    one.rivals.append(other.id)


def _add(draft: Draft, position: Position, reason: str) -> None:
    known = {(p.voice.key, p.how) for p in draft.positions}
    held = next((h for h in position.statement.held if h.voice == position.voice), None)
    if held and (position.voice.key, "gives another figure") not in known:
        draft.stand(position.statement, held, "denies", "gives another figure", (0.0, reason))


def _first_of_each(positions: Sequence[Position]) -> list[Position]:
    return list({p.voice.key: p for p in reversed(positions)}.values())[::-1]


def _is_open(lower: Statement, higher: Statement) -> bool:
    """Whether a bound lets both be true: "at least two" and eight, "up to 2,000" and 500."""
    return (lower.low is not None and lower.high is None) or (
        higher.high is not None and higher.low is None
    )


def _is_vague(figure: Statement) -> bool:
    """Whether it is a word for a number that leaves the end open: "dozens", "thousands"."""
    return figure.best is None and figure.high is None


def _same_happening(one: Statement, later: Statement) -> bool:
    """Whether two tolls of one place are of one day's fighting there, as far as is known."""
    if one.start and one.end and later.start and later.end:
        apart = one.end < later.start or later.end < one.start
        if apart and not (one.assumed and later.assumed):
            return False
    generic = load_claim_words()
    plain = set(generic.outcomes) | set(generic.counted) | {"least"}
    shared = (one.words & later.words) - plain - content_words(_slot(one).where)
    return len(shared) >= _SHARED


def _wide(one: Statement, other: Statement) -> bool:
    """Whether they are too far apart to count the same: one fight, and a war."""
    first, second = sorted(max(reach_of(s)[0], 1.0) for s in (one, other))
    return second / first > _WIDE


def differ(one: Statement, other: Statement) -> bool:
    """Whether two figures of different sources exclude each other.

    A toll grows: a higher number some days later contradicts nothing, unless it is twice as high
    and no toll of one happening. A lower one does.
    """
    one, later = sorted((one, other), key=lambda s: s.holds)
    days, placed = _days(one, later), bool(_slot(one).where)
    if agree(one, later) or days > (_TOLL if placed else _TOTAL) or _wide(one, later):
        return False
    if placed and not _same_happening(one, later):
        return False
    first, second = reach_of(one), reach_of(later)
    grown = second[0] > first[1]
    if _is_open(*((one, later) if grown else (later, one))):
        return False
    factor = second[0] / max(first[1], 1.0) if grown else first[0] / max(second[1], 1.0)
    if placed and one.article == later.article:
        return factor >= _FAR
    if days <= _SAME_DAY or not grown:
        return factor >= _APART
    return not placed and factor >= _FAR
