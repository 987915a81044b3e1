"""A whole site: from a desk to files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib.resources import files
from pathlib import Path

import msgspec

from warsan.desk import Desk
from warsan.errors import ExportError
from warsan.linking.claims import Dispute
from warsan.model import Reading
from warsan.publish.feeds import FeedHead, write_atom, write_json_feed
from warsan.publish.files import write_files
from warsan.publish.pages import (
    PER_PAGE,
    Site,
    render_article,
    render_disputes,
    render_index,
    render_map,
    render_pair,
    render_pairs,
)
from warsan.publish.pairs import find_pairs
from warsan.publish.places import (
    ATOM,
    DISPUTES,
    JSON_FEED,
    MAP,
    PAIRS,
    SITEMAP,
    STATIC,
    article_page,
    index_page,
    pair_page,
)
from warsan.publish.quotes import find_quotes
from warsan.publish.related import Post, Related, find_same_pair
from warsan.publish.selection import Selection, select_articles, select_events
from warsan.publish.sitemap import write_sitemap
from warsan.report.phrases import safe_link
from warsan.runs import Progress
from warsan.views import EventRow, group_places

_STATIC = ("warsan.css", "icon.svg")


class SitePlan(msgspec.Struct, frozen=True, kw_only=True):
    """What is published, and how.

    Attributes:
        selection: Which articles.
        title: Of the site.
        address: Where the site will lie; "" if that is not known: then there is no sitemap, and
            feeds have relative links.
        republished: Outlets whose text may be shown whole; all others' is excerpt and link.
        related: Gives related posts; None for those of the same pair.
    """

    selection: Selection = Selection()
    title: str = "Warsan"
    address: str = ""
    republished: tuple[str, ...] = ()
    related: Related | None = None


class Published(msgspec.Struct, frozen=True):
    """What publishing came to: what the site shows, and its files."""

    articles: int
    whole: int
    pairs: int
    written: int
    unchanged: int
    removed: int


def write_site(
    desk: Desk,
    folder: Path,
    plan: SitePlan = SitePlan(),  # noqa: B008 (frozen)
    progress: Callable[[Progress], None] | None = None,
) -> Published:
    """Write a site of static pages: the same desk and plan give the same bytes.

    Args:
        desk: Where the articles are.
        folder: A new or empty folder, or one that holds an earlier site.
        plan: What is published.
        progress: Called after each file that is made.

    Raises:
        ExportError: No article passes, the address is none, or the folder cannot be written.
    """
    site, rows = _gather(desk, plan)
    total = len(site.readings) + len(site.pairs)
    made: dict[str, bytes] = {}
    for name, content in _pages(site, rows, plan):
        made[name] = content
        if progress:
            progress(Progress(len(made), len(made), 0, name, total))
    done = write_files(folder, made)
    whole = sum(quotes.whole for quotes in site.quotes.values())
    return Published(
        len(site.readings), whole, len(site.pairs), done.written, done.unchanged, done.removed
    )


def _gather(desk: Desk, plan: SitePlan) -> tuple[Site, tuple[EventRow, ...]]:
    readings = {r.article.id: r for r in select_articles(desk, plan.selection)}
    if not readings:
        raise ExportError("no article passes the filters", "see what there is: warsan articles")
    republished = {name.casefold() for name in plan.republished}
    rows = select_events(desk, readings)
    pairs = find_pairs(rows)
    site = Site(
        title=plan.title,
        address=_checked(plan.address),
        readings=readings,
        quotes={name: find_quotes(reading, republished) for name, reading in readings.items()},
        pairs=pairs,
        pair_pages={(p.actor, p.recipient): pair_page(p.actor, p.recipient) for p in pairs},
        disputes=tuple(d for d in desk.disputes().disputes if _is_whole(d, readings)),
    )
    return site, rows


def _is_whole(dispute: Dispute, readings: Mapping[str, Reading]) -> bool:
    """Whether both the claim and what stands against it are in published articles."""
    sides = dispute.claimed, dispute.denied
    return all(side is not None and side.statement.article in readings for side in sides)


def _checked(address: str) -> str:
    if address and not safe_link(address):
        raise ExportError(f"{address} is no address", "give one as https://example.org/news/")
    return address.rstrip("/") + "/" if address else ""


def _pages(site: Site, rows: tuple[EventRow, ...], plan: SitePlan) -> Iterator[tuple[str, bytes]]:
    """Every file of the site, by its path."""
    readings = list(site.readings.values())
    related = plan.related or find_same_pair(readings)
    for reading in readings:
        posts = _published(site, reading, related)
        yield article_page(reading.article.id), render_article(site, reading, posts)
    for pair in site.pairs:
        yield site.pair_pages[pair.actor, pair.recipient], render_pair(site, pair)
    yield PAIRS, render_pairs(site)
    yield DISPUTES, render_disputes(site)
    yield MAP, render_map(site, group_places(rows))
    for number in range(1, max(1, -(-len(readings) // PER_PAGE)) + 1):
        yield index_page(number), render_index(site, number)
    yield from _machine_files(site, readings)


def _published(site: Site, reading: Reading, related: Related) -> list[Post]:
    own = reading.article.id
    return [post for post in related(reading) if post.article in site.readings and
            post.article != own]  # fmt: skip


def _machine_files(site: Site, readings: list[Reading]) -> Iterator[tuple[str, bytes]]:
    head = FeedHead(site.title, site.address)
    yield ATOM, write_atom(head, readings)
    yield JSON_FEED, write_json_feed(head, readings)
    if site.address:
        pages = [article_page(name) for name in site.readings]
        pages += [*site.pair_pages.values(), PAIRS, DISPUTES, MAP, index_page(1)]
        yield SITEMAP, write_sitemap(site.address, pages)
    for name in _STATIC:
        content = files("warsan.web").joinpath("static", name).read_bytes()
        yield f"{STATIC}/{name}", content
