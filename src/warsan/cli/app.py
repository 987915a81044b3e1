"""The commands, in the order in which one meets them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

from warsan.cli.articles import articles
from warsan.cli.brief import brief
from warsan.cli.claims import claims
from warsan.cli.codebook import codebook
from warsan.cli.compact import compact
from warsan.cli.demonstrate import demonstrate
from warsan.cli.desk import desk
from warsan.cli.disputes import disputes
from warsan.cli.evaluate import evaluate
from warsan.cli.events import events
from warsan.cli.forget import forget
from warsan.cli.ladder import ladder
from warsan.cli.lines import lines
from warsan.cli.map import map_
from warsan.cli.outlook import outlook
from warsan.cli.pair import pair
from warsan.cli.parties import parties
from warsan.cli.pressure import pressure
from warsan.cli.publish import publish
from warsan.cli.read import read
from warsan.cli.reader import reader
from warsan.cli.related import related
from warsan.cli.reread import reread
from warsan.cli.show import show
from warsan.cli.stories import stories
from warsan.cli.watch import watch
from warsan.cli.why import why
from warsan.cli.wires import wires

_HELP = """Reads the news and keeps the record: who did or said what to whom, who vouches for
it, how sure they are.

[bold]First steps[/bold]

  warsan demo                              a dozen articles, read and shown

  warsan read page.html                    what one article says

  warsan read articles/ --desk mydesk      read a folder and keep the record

  warsan watch feeds.opml --desk mydesk    read what feeds name as it comes

  warsan pair RUS NATO --desk mydesk       what two parties said and did

  warsan disputes RUS UKR --desk mydesk    who claims what, and who denies it

  warsan pressure RUS NATO --desk mydesk   how far words and deeds have climbed

  warsan desk mydesk                       the record as pages in your browser

Everything happens on this machine: nothing is sent anywhere, and nothing is fetched but the
addresses that you name.
"""

app = typer.Typer(
    help=_HELP,
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
_COMMANDS: dict[str, Callable[..., None]] = {
    "read": read,
    "watch": watch,
    "show": show,
    "articles": articles,
    "events": events,
    "why": why,
    "pair": pair,
    "disputes": disputes,
    "ladder": ladder,
    "pressure": pressure,
    "lines": lines,
    "outlook": outlook,
    "stories": stories,
    "wires": wires,
    "related": related,
    "brief": brief,
    "map": map_,
    "desk": desk,
    "publish": publish,
    "demo": demonstrate,
    "reread": reread,
    "compact": compact,
    "forget": forget,
    "codebook": codebook,
    "reader": reader,
    "eval": evaluate,
}
for _name, _command in _COMMANDS.items():
    app.command(_name)(_command)
app.add_typer(claims, name="claims")
app.add_typer(parties, name="parties")


def _print_version(wanted: bool) -> None:
    if wanted:
        from warsan import __version__

        typer.echo(f"warsan {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Say which."),
    ] = False,
) -> None:
    """Take the options that stand before a command."""
