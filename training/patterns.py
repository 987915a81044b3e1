"""Trains the weights by which the words of the codebook are taken for events, or not.

    python -m training.patterns [--data ../shared/data] [--write]

Rows: every candidate (a word that a predicate fits) in the sentences of the train part of our
gold; right where the gold has an event of its type at that word. Beside them, where a row of two
thirds of PLV_train is matched by a candidate with its pair, the candidate with its type is right
and those of other types at the same word are wrong. Prints precision and recall in five folds of
articles, and writes src/warsan/data/plover/weights.tsv. Needs numpy only; a quarter of
an hour on one core.
"""

from __future__ import annotations

import argparse
import hashlib
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TypeVar

import msgspec
import numpy as np
from numpy.typing import NDArray

from training.annotate.gold import GoldSentence
from training.annotate.load import load_gold
from warsan.codebook.plover import load_plover
from warsan.eval.formats.relations import Relation, read_relations
from warsan.eval.found_relations import root_fits
from warsan.reader.encoder.articles import parse_text
from warsan.reader.events.candidates import Candidate, find_candidates
from warsan.reader.events.contents import light_noun
from warsan.reader.events.evidence import find_evidence
from warsan.reader.events.scene import Scene
from warsan.reader.pair import find_pair_scene

Array = NDArray[np.float64]
_Lesson = TypeVar("_Lesson")
TABLE = Path("src/warsan/data/plover/weights.tsv")
FOLDS, RIDGE, STEPS, OFTEN = 5, 1.0, 150, 3
LEAST, LEAST_FRAMED = 0.5, 0.1
HEAD = """\
# Weights of the judge of candidates, a logistic regression over features that are there or not
# (see warsan/reader/events/evidence.py). "(least)" is the probability from which on a word of the
# lists is taken for an event, "(least framed)" the same for a predicate with a frame of its own.
# Written by `python -m training.patterns --write`; do not edit by hand.
# Source: trained by the Warsan project on its own gold (training/annotations) and PLV_train.
feature\tweight
"""


class Lesson(msgspec.Struct, frozen=True):
    """A candidate to learn from: its features, whether it is right, and the fold of its text."""

    features: tuple[str, ...]
    right: bool
    fold: int
    trigger: tuple[str, int]
    framed: bool


def gold_lessons(sentence: GoldSentence, scene: Scene) -> Iterator[Lesson]:
    """The candidates of one sentence of our gold."""
    tokens = scene.parse.range_of(sentence.start, sentence.end)
    if tokens is None:
        return
    for group in _sentences(scene):
        for candidate in group:
            if tokens.first <= candidate.trigger < tokens.last:
                right = any(is_gold(scene, candidate, e.trigger, e.type) for e in sentence.events)
                yield _lesson(scene, candidate, group, right, sentence.article)


def relation_lessons(row: Relation, scene: Scene) -> Iterator[Lesson]:
    """The candidates at words whose parties are those of a row, if one of them has its type."""
    for group in _sentences(scene):
        own = [c for c in group if root_fits(scene, c, row) is not None]
        hit = {c.trigger for c in own if root_fits(scene, c, row)}
        for candidate in (c for c in own if c.trigger in hit):
            right = bool(root_fits(scene, candidate, row))
            yield _lesson(scene, candidate, group, right, row.sentence)


def _sentences(scene: Scene) -> Iterator[tuple[Candidate, ...]]:
    found = find_candidates(scene)
    for _, group in groupby(found, lambda c: scene.parse.sentence_of(c.trigger)):
        yield tuple(group)


def is_gold(scene: Scene, candidate: Candidate, trigger: tuple[int, int], type_: str) -> bool:
    """Whether the gold has an event of the type at a candidate's word or its light noun."""
    words = {candidate.trigger}
    noun = light_noun(scene.parse, candidate.row, candidate.trigger)
    words |= set() if noun is None else {noun}
    spans = (scene.parse.tokens[w] for w in words)
    return candidate.type == type_ and any(
        t.start < trigger[1] and trigger[0] < t.end for t in spans
    )


def _lesson(
    scene: Scene, candidate: Candidate, group: Sequence[Candidate], right: bool, text: str
) -> Lesson:
    fold = zlib.crc32(text.encode()) % FOLDS
    features = find_evidence(scene, candidate, group)
    return Lesson(features, right, fold, (text, candidate.trigger), not candidate.row.force)


