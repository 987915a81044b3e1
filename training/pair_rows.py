"""Sentences with a marked pair, and what the first does to the second: rows to train on.

Five sources: PLV (fifteen types), AW (conflict or not), our own gold of events (sixteen), pairs
that we typed by reading, and sentences that we invented for the types of which there are few.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np

from training.annotate.gold import FOLDER, GoldEvent, GoldSentence, Span
from training.annotate.load import find_texts, load_gold
from training.batches import Ints
from warsan.codebook.plover import load_plover
from warsan.eval.formats.lines import gold_error, read_lines
from warsan.eval.formats.relations import Relation, read_marks, read_relations
from warsan.eval.relations import penta_of, root_of
from warsan.reader.encoder.pairs import mark_pair
from warsan.reader.encoder.pieces import Pieces
from warsan.reader.text.tokens import find_tokens

MOST_WORDS = 120
INVENTED = Path(__file__).parent / "invented_pairs.txt"
JUDGED = FOLDER / "pairs.jsonl"
_OPEN = frozenset({"planned", "threatened", "conditional"})


@dataclass(frozen=True)
class PairRow:
    """A sentence with its pair.

    Attributes:
        source: "PLV", "AW", "gold", "judged" or "invented".
        sentence: The sentence; rows of one sentence stay in one fold.
        pieces, shapes: As `Example`; shapes tell the pair's words too (see `mark_pair`).
        types: One for each type that is right, by index of the codebook's types.
    """

    source: str
    sentence: str
    pieces: Ints
    shapes: Ints
    types: tuple[int, ...]


def type_names() -> tuple[str, ...]:
    """PLOVER's types in the order of the labels."""
    return tuple(load_plover().types)


def relation_rows(path: Path, source: str, pieces: Pieces) -> Iterator[PairRow]:
    """The rows of a relation file that say where both sides stand."""
    names = type_names()
    for row in read_relations(path):
        if row.source and row.target:
            right = tuple(at for at, name in enumerate(names) if _fits(row, name))
            yield _row(source, row.sentence, row.source[0], row.target[0], right, pieces)


def _fits(row: Relation, name: str) -> bool:
    if row.root is not None:
        return root_of(name) == root_of(row.root)
    return (penta_of(name) > 2) == row.conflict  # quads 3 and 4 are conflict


def gold_rows(data: Path, pieces: Pieces) -> Iterator[PairRow]:
    """The pairs of our gold's training part; deeds that are still ahead are left out.

    The relation files code those as the promise or threat that foretells them.
    """
    names = type_names()
    for sentence, text in load_gold("train", data):
        pairs: dict[tuple[Span, Span], set[int]] = defaultdict(set)
        for event in _told(sentence):
            for actor in event.actor:
                for recipient in event.recipient:
                    pairs[actor, recipient].add(names.index(event.type))
        own = text[sentence.start : sentence.end]
        for (actor, recipient), right in pairs.items():
            one, other = (_moved(side, -sentence.start) for side in (actor, recipient))
            yield _row("gold", own, one, other, tuple(sorted(right)), pieces)


def invented_rows(pieces: Pieces, path: Path = INVENTED) -> Iterator[PairRow]:
    """The sentences that we invented for rare types.

    Raises:
        GoldError: A line is no type and sentence with both sides marked.
    """
    names = type_names()
    for number, line in read_lines(path):
        if line.startswith("#"):
            continue
        name, _, marked = line.partition("\t")
        sentence, sides = read_marks(marked)
        if name not in names or not all(sides.values()):
            raise gold_error(path, number, "no type, or a side is not marked")
        right = (names.index(name),)
        yield _row("invented", sentence, sides["s"][0], sides["t"][0], right, pieces)


class JudgedPair(msgspec.Struct, frozen=True):
    """A pair that a person typed by reading; `sentence` and the sides are characters."""

    type: str
    corpus: str
    article: str
    sentence: Span
    actor: Span
    recipient: Span


def judged_rows(data: Path, pieces: Pieces, path: Path = JUDGED) -> Iterator[PairRow]:
    """Pairs that our own reader found in the training texts, and that we typed by reading."""
    pairs = [msgspec.json.decode(line, type=JudgedPair) for _, line in read_lines(path)]
    texts = find_texts(data, {pair.article for pair in pairs})
    for pair in pairs:
        start, end = pair.sentence
        own = texts[pair.article].text[start:end]
        actor, recipient = _moved(pair.actor, -start), _moved(pair.recipient, -start)
        right = (type_names().index(pair.type),)
        yield _row("judged", own, actor, recipient, right, pieces)


def _moved(span: Span, by: int) -> Span:
    return span[0] + by, span[1] + by


def _told(sentence: GoldSentence) -> Iterator[GoldEvent]:
    return (event for event in sentence.events if event.frame not in _OPEN)


def _row(
    source: str, sentence: str, actor: Span, recipient: Span, types: tuple[int, ...], pieces: Pieces
) -> PairRow:
    tokens = find_tokens(sentence)[:MOST_WORDS]
    marked = mark_pair(sentence, tokens, actor, recipient, pieces)
    return PairRow(source, sentence, np.array(marked.pieces), np.array(marked.shapes), types)
