"""What a page reader hands on: the parts of a page, before they are judged and checked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from warsan.model import Link


@dataclass(frozen=True, slots=True)
class Given:
    """What the caller knows better than the page.

    Attributes:
        published: ISO 8601, already checked; wins over the page's own.
        outlet: Wins over the page's own.
        today: The day after which nothing can have been published.
    """

    published: str | None
    outlet: str | None
    today: date


@dataclass(frozen=True, slots=True)
class Draft:
    """The parts of a page as found on it.

    Attributes:
        paragraphs: The body, in order; credits still among them.
        page: The page's plain text.
        published: As written; None if the page does not say.
        sections: Rubrics and types that the page names for itself ("Opinion").
        margins: Lines just around the body, where a credit may stand.
    """

    paragraphs: tuple[str, ...]
    page: str
    outlet: str | None = None
    title: str | None = None
    standfirst: str | None = None
    byline: str | None = None
    published: str | None = None
    url: str | None = None
    sections: tuple[str, ...] = ()
    related: tuple[Link, ...] = ()
    margins: tuple[str, ...] = ()
