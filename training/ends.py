"""Sentence ends on running text: rules, network, and both together, by their limits.

    python -m training.ends [--data ../shared/data]

The text of each paragraph of the treebanks' dev halves is cut into words and sentences as
news is; the ends of paragraphs, which need no finding, do not count.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from warsan.eval.formats.conllu import ConlluSentence, read_conllu
from warsan.reader.encoder.sentence_ends import ADD, DROP
from warsan.reader.encoder.windows import cut_long_sentences, find_windows
from warsan.reader.encoder.words import load_encoder
from warsan.reader.parse import Range
from warsan.reader.text.sentences import find_sentences
from warsan.reader.text.tokens import find_tokens

Row = tuple[bool, bool, float]


def read_paragraphs(path: Path) -> Iterator[list[ConlluSentence]]:
    """The sentences of a treebank, a paragraph at a time."""
    group: list[ConlluSentence] = []
    for sentence in read_conllu(path):
        if sentence.newpar and group:
            yield group
            group = []
        group.append(sentence)
    yield group


def find_rows(paragraph: list[ConlluSentence]) -> list[Row]:
    """For each word but the last: whether gold and rules end after it, and the log odds."""
    text = " ".join(s.text for s in paragraph)
    gold = set(np.cumsum([len(s.text) + 1 for s in paragraph]) - 1)
    tokens = find_tokens(text)
    if not tokens:
        return []
    by_rule = find_sentences(text, tokens)
    ends = {s.last - 1 for s in by_rule}
    net = load_encoder().net
    words = [text[a:b] for a, b in tokens]
    lengths = [len(net.pieces.of(w)) for w in words]
    sentences = cut_long_sentences(lengths, by_rule)
    windows = find_windows(lengths, [Range(0, len(words))], sentences)
    scores = net.run([words[w.first : w.last] for w in windows])
    odds = np.concatenate([s.ends for s in scores])
    return [(tokens[i][1] in gold, i in ends, float(odds[i])) for i in range(len(words) - 1)]


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    options = parser.parse_args()
    for name in ("ewt-dev", "gum-open-dev"):
        path = options.data / "treebank" / f"{name}.conllu"
        rows = [row for p in read_paragraphs(path) for row in find_rows(p)]
        gold, rules, odds = (np.array(column) for column in zip(*rows, strict=True))
        print_score(f"{name} rules", rules, gold)
        print_score(f"{name} network", odds > 0, gold)
        for add, drop in ((ADD, DROP), (ADD, -9.0), (3.0, DROP), (9.0, DROP)):
            both = (odds > add) | (rules & (odds > drop))
            print_score(f"{name} both, add {add} drop {drop}", both, gold)


def print_score(title: str, found: np.ndarray, gold: np.ndarray) -> None:
    """Precision, recall and F1 of the ends found."""
    right = int((found & gold).sum())
    precision, recall = right / max(found.sum(), 1), right / max(gold.sum(), 1)
    f1 = 2 * right / max(found.sum() + gold.sum(), 1)
    print(f"{title:44} p {precision:.3f}  r {recall:.3f}  f1 {f1:.3f}")


if __name__ == "__main__":
    main()
