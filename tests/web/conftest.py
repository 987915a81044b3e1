from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.readings import (
    bridge_reading,
    make_article,
    make_event,
    make_page,
    make_reading,
    many_readings,
    party,
)
from warsan.desk import Desk
from warsan.model import Certainty, Link, Reading
from warsan.store import Store
from warsan.web import create_app

Get = Callable[..., httpx.Response]


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


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk of a hundred short articles, a rich one, a hostile one and a denial."""
    readings = [bridge_reading(), hostile_reading(), denied_reading(), *many_readings(100)]
    with write_desk(tmp_path_factory.mktemp("web") / "desk", readings) as desk:
        yield desk


@pytest.fixture(scope="session")
def get(desk: Desk) -> Get:
    """Ask the application for a path, without a server between."""
    return asker(desk)


def asker(desk: Desk) -> Get:
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
