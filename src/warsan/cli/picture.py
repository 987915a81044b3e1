"""A Reading as a person reads it: the article's head, then every finding with its sentence."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from warsan.cli.output import printable
from warsan.model import Attribution, Event, Figure, Party, Reading, Span

_FRAMES = {"done": "", "ongoing": "goes on"}
_SURE = (
    (2.5, "certain"), (1.5, "probable"), (0.5, "possible"), (-0.5, "unknown"),
    (-1.5, "doubtful"), (-2.5, "improbable"),
)  # fmt: skip


def print_reading(reading: Reading, console: Console) -> None:
    """Print a Reading: its head, its events and its attributions without events."""
    _print_head(reading, console)
    for event in reading.events:
        _print_finding(
            console, event_line(event), _about(reading, event), _sentence(reading, event)
        )
    told = {event.attribution for event in reading.events}
    for found in reading.attributions:
        if found.id not in told:
            where = found.content[0] if found.content else found.cue
            text = reading.sentence_at(where).text if where else ""
            _print_finding(console, _saying_line(found), found.reason, text)
    if not reading.events and not reading.attributions:
        console.print("  nothing found\n")


def _print_head(reading: Reading, console: Console) -> None:
    article = reading.article
    console.print(Text(printable(article.title or "Untitled"), style="bold"))
    credit = f"via {article.credit.name}" if article.credit else None
    parts = (article.outlet, article.published, article.byline, article.genre, credit)
    console.print(Text(printable(" · ".join(part for part in parts if part)), style="dim"))
    found = (
        f"{len(reading.events)} events, {len(reading.attributions)} attributions, "
        f"{len(reading.figures)} figures · {article.id[:12]}\n"
    )
    console.print(Text(found, style="dim"))


def _print_finding(console: Console, line: Text, about: str, sentence: str) -> None:
    console.print(Padding(line, (0, 0, 0, 2), expand=False))
    if about:
        console.print(Padding(Text(printable(about)), (0, 0, 0, 4), expand=False))
    quoted = " ".join(printable(sentence).split())
    console.print(Padding(Text(quoted, style="italic dim"), (0, 0, 1, 4), expand=False))


def event_line(event: Event) -> Text:
    """What happened in one line: kind, type, actor and recipient, how sure, when."""
    code = event.type if event.mode is None else f"{event.type}/{event.mode}"
    line = Text()
    line.append(f"{event.kind} ", style="yellow" if event.kind == "word" else "red")
    line.append(code, style="bold")
    line.append(f"  {party_text(event.actor)} → {party_text(event.recipient)}")
    line.append(f"  {certainty_text(event.certainty.value)}")
    for extra in (_FRAMES.get(event.frame, event.frame), when_text(event)):
        if extra:
            line.append(f", {extra}")
    return line


def _saying_line(found: Attribution) -> Text:
    line = Text()
    line.append("says ", style="cyan")
    line.append(source_text(found))
    if found.channel:
        line.append(f" {printable(found.channel)}")
    return line.append(f"  {found.kind}")


def _about(reading: Reading, event: Event) -> str:
    """Who vouches for it, the figures, and the reason."""
    return "\n".join(_about_lines(reading, event))


def _about_lines(reading: Reading, event: Event) -> Iterator[str]:
    chain = list(_chain(reading, event.attribution))
    if chain:
        yield "via " + ", via ".join(source_text(found) for found in chain)
    else:
        yield f"via {reading.article.outlet or 'the article'} itself"
    if event.where:
        yield f"in {event.where.name}"
    for figure in reading.figures:
        if figure.id in event.figures:
            yield f"figure: {figure_text(figure)}"
    if event.reason:
        yield event.reason
    yield event.certainty.reason


def _chain(reading: Reading, name: str | None) -> Iterator[Attribution]:
    """An attribution and those it stands within."""
    by_id = {found.id: found for found in reading.attributions}
    seen = set[str]()
    while name in by_id and name not in seen:
        seen.add(name)
        yield by_id[name]
        name = by_id[name].parent


def _sentence(reading: Reading, event: Event) -> str:
    span: Span = reading.sentence_at(event.trigger)
    return span.text


def party_text(party: Party | None) -> str:
    """A party as "RUS MIL", a person with the country behind; "?" if unresolved."""
    if party is None:
        return "?"
    code = " ".join(part for part in (party.code, party.sector) if part)
    named = party.name or party.organisation
    return printable(f"{named} ({code})" if named and code else named or code or "?")


def source_text(found: Attribution) -> str:
    """The source of an attribution, with the party it stands for."""
    if found.source is None:
        return "unnamed"
    code = party_text(found.source.party)
    text = printable(found.source.text)
    return text if code in {"?", text} else f"{text} = {code}"


def certainty_text(value: float) -> str:
    """A certainty in a word and on FactBank's scale."""
    word = next((word for least, word in _SURE if value >= least), "certainly not")
    return f"{word} ({value:+g})" if value else f"{word} (0)"


def when_text(event: Event) -> str:
    """The day or days of an event, "?" behind a day that is only assumed."""
    start, end = event.when.start, event.when.end
    if start is None:
        return ""
    days = start if end in {None, start} else f"{start} to {end}"
    return f"{days}, assumed" if event.when.assumed else days


def figure_text(figure: Figure) -> str:
    """A figure with its ends and what it counts."""
    numbers = dict.fromkeys(
        f"{n:g}" for n in (figure.low, figure.best, figure.high) if n is not None
    )
    return printable(f"{' to '.join(numbers)} {figure.counts or figure.unit or ''}".strip())
