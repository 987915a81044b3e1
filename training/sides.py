"""Trains the weights by which the phrases of a sentence get their parts in an event.

    python -m training.sides [--data ../shared/data] [--write]

A lesson is one event of the train part of our gold, with the word and type that the gold gives,
or one row of two thirds of PLV_train, at the word that the codebook takes for an event of its
root. The answers
are the phrases of its sentence, and nobody; right are those inside the gold's words. A conditional
logit is fitted for each part: actor (both), recipient (our gold, whose recipients are parties) and
aim (the rows' targets, which may be plans, deeds and places). Prints how often the choice is right
in five folds of texts. Numpy is all it needs.
"""

from __future__ import annotations

import argparse
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from training.annotate.gold import GoldSentence, Span
from training.patterns import read_lessons
from warsan.codebook.side_weights import PARTS, Part
from warsan.eval.formats.relations import Relation
from warsan.eval.relations import root_of
from warsan.reader.events.candidates import find_candidates, propose_roles
from warsan.reader.events.listed import can_take
from warsan.reader.events.ranking import Question, ask, features_of, features_of_none, find_heads
from warsan.reader.events.scene import Scene
from warsan.reader.events.weighing import weigh_candidates

Array = NDArray[np.float64]
Places = NDArray[np.intp]
TABLE = Path("src/warsan/data/plover/side_weights.tsv")
FOLDS, OFTEN, STEPS, RATE = 5, 3, 300, 0.05
RIDGE = 1.5
HEAD = """\
# Weights of the phrases of a sentence as parts of an event: a conditional logit for each part over
# features that are there or not (see warsan/reader/events/ranking.py).
# Written by `python -m training.sides --write`; do not edit by hand.
# Source: trained by the Warsan project on its own gold (training/annotations) and PLV_train.
part\tfeature\tweight
"""


class Lesson(msgspec.Struct, frozen=True):
    """One part of one event: the features of each answer, nobody first, and which are right."""

    part: Part
    answers: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]
    fold: int


def gold_lessons(sentence: GoldSentence, scene: Scene) -> Iterator[Lesson]:
    """The events of one sentence of our gold."""
    for event in sentence.events:
        tokens = scene.parse.range_of(*event.trigger)
        if tokens is None:
            continue
        row, rule = propose_roles(scene, tokens.first, event.type)
        question = ask(scene, row, tokens.first, rule)
        yield from _lesson(question, "actor", event.actor, sentence.article)
        yield from _lesson(question, "recipient", event.recipient, sentence.article)


def relation_lessons(row: Relation, scene: Scene) -> Iterator[Lesson]:
    """A row at the likeliest word of its root, if there is one."""
    weighed = weigh_candidates(scene, find_candidates(scene))
    own = [w for w in weighed if root_of(w.candidate.type) == row.root]
    if not own:
        return
    best = max(own, key=lambda w: w.probability).candidate
    question = ask(scene, best.row, best.trigger, best.roles)
    yield from _lesson(question, "actor", row.source, row.sentence)
    yield from _lesson(question, "aim", row.target, row.sentence)


def _lesson(question: Question, part: Part, spans: Sequence[Span], text: str) -> Iterator[Lesson]:
    heads = find_heads(question)
    if part != "aim":
        heads = tuple(h for h in heads if can_take(question.scene, question.row, part, h))
    tokens = question.scene.parse.tokens
    inside = [any(tokens[h].start < e and s < tokens[h].end for s, e in spans) for h in heads]
    if spans and not any(inside):
        return  # out of reach: nothing to learn
    answers = [tuple(features_of_none(question, part))]
    answers += [tuple(features_of(question, part, head)) for head in heads]
    fold = zlib.crc32(text.encode()) % FOLDS
    yield Lesson(part, tuple(answers), (not spans, *inside), fold)


class Table(msgspec.Struct):
    """Lessons as numbers: the features of all answers in a row, and where each begins."""

    features: Places
    answer_of: Places
    lesson_of: Places
    right: NDArray[np.bool_]

    def scores(self, weights: Array) -> Array:
        """Of each answer."""
        size = len(self.lesson_of)
        found: Array = np.bincount(self.answer_of, weights[self.features], size).astype(float)
        return found


def fit(lessons: Sequence[Lesson]) -> dict[str, float]:
    """The weights of one part: gradient ascent (Adam) on the likelihood less a ridge."""
    counts = Counter(f for lesson in lessons for answer in lesson.answers for f in answer)
    names = {f: n for n, f in enumerate(sorted(f for f, c in counts.items() if c >= OFTEN))}
    table = _table(lessons, names)
    weights, first, second = (np.zeros(len(names)) for _ in range(3))
    for step in range(1, STEPS + 1):
        slope = _slope(table, weights, len(lessons)) - RIDGE * weights
        first = 0.9 * first + 0.1 * slope
        second = 0.99 * second + 0.01 * slope**2
        size = RATE * min(1.0, 4 * (1 - step / STEPS))
        weights += size * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    return {name: float(weights[n]) for name, n in names.items()}


def _slope(table: Table, weights: Array, lessons: int) -> Array:
    raised = np.exp(np.clip(table.scores(weights), -30, 30))
    whole = np.bincount(table.lesson_of, weights=raised, minlength=lessons)
    gold = np.bincount(table.lesson_of, weights=raised * table.right, minlength=lessons)
    pull = raised * table.right / gold[table.lesson_of] - raised / whole[table.lesson_of]
    found: Array = np.bincount(table.features, pull[table.answer_of], len(weights)).astype(float)
    return found


def _table(lessons: Sequence[Lesson], names: dict[str, int]) -> Table:
    features, answer_of, lesson_of, right = list[int](), list[int](), list[int](), list[bool]()
    for number, lesson in enumerate(lessons):
        for answer, is_right in zip(lesson.answers, lesson.right, strict=True):
            known = [names[f] for f in answer if f in names]
            features += known
            answer_of += [len(lesson_of)] * len(known)
            lesson_of.append(number)
            right.append(is_right)
    return Table(np.array(features), np.array(answer_of), np.array(lesson_of), np.array(right))


def is_right(lesson: Lesson, weights: dict[str, float]) -> bool:
    """Whether the heaviest answer is a right one."""
    values = [sum(weights.get(f, 0.0) for f in answer) for answer in lesson.answers]
    return lesson.right[int(np.argmax(values))]


def cross_validate(lessons: Sequence[Lesson]) -> Iterator[str]:
    """For each part the share of right choices in folds of texts."""
    for part in PARTS:
        own = [lesson for lesson in lessons if lesson.part == part]
        right = 0
        for fold in range(FOLDS):
            found = fit([lesson for lesson in own if lesson.fold != fold])
            right += sum(is_right(lesson, found) for lesson in own if lesson.fold == fold)
        yield f"{part}: {right / len(own):.3f} of {len(own)}"


def write_weights(lessons: Sequence[Lesson]) -> None:
    """Writes the table that the reader loads; weights too small to count are left out."""
    lines: list[str] = []
    for part in PARTS:
        found = fit([lesson for lesson in lessons if lesson.part == part])
        lines += [f"{part}\t{name}\t{w:.3f}" for name, w in found.items() if abs(w) >= 0.02]
    TABLE.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """The command line above."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--write", action="store_true", help="write the weights")
    options = parser.parse_args()
    lessons = list(read_lessons(options.data, gold_lessons, relation_lessons))
    print("\n".join(cross_validate(lessons)))
    if options.write:
        write_weights(lessons)


if __name__ == "__main__":
    main()
