"""Says how fast the whole reading is on one core, rules included, and where its time goes.

python -m scripts.speed [--data ../shared/data] [--model FOLDER …] [--repeats 3] [--check]

Each repeat reads every article with every model and with the spaCy floor, one after the other, in
one thread of one process; medians of processor time, so that a busy machine disturbs all alike.
--model adds another network, such as one of other operators, to read with beside the shipped one.
--check ends with status 1 where a target is missed: 3,500 words a second, memory under 1 GB, the
first result within 2 s, model files of at most 30 MB.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from time import process_time

from scripts.speed.clock import Clock
from scripts.speed.floor import load_floor
from scripts.speed.sample import DEMO, count_words, load_sample
from scripts.speed.starts import run_reading
from warsan.model import Article
from warsan.reader.article import read_article
from warsan.reader.encoder import articles
from warsan.reader.encoder.net import Net
from warsan.reader.encoder.words import Encoder
from warsan.reader.name import model_folder

WORDS_A_SECOND, MEGABYTES, SECONDS, MODEL_MEGABYTES = 3_500, 1_000, 2.0, 30
_FLOOR = "spaCy: blank tokeniser and rules"
_LOADER = "load_encoder"

Reader = Callable[[Article], object]


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the table; with --check returns 1 if a target is missed."""
    options = _options(arguments)
    fine = _say_starts()  # first: see `Start.memory`
    sample = load_sample(options.data, options.step)
    words = sum(count_words(a) for a in sample)
    _say(f"{len(sample)} articles, {words:,} words, {options.repeats} repeats")
    readers = {folder.name: _reader(folder) for folder in (model_folder(), *options.model)}
    clocks = {name: Clock() for name in readers}
    spent = _measure(sample, readers, clocks, options.repeats)
    speeds = {name: words / median(times) for name, times in spent.items()}
    for name, speed in speeds.items():
        _say(f"{speed:8,.0f} words a second  {speed / speeds[_FLOOR]:5.2f} of the floor  {name}")
    for name, clock in clocks.items():
        _say(f"shares of the time, {name}:")
        for stage, share in clock.shares().items():
            _say(f"  {100 * share:5.1f}%  {stage}")
    fine &= speeds[[*readers][-1]] >= WORDS_A_SECOND
    return 0 if fine or not options.check else 1


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m scripts.speed", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--model", type=Path, action="append", default=[])
    parser.add_argument("--step", type=int, default=8, help="every so-manieth of war2022")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--check", action="store_true")
    return parser.parse_args(arguments)


def _reader(folder: Path) -> Reader:
    """Reads with the model of a folder."""
    encoder = Encoder(Net(folder))

    def read(article: Article) -> object:
        shipped = getattr(articles, _LOADER)
        setattr(articles, _LOADER, lambda: encoder)
        try:
            return read_article(article)
        finally:
            setattr(articles, _LOADER, shipped)

    return read


def _measure(
    sample: Sequence[Article], readers: dict[str, Reader], clocks: dict[str, Clock], repeats: int
) -> dict[str, list[float]]:
    """Seconds of each pass; the first pass of each only warms it."""
    floor = load_floor()

    def read_floor(article: Article) -> None:
        for field in ("title", "standfirst", "body"):
            floor(article.text_of(field))

    everyone: dict[str, Reader] = {**readers, _FLOOR: read_floor}
    spent: dict[str, list[float]] = {name: [] for name in everyone}
    for read in everyone.values():
        _seconds(read, sample)
    for _ in range(repeats):
        for name, read in everyone.items():
            spent[name].append(_seconds(read, sample))
    for name, clock in clocks.items():  # apart: the clock takes a little itself
        with clock.watching():
            _seconds(readers[name], sample)
    return spent


def _seconds(read: Reader, sample: Sequence[Article]) -> float:
    began = process_time()
    for article in sample:
        read(article)
    return process_time() - began


def _say_starts() -> bool:
    """Says what a process of its own takes, and how large the model is; whether that is fine."""
    demo = sorted(DEMO.iterdir())
    slowest = 0.0
    for kind in (".txt", ".html"):  # a page takes the HTML reader's start besides
        one = [run_reading([p for p in demo if p.suffix == kind][:1]) for _ in range(3)]
        first, processor = median(s.first for s in one), median(s.processor for s in one)
        _say(f"first result {first:.2f} s after a process starts, {processor:.2f} s busy ({kind})")
        slowest = max(slowest, first)
    memory = run_reading(demo).memory
    size = sum(p.stat().st_size for p in model_folder().iterdir()) / 1e6
    _say(f"peak memory {memory:.0f} MB, model files {size:.1f} MB")
    return slowest <= SECONDS and memory <= MEGABYTES and size <= MODEL_MEGABYTES


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
