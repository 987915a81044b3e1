"""What an address asks of a pair's series; links carry the same words back."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from warsan.errors import InputError
from warsan.escalation import HALF_LIFE, Question, Step, read_side
from warsan.web.query import read_choice, read_day, read_genres

_STEPS: tuple[Step, ...] = ("week", "day")


def read_question(actor: str, recipient: str, asked: QueryParams) -> Question:
    """The question of a pair's page.

    Raises:
        InputError: A value is none of its kind.
        NotFoundError: Members are asked of a party that has none.
    """
    half_life = _read_value(asked, "half_life", HALF_LIFE, (0.1, 3650))
    return Question(
        actor=read_side(actor), recipient=read_side(recipient),
        step=read_choice("by", asked.get("by"), _STEPS) or "week",
        since=read_day("since", asked.get("since")), until=read_day("until", asked.get("until")),
        certainty=_read_value(asked, "certainty", 0.0, (-3, 3)),
        level_certainty=_read_value(asked, "level_certainty", 1.5, (-3, 3)),
        genres=read_genres(asked.getlist("genre")),
        sources=tuple(filter(None, asked.getlist("source"))),
        without=tuple(filter(None, asked.getlist("without"))),
        anonymous=asked.get("named") != "yes", assumed=asked.get("assumed") == "yes",
        half_life=half_life,
    )  # fmt: skip


def write_query(asked: QueryParams, **changed: str | None) -> str:
    """The query of an address with some of its words changed, or left out where None."""
    kept = [(k, v) for k, v in asked.multi_items() if v and k not in changed]
    return urlencode([*kept, *((k, v) for k, v in changed.items() if v)])


def _read_value(asked: QueryParams, name: str, plain: float, bounds: tuple[float, float]) -> float:
    text = asked.get(name)
    if not text:
        return plain
    try:
        value = float(text)
    except ValueError:
        value = bounds[1] + 1
    if not bounds[0] <= value <= bounds[1]:
        raise InputError(
            f"“{name}” is {text[:40]}", f"Write a number from {bounds[0]:g} to {bounds[1]:g}."
        )
    return value
