"""Fits how far the codebook's weights and the event head each count for a candidate event.

    python -m training.blend [--data ../shared/data] [--write]

Rows: the candidates in the sentences of the dev part of our gold, which neither the weights nor
the head were trained on; right where the gold has an event of the type at that word. Prints
precision and recall over five folds of articles, and with --write makes
src/warsan/data/plover/blend.tsv. Needs numpy only.
"""

from __future__ import annotations

import argparse
import zlib
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from training.annotate.gold import GoldSentence
from training.annotate.load import load_gold
from training.patterns import is_gold, scene_of
from warsan.codebook.blend import Blend, log_odds
from warsan.codebook.trigger_weights import load_trigger_weights
from warsan.reader.events.candidates import Candidate, find_candidates, find_proposals
from warsan.reader.events.evidence import find_evidence
from warsan.reader.events.scene import Scene
from warsan.reader.events.weighing import kind_of

Array = NDArray[np.float64]
TABLE = Path("src/warsan/data/plover/blend.tsv")
FOLDS, STEPS, RIDGE = 5, 400, 0.3
KINDS = ("framed", "listed", "none")


class Row(msgspec.Struct, frozen=True):
    """A candidate: its two chances, whether it is right, and where it stands."""

    kind: str
    rules: float
    head: float
    right: bool
    fold: int
    trigger: tuple[str, int]


def read_rows(data: Path, split: str) -> Iterator[Row]:
    """The candidates of a part of our gold."""
    for text, group in groupby(load_gold(split, data), lambda pair: pair[1]):
        scene = scene_of(text)
        found = find_candidates(scene, find_proposals(scene.parse))
        by_sentence: dict[int, list[Candidate]] = {}
        for candidate in found:
            place = scene.parse.sentence_of(candidate.trigger)
            by_sentence.setdefault(place, []).append(candidate)
        own = list(by_sentence.values())
        for sentence, _ in group:
            yield from _rows(scene, own, sentence)


def _rows(scene: Scene, found: Sequence[Sequence[Candidate]], gold: GoldSentence) -> Iterator[Row]:
    tokens = scene.parse.range_of(gold.start, gold.end)
    inside = range(0) if tokens is None else range(tokens.first, tokens.last)
    for group in found:
        for candidate in (c for c in group if c.trigger in inside):
            yield Row(
                kind_of(candidate),
                load_trigger_weights().probability(find_evidence(scene, candidate, group)),
                candidate.proposed or 0.0,
                any(is_gold(scene, candidate, e.trigger, e.type) for e in gold.events),
                zlib.crc32(gold.article.encode()) % FOLDS,
                (gold.article, candidate.trigger),
            )


def fit(rows: Sequence[Row]) -> dict[str, Blend]:
    """A logistic regression a kind; the codebook has no say where no predicate fits."""
    return {kind: _fit([r for r in rows if r.kind == kind], rules=kind != "none") for kind in KINDS}


def _fit(rows: Sequence[Row], *, rules: bool) -> Blend:
    x = np.array([[log_odds(r.rules) * rules, log_odds(r.head), 1.0] for r in rows])
    gold = np.array([float(r.right) for r in rows])
    weights = np.array([0.5 * rules, 0.5, 0.0])
    penalty = RIDGE * np.diag([1.0, 1.0, 0.1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-x @ weights))
        curve = (x * (chance * (1 - chance))[:, None]).T @ x + penalty
        slope = x.T @ (gold - chance) - penalty @ (weights - np.array([0.5 * rules, 0.5, 0.0]))
        weights = weights + 0.5 * np.linalg.solve(curve, slope)
    return Blend(*(round(float(w), 3) for w in weights))


def judge(rows: Sequence[Row], blends: dict[str, Blend]) -> Iterator[tuple[Row, float]]:
    """Each row with its blended chance."""
    for row in rows:
        rules = None if row.kind == "none" else row.rules
        yield row, blends[row.kind].probability(rules, row.head)


def report(judged: Sequence[tuple[Row, float]], events: int) -> Iterator[str]:
    """Precision and recall of the likeliest candidate of each word."""
    best: dict[tuple[str, int], tuple[Row, float]] = {}
    for row, value in judged:
        if row.trigger not in best or best[row.trigger][1] < value:
            best[row.trigger] = (row, value)
    for least in (0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7):
        taken = [row.right for row, value in best.values() if value >= least]
        right = sum(taken)
        share = right / max(len(taken), 1)
        yield f"least {least}: {len(taken)} taken, {share:.3f} right, {right / events:.3f} found"


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    rows = list(read_rows(options.data, "dev"))
    events = sum(len(s.events) for s, _ in load_gold("dev", options.data))
    print("the codebook alone:")
    print("\n".join(report([(r, r.rules if r.kind != "none" else 0.0) for r in rows], events)))
    print("the head alone:")
    print("\n".join(report([(r, r.head) for r in rows], events)))
    judged = []
    for fold in range(FOLDS):
        blends = fit([r for r in rows if r.fold != fold])
        judged += list(judge([r for r in rows if r.fold == fold], blends))
    print("both, in five folds:")
    print("\n".join(report(judged, events)))
    found = fit(rows)
    print(found)
    if options.write:
        head = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line[0] == "#"]
        lines = [f"{k}\t{b.rules}\t{b.head}\t{b.bias}" for k, b in found.items()]
        text = "\n".join([*head, "codebook\trules\thead\tbias", *lines])
        TABLE.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
