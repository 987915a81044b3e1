"""Reads clean and dirty texts and counts the verdicts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate, cycle, takewhile

import msgspec

from scripts.dirty.passages import PUBLISHED, Clean, join_passages, load_passages
from scripts.dirty.spoiled import Spoiled, unspoiled
from scripts.dirty.spoilers import SPOILERS, spoil
from scripts.dirty.verdicts import Judged, Reference, judge, refer
from warsan.errors import InputError
from warsan.model import Reading
from warsan.reader.article import read_article
from warsan.sources import read_page

LONG = "long paragraph"
NAMES = (*SPOILERS, LONG)
LONG_WORDS = 3_000


class Outcome(msgspec.Struct, frozen=True):
    """What became of one text.

    Attributes:
        clean: How many findings its clean text has.
        judged: The findings of the dirty text with their verdicts.
    """

    clean: int
    judged: tuple[Judged, ...]

    def counts(self) -> Counter[str]:
        """Findings of the clean text by what became of them; those misplaced and invented."""
        same = {j.twin for j in self.judged if j.verdict == "same"}
        weaker = {j.twin for j in self.judged if j.verdict == "weaker"} - same
        wrong = Counter(j.verdict for j in self.judged if j.verdict in ("misplaced", "invented"))
        kept = {"same": len(same), "weaker": len(weaker)}
        return Counter(
            kept | {"clean": self.clean, "dropped": self.clean - sum(kept.values())}
        ) + Counter({str(verdict): n for verdict, n in wrong.items()})


def read_text(text: str) -> Reading:
    """A text by the way that every text goes.

    Raises:
        InputError: It cannot be read as English news.
    """
    return read_article(read_page(text, origin="passage", published=PUBLISHED).article)


@cache
def read_clean(passage: Clean) -> Reading:
    """The reading of a clean passage, read once."""
    return read_text(passage.text)


def find_outcomes(name: str) -> Iterator[Outcome]:
    """What becomes of the passages when they are spoilt in one way."""
    for reference, spoiled in _cases(name):
        yield find_outcome(reference, spoiled)


def find_outcome(reference: Reference, spoiled: Spoiled) -> Outcome:
    """What becomes of one text; a text that is refused loses all its findings."""
    try:
        judged = judge(reference, spoiled, read_text(spoiled.text))
    except InputError:
        judged = ()
    return Outcome(len(reference.facts), judged)


def _cases(name: str) -> Iterator[tuple[Reference, Spoiled]]:
    if name == LONG:
        yield long_paragraph()
        return
    for passage in load_passages():
        yield refer(passage, [read_clean(passage)]), spoil(passage, (name,))


def long_paragraph() -> tuple[Reference, Spoiled]:
    """The passages without a break, over again until the paragraph has its words."""
    passages = load_passages()
    sizes = accumulate((len(p.text.split()) for p in cycle(passages)), initial=0)
    short = takewhile(lambda pair: pair[0] < LONG_WORDS, zip(sizes, cycle(passages), strict=False))
    parts: Sequence[Clean] = [passage for _, passage in short]
    clean = join_passages(parts)
    return refer(clean, [read_clean(p) for p in parts]), unspoiled(clean)
