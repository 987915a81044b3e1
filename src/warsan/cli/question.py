"""The options by which a pair's record is asked, shared by `pressure` and `lines`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from warsan.cli.options import check_day, find_genres, find_party
from warsan.errors import InputError

if TYPE_CHECKING:
    from warsan.escalation import Question, Side, Step

PartyArgument = Annotated[
    str | None,
    typer.Argument(metavar="PARTY", help="Name or code; NATO+ is NATO with its members."),
]
ByOption = Annotated[str, typer.Option("--by", metavar="day|week", help="Length of a step.")]
SinceOption = Annotated[str | None, typer.Option(metavar="DAY", help="ISO day, inclusive.")]
CertaintyOption = Annotated[
    float, typer.Option(min=-3, max=3, help="The least certainty that counts, -3 to 3.")
]
LevelOption = Annotated[
    float, typer.Option(min=-3, max=3, help="The least certainty that sets a level.")
]
SourceOption = Annotated[
    list[str] | None,
    typer.Option("--source", metavar="NAME", help="Only this outlet, owner or wire; repeat."),
]
WithoutOption = Annotated[
    list[str] | None,
    typer.Option("--without", metavar="NAME", help="Leave out an outlet, owner or wire; repeat."),
]
NamedOption = Annotated[
    bool, typer.Option("--named", help="Leave out what only unnamed officials vouch for.")
]
AssumedOption = Annotated[
    bool, typer.Option("--assumed", help="Count deeds dated only by publication too.")
]
HalfLifeOption = Annotated[
    float, typer.Option(min=0.1, metavar="DAYS", help="Days after which an event weighs half.")
]


def find_side(text: str) -> Side:
    """The side of a name or code, with "+" for an alliance's members too.

    Raises:
        NotFoundError: Nobody is called that, or it has no members.
    """
    from warsan.escalation import read_side

    plus = "+" * text.endswith("+")
    return read_side((find_party(text.removesuffix("+")) or "") + plus)


def find_question(
    sides: tuple[str | None, str | None],
    by: str,
    days: tuple[str | None, str | None],
    genre: list[str] | None,
) -> Question:
    """The question of two parties; the other filters are set on it.

    Raises:
        InputError: A day, step or genre is none.
        NotFoundError: A party is not known.
    """
    from warsan.escalation import Question

    one, other = sides
    if one is None or other is None:
        raise InputError("a pair needs two parties", "warsan pressure RUS NATO")
    if by not in {"day", "week"}:
        raise InputError(f"--by {by} is no step", "steps: day, week")
    step: Step = "day" if by == "day" else "week"
    return Question(
        actor=find_side(one), recipient=find_side(other), step=step,
        since=check_day("--since", days[0]), until=check_day("--until", days[1]),
        genres=find_genres(genre),
    )  # fmt: skip
