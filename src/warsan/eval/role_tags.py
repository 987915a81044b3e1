"""Attribution annotations of a brat document as tags, or as linked sets, of its tokens.

As the reader is trained (after CofeNet): attributions are written longest first, so that a
nested one overwrites; every fragment of a discontinuous span starts anew, and so does what
runs on into the next line, for a line is a passage.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from warsan.eval.documents import Triple
from warsan.eval.formats.brat import BratAnnotation, BratDocument

ROLES = ("source", "cue", "content")

Offsets = tuple[int, int]


def tag_roles(document: BratDocument, tokens: Sequence[Offsets]) -> list[str]:
    """Tags the tokens of a document "O", or "B-"/"I-" with source, cue or content.

    Args:
        document: The text and its annotations; only those that a link ties into an
            attribution count.
        tokens: Characters [start, end) of the tokens, in order, without overlap.

    Returns:
        One tag for each token. A token that a span only touches belongs to it.
    """
    tags = ["O"] * len(tokens)
    for attribution in _longest_first(document):
        for role, part in _parts(attribution, tokens):
            for index in part:
                gap = document.text[tokens[index - 1][1] : tokens[index][0]]
                fresh = index == part[0] or "\n" in gap
                tags[index] = f"{'B' if fresh else 'I'}-{role}"
    return tags


def tag_triples(document: BratDocument, tokens: Sequence[Offsets]) -> list[Triple]:
    """The attributions of a document as sets of its tokens."""
    triples = []
    for attribution in _longest_first(document):
        sets: dict[str, set[int]] = {role: set() for role in ROLES}
        for role, part in _parts(attribution, tokens):
            sets[role].update(part)
        triples.append(Triple(*(frozenset(sets[role]) for role in ROLES)))
    return triples


def _longest_first(document: BratDocument) -> list[list[BratAnnotation]]:
    """The role spans of each attribution, those that cover most characters first."""
    by_id = {a.id: a for a in document.annotations if a.label.lower() in ROLES}
    attributions = [
        [by_id[target] for _, target in link.roles if target in by_id] for link in document.links
    ]
    return sorted(filter(None, attributions), key=_length, reverse=True)


def _length(attribution: list[BratAnnotation]) -> int:
    return sum(end - start for a in attribution for start, end in a.fragments)


def _parts(attribution: list[BratAnnotation], tokens: Sequence[Offsets]) -> list[tuple[str, range]]:
    """Each fragment with its role and the range of tokens that it touches."""
    return [
        (
            annotation.label.lower(),
            range(
                bisect_right(tokens, start, key=lambda token: token[1]),
                bisect_left(tokens, end, key=lambda token: token[0]),
            ),
        )
        for annotation in attribution
        for start, end in annotation.fragments
    ]