class Fit(msgspec.Struct, frozen=True):
    """Names of features with their weights; the bias first."""

    names: dict[str, int]
    weights: Array

    def probabilities(self, lessons: Sequence[Lesson]) -> Array:
        """Of each lesson that it is right."""
        found: Array = 1 / (1 + np.exp(-_matrix(lessons, self.names) @ self.weights))
        return found


def fit(lessons: Sequence[Lesson]) -> Fit:
    """The maximum of the likelihood less a ridge; features seen less than three times are left."""
    counts = Counter(f for lesson in lessons for f in lesson.features)
    names = {f: n for n, f in enumerate(sorted(f for f, c in counts.items() if c >= OFTEN), 1)}
    x, gold = _matrix(lessons, names), np.array([float(lesson.right) for lesson in lessons])
    penalty = RIDGE * np.diag([1e-3, *np.ones(len(names))])
    inverse = np.linalg.inv(0.25 * x.T @ x + penalty)  # the bound of Böhning: each step climbs
    weights = np.zeros(len(names) + 1)
    for _ in range(STEPS):
        slope = x.T @ (gold - 1 / (1 + np.exp(-x @ weights))) - penalty @ weights
        weights += inverse @ slope
    return Fit(names, weights)


def _matrix(lessons: Sequence[Lesson], names: dict[str, int]) -> Array:
    x = np.zeros((len(lessons), len(names) + 1))
    x[:, 0] = 1
    for number, lesson in enumerate(lessons):
        x[number, [names[f] for f in lesson.features if f in names]] = 1
    return x


def write_weights(found: Fit) -> None:
    """Writes the table that the reader loads."""
    lines = [
        f"(bias)\t{found.weights[0]:.3f}",
        f"(least)\t{LEAST}",
        f"(least framed)\t{LEAST_FRAMED}",
    ]
    lines += [f"{name}\t{found.weights[n]:.3f}" for name, n in found.names.items()]
    TABLE.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


def cross_validate(lessons: Sequence[Lesson]) -> Iterator[tuple[Lesson, float]]:
    """Each lesson with what a fit of the other folds says of it."""
    for fold in range(FOLDS):
        held = [lesson for lesson in lessons if lesson.fold == fold]
        found = fit([lesson for lesson in lessons if lesson.fold != fold])
        yield from zip(held, found.probabilities(held).tolist(), strict=True)


def read_lessons(
    data: Path,
    of_gold: Callable[[GoldSentence, Scene], Iterator[_Lesson]],
    of_relation: Callable[[Relation, Scene], Iterator[_Lesson]],
) -> Iterator[_Lesson]:
    """All lessons of the gold's train part and of PLV_train, each text read once."""
    scenes: dict[str, Scene] = {}
    for sentence, text in load_gold("train", data):
        if sentence.article not in scenes:
            scenes = {sentence.article: scene_of(text)}
        yield from of_gold(sentence, scenes[sentence.article])
    for row in read_relations(data / "plover/PLV_train.tsv"):
        if row.source and row.target and not is_held(row.sentence):
            yield from of_relation(row, scene_of(row.sentence))


def is_held(sentence: str) -> bool:
    """Whether a sentence of PLV_train is among the third that nothing is learned from."""
    return int(hashlib.sha256(sentence.encode()).hexdigest(), 16) % 3 == 0


def scene_of(text: str) -> Scene:
    """A text as the coder sees it."""
    found = find_pair_scene(parse_text(text))
    return Scene(found.parse, found.mentions, load_plover())


def report(judged: Iterable[tuple[Lesson, float]], events: int) -> Iterator[str]:
    """Precision and recall of the likeliest candidate of each word, by the least probability."""
    best: dict[tuple[str, int], tuple[Lesson, float]] = {}
    for lesson, value in judged:
        if lesson.trigger not in best or best[lesson.trigger][1] < value:
            best[lesson.trigger] = (lesson, value)
    for least in (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7):
        taken = [lesson.right for lesson, value in best.values() if value >= least]
        share = sum(taken) / len(taken) if taken else 0.0
        found = sum(taken) / events
        yield f"least {least:.1f}: {len(taken)} taken, right {share:.3f}, of all {found:.3f}"


def main() -> None:
    """The command line above."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--write", action="store_true", help="write the weights")
    options = parser.parse_args()
    lessons = list(read_lessons(options.data, gold_lessons, relation_lessons))
    events = sum(len(s.events) for s, _ in load_gold("train", options.data))
    print("\n".join(report(cross_validate(lessons), events)))
    if options.write:
        write_weights(fit(lessons))


if __name__ == "__main__":
    main()
