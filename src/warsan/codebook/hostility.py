"""Militarized actions and their hostility levels, and which PLOVER event is which."""

from __future__ import annotations

from functools import cache

import msgspec

from warsan.codebook.plover import load_plover
from warsan.codebook.rows import Row, read_rows
from warsan.errors import CodebookError
from warsan.model import Frame

_ANY = frozenset({"*"})


class Action(msgspec.Struct, frozen=True):
    """A militarized action of the MID data (`number` is its HiAct) and its hostility level."""

    number: int
    label: str
    level: int


class ActionRule(msgspec.Struct, frozen=True):
    """A row of `mid_levels.tsv`; sets of one "*" fit anything, "-" among the modes fits none."""

    type: str
    modes: frozenset[str]
    contexts: frozenset[str]
    frames: frozenset[str]
    action: Action
    why: str

    def fits(self, type_: str, mode: str | None, contexts: tuple[str, ...], frame: Frame) -> bool:
        """Whether an event of these is the row's action."""
        return (
            self.type == type_
            and (self.modes == _ANY or (mode or "-") in self.modes)
            and (self.contexts == _ANY or not self.contexts.isdisjoint(contexts))
            and (self.frames == _ANY or frame in self.frames)
        )


@cache
def load_actions() -> dict[int, Action]:
    """The actions by number."""
    return {
        int(row["action"]): Action(int(row["action"]), row["label"], int(row["level"]))
        for row in read_rows("escalation/mid_actions.tsv", ("action", "label", "level"))
    }


@cache
def load_action_rules() -> tuple[ActionRule, ...]:
    """The rows that turn PLOVER events into actions; the first that fits decides.

    Raises:
        CodebookError: A row names a type, mode, context or action that there is not.
    """
    columns = ("type", "mode", "context", "frame", "action", "why")
    return tuple(map(_rule, read_rows("escalation/mid_levels.tsv", columns)))


def find_action(
    type_: str, mode: str | None, contexts: tuple[str, ...], frame: Frame
) -> tuple[Action, str]:
    """The militarized action of an event, with the reason; action 0 where it is none."""
    for rule in load_action_rules():
        if rule.fits(type_, mode, contexts, frame):
            return rule.action, rule.why
    return load_actions()[0], f"{type_} is no militarized action when told as {frame}"


def _rule(row: Row) -> ActionRule:
    book = load_plover()
    modes, contexts = frozenset(row.entries("mode")), frozenset(row.entries("context"))
    strange = [m for m in modes - {"*", "-"} if (row["type"], m) not in book.modes]
    strange += [c for c in contexts - {"*"} if c not in book.contexts]
    if strange or row["type"] not in book.types:
        raise CodebookError(f"{row.place}: unknown {strange or row['type']}", "see data/plover")
    action = load_actions().get(int(row["action"]))
    if action is None:
        raise CodebookError(f"{row.place}: no action {row['action']}", "see mid_actions.tsv")
    frames = frozenset(row.entries("frame"))
    return ActionRule(row["type"], modes, contexts, frames, action, row["why"])


@cache
def load_anonymous() -> frozenset[str]:
    """Nouns under which sources speak without a name."""
    rows = read_rows("escalation/anonymous.tsv", ("nouns",))
    return frozenset(noun for row in rows for noun in row.entries("nouns"))


class WarRule(msgspec.Struct, frozen=True):
    """When uses of force count as war: the row of `war.tsv`."""

    deaths: float
    within_days: int
    on_days: int
    words: tuple[str, ...]


@cache
def load_war() -> WarRule:
    """The rule by which uses of force count as war."""
    columns = ("deaths", "within_days", "on_days", "words")
    (row,) = read_rows("escalation/war.tsv", columns)
    return WarRule(
        float(row["deaths"]), int(row["within_days"]), int(row["on_days"]), row.entries("words")
    )
