"""Scores the judged genres on the held half of war2022: the share right, and how well calibrated.

    python -m scripts.judged_genres [--data ../shared/data] [--half held] [--json]

The verdicts are eval/judged/genres-2022.jsonl; the texts are joined from the data when run.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from training.genre_rows import digest, read_verdicts
from warsan.model import Page
from warsan.sources import read_sources
from warsan.sources.draft import Draft
from warsan.sources.named_genres import find_named_genres

BINS = (0.0, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)


@dataclass(frozen=True)
class Scored:
    """One judged article: what was judged, what the product says, and how sure it is."""

    title: str
    gold: str
    sure: bool
    found: str
    probability: float
    named: bool

    @property
    def right(self) -> bool:
        """Whether the product says what was judged."""
        return self.gold == self.found


def score(data: Path, half: str) -> list[Scored]:
    """Every judged article of a half, read as the product reads a line of JSON."""
    path = data / "war2022/articles.jsonl"
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    rows = {row.article: row for row in read_verdicts()}
    found = list[Scored]()
    for record, page in zip(records, read_sources([path]), strict=True):
        row = rows.pop(digest(record["body"]), None)
        if row is None or row.half != half or not isinstance(page, Page):
            continue
        article = page.article
        draft = Draft(tuple(article.body.split("\n\n")), page="", title=article.title)
        named = any(one.genre == article.genre for one in find_named_genres(draft))
        found.append(
            Scored(
                article.title or "", row.genre, row.sure, article.genre,
                article.genre_probability or 0.0, named,
            )
        )  # fmt: skip
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line above."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--half", choices=("held", "tuning"), default="held")
    parser.add_argument("--json", action="store_true", help="one object on stdout")
    options = parser.parse_args(arguments)
    rows = score(options.data, options.half)
    again = [row for row in read_verdicts() if row.again]
    agreement = sum(row.again == row.genre for row in again) / max(len(again), 1)
    if options.json:
        sys.stdout.write(json.dumps(_counts(rows) | {"agreement": agreement}) + "\n")
        return 0
    sys.stdout.write("\n".join(_lines(rows)) + "\n")
    sys.stdout.write(f"judged twice: {len(again)}, the same {agreement:.0%}\n")
    return 0


def _counts(rows: Sequence[Scored]) -> dict[str, float]:
    right = sum(row.right for row in rows)
    return {"n": len(rows), "right": right, "share_right": right / max(len(rows), 1)}


def _lines(rows: Sequence[Scored]) -> list[str]:
    parts = {
        "all": rows,
        "the page says it": [row for row in rows if row.named],
        "by the text": [row for row in rows if not row.named],
        "sure to the judge": [row for row in rows if row.sure],
    }
    lines = [f"{name}: {sum(r.right for r in part)} of {len(part)}" for name, part in parts.items()]
    gold, found = Counter(r.gold for r in rows), Counter(r.found for r in rows)
    both = Counter(r.gold for r in rows if r.right)
    lines += [f"  {g}: judged {gold[g]}, said {found[g]}, both {both[g]}" for g in gold | found]
    lines.append("probability  texts  mean  right")
    for low, high in pairwise(BINS):
        own = [row for row in rows if low <= row.probability < high]
        mean = sum(row.probability for row in own) / max(len(own), 1)
        share = sum(row.right for row in own) / max(len(own), 1)
        lines.append(f"{low:.2f}–{min(high, 1):.2f}    {len(own):5}  {mean:.2f}  {share:.2f}")
    wrong = [row for row in rows if not row.right]
    lines += [f"wrong: {r.gold} said {r.found} {r.probability:.2f}: {r.title}" for r in wrong]
    return lines


if __name__ == "__main__":
    sys.exit(main())
