"""Collects answers into the stand-off files under training/annotations.

    python -m training.annotate.collect --answers FOLDER [--data ../shared/data] [--check]

FOLDER holds `first/`, and where there are such `second/` and `settled/`, with a file of answers
a sheet. The splits take the first pass, or where a sentence was settled that; `double/first.jsonl`
and `double/second.jsonl` keep both passes as they were written, for the agreement. Every line that
cannot be taken is printed with its reason, and nothing is written while there is one (or while a
sheet that was begun lacks sentences). `--check` writes nothing at all.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from training.annotate.answers import AnswerError, EventAnswer, NoneAnswer, parse_answer
from training.annotate.gold import (
    FOLDER,
    SPLITS,
    Block,
    GoldEvent,
    GoldSentence,
    read_draw,
    write_lines,
)
from training.annotate.load import find_texts
from training.annotate.resolve import resolve_event
from training.annotate.texts import Text

Events = dict[int, list[GoldEvent]]
"""By number of the sentence; an empty list is "none"."""


class Pass(msgspec.Struct):
    """What was gathered from the answers of one pass.

    Attributes:
        events: What was read so far.
        faults: "file:line: why", in order.
    """

    events: Events
    faults: list[str]


class Sentences:
    """The sentences that can be answered, with their texts."""

    def __init__(self, blocks: Sequence[Block], texts: Mapping[str, Text]) -> None:
        self.blocks = {number: block for block in blocks for number in block.sentences}
        self._texts = texts

    def resolve(self, answer: EventAnswer) -> GoldEvent:
        """An event with its spans; raises `AnswerError` where they cannot be found."""
        block = self.blocks.get(answer.sentence)
        if block is None:
            raise AnswerError(f"no sentence {answer.sentence}")
        text = self._texts[block.article].text
        texts = {number: text[a:b] for number, (a, b) in block.sentences.items()}
        return resolve_event(answer, texts, {n: a for n, (a, _) in block.sentences.items()})

    def gold(self, number: int, events: Sequence[GoldEvent]) -> GoldSentence:
        """The sentence as the stand-off files have it, its events in the order of the text."""
        block = self.blocks[number]
        start, end = block.sentences[number]
        ordered = tuple(sorted(events, key=lambda e: (e.trigger, e.type)))
        return GoldSentence(number, block.number, block.corpus, block.article, start, end, ordered)


def collect_pass(
    files: Sequence[tuple[str, str]], sentences: Sentences, *, whole: bool = True
) -> Pass:
    """The answers of some files.

    Args:
        files: Names, as faults cite them, with the text of each.
        sentences: What can be answered.
        whole: Whether a sentence left out of a block that was begun is a fault.
    """
    found = Pass({}, [])
    for name, text in files:
        before = set(found.events)
        for number, line in enumerate(text.splitlines(), start=1):
            try:
                _take(line, sentences, found)
            except AnswerError as error:
                found.faults.append(f"{name}:{number}: {error}")
        if whole:
            found.faults += _gaps(name, set(found.events) - before, sentences)
    return found


def _take(line: str, sentences: Sentences, found: Pass) -> None:
    answer = parse_answer(line)
    if isinstance(answer, NoneAnswer):
        for number in answer.sentences:
            if number not in sentences.blocks:
                raise AnswerError(f"no sentence {number}")
            if found.events.setdefault(number, []):
                raise AnswerError(f"sentence {number} has events already")
    elif answer is not None:
        event = sentences.resolve(answer)
        events = found.events.setdefault(answer.sentence, [])
        if any(e.trigger == event.trigger and e.type == event.type for e in events):
            raise AnswerError(f"{answer.type} of {answer.trigger.words!r} stands there already")
        events.append(event)


def _gaps(name: str, answered: set[int], sentences: Sentences) -> Iterator[str]:
    """Sentences left out of blocks that were begun."""
    for block in {sentences.blocks[n].number: sentences.blocks[n] for n in answered}.values():
        for number in block.sentences:
            if number not in answered:
                yield f"{name}: no answer to sentence {number}"


def find_loose(events: Events, sentences: Sentences) -> Iterator[str]:
    """Faults of events that stand within a word that is no trigger of an event."""
    triggers = {(sentences.blocks[n].article, e.trigger) for n, es in events.items() for e in es}
    for number, found in events.items():
        for event in found:
            if event.within and (sentences.blocks[number].article, event.within) not in triggers:
                yield f"sentence {number}: within names a word that is no trigger of an event"


def _files(folder: Path) -> list[tuple[str, str]]:
    paths = sorted(folder.glob("*.txt"))
    return [(f"{folder.name}/{p.name}", p.read_text(encoding="utf-8")) for p in paths]


def main() -> int:
    """Collects, or says what cannot be taken (exit 1)."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--answers", type=Path, required=True)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=FOLDER)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    blocks = read_draw()
    texts = find_texts(options.data, {block.article for block in blocks})
    sentences = Sentences(blocks, texts)
    passes = {
        name: collect_pass(_files(options.answers / name), sentences, whole=name != "settled")
        for name in ("first", "second", "settled")
    }
    final = {**passes["first"].events, **passes["settled"].events}
    faults = [fault for found in passes.values() for fault in found.faults]
    faults += [x for es in (final, passes["second"].events) for x in find_loose(es, sentences)]
    for fault in faults:
        print(fault, file=sys.stderr)
    for name, found in passes.items():
        count = sum(map(len, found.events.values()))
        print(f"{name}: {len(found.events)} sentences, {count} events")
    if not faults and not options.check:
        _write_splits(options.out, final, sentences)
        _write_double(options.out / "double", passes, sentences)
    return 1 if faults else 0


def _write_splits(out: Path, final: Events, sentences: Sentences) -> None:
    for split in SPLITS:
        rows = [n for n in sorted(final) if sentences.blocks[n].split == split]
        write_lines(out / f"{split}.jsonl", [sentences.gold(n, final[n]) for n in rows])


def _write_double(out: Path, passes: Mapping[str, Pass], sentences: Sentences) -> None:
    first, second = passes["first"].events, passes["second"].events
    both = sorted(set(first) & set(second))
    for name, events in (("first", first), ("second", second)):
        write_lines(out / f"{name}.jsonl", [sentences.gold(n, events[n]) for n in both])


if __name__ == "__main__":
    sys.exit(main())
