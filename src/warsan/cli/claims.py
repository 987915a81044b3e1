"""`warsan claims`: what is said in several places, and where everybody stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, get_args

import typer
from typer.core import TyperGroup

from warsan.cli.claims_judge import judge, judged, withdraw
from warsan.cli.options import DeskOption, JsonOption, find_party, open_desk
from warsan.cli.output import print_json, print_table, printable, terminal
from warsan.errors import InputError

if TYPE_CHECKING:
    from rich.text import Text

    from warsan.linking.claims import Claim, Position

_WIDTH = 38  # of the middle column


class _ListsByDefault(TyperGroup):
    """A group whose first word may be a party instead of a command."""

    def parse_args(self, ctx: object, args: list[str]) -> list[str]:
        if not args or (args[0] not in self.commands and args[0] not in ("-h", "--help")):
            args = ["list", *args]
        return super().parse_args(ctx, args)  # type: ignore[arg-type]


claims = typer.Typer(
    cls=_ListsByDefault,
    rich_markup_mode="rich",
    help="""Show what is said in several places, who supports it and who denies it.

[bold]Examples[/bold]

  warsan claims --desk mydesk

  warsan claims RUS UKR --status denied --desk mydesk

  warsan claims show 086c807a83 --desk mydesk

  warsan claims judge 086c807a83 verdict "Satellite images show it" --by "A. Lund"

Warsan never says what is true: it says who stands where. A person may: see judge, judged and
withdraw. Of opinion, reviews and letters only what they quote counts. See docs/claims.md.
""",
)


@claims.command("list")
def list_(
    parties: Annotated[
        list[str] | None, typer.Argument(metavar="[PARTY…]", help="All of them have part in it.")
    ] = None,
    status: Annotated[
        str | None,
        typer.Option(metavar="STATUS", help="asserted, corroborated, denied, disputed, …"),
    ] = None,
    every: Annotated[
        bool, typer.Option("--every", help="Also claims that one article alone asserts.")
    ] = False,
    limit: Annotated[int | None, typer.Option(metavar="N", min=1, help="At most so many.")] = None,
    desk: DeskOption = None,
    json: JsonOption = False,
) -> None:
    """List claims, the latest first: those that several articles tell or that somebody denies.

    [bold]Examples[/bold]

      warsan claims --desk mydesk

      warsan claims Russia --status disputed --json | jq .first.sentence.text

    With --json one claim a line.
    """
    from warsan.linking.claims import Status, involved

    if status is not None and status not in get_args(Status):
        raise InputError(f"--status {status} is none", f"one of {', '.join(get_args(Status))}")
    with open_desk(desk) as opened:
        asked = {find_party(name) or "" for name in parties or ()}
        found = [c for c in opened.claims() if asked <= involved(c)]
    found = [c for c in found if every or _is_shared(c)]
    found = [c for c in found if status in {None, c.status}]
    found.sort(key=lambda c: (c.positions[-1].statement.day, c.id), reverse=True)
    if json:
        for claim in found[:limit]:
            print_json(claim)
        return
    print_claims(found[:limit])


def _is_shared(claim: Claim) -> bool:
    articles = {position.statement.article for position in claim.positions}
    return len(articles) > 1 or bool(claim.deniers and claim.status != "asserted")


def print_claims(found: list[Claim]) -> None:
    """A table of claims: id and day, how it stands, and the first sentence."""
    print_table(
        ("=claim", "=standing", "first said"),
        ((_head(claim), _standing(claim), _quote(claim) + "\n") for claim in found),
    )


def _head(claim: Claim) -> str:
    from warsan.report.phrases import say_day

    outlets = len({p.statement.article for p in claim.positions})
    return f"{claim.id}\n{say_day(claim.first.day or None)}\n{outlets} article{'s'[: outlets != 1]}"


def _standing(claim: Claim) -> Text:
    from rich.text import Text

    from warsan.report.claims import say_claim, say_status, say_voice

    lines = [Text(say_status(claim), "bold"), Text(printable(say_claim(claim)))]
    for side, positions in (("for", claim.supporters), ("against", claim.deniers)):
        names = ", ".join(dict.fromkeys(say_voice(p.voice) for p in positions))
        if names:
            lines.append(Text(printable(f"{side}: {names}"), "dim"))
    if claim.unlinked:
        lines.append(Text(f"not linked: {' or '.join(claim.unlinked)}", "dim"))
    for line in lines:
        line.truncate(_WIDTH, overflow="ellipsis")
    return Text("\n").join(lines)


def _quote(claim: Claim) -> str:
    return " ".join(claim.first.sentence.text.split())


@claims.command("show")
def show(
    claim: Annotated[str, typer.Argument(metavar="ID", help="Or enough of its beginning.")],
    desk: DeskOption = None,
    json: JsonOption = False,
) -> None:
    """Show one claim with every position, its reason, and how its standing changed.

    [bold]Examples[/bold]

      warsan claims show 086c807a83 --desk mydesk
    """
    with open_desk(desk) as opened:
        found = opened.claim(claim)
    if json:
        print_json(found)
        return
    print_claims([found])
    print_table(
        ("=position", "=who, where", "sentence"),
        ((_stand(n, p), _who(p), f"{' '.join(p.statement.sentence.text.split())}\n{p.reason}\n")
         for n, p in enumerate(found.positions, 1)),
    )  # fmt: skip
    _print_rest(found)


def _stand(number: int, position: Position) -> str:
    judged = position.judged
    by = f"\nlinked by {judged.by}\n{judged.at[:10]}" if judged else ""
    return f"p{number} {position.side}\n{position.how}{by}"


def _who(position: Position) -> str:
    from warsan.report.claims import say_voice

    statement = position.statement
    outlet = statement.outlet or "?"
    return f"{say_voice(position.voice)}\n{outlet}\n{statement.day} {statement.article[:10]}"


def _print_rest(claim: Claim) -> None:
    """Steps, silent parties, rivals and what persons said, a line each."""
    from warsan.report.phrases import say_code

    lines = [f"{step.day}: {step.status} ({step.through})" for step in claim.steps]
    if claim.silent:
        lines.append(f"no word from {', '.join(map(say_code, claim.silent))} in these articles")
    if claim.rivals:
        lines.append(f"against it: {', '.join(claim.rivals)}")
    lines += [
        f"“{verdict.text}” – {verdict.judged.by}, {verdict.judged.at}" for verdict in claim.verdicts
    ]
    for line in lines:
        terminal().print(printable(line), soft_wrap=True)


claims.command("judge")(judge)
claims.command("judged")(judged)
claims.command("withdraw")(withdraw)
