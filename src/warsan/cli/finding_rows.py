"""Each finding as a row of the terminal's picture: what, who and via whom, how sure."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from rich.text import Text

from warsan.cli.looks import DATE, FIGURE, SAID, kind_glyph, kind_style, sides_text
from warsan.cli.output import printable
from warsan.model import Attribution, Date, Event, Figure, Reading, Span
from warsan.report.counted import say_counted
from warsan.report.phrases import say_day, say_frame, say_range, say_sureness, say_when
from warsan.report.provenance import find_chain, find_links, say_link, source_link
from warsan.report.sides import find_sides
from warsan.report.stances import find_voices

_SHORT = 15


class FindingRow(msgspec.Struct, frozen=True):
    """A finding: its three columns, where it stands, and why it was found.

    Attributes:
        span: The words that it hangs on.
        style: How those words are lit in the sentence.
    """

    span: Span
    what: Text
    about: Text
    sure: str
    style: str
    reasons: tuple[str, ...] = ()


def find_rows(reading: Reading) -> tuple[FindingRow, ...]:
    """The events, attributions that carry no event, figures and dates of a reading."""
    told = {event.attribution for event in reading.events}
    rows = [_event_row(reading, event) for event in reading.events]
    rows += [_said_row(item) for item in reading.attributions if item.id not in told]
    rows += [_figure_row(reading, figure) for figure in reading.figures]
    rows += [_date_row(date) for date in reading.dates]
    return tuple(rows)


def _event_row(reading: Reading, event: Event) -> FindingRow:
    style = kind_style(event.kind)
    what = Text.assemble((f"{kind_glyph(event.kind)} {event.type}", f"bold {style}"))
    what.append(f" {event.mode}" if event.mode else "", "dim")
    what.append(f"\n  {_short(event.trigger.text)}", "dim italic")
    sides = find_sides(event, reading.mentions)
    about = sides_text(sides)
    details = "; ".join(_event_details(reading, event))
    about.append(f"\n{printable(details)}", "dim")
    why = [event.reason, event.certainty.reason]
    why += [f"“{side.name}”: {side.reason}" for side in sides if side.reason and side.name]
    sure = say_sureness(event.certainty.value)
    return FindingRow(event.trigger, what, about, sure, f"bold underline {style}", tuple(why))


def _event_details(reading: Reading, event: Event) -> Iterator[str]:
    """Via whom, how sure they are, told as what, when and where: what the text says of these."""
    voices = find_voices(event, find_chain(reading, event.attribution))
    own = [voice for voice in voices if voice.value != event.certainty.value]
    # A lone voice is the source just named; of several each is named again.
    named = len(voices) > 1
    sure = ", ".join(f"{f'{v.name} ' if named else ''}{say_sureness(v.value)}" for v in own)
    yield f"via {_via(reading, event.attribution)}{f', {sure}' if sure else ''}"
    if event.frame != "done":
        yield say_frame(event.frame)
    if not event.when.assumed:
        yield say_when(event.when)
    if event.where:
        yield f"in {event.where.name}"


def _short(words: str) -> str:
    """Words in one line that keeps the first column narrow."""
    line = " ".join(printable(words).split())
    return line if len(line) <= _SHORT else f"{line[: _SHORT - 1].rstrip()}…"


def _said_row(item: Attribution) -> FindingRow:
    cue = f" {item.cue.text}" if item.cue else ""
    about = Text(printable(say_link(source_link(item))), "bold")
    about.append(printable(cue), "italic not bold")
    what = Text(f"{SAID} {item.kind}")
    return FindingRow(_said_at(item), what, about, "", "italic", (item.reason,))


def _said_at(item: Attribution) -> Span:
    """Where an attribution is to be found: at its cue, else its source, else its content."""
    return item.cue or (item.source.span if item.source else item.content[0])


def _figure_row(reading: Reading, figure: Figure) -> FindingRow:
    counted = printable(f" {say_counted(reading, figure)}").rstrip()
    about = Text.assemble((printable(say_range(figure)), "bold"), (counted, "dim"))
    if figure.attribution:
        about.append(f"\nvia {printable(_via(reading, figure.attribution))}", "dim")
    what = Text(f"{FIGURE} figure")
    return FindingRow(figure.span, what, about, "", "underline", (figure.reason,))


def _date_row(date: Date) -> FindingRow:
    value = date.start or date.value
    said = say_day(value) if value else "no calendar value"
    if date.start and date.end and date.start != date.end:
        said = f"{said} to {say_day(date.end)}"
    about = Text.assemble((printable(date.span.text), "bold"), f": {said}")
    return FindingRow(date.span, Text(f"{DATE} date"), about, "", "underline", (date.reason,))


def _via(reading: Reading, attribution: str | None) -> str:
    """The sources within the text; the outlet stands in the head of the picture."""
    links = find_links(reading, attribution)[1:]
    if not links:
        return f"{reading.article.outlet or 'the article'} itself"
    return " ← ".join(map(say_link, links))
