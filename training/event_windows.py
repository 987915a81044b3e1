"""Gold of events and of certainty to training windows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from training.annotate.gold import GoldEvent, GoldSentence, Span
from training.annotate.load import load_gold
from training.batches import IGNORE, Example
from training.corpora import Row, make_example
from training.labels import Labels
from warsan.eval.formats.certainty import CertaintySentence, read_certainty
from warsan.reader.encoder.pieces import Pieces
from warsan.reader.encoder.windows import MAX_PIECES, cut_long_sentences, find_windows
from warsan.reader.parse import Range
from warsan.reader.text.sentences import find_paragraphs, find_sentences
from warsan.reader.text.tokens import find_tokens

STEPS, MIDDLE = 1000, 10_000
"""Labels are whole numbers: a certainty v is stored as MIDDLE + STEPS * v."""
NOBODY = -1
"""First and last word of a side that the sentence does not name."""
_SIGNS = {"+": 3.0, "0": 0.0, "-": -3.0}


def certainty_windows(
    path: Path, corpus: str, labels: Labels, pieces: Pieces, seed: int
) -> Iterator[Example]:
    """Sentences of a factuality corpus, a third alone, the others with those that follow."""
    rng = np.random.default_rng(seed)
    group: list[CertaintySentence] = []
    size, limit = 0, _limit(rng)
    for sentence in read_certainty(path):
        length = sum(len(pieces.of(w)) for w in sentence.tokens)
        if length > MAX_PIECES:
            continue
        if group and size + length > limit:
            yield _certainty_example(group, corpus, labels, pieces)
            group, size, limit = [], 0, _limit(rng)
        group.append(sentence)
        size += length
    yield _certainty_example(group, corpus, labels, pieces)


def _limit(rng: np.random.Generator) -> int:
    return 0 if rng.random() < 1 / 3 else int(rng.integers(40, 120))


def _certainty_example(
    group: Sequence[CertaintySentence], corpus: str, labels: Labels, pieces: Pieces
) -> Example:
    words: list[str] = []
    values: list[int] = []
    for sentence in group:
        own = [IGNORE] * len(sentence.tokens)
        for target in sentence.targets:
            # Of a longer span nobody says which word carries the value.
            if target.last - target.first == 1:
                own[target.first] = round(MIDDLE + STEPS * target.value)
        words += sentence.tokens
        values += own
    scale = [labels.certainty.index(corpus)] * len(words)
    return make_example("certainty", words, {"certainty": values, "scale": scale}, pieces)


def gold_windows(split: str, data: Path, labels: Labels, pieces: Pieces) -> Iterator[Example]:
    """The windows of our own gold that hold an annotated sentence; the others are not labelled."""
    articles: dict[str, list[GoldSentence]] = defaultdict(list)
    texts: dict[str, str] = {}
    for sentence, text in load_gold(split, data):
        articles[sentence.article].append(sentence)
        texts[sentence.article] = text
    for article, sentences in articles.items():
        yield from _article_windows(texts[article], sentences, labels, pieces)


def _article_windows(
    text: str, gold: Sequence[GoldSentence], labels: Labels, pieces: Pieces
) -> Iterator[Example]:
    tokens = find_tokens(text)
    words = [text[a:b] for a, b in tokens]
    lengths = [len(pieces.of(w)) for w in words]
    sentences = cut_long_sentences(lengths, find_sentences(text, tokens))
    rows, sides = _label_words(tokens, gold, labels)
    rows["sentence"] = [n for n, s in enumerate(sentences) for _ in range(s.first, s.last)]
    for window in find_windows(lengths, find_paragraphs(text, tokens), sentences):
        inside = slice(window.first, window.last)
        if all(label == IGNORE for label in rows["types"][inside]):
            continue
        own: Row = {name: row[inside] for name, row in rows.items()}
        own["sides"] = [n for side in sides for n in _moved(side, window)]
        yield make_example("events", words[inside], own, pieces)


def _moved(side: tuple[int, int, int, int], window: Range) -> tuple[int, ...]:
    """A side counted from the window's first word; nothing if its trigger is not inside."""
    trigger, which, first, _ = side
    if not window.first <= trigger < window.last:
        return ()
    if first == NOBODY:
        return trigger - window.first, which, NOBODY, NOBODY
    return tuple(n - window.first if at != 1 else n for at, n in enumerate(side))


def _label_words(
    tokens: Sequence[tuple[int, int]], gold: Sequence[GoldSentence], labels: Labels
) -> tuple[Row, list[tuple[int, int, int, int]]]:
    """Labels of each word, and the sides as (trigger, 0 actor or 1 recipient, first, last)."""
    count = len(tokens)
    rows: Row = {name: [IGNORE] * count for name in ("types", "frames", "certainty")}
    rows["scale"] = [labels.certainty.index("gold")] * count
    sides: list[tuple[int, int, int, int]] = []
    for sentence in gold:
        covered = _covered(tokens, (sentence.start, sentence.end))
        rows["types"][covered.first : covered.last] = [0] * (covered.last - covered.first)
        for event in sentence.events:
            trigger = _covered(tokens, event.trigger).last - 1
            if rows["types"][trigger] > 0:
                continue  # one event a word
            rows["types"][trigger] = labels.types.index(event.type)
            rows["frames"][trigger] = labels.frames.index(event.frame)
            rows["certainty"][trigger] = round(MIDDLE + STEPS * _SIGNS[event.sign])
            sides += _sides(tokens, event, trigger)
    return rows, sides


def _sides(
    tokens: Sequence[tuple[int, int]], event: GoldEvent, trigger: int
) -> Iterator[tuple[int, int, int, int]]:
    for which, spans in enumerate((event.actor, event.recipient)):
        if not spans:
            yield trigger, which, NOBODY, NOBODY
        for span in spans:
            covered = _covered(tokens, span)
            yield trigger, which, covered.first, covered.last


def _covered(tokens: Sequence[tuple[int, int]], span: Span) -> Range:
    """The words that a span of characters touches."""
    touched = [i for i, (start, end) in enumerate(tokens) if start < span[1] and end > span[0]]
    return Range(touched[0], touched[-1] + 1)
