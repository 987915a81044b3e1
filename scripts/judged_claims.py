"""Claim links judged by reading: draws the sheet to be judged, prints what the verdicts come to.

    python -m scripts.judged_claims                             what the verdicts came to
    python -m scripts.judged_claims --draw SHEET --key KEY      a sheet to judge, its key apart

The guideline is `eval/judged/claims.md`. Links are drawn from articles that nobody looked at while
the weights were set; others, with a statement planted that belongs elsewhere, are shuffled in.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec

from scripts.judged_draws import say_share, shuffled_articles
from warsan.eval.formats.judged_figures import digest_of
from warsan.linking.claims import Claim, Statement, find_statements, link_claims
from warsan.model import Reading
from warsan.reader.article import read_article

VERDICTS = Path("eval/judged/claims-2022.jsonl")
SPLIT, TUNED, DRAW, BETWEEN, COUNT, PLANTED = 0, 99, 4722, 4723, 40, 6
"""The first `TUNED` articles were looked at while the weights were set; links are of the others.
Draw 4723 took the links between the two parts, after what the first draw showed was mended."""


class Edge(msgspec.Struct, frozen=True):
    """A link as it is shown: the claim's first statement, another's, and how that stands to it."""

    first: Statement
    other: Statement
    side: str
    how: str
    planted: bool = False


class Place(msgspec.Struct, frozen=True):
    """Where a statement stands: the article's SHA-256 over its body, field and characters."""

    article: str
    field: str
    start: int
    end: int


class Verdict(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A line of `VERDICTS`: which link, what was said of it, and whether it was planted."""

    first: Place
    other: Place
    side: str
    how: str
    right: bool
    again: bool | None = None
    planted: bool = False
    draw: int = DRAW


def main(arguments: list[str] | None = None) -> int:
    """Prints verdicts or draws a sheet; returns the exit status."""
    parser = argparse.ArgumentParser(description="Claim links judged by reading.")
    parser.add_argument("--draw", type=Path, help="write the sheet to be judged here")
    parser.add_argument("--key", type=Path, help="with --draw: which of them are planted")
    parser.add_argument("--between", action="store_true", help="draw links between the two parts")
    options = parser.parse_args(arguments)
    if options.draw:
        articles = shuffled_articles(SPLIT)
        drawn = articles if options.between else articles[TUNED:]
        tuned = {article.id for article in articles[:TUNED]}
        readings = [read_article(article) for article in drawn]
        mixed = draw_edges(readings, tuned if options.between else None)
        options.draw.write_text("\n".join(map(_shown, range(len(mixed)), mixed)), encoding="utf-8")
        options.key.write_bytes(msgspec.json.encode([(e, _place(e, readings)) for e in mixed]))
        return 0
    lines = VERDICTS.read_bytes().splitlines()
    for line in told([msgspec.json.decode(row, type=Verdict) for row in lines]):
        sys.stdout.write(line + "\n")
    return 0


def told(rows: Sequence[Verdict]) -> Iterator[str]:
    """What the verdicts come to, a line each."""
    for draw in sorted({row.draw for row in rows}):
        own = [row for row in rows if not row.planted and row.draw == draw]
        across = [row for row in own if row.first.article != row.other.article]
        yield _share(f"draw {draw}: links right", own, lambda row: row.right)
        yield _share(f"draw {draw}: across articles", across, lambda row: row.right)
    yield _share("planted links found", [r for r in rows if r.planted], lambda row: not row.right)
    twice = [row for row in rows if row.again is not None]
    yield _share("judged alike twice", twice, lambda row: row.again == row.right)


def _share(name: str, rows: Sequence[Verdict], is_right: Callable[[Verdict], bool]) -> str:
    return say_share(name, sum(map(is_right, rows)), len(rows))


def find_edges(claims: Sequence[Claim]) -> list[Edge]:
    """Every link once: of two figures that exclude each other only the later stands against."""
    found = dict[tuple[str, ...], Edge]()
    for claim in claims:
        for position in claim.positions:
            one, other = claim.first, position.statement
            if one.id != other.id:
                pair = tuple(sorted((one.id, other.id)))
                found.setdefault(pair, Edge(one, other, position.side, position.how))
    return [found[pair] for pair in sorted(found)]


def draw_edges(readings: Sequence[Reading], tuned: set[str] | None = None) -> list[Edge]:
    """Links and planted ones, mixed.

    Args:
        readings: Of the articles that links are drawn from.
        tuned: Ids of articles; only links between these and others. None for all links.
    """
    statements = [s for reading in readings for s in find_statements(reading)]
    edges = find_edges(link_claims(statements))
    count, planted = COUNT, PLANTED
    if tuned is not None:
        edges = [e for e in edges if (e.first.article in tuned) != (e.other.article in tuned)]
        count, planted = len(edges), PLANTED // 2
    chance = random.Random(DRAW if tuned is None else BETWEEN)
    drawn = chance.sample(edges, min(count, len(edges)))
    faults = [_plant(chance.choice(edges), statements, chance) for _ in range(planted)]
    mixed = [*drawn, *faults]
    chance.shuffle(mixed)
    return mixed


def _plant(edge: Edge, statements: Sequence[Statement], chance: random.Random) -> Edge:
    """The same first statement with another of its kind, from elsewhere, that was not linked."""
    kind, other = (edge.other.kind, edge.other.type), edge.other.id
    elsewhere = [s for s in statements if s.article != edge.first.article and s.id != other]
    alike = [s for s in elsewhere if (s.kind, s.type) == kind]
    return msgspec.structs.replace(edge, other=chance.choice(alike or statements), planted=True)


def _place(edge: Edge, readings: Sequence[Reading]) -> tuple[Place, Place]:
    digests = {reading.article.id: digest_of(reading.article) for reading in readings}
    first, other = (
        Place(digests[s.article], s.span.field, s.span.start, s.span.end)
        for s in (edge.first, edge.other)
    )
    return first, other


def _shown(number: int, edge: Edge) -> str:
    lines = [f"#{number} {edge.side} / {edge.how}"]
    for statement in (edge.first, edge.other):
        sentence, span = statement.sentence, statement.span
        start, end = span.start - sentence.start, span.end - sentence.start
        text = f"{sentence.text[:start]}⟦{sentence.text[start:end]}⟧{sentence.text[end:]}"
        held = ", ".join(f"{h.voice.name} {h.value:g}" for h in statement.held)
        slot = f" {statement.slot.key}" if statement.slot else f" {statement.type}"
        where = statement.where.name if statement.where else "-"
        lines.append(f"   {statement.day}{slot} at {where} by {held}: {' '.join(text.split())}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    raise SystemExit(main())
