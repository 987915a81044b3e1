"""Scores wires on copies made by known edits, and on hard negatives.

    python -m scripts.wire_copies [--data ../shared/data] [--seed 2022] [--json]

Copies: each of the different texts of war2022 with at least 60 words, edited in each of nine ways
(`scripts/wire_edits.py`). Hard negatives: all pairs of different texts published within three days
of each other, among them those that are judged to be about one happening (eval/judged/stories.md).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import combinations
from pathlib import Path

import msgspec

from scripts.wire_edits import Editor
from warsan.linking.copies import judge_copies
from warsan.linking.shingles import find_keys
from warsan.linking.texts import Text, text_of_article
from warsan.model import Article, Page
from warsan.sources import read_sources

EDITS = (
    ("cut",), ("move",), ("rewrite",), ("add",), ("cut", "move"), ("rewrite", "add"),
    ("cut", "rewrite"), ("cut", "add"), ("cut", "move", "rewrite", "add"),
)  # fmt: skip
_LEAST = 60  # words
_DAYS = 3


class Scored(msgspec.Struct):
    """Counts of pairs, by what was done to the copy."""

    found: dict[str, int]
    copies: int
    falsely: list[tuple[str, str]]
    negatives: int

    def shares(self) -> dict[str, object]:
        """Precision, recall and F1 over pairs, the share joined falsely, and recall by edit."""
        right = sum(self.found.values())
        precision = right / max(1, right + len(self.falsely))
        recall = right / self.copies
        each = self.copies // len(self.found)
        return {
            "f1": 2 * precision * recall / (precision + recall),
            "precision": precision,
            "recall": recall,
            "false_joins": len(self.falsely) / self.negatives,
            "copies": self.copies,
            "negatives": self.negatives,
            "recall_by_edit": {name: n / each for name, n in self.found.items()},
        }


def read_texts(data: Path) -> list[Article]:
    """The different texts of war2022, oldest first."""
    pages = read_sources([data / "war2022/articles.jsonl"])
    bodies = {p.article.body: p.article for p in pages if isinstance(p, Page)}
    return sorted(bodies.values(), key=lambda article: (article.published or "", article.id))


def score(articles: list[Article], seed: int) -> Scored:
    """Join copies as a desk does: first by keys, then by alignment."""
    editor, scored = Editor(articles, seed), Scored({}, 0, [], 0)
    long = [article for article in articles if len(article.body.split()) >= _LEAST]
    texts = {article.id: text_of_article(article) for article in articles}
    for names in EDITS:
        pairs = ((texts[a.id], _copy(editor, a, names)) for a in long)
        scored.found[" + ".join(names)] = sum(_are_joined(one, other) for one, other in pairs)
        scored.copies += len(long)
    for one, other in _near(articles):
        scored.negatives += 1
        if _are_joined(texts[one.id], texts[other.id]):
            scored.falsely.append((one.title or "", other.title or ""))
    return scored


def _copy(editor: Editor, article: Article, names: tuple[str, ...]) -> Text:
    body = editor.edit(article, names).body
    return text_of_article(msgspec.structs.replace(article, id=f"copy of {article.id}", body=body))


def _near(articles: list[Article]) -> Iterator[tuple[Article, Article]]:
    for one, other in combinations(articles, 2):
        days = [date.fromisoformat((a.published or "")[:10]) for a in (one, other)]
        if abs((days[0] - days[1]).days) <= _DAYS:
            yield one, other


@cache
def _keys(text: Text) -> frozenset[int]:
    return frozenset(find_keys(text.sentences))


def _are_joined(one: Text, other: Text) -> bool:
    shared = _keys(one) & _keys(other)
    return bool(shared) and judge_copies(one, other).copies


def main() -> None:
    """Print the scores."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--seed", type=int, default=2022)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    scored = score(read_texts(asked.data), asked.seed)
    shares = scored.shares()
    if asked.json:
        sys.stdout.write(json.dumps(shares) + "\n")
        return
    for name, value in shares.items():
        sys.stdout.write(f"{name:15} {value}\n")
    for one, other in scored.falsely:
        sys.stdout.write(f"joined falsely: {one} / {other}\n")


if __name__ == "__main__":
    main()
