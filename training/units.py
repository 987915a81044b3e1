"""The parse on the units of production: gold tokens and sentences, whole paragraphs a window.

    python -m training.units [--data ../shared/data]

`warsan eval parse` gives the network one sentence at a time; the reader gives it paragraphs.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from training.ends import read_paragraphs
from warsan.eval.formats.conllu import ConlluSentence
from warsan.reader.encoder.words import load_encoder
from warsan.reader.parse import Range


def count_right(paragraph: Sequence[ConlluSentence]) -> tuple[int, int, int]:
    """Words, right heads, and right heads with the right relation (subtypes ignored)."""
    words = [w.form for s in paragraph for w in s.words]
    sentences, start = [], 0
    for sentence in paragraph:
        sentences.append(Range(start, start + len(sentence.words)))
        start += len(sentence.words)
    found = load_encoder().read_words(words, [Range(0, start)], sentences)
    heads = labelled = 0
    for span, sentence in zip(sentences, paragraph, strict=True):
        for at, word in enumerate(sentence.words, span.first):
            head = at if word.head < 0 else span.first + word.head
            rel = word.deprel.partition(":")[0] == found.deprels[at].partition(":")[0]
            heads += found.heads[at] == head
            labelled += found.heads[at] == head and rel
    return start, heads, labelled


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    options = parser.parse_args()
    for name in ("ewt-dev", "gum-open-dev"):
        path = options.data / "treebank" / f"{name}.conllu"
        counts = [count_right(p) for p in read_paragraphs(path)]
        words, heads, labelled = (sum(column) for column in zip(*counts, strict=True))
        print(f"{name:14} uas {heads / words:.4f}  las {labelled / words:.4f}  n {words}")


if __name__ == "__main__":
    main()
