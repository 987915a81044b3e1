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


@dataclass(frozen=True, slots=True)
class SpeechCue:
    """A word of saying or believing, and how its content hangs on it."""

    lemma: str
    upos: str
    kind: CueKind
    frames: frozenset[str]


@dataclass(frozen=True, slots=True)
class SpeechWords:
    """Cues by (lemma, part of speech); classes of channel by word."""

    cues: MappingProxyType[tuple[str, str], SpeechCue]
    channels: MappingProxyType[str, str]


@cache
def load_speech() -> SpeechWords:
    """The cue and channel tables, read and checked once.

    Raises:
        CodebookError: A word stands twice, or a kind, frame or class is unknown.
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
    return SpeechWords(MappingProxyType(cues), MappingProxyType(channels))


def _cue(row: Row) -> SpeechCue:
    kind, upos, split = row["kind"], row["part"], frozenset(row["frames"].split(","))
    if kind not in get_args(CueKind) or not split <= FRAMES or upos not in ("VERB", "NOUN"):
        raise CodebookError(f"{row.place}: unknown kind, frame or part of speech")
    return SpeechCue(row["lemma"], upos, cast(CueKind, kind), split)
