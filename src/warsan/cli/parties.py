"""`warsan parties`: who a name stands for and why, by which codes, in which organisations."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from typer.core import TyperGroup

from warsan.cli.options import DeskOption, JsonOption, check_day, open_desk
from warsan.cli.output import print_json, print_table
from warsan.cli.parties_check import check

if TYPE_CHECKING:
    from warsan.codebook.party_codes import ForeignCodes
    from warsan.codebook.party_lookup import Answer

_On = Annotated[
    str | None,
    typer.Option("--on", metavar="DATE", help="The ISO day to judge by; else without a day."),
]


class _ShowsByDefault(TyperGroup):
    """A group whose first word may be a name instead of a command."""

    def parse_args(self, ctx: object, args: list[str]) -> list[str]:
        if args and args[0] not in self.commands and args[0] not in ("-h", "--help"):
            args = ["show", *args]
        return super().parse_args(ctx, args)  # type: ignore[arg-type]


parties = typer.Typer(
    cls=_ShowsByDefault,
    no_args_is_help=True,
    rich_markup_mode="rich",
    help="""Show who a name stands for and why; check a file of parties of your own.

[bold]Examples[/bold]

  warsan parties Moscow --on 1962-10-22

  warsan parties "Ukrainian Foreign Ministry" Lavrov --on 2022-04-28

  warsan parties check mydesk/parties.toml --desk mydesk

  warsan parties codes RUS NATO "Tamil Tigers" --json

  warsan parties members NATO --on 2022-04-28

A file named parties.toml in a desk's folder adds parties, overrides and merges them: see
docs/parties.md.
""",
)


@parties.command("show")
def show(
    names: Annotated[list[str], typer.Argument(metavar="NAME…", help="Names or codes.")],
    on: _On = None,
    desk: DeskOption = None,
    json: JsonOption = False,
) -> None:
    """Show who a name stands for by itself, with all candidates and where they come from.

    [bold]Examples[/bold]

      warsan parties Moscow --on 1962-10-22

      warsan parties Georgia Congo --json | jq .party

    With --desk the desk's own parties are in force. In an article the words around a name, and
    what the article said before, decide as well. With --json one name a line.
    """
    from warsan.codebook.party_lookup import explain_party

    day = check_day("--on", on)
    with _in_force(desk):
        answers = [explain_party(name, on=day) for name in names]
    for answer in answers:
        if json:
            print_json(answer)
        else:
            _print_answer(answer)


@contextmanager
def _in_force(desk: Path | None) -> Iterator[None]:
    """The desk's own parties where a desk is named, the shipped tables else."""
    if desk is None:
        yield
        return
    with open_desk(desk):
        yield


def _print_answer(answer: Answer) -> None:
    from warsan.report.phrases import say_party

    party = answer.party
    typer.echo(f"{answer.text}: {say_party(party) if party else 'no party'}")
    typer.echo(f"  {answer.reason}")
    if answer.candidates:
        print_table(
            ("", "=code", "=sector", "name", "=kind", "=from", "=to", "why", "where"),
            (
                (
                    "·" if c.fits else "–", c.code, c.sector, c.name, c.kind, c.begin, c.end,
                    c.note, c.row.removeprefix("data/parties/").replace(" line ", ":")
                    + (f" ({c.source})" if c.source not in ("", c.name) else ""),
                )
                for c in answer.candidates
            ),
        )  # fmt: skip


@parties.command("codes")
def codes(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="NAME…", help="Names or codes; all states else.")
    ] = None,
    on: _On = None,
    desk: DeskOption = None,
    json: JsonOption = False,
) -> None:
    """Give a party's codes in CAMEO, ISO 3166 and Correlates of War, and say what is lost.

    [bold]Examples[/bold]

      warsan parties codes

      warsan parties codes Germany --on 1962-10-22

      warsan parties codes "Russian army" Wagner NATO --json | jq -r .cameo
    """
    day = check_day("--on", on)
    with _in_force(desk):
        rows = list(_code_rows(names, day))
    if json:
        for name, found in rows:
            print_json({"party": name, **{f: getattr(found, f) for f in found.__struct_fields__}})
        return
    print_table(
        ("party", "=CAMEO", "=ISO", "=numeric", "=COW", "lost"),
        ((n, c.cameo, c.iso, c.numeric, c.cow, "; ".join(c.losses)) for n, c in rows),
    )


def _code_rows(names: list[str] | None, day: str | None) -> Iterator[tuple[str, ForeignCodes]]:
    from warsan.codebook.party_codes import find_foreign_codes, load_codes
    from warsan.codebook.party_lookup import explain_party
    from warsan.errors import NotFoundError
    from warsan.model import Party

    if not names:
        for code in load_codes():
            yield code, find_foreign_codes(Party(country=code), on=day)
        return
    for name in names:
        answer = explain_party(name, on=day)
        if answer.party is None:
            raise NotFoundError(f"no one party {name!r}: {answer.reason}", "warsan parties NAME")
        yield name, find_foreign_codes(answer.party, on=day)


@parties.command("members")
def members(
    name: Annotated[str, typer.Argument(metavar="NAME", help="An organisation or a state.")],
    on: _On = None,
    json: JsonOption = False,
) -> None:
    """List the members of an organisation, or what a state belongs to, with dates.

    [bold]Examples[/bold]

      warsan parties members NATO --on 2022-04-28

      warsan parties members Sweden
    """
    from warsan.codebook.memberships import find_members, find_memberships
    from warsan.codebook.parties import find_code

    day = check_day("--on", on)
    club = name.upper() if find_members(name.upper()) else ""
    code = club or find_code(name)
    rows = find_members(code, day) or find_memberships(code, day)
    if json:
        for row in rows:
            print_json(row)
        return
    print_table(
        ("=organisation", "=member", "=status", "=from", "=to"),
        ((r.organisation, r.member, r.status, r.begin or "?", r.end) for r in rows),
    )


parties.command("check")(check)
