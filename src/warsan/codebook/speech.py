"""Cue words of speech and belief, and the channels through which things are said."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal, cast, get_args

from warsan.codebook.rows import Row, read_rows
from warsan.errors import CodebookError

CueKind = Literal["report", "belief"]
FRAMES = frozenset(
    ("clause", "thing", "act", "charge", "quoted", "person", "to", "of", "about", "for", "on")
)
CHANNELS = frozenset(("platform", "medium", "document", "audience"))
ACTS = frozenset(
    ("directive", "accord", "verdict", "expressive", "topic", "wish", "denial", "aspect")
)


@dataclass(frozen=True, slots=True)
class SpeechCue:
    """A word of saying or believing, and how its content hangs on it."""

    lemma: str
    upos: str
    kind: CueKind
    frames: frozenset[str]


@dataclass(frozen=True, slots=True)
class SpeechAct:
    """What a word does with a content that it does not assert.

    Attributes:
        act: Its class: "directive", "accord", …
        that: Whether a "that" clause is asserted all the same.
    """

    act: str
    that: bool


@dataclass(frozen=True, slots=True)
class SpeechWords:
    """Cues and acts by (lemma, part of speech); classes of channel by word."""

    cues: MappingProxyType[tuple[str, str], SpeechCue]
    channels: MappingProxyType[str, str]
    acts: MappingProxyType[tuple[str, str], SpeechAct]


@cache
def load_speech() -> SpeechWords:
    """The cue and channel tables, read and checked once.

    Raises:
        CodebookError: A word stands twice, or a kind, frame, class or act is unknown.
    """
    cues: dict[tuple[str, str], SpeechCue] = {}
    for row in read_rows("cues/speech.tsv", ("lemma", "part", "kind", "frames")):
        cue = _cue(row)
        if (cue.lemma, cue.upos) in cues:
            raise CodebookError(f"data/cues/speech.tsv: {cue.lemma!r} stands twice")
        cues[cue.lemma, cue.upos] = cue
    channels = {r["word"]: r["class"] for r in read_rows("cues/channels.tsv", ("word", "class"))}
    if unknown := set(channels.values()) - CHANNELS:
        raise CodebookError(f"data/cues/channels.tsv: unknown class {min(unknown)!r}")
    return SpeechWords(
        MappingProxyType(cues), MappingProxyType(channels), MappingProxyType(_acts())
    )


def _acts() -> dict[tuple[str, str], SpeechAct]:
    found: dict[tuple[str, str], SpeechAct] = {}
    for row in read_rows("cues/acts.tsv", ("act", "that", "part", "lemmas")):
        if row["act"] not in ACTS or row["that"] not in ("yes", "no"):
            raise CodebookError(f"{row.place}: unknown act", f"one of {', '.join(sorted(ACTS))}")
        for lemma in (w.strip() for w in row["lemmas"].split(",")):
            if (lemma, row["part"]) in found:
                raise CodebookError(f"{row.place}: {lemma!r} stands twice")
            found[lemma, row["part"]] = SpeechAct(row["act"], row["that"] == "yes")
    return found


def _cue(row: Row) -> SpeechCue:
    kind, upos, split = row["kind"], row["part"], frozenset(row["frames"].split(","))
    if kind not in get_args(CueKind) or not split <= FRAMES or upos not in ("VERB", "NOUN"):
        raise CodebookError(f"{row.place}: unknown kind, frame or part of speech")
    return SpeechCue(row["lemma"], upos, cast(CueKind, kind), split)
