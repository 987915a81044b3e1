"""How rich in events a stretch of text looks, from the codebook's words alone."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from warsan.codebook.plover import load_plover
from warsan.reader.text.lemmas import find_lemma

_UPOS = {"v": "VERB", "n": "NOUN"}


def count_hits(words: Iterable[str]) -> int:
    """How many words can name an event by themselves.

    Light verbs ("give", "hold") and verbs that need a particle are left out: without the tree
    they would be found everywhere. The reader's model takes no part, so that what it misses is
    as likely to be drawn as what it finds.
    """
    return sum(map(_is_hit, words))


@cache
def _is_hit(word: str) -> bool:
    return any(find_lemma(word, upos) in _lemmas(pos) for pos, upos in _UPOS.items())


@cache
def _lemmas(pos: str) -> frozenset[str]:
    return frozenset(
        row.lemma
        for (kind, _), rows in load_plover().predicates.items()
        for row in rows
        if kind == pos and not row.nouns and not row.particle
    )
