"""Counts the gold: what each split holds, and events by type, frame and sign.

python -m training.annotate.count
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from training.annotate.gold import FOLDER, SPLITS, GoldSentence, read_gold

Splits = Mapping[str, Sequence[GoldSentence]]


def count_splits(splits: Splits) -> Iterator[tuple[str, ...]]:
    """Rows of a table: a head, then sentences and events, then each type, frame and sign.

    Labels of a field stand most often first; the last column is the sum of the splits.
    """
    yield ("", *splits, "all")
    yield _row("sentences", [len(rows) for rows in splits.values()])
    yield _row("with events", [sum(bool(s.events) for s in rows) for rows in splits.values()])
    yield _row("events", [sum(len(s.events) for s in rows) for rows in splits.values()])
    for field in ("type", "frame", "sign"):
        counts = [
            Counter(str(getattr(e, field)) for s in rows for e in s.events)
            for rows in splits.values()
        ]
        for label, _ in sum(counts, Counter[str]()).most_common():
            yield _row(f"{field} {label}", [count[label] for count in counts])


def _row(name: str, counts: Sequence[int]) -> tuple[str, ...]:
    return (name, *map(str, counts), str(sum(counts)))


def count_different(first: Sequence[GoldSentence], second: Sequence[GoldSentence]) -> int:
    """Sentences of which the two passes say anything different."""
    other = {s.number: set(s.events) for s in second}
    return sum(set(s.events) != other[s.number] for s in first if s.number in other)


def main() -> None:
    """Prints the counts as a table of Markdown."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--folder", type=Path, default=FOLDER)
    folder: Path = parser.parse_args().folder
    rows = count_splits({s: list(read_gold(folder / f"{s}.jsonl")) for s in SPLITS})
    for number, row in enumerate(rows):
        print("|", " | ".join(row), "|")
        if not number:
            print("|---" * len(row) + "|")
    first, second = (list(read_gold(folder / f"double/{n}.jsonl")) for n in ("first", "second"))
    print(
        f"\nread twice: {len(first)} sentences; {count_different(first, second)} read differently"
    )


if __name__ == "__main__":
    main()
