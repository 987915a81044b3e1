"""Statements of events into claims: one after the other, oldest first."""

from __future__ import annotations

from collections.abc import Sequence

from warsan.linking.claims.candidates import Candidates, weigh_words
from warsan.linking.claims.drafts import Draft, start_draft
from warsan.linking.claims.given import Given
from warsan.linking.claims.likeness import Likeness, judge_likeness
from warsan.linking.claims.values import Statement

JOINED = 1.2  # log-odds from which two statements put one proposition; see docs/claims.md
_MARGIN = 0.4  # two claims nearer to each other than this leave a statement between them
_OPPOSED = 1.5  # as `JOINED`, where the one thing that differs is who did it
_FORCE = 4  # PLOVER quad of material conflict
_COMPARED = 6  # members of a claim that a statement is compared with


def group_statements(statements: Sequence[Statement], given: Given) -> list[Draft]:
    """Claims of events, charges and replies.

    Args:
        statements: In the order in which they are to be taken.
        given: What persons kept apart.
    """
    grouping = _Grouping(weigh_words(statements), given)
    for statement in statements:
        grouping.take(statement)
    return grouping.drafts


class _Grouping:
    """Claims so far, and where to look for the ones that a statement may belong to."""

    def __init__(self, weights: dict[str, float], given: Given) -> None:
        self.drafts = list[Draft]()
        self._weights = weights
        self._given = given
        self._candidates = Candidates(weights)
        self._of = dict[str, int]()

    def take(self, statement: Statement) -> None:
        """Join a statement to its claim, or make it one of its own."""
        if self._take_answer(statement):
            return
        ranked, opposed = self._rank(statement)
        if not ranked:
            self._start(statement)
        elif len(ranked) > 1 and self._between(ranked):
            self._leave(statement, [number for _, number in ranked[:2]])
        else:
            likeness, number = ranked[0]
            self.drafts[number].join(statement, likeness.score, likeness.reason)
            self._file(statement, number)
        for likeness, number in opposed:
            self._oppose(statement, number, likeness)

    def _take_answer(self, statement: Statement) -> bool:
        """A reply or counter-charge stands where what it answers stands."""
        if statement.left:
            left = [self.drafts[self._of[s]].id for s in statement.left if s in self._of]
            self._leave(statement, [self._of[s] for s in statement.left if s in self._of])
            return len(left) > 1
        number = self._of.get(statement.answers or "")
        if number is None or self._is_kept_apart(statement, number):
            return False
        if statement.kind == "reply":
            reason = "answers it in the same article"
            self.drafts[number].deny(statement, "denies explicitly", JOINED, reason)
            self._of[statement.id] = number
            return True
        self._oppose(statement, number, Likeness(JOINED, "answers it in the same article"))
        return False

    def _is_kept_apart(self, statement: Statement, number: int) -> bool:
        apart = self._given.apart.get(statement.id, frozenset())
        return any(member.id in apart for member in self.drafts[number].members)

    def _rank(
        self, statement: Statement
    ) -> tuple[list[tuple[Likeness, int]], list[tuple[Likeness, int]]]:
        """Claims that it may put again, the likeliest first; claims that it lays on another."""
        same, opposed = list[tuple[Likeness, int]](), list[tuple[Likeness, int]]()
        for number in self._candidates.find(statement):
            draft = self.drafts[number]
            likeness = None if draft.closed else self._compare(draft, statement)
            if likeness is None:
                continue
            if not likeness.opposed and likeness.score >= JOINED:
                same.append((likeness, number))
            elif likeness.score >= _OPPOSED and _turned(draft, statement):
                opposed.append((likeness, number))
        same.sort(key=lambda pair: (-pair[0].score, pair[1]))
        return same, opposed

    def _compare(self, draft: Draft, statement: Statement) -> Likeness | None:
        """The likeness to the nearest member; None if one of them contradicts."""
        apart = self._given.apart.get(statement.id, frozenset())
        best: Likeness | None = None
        for member in draft.members[:_COMPARED]:
            likeness = judge_likeness(member, statement, self._weights)
            if likeness is None or member.id in apart:
                return None
            if best is None or likeness.score > best.score:
                best = likeness
        return best

    def _between(self, ranked: Sequence[tuple[Likeness, int]]) -> bool:
        first, second = ranked[0][0], ranked[1][0]
        return first.score - second.score < _MARGIN

    def _start(self, statement: Statement) -> None:
        self._of[statement.id] = len(self.drafts)
        self.drafts.append(start_draft(statement))
        self._candidates.add(statement, len(self.drafts) - 1)

    def _leave(self, statement: Statement, left: Sequence[int]) -> None:
        """Two claims are equally near: link to neither, and name both."""
        draft = start_draft(statement)
        draft.closed = True
        draft.unlinked = tuple(self.drafts[number].id for number in left)
        self._of[statement.id] = len(self.drafts)
        self.drafts.append(draft)

    def _file(self, statement: Statement, number: int) -> None:
        self._of[statement.id] = number
        if len(self.drafts[number].members) <= _COMPARED:
            self._candidates.add(statement, number)

    def _oppose(self, statement: Statement, number: int, likeness: Likeness) -> None:
        draft = self.drafts[number]
        draft.deny(statement, "blames the other side", likeness.score, likeness.reason)
        own = self._of.get(statement.id)
        if own is not None and own != number:
            draft.rivals.append(self.drafts[own].id)
            self.drafts[own].rivals.append(draft.id)


def _turned(draft: Draft, statement: Statement) -> bool:
    """Whether the accused lays the same deed on whoever accuses, or on whom it was done to."""
    if draft.first.quad != _FORCE and draft.first.kind != "charge":
        return False
    accused = draft.first.actor.code if draft.first.actor else ""
    named = statement.actor.code if statement.actor else ""
    speaks = any(held.voice.code == accused and held.value > 0 for held in statement.held)
    against = {p.voice.code for p in draft.positions if p.side == "supports"}
    if draft.first.recipient:
        against.add(draft.first.recipient.code)
    return bool(accused and named) and speaks and named in against
