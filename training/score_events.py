"""Scores the events that the reader finds on a part of our own gold.

    python -m training.score_events [train|dev|test] [--data ../shared/data] [--json]

An event is found where one of the same type shares a character of its trigger. "parties" asks for
the same actor and recipient too: phrases that overlap one of the gold, or nobody on both sides;
several events of one trigger and type (one a pair of parties) count as one, and one right pair is
enough. The test part is for reporting only.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path

import msgspec

from training.annotate.gold import GoldEvent, GoldSentence, Span
from training.annotate.load import load_gold
from warsan.eval.predict import plain_article
from warsan.model import Event
from warsan.model import Span as TextSpan
from warsan.reader.article import read_article

_Counts = Counter[tuple[str, str]]
ALL = "all"


class Found(msgspec.Struct, frozen=True):
    """The events of one trigger and type: where it stands, and the pairs of parties."""

    type: str
    trigger: Span
    pairs: tuple[tuple[Span | None, Span | None], ...]


def find_groups(events: Iterable[Event]) -> tuple[Found, ...]:
    """The events of a Reading by trigger and type."""

    def key(event: Event) -> tuple[int, int, str]:
        return event.trigger.start, event.trigger.end, event.type

    return tuple(
        Found(type_, (start, end), tuple((_at(e.actor_span), _at(e.recipient_span)) for e in group))
        for (start, end, type_), group in groupby(sorted(events, key=key), key)
    )


def count_sentence(gold: Sequence[GoldEvent], found: Sequence[Found]) -> _Counts:
    """How many events of each type there are, were found, are right, and right with parties."""
    counts: _Counts = Counter()
    left = list(gold)
    for event in gold:
        counts.update(_keys("gold", event.type))
    for group in found:
        counts.update(_keys("found", group.type))
        hit = next(
            (e for e in left if e.type == group.type and _meet(e.trigger, group.trigger)), None
        )
        if hit is None:
            continue
        left.remove(hit)
        counts.update(_keys("right", group.type))
        if any(_same(hit.actor, a) and _same(hit.recipient, b) for a, b in group.pairs):
            counts.update(_keys("parties", group.type))
    return counts


def shares(counts: _Counts) -> dict[str, dict[str, float | int]]:
    """Precision and recall by type alone and with the parties, for all and for each type."""
    names = sorted({name for _, name in counts} - {ALL})
    return {name: _row(counts, name) for name in (ALL, *names)}


def score_events(
    sentences: Iterable[tuple[GoldSentence, str]],
) -> dict[str, dict[str, float | int]]:
    """Reads every article once and scores the sentences drawn from it."""
    counts: _Counts = Counter()
    for text, group in groupby(sentences, lambda pair: pair[1]):
        events = read_article(plain_article(text)).events
        for sentence, _ in group:
            own = [e for e in events if sentence.start <= e.trigger.start < sentence.end]
            counts += count_sentence(sentence.events, find_groups(own))
    return shares(counts)


def _keys(measure: str, type_: str) -> list[tuple[str, str]]:
    return [(measure, ALL), (measure, type_)]


def _row(counts: _Counts, name: str) -> dict[str, float | int]:
    gold, found = counts["gold", name], counts["found", name]
    right, parties = counts["right", name], counts["parties", name]
    return {
        "p": right / found if found else 0.0,
        "r": right / gold if gold else 0.0,
        "parties_p": parties / found if found else 0.0,
        "parties_r": parties / gold if gold else 0.0,
        "found": found,
        "gold": gold,
    }


def _at(span: TextSpan | None) -> Span | None:
    return None if span is None else (span.start, span.end)


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _same(gold: Sequence[Span], found: Span | None) -> bool:
    if found is None or not gold:
        return found is None and not gold
    return any(_meet(span, found) for span in gold)


def main() -> None:
    """Prints the scores."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("split", nargs="?", default="dev", choices=("train", "dev", "test"))
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    found = score_events(load_gold(options.split, options.data))
    if options.json:
        print(json.dumps(found))
        return
    print(f"{'':10}      p      r  parties p      r  found  gold")
    for name, row in found.items():
        print(
            f"{name:10} {row['p']:6.3f} {row['r']:6.3f}     {row['parties_p']:6.3f} "
            f"{row['parties_r']:6.3f} {row['found']:6} {row['gold']:5}"
        )


if __name__ == "__main__":
    main()
