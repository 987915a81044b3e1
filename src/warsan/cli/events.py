"""`warsan events`: who did or said what to whom."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from warsan.cli.options import DeskOption, JsonOption, check_day, find_party, find_type, open_desk
from warsan.cli.output import print_json, print_table, printable
from warsan.errors import InputError

if TYPE_CHECKING:
    from rich.text import Text

    from warsan.views import EventRow

_WIDTH = 40  # of the middle column: leaves half a narrow terminal to the sentence
_Party = Annotated[str | None, typer.Option(metavar="PARTY", help="Name or code: Russia, NATO.")]
_Day = Annotated[str | None, typer.Option(metavar="DAY", help="ISO day, inclusive.")]


def events(  # noqa: PLR0913, PLR0917 (each filter is one word of the question)
    actor: _Party = None,
    recipient: _Party = None,
    type: Annotated[  # noqa: A002
        str | None, typer.Option(metavar="TYPE", help="PLOVER type: ACCUSE, ASSAULT, …")
    ] = None,
    kind: Annotated[str | None, typer.Option(metavar="word|deed", help="Said or done.")] = None,
    since: _Day = None,
    until: _Day = None,
    article: Annotated[str | None, typer.Option(metavar="ID", help="Of one article.")] = None,
    limit: Annotated[int | None, typer.Option(metavar="N", min=1, help="At most so many.")] = None,
    desk: DeskOption = None,
    json: JsonOption = False,
) -> None:
    """List events with their sentences, newest first.

    [bold]Examples[/bold]

      warsan events --actor Russia --kind deed --desk mydesk

      warsan events --type ACCUSE --since 2022-04-01 --until 2022-04-30

      warsan events --json | jq -r '[.day, .event.type, .sentence.text] | @tsv'

    With --json one event a line.
    """
    if kind not in {None, "word", "deed"}:
        raise InputError(f"--kind {kind} is neither word nor deed", "words are said, deeds done")
    first, last = check_day("--since", since), check_day("--until", until)
    event_type = find_type(type)
    with open_desk(desk) as opened:
        by, to = find_party(actor), find_party(recipient)
        rows = opened.events(
            actor=by, recipient=to, type=event_type, kind=kind,  # type: ignore[arg-type]
            since=first, until=last, article=article, limit=limit,
        )  # fmt: skip
        if not json:
            print_events(rows)
            return
    for row in rows:
        print_json(row)


def print_events(rows: Iterable[EventRow]) -> None:
    """A table of events: when and where from, who to whom, and the sentence."""
    print_table(
        ("=day, article", "=event", "sentence"),
        ((_when(row), _what(row), " ".join(row.sentence.text.split()) + "\n") for row in rows),
    )


def _when(row: EventRow) -> str:
    from warsan.report.phrases import say_when

    assumed = "\nday assumed" if row.event.when.assumed else ""
    return f"{row.day or say_when(row.event.when)}{assumed}\n{row.article_id[:10]}"


def _what(row: EventRow) -> Text:
    """Kind and type, both sides, how sure, told as what, and who vouches for it."""
    from rich.text import Text

    from warsan.cli.looks import kind_glyph, kind_style, sides_text
    from warsan.report.phrases import say_frame, say_sureness, say_uncounted
    from warsan.report.provenance import say_link, source_link
    from warsan.report.sides import find_sides

    event = row.event
    told = "" if event.frame == "done" else f", {say_frame(event.frame)}"
    vouching = say_link(source_link(row.attribution)) if row.attribution else row.outlet
    lines = [
        Text.assemble((f"{kind_glyph(event.kind)} {event.type}", f"bold {kind_style(event.kind)}")),
        sides_text(find_sides(event)),
        Text(f"{say_sureness(event.certainty.value)}{told}"),
        Text(printable(f"via {vouching or 'the article'}"), "dim"),
    ]
    if not row.counted:
        lines.append(Text(f"not counted: {say_uncounted(event)}", "dim"))
    for line in lines:
        line.truncate(_WIDTH, overflow="ellipsis")
    return Text("\n").join(lines)
