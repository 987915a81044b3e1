"""A Reading as a person reads it: the article's head, then sentence by sentence what was found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from warsan.cli.finding_rows import FindingRow, find_rows
from warsan.cli.looks import DATE, FIGURE, SAID, kind_glyph, kind_style
from warsan.cli.output import printable
from warsan.model import Article, Reading, Span
from warsan.report.phrases import say_byline, say_day, say_genre, say_genre_reason
from warsan.report.provenance import say_outlet

_FIELDS = ("title", "standfirst", "body", "page")
_WHAT, _SURE = 17, 18  # columns: "◆ ASSAULT destroy", "possibly not (−1)"


def print_reading(reading: Reading, console: Console, *, why: bool = False) -> None:
    """Print a Reading: its head, a legend, and under each sentence what was found in it.

    Args:
        reading: What was found.
        console: Where to print; takes text as it is, without markup.
        why: Whether to print the reason of each finding.
    """
    _print_head(reading, console, why=why)
    rows = find_rows(reading)
    if not rows:
        console.print("  nothing found\n")
        return
    console.print(_legend())
    for sentence, found in _by_sentence(reading, rows):
        console.print()
        console.print(Padding(_lit(sentence, found), (0, 1, 0, 2)))
        console.print(Padding(_table(found, why=why), (0, 1, 0, 4)))
    console.print()


def _print_head(reading: Reading, console: Console, *, why: bool) -> None:
    article = reading.article
    console.print(Rule(style="dim"))
    console.print(Text(printable(article.title or "Untitled"), style="bold"))
    console.print(Text(printable(" · ".join(_head(article)))))
    reason = say_genre_reason(article)
    # That it is news goes without saying, unless somebody asks why.
    if reason and (why or say_genre(article)):
        console.print(Text(printable(reason), style="dim"))
    kinds = [event.kind for event in reading.events]
    counts = (
        (kinds.count("word"), "words"), (kinds.count("deed"), "deeds"),
        (len(reading.attributions), "attributions"), (len(reading.figures), "figures"),
        (len(reading.dates), "dates"),
    )  # fmt: skip
    found = ", ".join(f"{n} {name if n != 1 else name[:-1]}" for n, name in counts)
    console.print(Text(f"{found} · {article.id[:12]}", style="dim"))


def _head(article: Article) -> Iterator[str]:
    yield say_outlet(article)
    yield say_day(article.published)
    if article.byline:
        yield say_byline(article.byline)
    if say_genre(article):
        yield article.genre


def _legend() -> Text:
    parts: list[str | tuple[str, str]] = []
    for kind in ("word", "deed"):
        parts += [(f"{kind_glyph(kind)} {kind}", kind_style(kind)), "   "]
    parts.append((f"{SAID} said   {FIGURE} figure   {DATE} date   how sure: −3 to +3", "dim"))
    return Text.assemble(*parts)


def _by_sentence(
    reading: Reading, rows: Iterable[FindingRow]
) -> Iterator[tuple[Span, list[FindingRow]]]:
    """The sentences that hold findings, in reading order."""
    groups: dict[Span, list[FindingRow]] = {}
    for row in rows:
        groups.setdefault(reading.sentence_at(row.span), []).append(row)
    for span in sorted(groups, key=lambda span: (_FIELDS.index(span.field), span.start)):
        yield span, groups[span]


def _lit(sentence: Span, found: Iterable[FindingRow]) -> Text:
    """The sentence with the words that each finding hangs on lit."""
    # Letter for letter as long as the field, so that offsets still fit.
    text = Text(printable(sentence.text).replace("\n", " "))
    for row in found:
        start = row.span.start - sentence.start
        text.stylize(row.style, max(start, 0), start + row.span.end - row.span.start)
    return text


def _table(found: Iterable[FindingRow], *, why: bool) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(min_width=_WHAT, no_wrap=True)
    table.add_column(overflow="fold", ratio=1)
    table.add_column(min_width=_SURE, no_wrap=True)
    for row in found:
        about = row.about.copy()
        if why:
            reasons = "\n".join(f"why: {reason}" for reason in row.reasons if reason)
            about.append(f"\n{printable(reasons)}", "dim not bold")
        table.add_row(row.what, about, Text(row.sure))
    return table
