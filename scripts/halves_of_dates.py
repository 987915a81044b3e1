"""Scores of dates on the half of MEANTIME that rules were made on, and on the other.

    python -m scripts.halves_of_dates [--data ../shared/data]

A file belongs to the first half where the first byte of its name's SHA-256 is even.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from pathlib import Path

from warsan.eval.dates import DateScore, score_dates
from warsan.eval.formats.timex_folder import read_timexes
from warsan.eval.predict import ShippedReader


def main(arguments: list[str] | None = None) -> int:
    """Prints the scores of both halves."""
    parser = argparse.ArgumentParser(description="Scores of dates by halves of MEANTIME.")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    options = parser.parse_args(arguments)
    reader, scores = ShippedReader(), [DateScore(), DateScore()]
    for document in read_timexes(options.data / "meantime"):
        half = hashlib.sha256(document.id.encode()).digest()[0] % 2
        scores[half] += score_dates(document, reader.dates(document.text, document.published))
    for name, score in zip(("looked at", "not looked at"), scores, strict=True):
        sys.stdout.write(f"{name}: {score.shares()}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
