"""Which events draw a line: threats, promises, demands, offers."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from warsan.codebook.plover import load_plover
from warsan.codebook.rows import Row, read_rows
from warsan.errors import CodebookError
from warsan.model import Event

_ANY = frozenset({"*"})


class LineRule(msgspec.Struct, frozen=True):
    """A row of `lines.tsv`; a set of one "*" fits anything."""

    line: str
    types: frozenset[str]
    modes: frozenset[str]
    frames: frozenset[str]
    conditional: bool
    by_speaker: bool
    cue: re.Pattern[str] | None

    def fits(self, event: Event, sentence: str, *, conditional: bool, by_speaker: bool) -> bool:
        """Whether an event of this sentence draws the line."""
        return (
            (self.types == _ANY or event.type in self.types)
            and (self.modes == _ANY or (event.mode or "-") in self.modes)
            and (self.frames == _ANY or event.frame in self.frames)
            and (conditional or not self.conditional)
            and (by_speaker or not self.by_speaker)
            and (self.cue is None or self.cue.search(sentence) is not None)
        )


@cache
def load_line_rules() -> tuple[LineRule, ...]:
    """The rows of `lines.tsv`; the first that fits decides.

    Raises:
        CodebookError: A row names a type, mode or cue that there is not.
    """
    columns = ("line", "types", "modes", "frames", "condition", "speaker", "cue")
    return tuple(map(_rule, read_rows("escalation/lines.tsv", columns)))


def _rule(row: Row) -> LineRule:
    book = load_plover()
    types, modes = frozenset(row.entries("types")), frozenset(row.entries("modes"))
    known = {mode for _, mode in book.modes}
    if strange := (types - {"*"} - set(book.types)) | (modes - {"*", "-"} - known):
        raise CodebookError(f"{row.place}: unknown {sorted(strange)}", "see data/plover")
    cue = row["cue"]
    if cue != "-" and cue not in _cues():
        raise CodebookError(f"{row.place}: no cue {cue!r}", "see line_cues.tsv")
    return LineRule(
        row["line"], types, modes, frozenset(row.entries("frames")),
        row["condition"] == "yes", row["speaker"] == "yes", _cues().get(cue),
    )  # fmt: skip


@cache
def load_condition_marks() -> re.Pattern[str]:
    """A condition word with the words after it, up to the end of the clause."""
    return re.compile(rf"(?:{_cues()['condition'].pattern})[^,;:.!?”]*", re.IGNORECASE)


@cache
def _cues() -> dict[str, re.Pattern[str]]:
    return {
        row["cue"]: re.compile(
            rf"\b({'|'.join(map(re.escape, row.entries('phrases')))})\b", re.IGNORECASE
        )
        for row in read_rows("escalation/line_cues.tsv", ("cue", "phrases"))
    }
