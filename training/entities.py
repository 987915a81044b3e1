"""GUM's entity layer as one label a word: what kind of entity the word heads a mention of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from warsan.eval.formats.conllu import ConlluSentence

# "(12-person-new-…" opens a mention, "12)" closes it, "(7-abstract-…)" does both; a mention in
# several parts says so in brackets, "(12[1/2]-person-…".
_MARK = re.compile(
    r"\((?P<open>\d+(?:\[[^\]]*\])?)-(?P<kind>[a-z]+)[^()]*(?P<whole>\))?"
    r"|(?P<close>\d+(?:\[[^\]]*\])?)\)"
)


def find_kinds(sentence: ConlluSentence) -> list[str]:
    """The kind of entity that each word heads a mention of, "none" where it heads none.

    Empty where the sentence has no such layer. Of nested mentions with one head (the parts of
    "Russia and its allies") the innermost counts.
    """
    if not any("Entity" in word.misc for word in sentence.words):
        return []
    kinds = ["none"] * len(sentence.words)
    spans = sorted(_find_spans(sentence), key=lambda s: s[0] - s[1])
    for first, last, kind in spans:
        for at in range(first, last):
            if not first <= sentence.words[at].head < last:
                kinds[at] = kind
                break
    return kinds


def _find_spans(sentence: ConlluSentence) -> Iterator[tuple[int, int, str]]:
    started: dict[str, list[tuple[int, str]]] = {}
    for at, word in enumerate(sentence.words):
        for mark in _MARK.finditer(word.misc.get("Entity", "")):
            if mark["whole"]:
                yield at, at + 1, mark["kind"]
            elif mark["open"]:
                started.setdefault(mark["open"], []).append((at, mark["kind"]))
            elif started.get(mark["close"]):
                first, kind = started[mark["close"]].pop()
                yield first, at + 1, kind
