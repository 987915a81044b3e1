"""Jobs on threads that wait for the network, their results as they come."""

from __future__ import annotations

import queue
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

_WAITING = 16  # results that may wait to be taken: pages are held in memory meanwhile
_Made = TypeVar("_Made")
_Job = Callable[[], Iterable[_Made]]


def run_jobs(jobs: Sequence[_Job[_Made]], threads: int) -> Iterator[_Made]:
    """Run jobs, several at a time, and yield what they make.

    The threads are daemons, and stop at their next result when the caller stops taking: a
    server that does not answer cannot keep the program from ending.

    Args:
        jobs: Each yields results; it must not raise, or what it raises is raised here.
        threads: How many run at a time.
    """
    waiting, made = deque(jobs), queue.Queue[tuple[str, object]](_WAITING)
    over = threading.Event()
    crew = [
        threading.Thread(target=_work, args=(waiting, made, over), daemon=True)
        for _ in range(min(threads, len(jobs)))
    ]
    for thread in crew:
        thread.start()
    left = len(crew)
    try:
        while left:
            kind, value = made.get()
            if kind == "made":
                yield value  # type: ignore[misc]
            elif kind == "failed":
                raise value  # type: ignore[misc]
            else:
                left -= 1
    finally:
        over.set()


def _work(
    waiting: deque[_Job[_Made]], made: queue.Queue[tuple[str, object]], over: threading.Event
) -> None:
    try:
        while not over.is_set():
            try:
                job = waiting.popleft()
            except IndexError:
                break
            for one in job():
                if not _hand_over(made, ("made", one), over):
                    return
    except BaseException as error:
        _hand_over(made, ("failed", error), over)
    _hand_over(made, ("done", None), over)


def _hand_over(
    made: queue.Queue[tuple[str, object]], item: tuple[str, object], over: threading.Event
) -> bool:
    while not over.is_set():
        try:
            made.put(item, timeout=0.2)
        except queue.Full:
            continue
        return True
    return False
