"""When the next request to a host may leave."""

from __future__ import annotations

import threading
import time
from collections import defaultdict

from warsan.sources.fetching.failures import FetchError


class Pace:
    """Keeps requests to one host apart. Safe to share between threads.

    Attributes:
        stopped: Set to end all waiting at once.
    """

    def __init__(self) -> None:
        self.stopped = threading.Event()
        self._lock = threading.Lock()
        self._next: dict[str, float] = defaultdict(float)

    def wait(self, host: str, delay: float) -> None:
        """Return when the host may be asked; the one after waits `delay` seconds more.

        Raises:
            FetchError: Fetching was stopped meanwhile.
        """
        with self._lock:
            now = time.monotonic()
            at = max(now, self._next[host])
            self._next[host] = at + delay
        self.pause(at - now)

    def pause(self, seconds: float) -> None:
        """Wait; raises `FetchError` as soon as fetching is stopped."""
        if self.stopped.wait(max(seconds, 0.0)):
            raise FetchError("fetching was stopped", "run the command again", passing=True)
