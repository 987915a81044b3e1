from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.bridge import bridge_reading
from tests.readings import make_page, many_readings
from warsan.store import Store

Run = Callable[..., subprocess.CompletedProcess[str]]
COMMAND = (sys.executable, "-c", "from warsan.cli import main; main()")


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with the bridge at Dorn and thirty short articles."""
    path = tmp_path_factory.mktemp("cli") / "kept"
    with Store.create(path) as store:
        readings = [bridge_reading(), *many_readings(30)]
        store.write_batch([(make_page(reading.article), reading) for reading in readings])
    return path


@pytest.fixture
def warsan(tmp_path: Path) -> Run:
    """Run `warsan` as a process of its own, in an empty folder."""

    def run(
        *arguments: str | Path, given: str = "", **more: str
    ) -> subprocess.CompletedProcess[str]:
        environment = {k: v for k, v in os.environ.items() if k != "WARSAN_DESK"} | more
        return subprocess.run(
            [*COMMAND, *map(str, arguments)],
            input=given, capture_output=True, text=True, cwd=tmp_path, check=False,
            env=environment | {"COLUMNS": "100", "NO_COLOR": "1"},
        )  # fmt: skip

    return run
