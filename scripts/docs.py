"""Writes what is generated (pages, tables in pages, scores), or checks that it is current.

python -m scripts.docs           write them
python -m scripts.docs --check   fail if one is out of date
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from scripts import cli_page, codebook_page, reader_pages, reading_page

PAGES: dict[str, Callable[[], str]] = {
    "docs/reading.md": reading_page.write_page,
    "docs/cli.md": cli_page.write_page,
    "docs/codebook.md": codebook_page.write_page,
    "src/warsan/data/reader/scores.json": reader_pages.write_scores,
    "README.md": partial(reader_pages.fill_page, "README.md"),
    "docs/model-card.md": partial(reader_pages.fill_page, "docs/model-card.md"),
}


def stale_pages() -> list[str]:
    """The generated pages that no longer say what the code says."""
    return [name for name, write in PAGES.items() if _read(Path(name)) != write()]


def main(arguments: list[str]) -> int:
    """Writes or checks all pages; returns the exit status."""
    stale = stale_pages()
    if "--check" in arguments:
        for name in stale:
            sys.stdout.write(f"{name} is out of date: run make format\n")
        return 1 if stale else 0
    for name in stale:
        Path(name).write_text(PAGES[name](), encoding="utf-8")
        sys.stdout.write(f"{name} written\n")
    return 0


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
