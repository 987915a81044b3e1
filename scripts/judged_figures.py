"""Figures judged by reading: draws the sheet to be judged, and prints what the verdicts come to.

    python -m scripts.judged_figures                        the figures of all that was judged
    python -m scripts.judged_figures --round second         of one round
    python -m scripts.judged_figures --round second --draw SHEET --key KEY
                                                            a sheet to judge, its key apart

The guideline is `eval/judged/figures.md`. Figures are drawn from articles that nobody looked at
while the rules were made; others of the same articles, with a wrong number, thing counted or
claimant planted, are shuffled in. `warsan eval figures` re-scores the reader on the verdicts.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec

from scripts.judged_draws import say_share, shuffled_articles
from warsan.eval.formats.judged_figures import JudgedFigure, digest_of, read_judged_figures
from warsan.model import Article, Attribution, Figure, Party
from warsan.reader.article import read_article

SPLIT, COUNT, PLANTED = 2023, 120, 14
BEFORE, AFTER = 260, 140


class Round(msgspec.Struct, frozen=True):
    """A draw: of `drawn` articles behind the `seen` ones, which the rules were made with."""

    seen: int
    drawn: int
    seed: int
    verdicts: Path


ROUNDS = {
    "first": Round(42, 60, 4716, Path("eval/judged/figures-2022.jsonl")),
    "second": Round(120, 39, 4717, Path("eval/judged/figures-2022-second.jsonl")),
    "third": Round(159, 39, 4718, Path("eval/judged/figures-2022-third.jsonl")),
}


class Item(msgspec.Struct, frozen=True):
    """A figure to be judged as it is shown, with its source's span, and what was planted."""

    article: str
    figure: Figure
    source: tuple[int, int] | None
    planted: str | None = None


def main(arguments: list[str] | None = None) -> int:
    """Prints figures or draws a sheet; returns the exit status."""
    parser = argparse.ArgumentParser(description="Figures judged by reading.")
    parser.add_argument("--round", choices=sorted(ROUNDS), help="one round alone")
    parser.add_argument("--draw", type=Path, help="write the sheet to be judged here")
    parser.add_argument("--key", type=Path, help="with --draw: which of them are planted")
    options = parser.parse_args(arguments)
    if options.draw:
        _draw(ROUNDS[options.round or max(ROUNDS)], options.draw, options.key)
        return 0
    for name in [options.round] if options.round else ROUNDS:
        if (verdicts := ROUNDS[name].verdicts).exists():
            lines = (
                f"{name} round",
                *(f"  {line}" for line in told(read_judged_figures(verdicts))),
            )
            sys.stdout.write("\n".join(lines) + "\n")
    return 0


def told(rows: Sequence[JudgedFigure]) -> Iterator[str]:
    """What the verdicts come to, a line each."""
    own = [r for r in rows if r.planted is None]
    for aspect in ("number", "counts", "claimant"):
        yield _share(f"{aspect} right", own, lambda r, a=aspect: a in r.verdict)  # type: ignore[misc]
    yield _share("right in all three", own, lambda r: len(r.verdict) == 3)
    planted = [r for r in rows if r.planted]
    yield _share("planted faults found", planted, lambda r: r.planted not in r.verdict)
    twice = [r for r in rows if r.again is not None]
    yield _share("judged alike twice", twice, lambda r: r.again == r.verdict)


def _share(
    name: str, rows: Sequence[JudgedFigure], is_right: Callable[[JudgedFigure], bool]
) -> str:
    return say_share(name, sum(map(is_right, rows)), len(rows))


def drawn_articles(given: Round) -> list[Article]:
    """The articles that figures are drawn from."""
    return shuffled_articles(SPLIT)[given.seen : given.seen + given.drawn]


def find_items(article: Article) -> list[Item]:
    """The figures of an article, each with the words that claim it."""
    reading, digest = read_article(article), digest_of(article)
    said = {a.id: a for a in reading.attributions}
    return [Item(digest, f, _source(said.get(f.attribution or ""))) for f in reading.figures]


def _source(said: Attribution | None) -> tuple[int, int] | None:
    return (said.source.span.start, said.source.span.end) if said and said.source else None


def _draw(given: Round, sheet: Path, key: Path) -> None:
    articles = {digest_of(a): a for a in drawn_articles(given)}
    items = [item for article in articles.values() for item in find_items(article)]
    chance = random.Random(given.seed)
    mixed_up = chance.sample(items, len(items))
    planted = [p for n, i in enumerate(mixed_up[COUNT:]) if (p := _plant(i, items, n, chance))]
    mixed = [*mixed_up[:COUNT], *planted[:PLANTED]]
    chance.shuffle(mixed)
    shown = (_shown(n, item, articles[item.article]) for n, item in enumerate(mixed))
    sheet.write_text("\n".join(shown), encoding="utf-8")
    key.write_bytes(msgspec.json.encode(mixed))


def _plant(item: Item, items: Sequence[Item], turn: int, chance: random.Random) -> Item | None:
    """The same words with another number, thing counted or claimant of the same article."""
    others = [i for i in items if i.article == item.article and i is not item]
    if not others:
        return None
    other, figure = chance.choice(others), item.figure
    fault = ("number", "counts", "claimant")[turn % 3]
    source = item.source
    if fault == "number":
        low, best, high = figure.low, figure.best, figure.high
        wrong = (best, low, high) if low != best else (low, best, None if high else low)
        figure = msgspec.structs.replace(figure, low=wrong[0], best=wrong[1], high=wrong[2])
    elif fault == "counts":
        figure = msgspec.structs.replace(figure, unit=other.figure.unit, counts=other.figure.counts)
    else:
        source = other.source
        figure = msgspec.structs.replace(figure, claimed_by=other.figure.claimed_by)
    if (figure, source) == (item.figure, item.source):
        return None
    return msgspec.structs.replace(item, figure=figure, source=source, planted=fault)


def _shown(number: int, item: Item, article: Article) -> str:
    figure, span = item.figure, item.figure.span
    text = article.text_of(span.field)
    before = text[max(0, span.start - BEFORE) : span.start].replace("\n", " ")
    after = text[span.end : span.end + AFTER].replace("\n", " ")
    ends = "/".join(
        "-" if v is None else f"{v:.10g}" for v in (figure.low, figure.best, figure.high)
    )
    source = text[slice(*item.source)] if item.source else "–"
    told = f"{ends} | {figure.unit} | {figure.counts} | of {_party(figure.of)}"
    more = " | MORE" if figure.increment else ""
    by = f"“{source}” {_party(figure.claimed_by)}"
    return f"#{number} …{before}⟦{span.text}⟧{after}…\n   → {told}{more} | by {by}\n"


def _party(party: Party | None) -> str:
    parts = (party.country, party.sector, party.name, party.organisation) if party else ()
    return "/".join(part for part in parts if part) or "–"


if __name__ == "__main__":
    raise SystemExit(main())
