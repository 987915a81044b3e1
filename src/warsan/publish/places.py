"""Where the pages of a site lie, and how one leads to another without knowing the site's own."""

from __future__ import annotations

import re

_ODD = re.compile(r"[^A-Za-z0-9]")
_ID = 16  # digits of an article's id that name its page

INDEX, PAIRS, MAP, DISPUTES = "index.html", "pairs.html", "map.html", "disputes.html"
ATOM, JSON_FEED, SITEMAP = "feed.atom", "feed.json", "sitemap.xml"
STATIC = "static"


def article_page(article_id: str) -> str:
    """The path of an article's page within the site."""
    return f"article/{article_id[:_ID]}.html"


def pair_page(actor: str, recipient: str) -> str:
    """The path of a pair's page within the site; odd letters of a code become numbers."""
    return f"pair/{_plain(actor)}-to-{_plain(recipient)}.html"


def index_page(number: int) -> str:
    """The path of a page of the list of articles, from 1."""
    return INDEX if number == 1 else f"list/{number}.html"


def root_from(path: str) -> str:
    """How a page leads to the site's root: "" or "../"."""
    return "../" * path.count("/")


def _plain(code: str) -> str:
    return _ODD.sub(lambda found: f"_{ord(found[0]):x}_", code)
