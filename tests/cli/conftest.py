from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.bridge import bridge_reading
from tests.readings import make_page, many_readings
from warsan.cli import main
from warsan.store import Store

Done = subprocess.CompletedProcess[str]
Run = Callable[..., Done]
COMMAND = (sys.executable, "-c", "from warsan.cli import main; main()")
SCREEN = {"COLUMNS": "100", "NO_COLOR": "1"}


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with the bridge at Dorn and thirty short articles."""
    path = tmp_path_factory.mktemp("cli") / "kept"
    with Store.create(path) as store:
        readings = [bridge_reading(), *many_readings(30)]
        store.write_batch([(make_page(reading.article), reading) for reading in readings])
    return path


@pytest.fixture
def warsan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `warsan` in an empty folder, within this process: only starting it is left out."""

    def run(*arguments: str | Path, given: str = "", **more: str) -> Done:
        out, err = _stream(), _stream()
        with monkeypatch.context() as patch:
            patch.chdir(tmp_path)
            patch.delenv("WARSAN_DESK", raising=False)
            for name, value in (SCREEN | more).items():
                patch.setenv(name, value)
            patch.setattr(sys, "argv", ["warsan", *map(str, arguments)])
            patch.setattr(sys, "stdin", _stream(given))
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            with pytest.raises(SystemExit) as left:
                main()
        return Done(arguments, int(left.value.code or 0), _written(out), _written(err))

    return run


@pytest.fixture
def process(tmp_path: Path) -> Run:
    """Run `warsan` as a process of its own, in an empty folder."""

    def run(*arguments: str | Path, given: str = "", **more: str) -> Done:
        environment = {k: v for k, v in os.environ.items() if k != "WARSAN_DESK"} | more
        return subprocess.run(
            [*COMMAND, *map(str, arguments)],
            input=given, capture_output=True, text=True, cwd=tmp_path, check=False,
            env=environment | SCREEN,
        )  # fmt: skip

    return run


def _stream(text: str = "") -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8", write_through=True)


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    return stream.buffer.getvalue().decode()  # type: ignore[attr-defined, no-any-return]
