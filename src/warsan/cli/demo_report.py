"""What the demo prints of a desk: its articles, its most active pair, three findings."""

from __future__ import annotations

from collections.abc import Iterable

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from warsan.cli.looks import kind_glyph, kind_style, sides_text
from warsan.desk import Desk
from warsan.model import Event, Party, Span
from warsan.report.phrases import say_code, say_day, say_sureness, say_when
from warsan.report.provenance import say_link, source_link
from warsan.report.sides import find_sides
from warsan.report.stances import find_voices
from warsan.views import DayRow, EventRow

_MOST_DAYS = 12
_MOST_DOTS = 24


def show_articles(desk: Desk, console: Console) -> None:
    """Print the articles as a table, oldest first."""
    table = Table(title="Articles", box=SIMPLE_HEAD, title_justify="left", title_style="bold",
                  pad_edge=False, expand=False)  # fmt: skip
    for name in ("Day", "Outlet"):
        table.add_column(name, no_wrap=True)
    table.add_column("Title")
    table.add_column("Words", no_wrap=True, justify="right", style=kind_style("word"))
    table.add_column("Deeds", no_wrap=True, justify="right", style=kind_style("deed"))
    for row in reversed(desk.articles()):
        title = Text(row.title or "")
        if row.credit:
            title.append(f"\nvia {row.credit}", "dim")
        day, outlet = Text((row.published or "")[:10]), Text(row.outlet or "")
        table.add_row(day, outlet, title, str(row.words), str(row.deeds))
    console.print(table)


def show_pair(desk: Desk, console: Console) -> None:
    """Print the most active pair with a dot for each word and deed of a day."""
    pairs = desk.pairs()
    if not pairs:
        console.print("No article names both who acts and towards whom.\n")
        return
    pair = pairs[0]
    title = Text.assemble(
        ("Most active pair  ", "bold"), f"{say_code(pair.actor)} → {say_code(pair.recipient)}: ",
        (f"{pair.words} words", kind_style("word")), ", ",
        (f"{pair.deeds} deeds", kind_style("deed")),
    )  # fmt: skip
    console.print(title)
    days = desk.pair(pair.actor, pair.recipient).days
    if len(days) > _MOST_DAYS:
        console.print(f"the last {_MOST_DAYS} of {len(days)} days", style="dim")
    for day in days[-_MOST_DAYS:]:
        console.print(_day_line(day, width=max(row.words for row in days)))
    console.print()


def show_findings(desk: Desk, console: Console, count: int = 3) -> None:
    """Print findings with their sentences: who to whom, via whom, how sure."""
    chosen = choose_findings(desk.events(), count)
    if chosen:
        console.print(f"{len(chosen)} of the findings, with their sentences", style="bold")
    for row in chosen:
        console.print()
        console.print(_headline(row.event))
        console.print(Padding(_quote(row.sentence, row.event.trigger), (0, 2)))
        console.print(Padding(_details(row), (0, 2)))
    console.print()


def choose_findings(rows: Iterable[EventRow], count: int) -> list[EventRow]:
    """Findings that show most at a glance, from different articles and of different types.

    Strong ones come first (see `is_strong`), words and deeds by turns as far as there are both.
    """
    left = sorted(rows, key=_merit, reverse=True)
    chosen: list[EventRow] = []
    while left and len(chosen) < count:
        kinds = [row.event.kind for row in chosen]
        best = min(left, key=lambda row: (not is_strong(row), kinds.count(row.event.kind)))
        chosen.append(best)
        left = [row for row in left if _differs(row, best)]
    return chosen


def is_strong(row: EventRow) -> bool:
    """Whether a finding can stand alone: who, whom and how sure are all known.

    Both parties are resolved and two, it counts, its words stand in the body, and somebody
    stands by it: a source that is known with 2 or more on the scale, or the outlet itself with 3.
    """
    event = row.event
    codes = {party.code for party in (event.actor, event.recipient) if party and party.code}
    return (
        row.counted
        and len(codes) == 2
        and event.trigger.field == "body"
        and (event.certainty.value >= 3 or _is_vouched(row))
    )


def _is_vouched(row: EventRow) -> bool:
    """Whether a source that is known says so with 2 or more, and of more than its own speech."""
    event, source = row.event, row.attribution.source if row.attribution else None
    if source is None or source.party is None or not source.party.code:
        return False
    # Whoever speaks does not vouch for having spoken: a word told by its actor is told by nobody.
    spoken = event.kind == "word" and event.frame == "done" and _is_of(source.party, event.actor)
    return not spoken and any(abs(voice.value) >= 2 for voice in event.certainty.by[1:])


def _is_of(party: Party, actor: Party | None) -> bool:
    return actor is not None and party.code == actor.code


def _differs(row: EventRow, other: EventRow) -> bool:
    return row.article_id != other.article_id and row.event.type != other.event.type


def _merit(row: EventRow) -> tuple[bool, ...]:
    event = row.event
    return (
        _is_vouched(row),
        row.credit is not None,
        not event.when.assumed,
        row.counted,
    )


def _day_line(day: DayRow, width: int) -> Text:
    """One day: "26 April 2022    ●●●   ◆"; long rows of dots are cut and end in a number."""
    line = Text(f"  {say_day(day.day):<18}")
    words = _dots(day.words, "word")
    line.append(words.ljust(min(width, _MOST_DOTS + 4) + 2), kind_style("word"))
    return line.append(_dots(day.deeds, "deed"), kind_style("deed"))


def _dots(count: int, kind: str) -> str:
    more = f" +{count - _MOST_DOTS}" if count > _MOST_DOTS else ""
    return kind_glyph(kind) * min(count, _MOST_DOTS) + more


def _headline(event: Event) -> Text:
    look = f"{kind_glyph(event.kind)} {event.kind}"
    return Text.assemble(
        (look, kind_style(event.kind)), f"  {event.type}  ", sides_text(find_sides(event))
    )


def _quote(sentence: Span, trigger: Span) -> Text:
    text = Text(sentence.text, style="italic")
    start = trigger.start - sentence.start
    text.stylize("bold underline", start, start + trigger.end - trigger.start)
    return text


def _details(row: EventRow) -> Text:
    event = row.event
    via = row.outlet or "the article"
    via += f" from {row.credit}" if row.credit else ""
    if row.attribution:
        via += f" ← {say_link(source_link(row.attribution))}"
    assumed = " (assumed: day of publication)" if event.when.assumed else ""
    sure = say_sureness(event.certainty.value)
    chain = [row.attribution] if row.attribution else []
    own = [voice for voice in find_voices(event, chain) if voice.value != event.certainty.value]
    sure += "".join(f", {voice.name} {say_sureness(voice.value)}" for voice in own)
    return Text.assemble(
        ("via       ", "dim"), via,
        ("\nhow sure  ", "dim"), f"{sure}: {event.certainty.reason}",
        ("\nwhen      ", "dim"), f"{say_when(event.when)}{assumed}",
    )  # fmt: skip
