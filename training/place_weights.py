"""Learns how much each thing that speaks for a place weighs, on the tuning half of a benchmark.

    python -m training.place_weights lgl.xml GeoVirus.xml            how each half scores now
    python -m training.place_weights lgl.xml GeoVirus.xml --write    learn from the tuning halves

Articles of even position (from 0) are the tuning half, those of odd position report. The weights
are those of a conditional logit over the candidates of each name; a candidate within 161 km of
the gold is right. The first round weighs each name alone, the second with what the first one
believes of the other names (mean field), which is repeated.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from warsan.eval.formats.geoparsing import Geotext, read_geoparsing
from warsan.eval.places import PlaceScore, score_places
from warsan.eval.predict import ShippedReader, plain_article
from warsan.reader.encoder.articles import parse_article
from warsan.reader.places.evidence import FEATURES, Evidence, Numbers, best_of, kilometres
from warsan.reader.places.names import describe_names
from warsan.reader.places.resolution import find_senses

WEIGHTS = Path("src/warsan/data/places/weights.tsv")
NEAR = 161.0
Rows = NDArray[np.intp]
Case = tuple[Rows, Numbers]
ROUNDS, STEPS, RATE, DECAY = 5, 800, 0.05, 0.3
LEAST = {"dateline city": 1.5}
"""Weights raised as far as costs the tuning halves nothing: gold is poor in such cases."""


class Lesson(msgspec.Struct):
    """The evidence of one text, and for each toponym its candidates' rows and which are right."""

    evidence: Evidence
    cases: list[Case]


def main() -> None:
    """Learns or reports."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true", help="learn, and write the weights")
    options = parser.parse_args()
    if options.write:
        texts = (t for path in options.gold for t in islice(read_geoparsing(path), 0, None, 2))
        _write(*learn([lesson for lesson in map(_lesson, texts) if len(lesson.evidence.spots)]))
        return
    for path in options.gold:
        for name, first in (("tuning", 0), ("reporting", 1)):
            score = _score(islice(read_geoparsing(path), first, None, 2))
            print(path.name, name, msgspec.json.encode(score.shares()).decode())


def _score(texts: Iterable[Geotext]) -> PlaceScore:
    reader, score = ShippedReader(), PlaceScore()
    for text in texts:
        spans = [(t.start, t.end) for t in text.placed]
        score += score_places(text, reader.places(text.text, spans))
    return score


def _lesson(text: Geotext) -> Lesson:
    parse = parse_article(plain_article(text.text)).body
    gold = [(r, t) for t in text.placed if (r := parse.range_of(t.start, t.end))]
    senses, of = find_senses(describe_names(parse, [r for r, _ in gold]))
    evidence = Evidence(senses)
    cases = list[Case]()
    for sense, (_, toponym) in zip(of, gold, strict=True):
        rows = np.flatnonzero(evidence.owner == sense)
        lat, lon = toponym.lat or 0.0, toponym.lon or 0.0
        right = np.array(
            [kilometres(evidence.spots[n], lat, lon) <= NEAR for n in rows], np.float64
        )
        if 0 < right.sum() < len(right):
            cases.append((rows, right))
    return Lesson(evidence, cases)


def learn(lessons: Sequence[Lesson]) -> tuple[Numbers, Numbers]:
    """The weights of the first round and of the others."""
    start = np.zeros(len(FEATURES))
    alone = _fit(start, [(x.evidence.alone, x.cases) for x in lessons])
    together = alone
    for _ in range(ROUNDS):
        rows = [
            (x.evidence.features(_believe(x.evidence, alone, together)), x.cases) for x in lessons
        ]
        together = _fit(together, rows)
    least = np.array([LEAST.get(name, -np.inf) for name in FEATURES])
    return alone, np.maximum(together, least)


def _believe(evidence: Evidence, alone: Numbers, together: Numbers) -> Numbers:
    belief = _shares(evidence.alone @ alone, evidence.owner)
    for _ in range(2):
        belief = _shares(evidence.features(belief) @ together, evidence.owner)
    return belief


def _shares(score: Numbers, owner: Rows) -> Numbers:
    odds = np.exp(score - best_of(score, owner))
    shares: Numbers = odds / np.bincount(owner, odds)[owner]
    return shares


def _fit(weights: Numbers, rows: Iterable[tuple[Numbers, list[Case]]]) -> Numbers:
    """Adam on the conditional likelihood of the right candidates, all cases at once."""
    table, right, owner = _stacked(rows)
    mean, square, cases = np.zeros_like(weights), np.zeros_like(weights), int(owner.max()) + 1
    for step in range(1, STEPS + 1):
        shares = _shares(table @ weights, owner)
        hit = shares * right
        wanted = hit / np.bincount(owner, hit)[owner]
        slope = (table.T @ (shares - wanted) + DECAY * weights) / cases
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope**2
        size = (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
        weights = weights - RATE * size
    return weights


def _stacked(
    rows: Iterable[tuple[Numbers, list[Case]]],
) -> tuple[Numbers, Numbers, Rows]:
    def parts() -> Iterator[tuple[Numbers, Numbers]]:
        for table, cases in rows:
            for own, right in cases:
                yield table[own], right

    found = list(parts())
    owner = np.repeat(np.arange(len(found)), [len(right) for _, right in found])
    return np.vstack([t for t, _ in found]), np.concatenate([r for _, r in found]), owner


def _write(alone: Numbers, together: Numbers) -> None:
    head = [x for x in WEIGHTS.read_text(encoding="utf-8").splitlines() if x.startswith("#")]
    lines = [*head, "feature\talone\ttogether"]
    lines += [f"{n}\t{a:.3f}\t{b:.3f}" for n, a, b in zip(FEATURES, alone, together, strict=True)]
    WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
