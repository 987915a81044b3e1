"""A run on one machine: pages in, batches of readings out."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import closing
from itertools import chain, islice

from warsan.model import Page, Reading, Refusal
from warsan.runs.interrupts import hold_interrupts
from warsan.runs.outcome import Outcome, Read, read_article_safely, settle
from warsan.runs.pool import ReadingPool
from warsan.runs.progress import Progress

WriteBatch = Callable[[Sequence[tuple[Page, Reading]]], object]

_FEW = 4  # up to so many pages are read before further processes would have started
_BATCH_S = 10.0  # a batch waits no longer than this: what is read should soon be safe


def run_local(
    pages: Iterable[Page | Refusal],
    write_batch: WriteBatch,
    *,
    read: Read,
    workers: int | None = None,
    batch: int = 32,
    progress: Callable[[Progress], None] | None = None,
) -> tuple[Refusal, ...]:
    """Read pages on all cores and hand the readings over in batches, in the pages' order.

    A page that the reader cannot read, or that kills the process that reads it, is refused and
    the rest goes on. Ctrl-C ends the run after the batch in hand is written.

    Args:
        pages: Pages; refusals among them (files that could not be opened) pass through.
        write_batch: Called in this process with at most `batch` pages and readings at a time.
        read: The reader, a function of a module.
        workers: Processes; None for one a core, or none but this one for a handful of pages;
            1 stays in this process.
        batch: Pages a batch.
        progress: Called after each page.

    Returns:
        The refusals, in the pages' order.

    Raises:
        ModelError: The reader cannot work at all.
        RunError: The processes cannot be started.
    """
    refused: list[Refusal] = []
    ready: list[tuple[Page, Reading]] = []
    since = time.monotonic()
    with closing(_outcomes(pages, read, workers)) as outcomes:
        for done, outcome in enumerate(outcomes, 1):
            if isinstance(outcome, Refusal):
                refused.append(outcome)
            else:
                ready.append(outcome)
            if len(ready) >= batch or (ready and time.monotonic() - since > _BATCH_S):
                _hand_over(ready, write_batch)
                since = time.monotonic()
            if progress:
                progress(_progress(done, len(refused), outcome))
    if ready:
        _hand_over(ready, write_batch)
    return tuple(refused)


def _hand_over(ready: list[tuple[Page, Reading]], write_batch: WriteBatch) -> None:
    with hold_interrupts():
        write_batch(tuple(ready))
    ready.clear()


def _progress(done: int, refused: int, outcome: Outcome) -> Progress:
    origin = outcome.origin if isinstance(outcome, Refusal) else outcome[0].origin
    return Progress(done, done - refused, refused, origin)


def _outcomes(
    pages: Iterable[Page | Refusal], read: Read, workers: int | None
) -> Generator[Outcome, None, None]:
    coming = iter(pages)
    first = list(islice(coming, _FEW + 1))
    wanted = workers or (1 if len(first) <= _FEW else _cores())
    every = chain(first, coming)
    if wanted == 1:
        for page in every:
            yield _read_here(read, page)
        return
    pool = ReadingPool(read, wanted)
    try:
        yield from pool.outcomes(every)
    finally:
        pool.close()


def _read_here(read: Read, page: Page | Refusal) -> Outcome:
    if isinstance(page, Refusal):
        return page
    return settle(page, read_article_safely(read, page.article))


def _cores() -> int:
    """Cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
