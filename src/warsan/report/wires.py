"""How copies of one text stand to each other, in plain words."""

from __future__ import annotations

from collections.abc import Iterator

from warsan.linking import Difference, Lost, WireRow

_SHOWN = 160  # characters of a sentence


def say_wire(row: WireRow) -> str:
    """How many copies there are and where the text comes from."""
    origin = row.origin.name or "origin unresolved"
    return f"{len(row.members)} copies, {origin} ({row.origin.reason}): one source"


def say_difference(difference: Difference) -> Iterator[str]:
    """Lines on what a copy leaves out, adds and edits, and what went missing."""
    yield (
        f"{difference.kept} sentences kept, {len(difference.left_out)} left out, "
        f"{len(difference.added)} added, {len(difference.edited)} edited"
    )
    for lost in difference.lost:
        yield say_lost(lost)
    for sentence in difference.left_out:
        yield f"left out: {_short(sentence)}"
    for sentence in difference.added:
        yield f"added: {_short(sentence)}"
    for edit in difference.edited:
        yield f"edited, before: {_short(edit.before)}"
        yield f"edited, now:    {_short(edit.after)}"


def say_lost(lost: Lost) -> str:
    """A denial or an attribution that went missing."""
    now = f"; now: {_short(lost.now)}" if lost.now else ""
    return f"{lost.kind} missing, {lost.reason}: {_short(lost.sentence)}{now}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[:_SHOWN] + " …"
