"""What a page reader hands on: the parts of a page, before they are judged and checked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from warsan.model import Link, Page, Refusal
from warsan.sources.intake import Intake


@dataclass(frozen=True, slots=True)
class Listed:
    """What a feed, a sitemap or an archive says of a page; counts where the page is silent.

    Attributes:
        published: As written.
        url: The address under which the page came.
        source: Whose text it is, where the feed says so (RSS `source`).
    """

    url: str | None = None
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    byline: str | None = None
    source: str | None = None


_NOTHING = Listed()
_PLAIN = Intake()


@dataclass(frozen=True, slots=True)
class Given:
    """What the caller knows better than the page, and what was known before it was opened.

    Attributes:
        published: ISO 8601, already checked; wins over the page's own.
        outlet: Wins over the page's own.
        today: The day after which nothing can have been published.
        listed: What else is known of it; the page's own word wins.
        intake: How sources are read.
        follow: Fetches the pages that a listing in a file names (given the listing, its origin
            and what the caller knows); None where nothing is to be fetched.
    """

    published: str | None
    outlet: str | None
    today: date
    listed: Listed = _NOTHING
    intake: Intake = _PLAIN
    follow: Callable[..., Iterator[Page | Refusal]] | None = None


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
