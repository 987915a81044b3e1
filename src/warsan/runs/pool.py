"""A pool of reading processes that outlives the pages that kill it."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import connection, get_context, parent_process

from warsan.errors import RunError, WarsanError
from warsan.model import Page, Reading, Refusal
from warsan.runs.outcome import Outcome, Read, blame_page, read_article_safely, settle

_AHEAD = 3  # pages in hand per process: enough that none waits, few enough to hold in memory
_Result = Reading | WarsanError
_Waiting = tuple[Page, "Future[_Result]"] | Refusal


class ReadingPool:
    """Processes that read pages; results come in the order of the pages.

    Args:
        read: A function of a module (it is named to the processes, not sent).
        workers: How many processes.
    """

    def __init__(self, read: Read, workers: int) -> None:
        self._read = read
        self._workers = workers
        self._executor = _start(workers)
        self._window: deque[_Waiting] = deque()

    def outcomes(self, pages: Iterable[Page | Refusal]) -> Iterator[Outcome]:
        """Read the pages, in their order; refusals pass through."""
        for page in pages:
            self._window.append(page if isinstance(page, Refusal) else (page, self._submit(page)))
            if len(self._window) >= self._workers * _AHEAD:
                yield self._next()
        while self._window:
            yield self._next()

    def close(self) -> None:
        """Drop what waits, let each process end its page."""
        self._executor.shutdown(wait=True, cancel_futures=True)

    def _submit(self, page: Page) -> Future[_Result]:
        try:
            return self._executor.submit(read_article_safely, self._read, page.article)
        except BrokenProcessPool as error:  # it died while idle: seen when the page's turn comes
            failed: Future[_Result] = Future()
            failed.set_exception(error)
            return failed

    def _next(self) -> Outcome:
        waiting = self._window[0]
        if isinstance(waiting, Refusal):
            outcome: Outcome = waiting
        else:
            try:
                outcome = settle(waiting[0], waiting[1].result())
            except BrokenProcessPool:
                self._recover()
                return self._next()
        self._window.popleft()
        return outcome

    def _recover(self) -> None:
        """Read what the broken pool lost one page at a time, to learn which page killed it."""
        self._executor.shutdown(wait=True, cancel_futures=True)
        lone = _LoneReader(self._read)
        try:
            for n, waiting in enumerate(self._window):
                if not isinstance(waiting, Refusal) and _is_lost(waiting[1]):
                    self._window[n] = (waiting[0], lone.read(waiting[0]))
        finally:
            lone.close()
        self._executor = _start(self._workers)


class _LoneReader:
    """One process, replaced when a page kills it; whatever kills it is that page's doing."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._executor = _start(1)

    def read(self, page: Page) -> Future[_Result]:
        settled: Future[_Result] = Future()
        try:
            task = self._executor.submit(read_article_safely, self._read, page.article)
            settled.set_result(task.result())
        except BrokenProcessPool:
            settled.set_result(blame_page())
            self.close()
            self._executor = _start(1)
        return settled

    def close(self) -> None:
        self._executor.shutdown(wait=True, cancel_futures=True)


def _is_lost(future: Future[_Result]) -> bool:
    return future.cancelled() or (
        future.done() and isinstance(future.exception(), BrokenProcessPool)
    )


def _start(workers: int) -> ProcessPoolExecutor:
    """A pool whose processes are known to have started.

    Raises:
        RunError: They cannot be started.
    """
    executor = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_settle_in)
    try:
        first, *_ = [executor.submit(os.getpid) for _ in range(workers)]  # starts all of them
        first.result()
    except BrokenProcessPool:
        executor.shutdown(wait=False, cancel_futures=True)
        raise RunError(
            "the reading processes could not be started",
            'call this below `if __name__ == "__main__":`, or with workers=1',
        ) from None
    return executor


def _settle_in() -> None:
    """Make a new process a quiet worker: one thread, and no life without its parent."""
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends it without a traceback
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A parent killed outright cannot tell its workers to stop: they must notice."""
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
