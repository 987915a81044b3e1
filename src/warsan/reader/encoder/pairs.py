"""A sentence with a marked pair, as the pair network takes it.

No marks stand among the words: each wordpiece's case shape tells whether it belongs to who acts
or to on whom, so that the words keep their places and the shared embeddings serve as they are.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from warsan.reader.encoder.pieces import Pieces

SHAPES = 6
"""Case shapes that words have beside no pair; an actor's are SHAPES higher, a recipient's twice."""

Extent = tuple[int, int]


class MarkedPair(msgspec.Struct, frozen=True):
    """Wordpiece ids with their shapes: shape + SHAPES for the actor, + 2 * SHAPES for the other."""

    pieces: list[int]
    shapes: list[int]


def mark_pair(
    sentence: str, tokens: Sequence[Extent], actor: Extent, recipient: Extent, pieces: Pieces
) -> MarkedPair:
    """Marks the words of a sentence that stand in the spans of characters given for each side."""
    ids, shapes, first = pieces.row([sentence[a:b] for a, b in tokens])
    marked = list(shapes)
    ends = [*first[1:], len(ids) - 1]
    for word, (start, end) in enumerate(tokens):
        side = _side(start, end, actor, recipient)
        for piece in range(first[word], ends[word]):
            marked[piece] += SHAPES * side
    return MarkedPair(list(ids), marked)


def _side(start: int, end: int, actor: Extent, recipient: Extent) -> int:
    if start < recipient[1] and end > recipient[0]:
        return 2
    return int(start < actor[1] and end > actor[0])
