"""Whole names out of tags that flatten names within names.

English Worldwide Newswire writes one tag a word, and an inner name hides what the outer one is
there: "Bank of China Group" is B-ORG I-ORG B-LOC I-ORG. Here the outer name gets its extent back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from warsan.reader.parse import NameSpan

_JOINING = frozenset({"ADP", "CCONJ", "DET"})
"""Parts of speech that no name ends in: "University of", "Bureau of the"."""
_ADJECTIVE = "NORP"


def find_names(tags: Sequence[str], upos: Sequence[str]) -> tuple[list[NameSpan], list[NameSpan]]:
    """Outer names over their full extent, and the names that stand within them.

    Outer names never overlap; an inner one lies in one of them. An inside tag after another
    name goes on with the innermost name of its label that is open in the run of tagged words;
    where none is, its name began with the one before ("European Union": B-NORP I-ORG). A name
    that ends in a preposition, coordinator or determiner takes the name that follows
    ("University of Saskatchewan": B-ORG I-ORG B-LOC).

    Args:
        tags: BIO tags of one text.
        upos: Part of speech of each of its words.
    """
    outer: list[NameSpan] = []
    inner: list[NameSpan] = []
    for run in _runs(tags):
        names = sorted(_closed(_opened(tags, run), upos), key=lambda n: (n.first, -n.last))
        for name in names:
            within = outer and name.last <= outer[-1].last
            (inner if within else outer).append(name)
    return outer, inner


def _runs(tags: Sequence[str]) -> Iterator[range]:
    """The unbroken runs of tagged words."""
    for outside, group in groupby(range(len(tags)), key=lambda i: tags[i] == "O"):
        words = list(group)
        if not outside:
            yield range(words[0], words[-1] + 1)


def _opened(tags: Sequence[str], run: range) -> list[NameSpan]:
    """The names of a run. Names nest: what goes on closes those that opened after it."""
    done: list[NameSpan] = []
    stack: list[NameSpan] = []
    for at in run:
        label = tags[at][2:]
        if tags[at].startswith("B-") or not stack:
            stack.append(NameSpan(at, at + 1, label))
            continue
        first = _start(stack, label)
        while stack and stack[-1].first >= first:
            if stack[-1].label != label or stack[-1].first != first:
                done.append(stack[-1])
            stack.pop()
        stack.append(NameSpan(first, at + 1, label))
    return done + stack


def _start(stack: Sequence[NameSpan], label: str) -> int:
    """Where the name began that an inside tag goes on with."""
    for name in reversed(stack):
        if name.label == label:
            return name.first
    at = len(stack) - 1
    while at and stack[at].label == stack[at - 1].label == _ADJECTIVE:
        at -= 1  # "Ethiopian Orthodox Church"
    return stack[at].first


def _closed(names: Sequence[NameSpan], upos: Sequence[str]) -> list[NameSpan]:
    """Names that end in a joining word with the name that follows."""
    ends: dict[int, int] = {}
    for name in names:
        ends[name.first] = max(ends.get(name.first, 0), name.last)
    found: list[NameSpan] = []
    for name in sorted(names, key=lambda n: n.last, reverse=True):
        last = name.last
        if upos[last - 1] in _JOINING and last in ends:
            last = ends[last]
            ends[name.first] = max(ends[name.first], last)
        found.append(NameSpan(name.first, last, name.label))
    return found
