from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.bridge import bridge_reading
from tests.readings import many_readings
from tests.web.desks import Get, asker, denied_reading, hostile_reading, placed_reading, write_desk
from warsan.desk import Desk


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk of a hundred short articles, a rich one, a hostile one, a denial, one with places."""
    rare = [bridge_reading(), hostile_reading(), denied_reading(), placed_reading()]
    readings = [*rare, *many_readings(100)]
    with write_desk(tmp_path_factory.mktemp("web") / "desk", readings) as desk:
        yield desk


@pytest.fixture(scope="session")
def get(desk: Desk) -> Get:
    """Ask the application for a path, without a server between."""
    return asker(desk)
