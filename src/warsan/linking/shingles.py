"""Keys by which copies of a text find each other: MinHash over shingles.

A text's shingles are its runs of four words. Of 256 minima (R-MinHash of rensa) each two make a
key; texts that share a key are candidates for copies, and are then aligned. Two texts that have a
tenth of all their shingles in common share a key with probability 1 - (1 - 0.1²)^128 = 0.72, a
fifth: 0.99; two reports by different hands, with one shingle in a hundred: 0.01.
Source: Broder 1997; Indyk and Motwani 1998.
"""

from __future__ import annotations

from collections.abc import Iterable

from rensa import RMinHash

from warsan.linking.texts import words_of

_RUN = 4
_MINIMA = 256
_SEED = 8
METHOD = f"minhash {RMinHash.ALGORITHM_VERSION}.{_SEED}, {_MINIMA // 2} x 2, {_RUN} words"
"""How keys were made: keys of another method are not comparable."""


def find_keys(sentences: Iterable[str]) -> tuple[int, ...]:
    """The keys of a text, each once, in order; none if it has fewer than four words."""
    words = [word for sentence in sentences for word in words_of(sentence)]
    runs = {" ".join(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1)}
    if not runs:
        return ()
    minima = RMinHash(num_perm=_MINIMA, seed=_SEED)
    minima.update(sorted(runs))
    found = minima.digest()
    # Below 2^63, so that a database may hold them as signed numbers.
    keys = {(a << 31) ^ b for a, b in zip(found[::2], found[1::2], strict=True)}
    return tuple(sorted(keys))
