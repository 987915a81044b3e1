"""Take the README's pictures from the demo desk: pages in headless Chromium, and a terminal.

python -m scripts.screenshots            write docs/images/{front,article,pair}.png, read.svg
"""

from __future__ import annotations

import argparse
import io
import re
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, sync_playwright
from rich.console import Console
from rich.text import Text

from warsan.cli.demo import read_bundled
from warsan.cli.demo_report import is_strong
from warsan.cli.picture import print_reading
from warsan.desk import Desk
from warsan.web import create_app, free_port

OUT = Path(__file__).parents[1] / "docs" / "images"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
         "--disable-background-networking", "--disable-component-update"]  # fmt: skip
SIZE = {"width": 1280, "height": 860}
SHOWN = "2022-04-15-meridian-post-moskva.txt"
COLUMNS, LINES = 96, 46
# rich's drawing asks a CDN for its font; a terminal's picture needs any font of one width.
FONTS = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


def main() -> None:
    """Read the demo articles, draw one as the terminal shows it, photograph three pages."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--chromium", default="/usr/bin/chromium", help="the browser's program")
    parser.add_argument("--out", type=Path, default=OUT, help="folder of the pictures")
    options = parser.parse_args()
    if not Path(options.chromium).exists():
        sys.exit(f"no browser at {options.chromium}: install chromium or name it with --chromium")
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made, Desk(Path(made, "desk"), create=True) as desk:
        read_bundled(desk, Console(stderr=True))
        draw_terminal(desk, options.out / "read.svg")
        with serve(desk) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=options.chromium, args=FLAGS)
            for name, path in pages(desk).items():
                photograph(browser, address + path, options.out / f"{name}.png")


def draw_terminal(desk: Desk, file: Path) -> None:
    """Save the first screen of what `warsan read` prints of an article as a drawing."""
    (name,) = [row.id for row in desk.articles() if desk.page(row.id).origin.endswith(SHOWN)]
    printed = terminal(record=False)
    print_reading(desk.reading(name), printed)
    lines = printed.file.getvalue().splitlines()  # type: ignore[attr-defined]
    if len(lines) > LINES:
        end = max(n for n, line in enumerate(lines[:LINES]) if not line.strip())
        lines = [*lines[: end + 1], "  …"]
    drawn = terminal(record=True)
    drawn.print(Text.from_ansi("\n".join(lines)))
    drawing = drawn.export_svg(title=f"warsan read {SHOWN}", unique_id="warsan")
    file.write_text(FONTS.sub("", drawing).replace("Fira Code, ", ""), encoding="utf-8")
    print(file)  # noqa: T201  what was made is what a script says


def terminal(*, record: bool) -> Console:
    """A terminal of a fixed width and in full colour that shows nothing here."""
    return Console(
        record=record, width=COLUMNS, file=io.StringIO(), markup=False, highlight=False,
        emoji=False, force_terminal=True, color_system="truecolor", no_color=False,
    )  # fmt: skip


def pages(desk: Desk) -> dict[str, str]:
    """The front page, a finding beside its article's head, and a pair with words and deeds."""
    # An article that credits another outlet shows where news comes from; a finding early in it
    # stands on the first screen with the head.
    finding = min(
        (row for row in desk.events() if is_strong(row)),
        key=lambda row: (row.credit is None, row.event.trigger.start, row.article_id),
    )
    pair = max(desk.pairs(), key=lambda row: (min(row.words, row.deeds), row.words + row.deeds))
    return {
        "front": "/",
        "article": f"/article/{finding.article_id[:16]}#{finding.event.id}",
        "pair": f"/pair/{pair.actor}/{pair.recipient}",
    }


def photograph(browser: Browser, address: str, file: Path) -> None:
    """Save the first screen of a page: its head, whatever its address points to."""
    page = browser.new_page(viewport=SIZE, color_scheme="light", reduced_motion="reduce")  # type: ignore[arg-type]
    page.goto(address)
    page.wait_for_timeout(500)
    page.evaluate("scrollTo(0, 0)")
    page.screenshot(path=file)
    page.close()
    print(file)  # noqa: T201  what was made is what a script says


@contextmanager
def serve(desk: Desk) -> Iterator[str]:
    """Serve the desk in a thread; gives the address."""
    port = free_port(8990)
    server = uvicorn.Server(uvicorn.Config(create_app(desk), port=port, log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        thread.join(0.02)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()


if __name__ == "__main__":
    main()
