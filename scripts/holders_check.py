"""Draws rows of the table of office holders to be checked by hand, and counts what was found.

    python -m scripts.holders_check --draw 50 --seed 2000     print rows to check
    python -m scripts.holders_check                           count eval/judged/holders.tsv

A row's key is its first name, country, title and "from". The draw is over the keys in alphabetical
order, so that the order of the table does not matter; a row added or mended changes later draws.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from warsan.codebook.holder_tables import read_holder_rows
from warsan.codebook.rows import Row, read_rows

JUDGED = Path("eval/judged/holders.tsv")
COLUMNS = ("draw", "key", "verdict", "found", "reference")
VERDICTS = ("right", "wrong", "open")


def key_of(row: Row) -> str:
    """What tells a row from all others."""
    return " | ".join((row.entries("names")[0], row["country"], row["title"], row["from"]))


def draw(rows: Sequence[Row], size: int, seed: int) -> list[Row]:
    """Rows drawn at random, in the order of the draw."""
    by_key = {key_of(row): row for row in rows}
    keys = random.Random(seed).sample(sorted(by_key), size)
    return [by_key[key] for key in keys]


def count(rows: Sequence[Row]) -> list[str]:
    """For each draw how many rows were right, wrong and still open, and the share of errors."""
    lines = list[str]()
    for name in dict.fromkeys(row["draw"] for row in rows):
        found = Counter(row["verdict"] for row in rows if row["draw"] == name)
        checked = found["right"] + found["wrong"]
        counts = ", ".join(f"{found[v]} {v}" for v in VERDICTS)
        lines.append(f"{name}: {counts}; errors {found['wrong']}/{checked}")
    return lines


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line above."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--draw", type=int, metavar="N", help="print N rows to check")
    parser.add_argument("--seed", type=int, default=2000)
    options = parser.parse_args(arguments)
    if options.draw:
        for row in draw(read_holder_rows(), options.draw, options.seed):
            sys.stdout.write("\t".join((key_of(row), row["to"], row["source"])) + "\n")
        return 0
    text = JUDGED.read_text(encoding="utf-8")
    sys.stdout.write("\n".join(count(read_rows(JUDGED.name, COLUMNS, text))) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
