"""Party mentions judged by reading: draws the sheet, and prints the figures of the verdicts.

    python -m scripts.judged_mentions                             the figures of what was judged
    python -m scripts.judged_mentions --draw SHEET --key KEY      a sheet to judge, its key apart

The guideline is `eval/judged/mentions.md`. Mentions are drawn among those that take part in a
finding, in articles that nobody looked at while the rules were made; others of the same articles,
with a wrong party planted, are shuffled in.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from scripts.judged_draws import say_share, shuffled_articles
from warsan.eval.formats.judged_figures import digest_of
from warsan.model import Article, Party, Span
from warsan.reader.article import read_article

VERDICTS = Path("eval/judged/mentions-2022.jsonl")
SPLIT, SEEN, DRAW, COUNT, PLANTED = 2022, 144, 4714, 150, 18
"""`SEEN` articles were looked at while the rules were made: 99 for tuning, 45 for a first draw."""
BEFORE, AFTER = 420, 160

Verdict = Literal["right", "wrong", "thing"]
Told = Literal["party", "sector", "nothing"]


class Judged(msgspec.Struct, frozen=True, omit_defaults=True):
    """A mention with its verdict; no text.

    Attributes:
        article: SHA-256 of the body in UTF-8.
        told: Whether the reader gave a country, a body or a person; or a sector alone.
        verdict: "right" or "wrong"; "thing" where the words name no party at all.
        again: The verdict of the second pass, for one in five.
        planted: Whether a wrong party was put in place of the reader's.
    """

    article: str
    field: str
    start: int
    end: int
    told: Told
    verdict: Verdict
    again: Verdict | None = None
    planted: bool = False


class Item(msgspec.Struct, frozen=True):
    """A mention to be judged, with the party that is shown for it."""

    article: str
    span: Span
    party: Party | None
    planted: bool = False


def main(arguments: list[str] | None = None) -> int:
    """Prints figures or draws a sheet; returns the exit status."""
    parser = argparse.ArgumentParser(description="Party mentions judged by reading.")
    parser.add_argument("--draw", type=Path, help="write the sheet to be judged here")
    parser.add_argument("--key", type=Path, help="with --draw: which of them are planted")
    options = parser.parse_args(arguments)
    if options.draw:
        _draw(options.draw, options.key)
    else:
        rows = msgspec.json.Decoder(Judged)
        lines = VERDICTS.read_text(encoding="utf-8").splitlines()
        for line in figures([rows.decode(x) for x in lines]):
            sys.stdout.write(line + "\n")
    return 0


def figures(rows: Sequence[Judged]) -> Iterator[str]:
    """What the verdicts come to, a line each."""
    own = [r for r in rows if not r.planted]
    parties = [r for r in own if r.verdict != "thing"]
    resolved = [r for r in own if r.told == "party"]
    sectors = [r for r in own if r.told == "sector"]
    yield say_share(
        "right of those resolved", sum(r.verdict == "right" for r in resolved), len(resolved)
    )
    yield say_share(
        "right of sectors alone", sum(r.verdict == "right" for r in sectors), len(sectors)
    )
    yield say_share("resolved of all drawn", len(resolved), len(own))
    told = [r for r in parties if r.told == "party"]
    yield say_share("resolved of those that name a party", len(told), len(parties))
    known = [r for r in parties if r.told != "nothing"]
    yield say_share("the same with sectors alone", len(known), len(parties))
    planted = [r for r in rows if r.planted]
    yield say_share(
        "planted wrong parties found", sum(r.verdict != "right" for r in planted), len(planted)
    )
    twice = [r for r in rows if r.again]
    yield say_share("judged alike twice", sum(r.again == r.verdict for r in twice), len(twice))


def drawn_articles() -> list[Article]:
    """The articles that mentions are drawn from: those that nobody looked at."""
    return shuffled_articles(SPLIT)[SEEN:]


def what_is_told(party: Party | None) -> Told:
    """Whether a country, a body or a person is given, or a sector alone."""
    if party is None:
        return "nothing"
    return "party" if party.country or party.organisation or party.name else "sector"


def find_items(article: Article) -> list[Item]:
    """The mentions that take part in a finding, each once."""
    reading, found = read_article(article), dict[Span, Party | None]()
    for said in reading.attributions:
        if said.source:
            found[said.source.span] = said.source.party
    for event in reading.events:
        if event.actor_span:
            found.setdefault(event.actor_span, event.actor)
        if event.recipient_span:
            found.setdefault(event.recipient_span, event.recipient)
    digest = digest_of(article)
    return [Item(digest, span, party) for span, party in found.items()]


def _draw(sheet: Path, key: Path) -> None:
    articles = {digest_of(a): a for a in drawn_articles()}
    items = [item for article in articles.values() for item in find_items(article)]
    chance = random.Random(DRAW)
    mixed_up = chance.sample(items, len(items))
    chosen, others = mixed_up[:COUNT], mixed_up[COUNT:]
    planted = [p for p in (_plant(i, items, chance) for i in others) if p]
    mixed = [*chosen, *planted[:PLANTED]]
    chance.shuffle(mixed)
    sheet.write_text(
        "\n".join(_shown(n, item, articles[item.article]) for n, item in enumerate(mixed)),
        encoding="utf-8",
    )
    key.write_bytes(msgspec.json.encode(mixed))


def _plant(item: Item, items: Sequence[Item], chance: random.Random) -> Item | None:
    """The same words with another party of the article."""
    mine = _code(item.party)
    others = [
        i.party
        for i in items
        if i.article == item.article and what_is_told(i.party) == "party" and _code(i.party) != mine
    ]
    if what_is_told(item.party) != "party" or not others:
        return None
    return msgspec.structs.replace(item, party=chance.choice(others), planted=True)


def _code(party: Party | None) -> str:
    return party.code if party else ""


def _shown(number: int, item: Item, article: Article) -> str:
    text = article.text_of(item.span.field)
    before = text[max(0, item.span.start - BEFORE) : item.span.start].replace("\n", " ")
    after = text[item.span.end : item.span.end + AFTER].replace("\n", " ")
    party = item.party
    told = (
        " / ".join(
            str(part or "–")
            for part in (
                party.country, party.sector, party.name, party.office, party.organisation,
            )
        )
        if party
        else "UNRESOLVED"
    )  # fmt: skip
    day = (article.published or "")[:10]
    return f"#{number} [{day}] …{before}⟦{item.span.text}⟧{after}…\n   → {told}\n"


if __name__ == "__main__":
    raise SystemExit(main())
