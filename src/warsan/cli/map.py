"""`warsan map`: where it happened."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from warsan.cli.options import DeskOption, JsonOption, check_day, find_party, find_type, open_desk
from warsan.cli.output import print_json, print_table
from warsan.errors import InputError

if TYPE_CHECKING:
    from warsan.views import PlacesView

_Party = Annotated[str | None, typer.Option(metavar="PARTY", help="Name or code: Russia, NATO.")]
_Day = Annotated[str | None, typer.Option(metavar="DAY", help="ISO day, inclusive.")]


def map_(  # noqa: PLR0913, PLR0917 (each filter is one word of the question)
    actor: _Party = None,
    recipient: _Party = None,
    type: Annotated[  # noqa: A002
        str | None, typer.Option(metavar="TYPE", help="PLOVER type: ACCUSE, ASSAULT, …")
    ] = None,
    kind: Annotated[str | None, typer.Option(metavar="word|deed", help="Said or done.")] = None,
    certainty: Annotated[
        float | None, typer.Option(metavar="N", min=-3, max=3, help="At least this sure: -3 to 3.")
    ] = None,
    since: _Day = None,
    until: _Day = None,
    desk: DeskOption = None,
    geojson: Annotated[bool, typer.Option("--geojson", help="GeoJSON on stdout.")] = False,
    csv: Annotated[bool, typer.Option("--csv", help="CSV on stdout, a row an event.")] = False,
    json: JsonOption = False,
) -> None:
    """List places with what was said and done there; the desk's page draws them.

    [bold]Examples[/bold]

      warsan map --actor Russia --kind deed --desk mydesk

      warsan map --since 2022-04-01 --geojson > april.geojson

    With --json one place a line, with its events.
    """
    if kind not in {None, "word", "deed"}:
        raise InputError(f"--kind {kind} is neither word nor deed", "words are said, deeds done")
    if geojson + csv + json > 1:
        raise InputError("--geojson, --csv and --json exclude each other", "give one of them")
    from warsan.exports.places import to_csv, to_geojson
    from warsan.views import EventQuery

    first, last = check_day("--since", since), check_day("--until", until)
    with open_desk(desk) as opened:
        query = EventQuery(
            actor=find_party(actor), recipient=find_party(recipient), type=find_type(type),
            kind=kind, certainty=certainty, since=first, until=last,  # type: ignore[arg-type]
        )  # fmt: skip
        view = opened.places(query)
    if geojson or csv:
        sys.stdout.buffer.write(to_geojson(view) + b"\n" if geojson else to_csv(view))
    elif json:
        for place in view.places:
            print_json(place)
    else:
        _print_places(view)


def _print_places(view: PlacesView) -> None:
    """A table of places, and how many events have none."""
    from warsan.report.phrases import say_reach

    print_table(
        ("place", "=country", ">words", ">deeds", ">events", "reach"),
        (
            (place.name, place.country or "", str(place.words), str(place.deeds),
             str(len(place.events)), say_reach(place.radii))
            for place in view.places
        ),
    )  # fmt: skip
    if view.unresolved or view.nowhere:
        print(  # noqa: T201
            f"{len(view.nowhere)} events name no place, "
            f"{len(view.unresolved)} one whose position is not known"
        )
