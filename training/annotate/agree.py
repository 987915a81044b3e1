"""How far two passes agree: prints shares and kappas, or with --json one object.

    python -m training.annotate.agree [FIRST SECOND]

Without files it compares the double pass under training/annotations/double. Kappa is Cohen's.
Triggers agree where they share a character; the other measures look at agreeing triggers only.
Of actors and recipients, phrases agree where they overlap.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from training.annotate.gold import FOLDER, GoldEvent, GoldSentence, Span, read_gold

Pairs = list[tuple[GoldEvent, GoldEvent]]


class Matched(msgspec.Struct, frozen=True):
    """Events of both passes on one sentence.

    Attributes:
        pairs: Events whose triggers agree.
        first, second: Events of one pass alone.
    """

    pairs: tuple[tuple[GoldEvent, GoldEvent], ...]
    first: tuple[GoldEvent, ...]
    second: tuple[GoldEvent, ...]


def match_events(first: Sequence[GoldEvent], second: Sequence[GoldEvent]) -> Matched:
    """Couples events by trigger, those of one type before others; each once."""
    pairs: Pairs = []
    left, right = list(first), list(second)
    for same_type in (True, False):
        for one in tuple(left):
            fits = [e for e in right if overlap(e.trigger, one.trigger)]
            fits = [e for e in fits if e.type == one.type or not same_type]
            if fits:
                pairs.append((one, fits[0]))
                left.remove(one)
                right.remove(fits[0])
    return Matched(tuple(pairs), tuple(left), tuple(right))


def overlap(one: Span, other: Span) -> bool:
    """Whether two spans share a character."""
    return one[0] < other[1] and other[0] < one[1]


def measure(
    first: Sequence[GoldSentence], second: Sequence[GoldSentence]
) -> dict[str, float | int | None]:
    """All measures of two passes over the same sentences, as shares of 1."""
    other = {s.number: s.events for s in second}
    both = [(s.events, other[s.number]) for s in first if s.number in other]
    matches = [match_events(*events) for events in both]
    pairs = [pair for m in matches for pair in m.pairs]
    alone = sum(len(m.first) + len(m.second) for m in matches)
    same = sum(a.type == b.type for a, b in pairs)
    holds = [(bool(a), bool(b)) for a, b in both]
    return {
        "sentences": len(both),
        "events_first": sum(len(a) for a, _ in both),
        "events_second": sum(len(b) for _, b in both),
        "any_event": _share(sum(a == b for a, b in holds), len(holds)),
        "any_event_kappa": kappa(holds),
        "trigger_f1": _share(2 * len(pairs), 2 * len(pairs) + alone),
        "trigger_and_type_f1": _share(2 * same, 2 * len(pairs) + alone),
        **dict(_labels(pairs)),
        "actor_f1": _spans_f1([(a.actor, b.actor) for a, b in pairs]),
        "recipient_f1": _spans_f1([(a.recipient, b.recipient) for a, b in pairs]),
        "within": _share(sum(_same_within(a, b) for a, b in pairs), len(pairs)),
    }


def _labels(pairs: Pairs) -> Iterator[tuple[str, float | None]]:
    for name in ("type", "frame", "sign"):
        labels = [(str(getattr(a, name)), str(getattr(b, name))) for a, b in pairs]
        yield name, _share(sum(a == b for a, b in labels), len(labels))
        yield f"{name}_kappa", kappa(labels)
    typed = [(a, b) for a, b in pairs if a.type == b.type]
    yield "mode", _share(sum(a.mode == b.mode for a, b in typed), len(typed))


def kappa(labels: Sequence[tuple[object, object]]) -> float | None:
    """Cohen's kappa of pairs of labels; None without pairs or where chance alone agrees."""
    if not labels:
        return None
    total = len(labels)
    observed = sum(a == b for a, b in labels) / total
    one, other = Counter(a for a, _ in labels), Counter(b for _, b in labels)
    chance = sum(one[x] * other[x] for x in one) / total**2
    return None if chance == 1 else (observed - chance) / (1 - chance)


def _spans_f1(groups: Sequence[tuple[tuple[Span, ...], tuple[Span, ...]]]) -> float | None:
    hits = total = 0
    for one, other in groups:
        hits += sum(any(overlap(a, b) for b in other) for a in one)
        hits += sum(any(overlap(a, b) for a in one) for b in other)
        total += len(one) + len(other)
    return _share(hits, total)


def _same_within(one: GoldEvent, other: GoldEvent) -> bool:
    if one.within is None or other.within is None:
        return one.within is other.within
    return overlap(one.within, other.within)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def confusions(
    first: Sequence[GoldSentence], second: Sequence[GoldSentence], field: str
) -> list[tuple[str, str, int]]:
    """Which labels of a field ("type", "frame", "sign") were taken for which, most often first."""
    other = {s.number: s.events for s in second}
    matches = [match_events(s.events, other[s.number]) for s in first if s.number in other]
    pairs = [(getattr(a, field), getattr(b, field)) for m in matches for a, b in m.pairs]
    counts = Counter((a, b) if a < b else (b, a) for a, b in pairs if a != b)
    return [(a, b, n) for (a, b), n in counts.most_common()]


def main() -> None:
    """Prints the agreement."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    double = FOLDER / "double"
    parser.add_argument("first", type=Path, nargs="?", default=double / "first.jsonl")
    parser.add_argument("second", type=Path, nargs="?", default=double / "second.jsonl")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    first, second = list(read_gold(options.first)), list(read_gold(options.second))
    found = measure(first, second)
    if options.json:
        print(json.dumps(found))
        return
    for name, value in found.items():
        print(f"{name:20}", f"{value:.3f}" if isinstance(value, float) else value)
    for field in ("type", "frame", "sign"):
        most = confusions(first, second, field)[:8]
        print(f"{field}:", ", ".join(f"{a} or {b} {n}" for a, b, n in most) or "no differences")


if __name__ == "__main__":
    main()
