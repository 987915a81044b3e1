"""Fits how the certainty head and what the tree shows make one value.

    python -m training.factuality [--data ../shared/data] [--write]

Least absolute errors, as the measure asks, on UW's dev half, which the head was not trained on;
prints the measures over five folds of sentences. With --write it makes
src/warsan/data/cues/factuality.tsv. Needs numpy only.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from warsan.codebook.factuality import factuality_features
from warsan.eval.certainty import certainty_shares, find_heads
from warsan.eval.documents import certainty_text
from warsan.eval.formats.certainty import read_certainty
from warsan.eval.given import parse_given
from warsan.reader.events.certainty import judge_certainty

Array = NDArray[np.float64]
TABLE = Path("src/warsan/data/cues/factuality.tsv")
FOLDS, STEPS, RIDGE, LEAST = 5, 60, 1.0, 0.05
HEAD = """\
# What makes the certainty of a predicate, on the scale of UW: the network's value (bent where most
# values lie), what the tree leaves of the event (turned: denied; open: said by another or asked;
# weak: a modal; told) and its frame.
# Source: fitted by the Warsan project on UW's dev half by `python -m training.factuality --write`.
feature\tweight
"""


def read_rows(path: Path) -> tuple[list[dict[str, float]], Array, NDArray[np.intp]]:
    """Features, gold values and numbers of the sentences of all targets."""
    features: list[dict[str, float]] = []
    gold: list[float] = []
    numbers: list[int] = []
    for number, sentence in enumerate(read_certainty(path)):
        if not sentence.targets:
            continue
        parse = parse_given(certainty_text(sentence))
        heads = find_heads(sentence, [token.head for token in parse.tokens])
        for target, word in zip(sentence.targets, heads, strict=True):
            judged = judge_certainty(parse, word)
            value = parse.certainties[word]
            row = factuality_features(value, judged.certainty.value, judged.frame)
            features.append(dict(row))
            gold.append(target.value)
            numbers.append(number)
    return features, np.array(gold), np.array(numbers)


def matrix(rows: Sequence[dict[str, float]], names: Sequence[str]) -> Array:
    """[rows, names]; 0 where a row lacks a feature."""
    return np.array([[row.get(name, 0.0) for name in names] for row in rows])


def fit(x: Array, gold: Array) -> Array:
    """The least absolute errors, by squares weighed anew."""
    weights: Array = np.zeros(x.shape[1])
    for _ in range(STEPS):
        nearness = 1 / np.maximum(np.abs(gold - x @ weights), LEAST)
        curve = (x * nearness[:, None]).T @ x + RIDGE * np.eye(x.shape[1])
        solved = np.linalg.solve(curve, (x * nearness[:, None]).T @ gold)
        weights = solved.astype(np.float64)
    return weights


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    rows, gold, numbers = read_rows(options.data / "factuality/UW/dev.jsonl")
    names = sorted({name for row in rows for name in row} - {"frame done"})
    x = matrix(rows, names)
    found = np.zeros(len(gold))
    for fold in range(FOLDS):
        held = numbers % FOLDS == fold
        found[held] = np.clip(x[held] @ fit(x[~held], gold[~held]), -3, 3)
    print("network alone:", certainty_shares(gold.tolist(), [row["network"] for row in rows]))
    print("both, in five folds:", certainty_shares(gold.tolist(), found.tolist()))
    if options.write:
        weights = fit(x, gold)
        lines = [f"{name}\t{weight:.4f}" for name, weight in zip(names, weights, strict=True)]
        TABLE.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
