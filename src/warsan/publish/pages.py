"""The pages of a site, each from its template: the words and looks are those of a desk's pages."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import msgspec
from markupsafe import Markup

from warsan.exports.schema_org import to_claims, to_news_article
from warsan.linking.claims import Dispute
from warsan.model import Reading
from warsan.publish.pairs import SitePair
from warsan.publish.places import (
    ATOM,
    DISPUTES,
    INDEX,
    JSON_FEED,
    MAP,
    PAIRS,
    STATIC,
    article_page,
    index_page,
    pair_page,
    root_from,
)
from warsan.publish.quotes import Quotes, cut_excerpt
from warsan.publish.related import Post
from warsan.report.provenance import say_chain
from warsan.views import EventRow, PlacesView
from warsan.web.article_page import article_values
from warsan.web.charts import draw_days, split_periods
from warsan.web.day_sections import split_sentences
from warsan.web.map_drawing import draw_map, find_contested
from warsan.web.map_frame import find_box, fit_frame
from warsan.web.render import load_templates
from warsan.web.sparklines import draw_sparkline

PER_PAGE = 50  # articles on a page of the list
_MOST_PERIODS = 4
_FEWEST_DAYS = 3  # that are worth a chart
_SHOWN_PAIRS = 8
_SHOWN_AT_PLACE = 20
_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}  # in a script they could end it


class Site(msgspec.Struct, frozen=True):
    """What all pages share.

    Attributes:
        title: Of the site.
        address: Where it will lie, with a slash at its end; "" if that is not known.
        readings: The published articles, newest first, by id.
        quotes: What may be shown of each.
        pairs: Of their events.
        pair_pages: Paths of the pages of pairs, for the pairs that have one.
        disputes: Of claims whose both sides stand in published articles.
    """

    title: str
    address: str
    readings: dict[str, Reading]
    quotes: dict[str, Quotes]
    pairs: tuple[SitePair, ...]
    pair_pages: dict[tuple[str, str], str]
    disputes: tuple[Dispute, ...] = ()

    def may_show(self, row: EventRow) -> bool:
        """Whether the sentence of an event may be quoted."""
        return self.quotes[row.article_id].may_show(row.sentence)

    def places_of(self, reading: Reading) -> tuple[tuple[str, str, str], ...]:
        """The pairs of an article that have a page: actor, recipient and path, each once."""
        sides = (
            (
                event.actor.code if event.actor else "",
                event.recipient.code if event.recipient else "",
            )
            for event in reading.events
        )
        return tuple((*pair, self.pair_pages[pair]) for pair in dict.fromkeys(sides)
                     if pair in self.pair_pages)  # fmt: skip


def render_index(site: Site, number: int) -> bytes:
    """A page of the list of articles, from 1."""
    every = list(site.readings.values())
    pages = max(1, -(-len(every) // PER_PAGE))
    shown = every[(number - 1) * PER_PAGE : number * PER_PAGE]
    cards = [(pair, draw_sparkline(pair.days)) for pair in site.pairs[:_SHOWN_PAIRS]]
    return _render(
        site, index_page(number), "site_index.html", readings=shown, total=len(every),
        number=number, pages=pages, cards=cards, index_page=index_page,
    )  # fmt: skip


def render_article(site: Site, reading: Reading, posts: Sequence[Post]) -> bytes:
    """An article: its excerpt or text, what was found in it, related posts."""
    article, quotes = reading.article, site.quotes[reading.article.id]
    path = article_page(article.id)
    text = article.body if quotes.whole else cut_excerpt(article)
    page = site.address + path if site.address else ""
    about = [
        to_news_article(article, text=text, whole=quotes.whole, page=page),
        *to_claims(reading, quotes.may_show),
    ]
    return _render(
        site, path, "site_article.html", **article_values(reading), quotes=quotes, excerpt=text,
        chain=partial(say_chain, reading), about=_script(about), own_pairs=site.places_of(reading),
        posts=[(site.readings[post.article].article, post.why) for post in posts],
    )  # fmt: skip


def render_pair(site: Site, pair: SitePair) -> bytes:
    """A pair: its days as a chart and as numbers, and the sentences behind them."""
    periods = split_periods(pair.days)[-_MOST_PERIODS:] if len(pair.days) >= _FEWEST_DAYS else ()
    return _render(
        site, pair_page(pair.actor, pair.recipient), "site_pair.html", pair=pair,
        sentences=split_sentences(pair.days, pair.events),
        charts=[_chart(days) for days in periods],
        reverse=site.pair_pages.get((pair.recipient, pair.actor)),
    )  # fmt: skip


def render_pairs(site: Site) -> bytes:
    """All pairs."""
    return _render(site, PAIRS, "site_pairs.html")


def render_disputes(site: Site) -> bytes:
    """What is said beside what stands against it."""
    return _render(site, DISPUTES, "site_disputes.html")


def render_map(site: Site, view: PlacesView) -> bytes:
    """The map of all events with a position."""
    box = find_box(view.places)
    drawings = {size: draw_map(view.places, box, size) for size in ("wide", "narrow")}
    contested = find_contested(fit_frame(box, "wide").box)
    return _render(
        site, MAP, "site_map.html", places=view, drawings=drawings, contested=contested,
        most=_SHOWN_AT_PLACE,
    )  # fmt: skip


def _chart(days: Any) -> tuple[Any, Markup, Markup]:
    # The drawing holds nothing but days and counts: no text of an article gets in.
    wide, narrow = draw_days(days, "wide"), draw_days(days, "narrow")
    return days, Markup(wide), Markup(narrow)  # noqa: S704


def _script(value: object) -> Markup:
    """JSON as it may stand in a script element: nothing in it can end the element."""
    text = msgspec.json.encode(value).decode()
    return Markup("".join(_UNSAFE.get(letter, letter) for letter in text))  # noqa: S704


def _render(site: Site, path: str, template: str, **values: Any) -> bytes:
    root = root_from(path)
    names = {
        "index": root + INDEX, "all_pairs": root + PAIRS, "map": root + MAP,
        "disputes": root + DISPUTES, "atom": root + ATOM,
        "json_feed": root + JSON_FEED, "static": root + STATIC,
    }  # fmt: skip
    page = load_templates("warsan.publish", "warsan.web").get_template(template).render(
        site=site, links=names, root=root, to_article=lambda name: root + article_page(name),
        to_pair=lambda a, b: root + pair_page(a, b), **values,
    )  # fmt: skip
    return page.encode()
