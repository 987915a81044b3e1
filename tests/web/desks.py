"""Desks for the tests of the pages, and a way to ask them."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import httpx
from lxml import html

from tests.readings import make_article, make_event, make_page, make_reading, party, say
from warsan.desk import Desk
from warsan.model import Certainty, Link, Place, Reading
from warsan.store import Store
from warsan.web import create_app

Get = Callable[..., httpx.Response]
_PART = re.compile(r"\.([\w-]+)|\[([\w-]+)(?:='?([^'\]]*)'?)?\]")


def hostile_reading() -> Reading:
    """An article that tries to run a script from every field it has."""
    script = "<script>alert(1)</script>"
    article = make_article(
        f"Vostok {script} accused Westmark <img src=x onerror=alert(2)> of lying.",
        title=f"{script} title", outlet='"><img src=x onerror=alert(3)>', byline=script,
        standfirst="</p><script>alert(4)</script>", url="javascript:alert(5)", page=script,
        related=(Link(title=script, url="javascript:alert(6)"),),
    )  # fmt: skip
    event = make_event(article, "e1", "ACCUSE", f"{script} accused", party("<b>"), party("'\""))
    return make_reading(article, events=(event,))


def placed_reading() -> Reading:
    """Events in a town, again there, near it, in a state, in no known place, and in none."""
    article = make_article(
        "Sweden shelled Oslo. Sweden accused Norway in Oslo. "
        "Sweden never shelled a yard near Oslo. Norway accused Sweden in Norway. "
        "Norway threatened Sweden at Nowhere. Sweden rejected it.",
        title="Shots at Oslo", published="2022-03-01", outlet="Fjord Mail",
    )  # fmt: skip
    oslo = {"name": "Oslo", "lat": 59.913, "lon": 10.739, "country": "NOR", "geonameid": 3143244,
            "kind": "city", "radius_km": 12.0}  # fmt: skip
    state = {"name": "Norway", "lat": 62.0, "lon": 10.0, "country": "NOR", "geonameid": 3144096,
             "kind": "country", "radius_km": 321.0}  # fmt: skip
    denied = Certainty(value=-3.0, reason="“never” turns it around")
    rows: list[tuple[str, str, dict[str, Any] | None, dict[str, Any]]] = [
        ("ASSAULT", "shelled Oslo", oslo, {}),
        ("ACCUSE", "accused Norway", oslo, {}),
        ("ASSAULT", "shelled a yard", oslo | {"relation": "near", "radius_km": 25.0},
         {"certainty": denied}),
        ("ACCUSE", "accused Sweden", state, {}),
        ("THREATEN", "threatened", {"name": "Nowhere <b>"}, {}),
        ("REJECT", "rejected", None, {}),
    ]  # fmt: skip
    sides = party("SWE"), party("NOR")
    events = tuple(
        make_event(article, f"e{n}", kind, words, *(sides if n <= 3 else sides[::-1]),
                   where=Place(span=say(article, words), **where) if where else None, **values)
        for n, (kind, words, where, values) in enumerate(rows, 1)
    )  # fmt: skip
    return make_reading(article, events=events)


def denied_reading() -> Reading:
    """An article whose only event did not happen."""
    article = make_article("Westmark never shelled Sarn.", title="Westmark denies shelling Sarn")
    denied = Certainty(value=-3.0, reason="“never” turns it around")
    event = make_event(article, "e1", "ASSAULT", "shelled", party("NATO"), party("UKR"),
                       certainty=denied)  # fmt: skip
    return make_reading(article, events=(event,))


def write_desk(path: Path, readings: Sequence[Reading]) -> Desk:
    """A desk that holds the readings."""
    with Store.create(path) as store:
        if readings:
            store.write_batch([(make_page(item.article), item) for item in readings])
    return Desk(path)


def asker(desk: Desk) -> Get:
    """A function that asks the application for a path, without a server between."""
    app = create_app(desk)

    def get(path: str, method: str = "GET", **values: Any) -> httpx.Response:
        async def ask() -> httpx.Response:
            transport = httpx.ASGITransport(app, raise_app_exceptions=False)
            async with httpx.AsyncClient(
                transport=transport, base_url="http://127.0.0.1"
            ) as client:
                return await client.request(method, path, **values)

        return asyncio.run(ask())

    return get


def tree(answer: httpx.Response) -> html.HtmlElement:
    assert answer.status_code == 200, answer.text[:500]
    return html.fromstring(answer.text)


def pick(root: html.HtmlElement, path: str) -> list[html.HtmlElement]:
    """Elements below `root` by steps of tag, .class and [attribute=value], parted by spaces."""
    query = "."
    for step in path.split():
        tag, rest = re.match(r"([a-z0-9]*)(.*)", step).groups()  # type: ignore[union-attr]
        query += f"//{tag or '*'}"
        for name, attribute, value in _PART.findall(rest):
            if name:
                query += f"[contains(concat(' ', @class, ' '), ' {name} ')]"
            else:
                query += f"[@{attribute}='{value}']" if value else f"[@{attribute}]"
    return list(root.xpath(query))


def text_of(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())
