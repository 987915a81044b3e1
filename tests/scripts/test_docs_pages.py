"""Docs that cannot lie: generated pages are current, and what they name exists."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from scripts import reading_page
from scripts.docs import PAGES, stale_pages
from warsan.cli.app import app

ROOT = Path(__file__).parents[2]
TEXTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
CODE = re.compile(r"```.*?```|`[^`\n]+`|^    .+$", re.DOTALL | re.MULTILINE)


def named(command: str) -> set[str]:
    """The words that follow `warsan` or `make` in the code of all texts."""
    found: set[str] = set()
    for path in TEXTS:
        for code in CODE.findall(path.read_text(encoding="utf-8")):
            found.update(re.findall(rf"^[`$ ]*{command} ([a-z][a-z-]*)", code, re.MULTILINE))
    return found


@pytest.mark.parametrize("page", PAGES)
def test_generated_pages_are_current(page: str) -> None:
    assert page not in stale_pages(), "run make format"


def test_every_command_that_the_texts_name_exists() -> None:
    root = get_command(app)
    assert named("warsan") <= set(root.commands)  # type: ignore[attr-defined]


def test_every_make_target_that_the_texts_name_exists() -> None:
    targets = re.findall(
        r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert named("make") <= set(targets)


PYTHON = [
    pytest.param(code, id=f"{path.name}-{number}")
    for path in TEXTS
    for number, code in enumerate(
        re.findall(r"```python\n(.*?)```", path.read_text(encoding="utf-8"), re.DOTALL)
    )
]


@pytest.mark.parametrize("code", PYTHON)
def test_python_in_the_texts_prints_what_the_comments_below_it_say(code: str) -> None:
    told = [line.removeprefix("# ") for line in code.splitlines() if line.startswith("# ")]
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == told


def test_the_page_of_the_reading_tells_every_key_that_a_reading_has() -> None:
    page = reading_page.write_page()
    for key in ("attributions", "certainty", "precision", "geonameid", "claimed_by", "credit"):
        assert f"| `{key}` |" in page
