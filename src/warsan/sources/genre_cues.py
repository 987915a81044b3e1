"""How a text speaks: shares of first person, argument, reported speech, and its shape."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from warsan.codebook.genre_words import load_genre_words

# Quotations say how sources speak, not the author. Beyond 1,500 characters a closing mark is lost.
_QUOTED = re.compile(r"“[^“”]{1,1500}”|\"[^\"]{1,1500}\"|''(?:[^']|'(?!')){1,1500}''")
_WORD = re.compile(r"[A-Za-z][\w’'-]*")
_HOUR = r"(?:[01]?\d|2[0-3])"
# "19:59" is a time wherever it stands, "19.59" may be a share or a price.
_CLOCK = re.compile(
    rf"(?<![\d.:]){_HOUR}:[0-5]\d(?!\d)"
    rf"|(?:^|\bat\s|\b(?:19|20)\d\d\s){_HOUR}\.[0-5]\d(?![\d%])"
    rf"|(?<![\d.]){_HOUR}\.[0-5]\d\s?(?:[ap]\.?m\b|[A-Z]{{2,4}}\b)",
    re.MULTILINE,
)
_DATED = re.compile(r"\([^()]{8,160}?,?\s\d{1,2}(?:st|nd|rd|th)?\s[A-Z][a-z]{2,8}\)")
_NAME = r"[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,4}"
_WRITER = re.compile(
    rf"[^\w]*(?:The\s(?:writer|author)|{_NAME})(?:\s\([^)]*\))?(?:,\s[^,]{{3,80}},)?\s"
    r"(?:is|are|was|chairs|represents|teaches|writes|tweets|serves|directs)\b"
)
_BYLINED = re.compile(
    r"(?:contributed|contributing) (?:to this|reporting)|\breport(?:ed|ing) (?:by|from)|"
    r"^\s*contributing:",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"[A-Z][A-Z’' .,-]{2,40}(?:,\s[\w .]{2,30})?(?:\([^)]{2,30}\)\s)?\s?[—–:-]")
_TITLE_ASKS = re.compile(
    r"\?|^(?:why|how|what|our|the case|don[’']t|stop|let)\b|\b(?:should|must|need to|can[’']t)\b",
    re.IGNORECASE,
)
_TITLE_REPORTS = re.compile(r"[‘“']|\b(?:says?|said|claims?|reports?|warns?|accus\w+)\b")
_SHORT_LINE = 7  # words; names, places and headings are shorter
_LONG_PARAGRAPH = 25  # words
_MOST_CHARACTERS = 60_000  # how a text speaks shows long before; a million would take seconds
_ENDING = 2  # paragraphs in which an author or the reporters are named


def find_genre_cues(title: str | None, paragraphs: Sequence[str]) -> dict[str, float]:
    """What each cue of `data/pages/genre_cues.tsv` amounts to in a text.

    Args:
        title: The headline, if known.
        paragraphs: The body, in order.

    Returns:
        Cue to a number from zero on: words' shares are square roots of hits in a hundred words
        outside quotations, which keeps one long "I" story from outweighing all else.
    """
    text = "\n".join(paragraphs)[:_MOST_CHARACTERS]
    told = _QUOTED.sub(" ", text)
    count = max(len(_WORD.findall(told)), 30)
    shares = {
        cue: math.sqrt(100 * len(pattern.findall(told)) / count)
        for cue, pattern in load_genre_words().words.items()
    }
    whole = max(len(_WORD.findall(text)), 30)
    return {
        **shares,
        "asks": math.sqrt(100 * told.count("?") / count),
        "quoted": 1 - len(told) / max(len(text), 1),
        "clocks": math.sqrt(100 * len(_CLOCK.findall(text)) / whole),
        "answered": math.sqrt(100 * len(_DATED.findall(text)) / whole),
        "length": math.log(whole),
        **_shape(paragraphs),
        "title_asks": float(bool(title and _TITLE_ASKS.search(title))),
        "title_reports": float(bool(title and _TITLE_REPORTS.search(title))),
    }


def _shape(paragraphs: Sequence[str]) -> dict[str, float]:
    words = [len(_WORD.findall(line)) for line in paragraphs]
    longs = [n for n in words if n >= _SHORT_LINE] or [1]
    # A signature stands below what it signs, a heading above: either has a long neighbour.
    short = sum(
        n < _SHORT_LINE and line[-1:] not in '.!?:;”"' and near >= _LONG_PARAGRAPH
        for n, line, near in zip(words[1:], paragraphs[1:], words, strict=False)
    )
    ending = paragraphs[-_ENDING:]
    return {
        "signed": math.sqrt(10 * short / max(len(paragraphs), 1)),
        "writer": float(any(_WRITER.match(line) and n < 60 for line, n in _counted(ending[-1:]))),
        "bylined": float(any(_BYLINED.search(line) and n < 60 for line, n in _counted(ending))),
        "dateline": float(bool(paragraphs) and bool(_DATELINE.match(paragraphs[0]))),
        "paragraphs": math.log(sum(longs) / len(longs)),
    }


def _counted(lines: Sequence[str]) -> list[tuple[str, int]]:
    return [(line, len(line.split())) for line in lines]
