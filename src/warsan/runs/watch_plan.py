"""When a watcher comes back: to feeds, to pages, to what failed."""

from __future__ import annotations

import msgspec

_MINUTE, _HOUR, _DAY = 60.0, 3600.0, 86400.0


class WatchPlan(msgspec.Struct, frozen=True, kw_only=True):
    """The times of a watcher, in seconds, and how much it takes on.

    Attributes:
        once: End after the first round.
        every: Between two looks at a feed.
        revisits: After which times from the look before a page is looked at again for changes;
            after the last no more. Corrections come within hours, mostly.
        first_wait: Before a page or host that failed is tried again; doubled each time.
        longest_wait: No wait is longer.
        tries: After so many failures in a row a page is given up.
        most: Pages taken from one feed at a time.
        most_pages: Pages looked at in one round.
        threads: Hosts asked at the same time.
    """

    once: bool = False
    every: float = 15 * _MINUTE
    revisits: tuple[float, ...] = (_HOUR, 6 * _HOUR, _DAY, 3 * _DAY)
    first_wait: float = _MINUTE
    longest_wait: float = 12 * _HOUR
    tries: int = 6
    most: int = 100
    most_pages: int = 2000
    threads: int = 8

    def wait_after(self, failures: int, asked: float | None = None) -> float:
        """How long to leave alone what failed so often, or longer if it asked for it."""
        own = min(self.first_wait * 2.0 ** max(failures - 1, 0), self.longest_wait)
        return max(own, min(asked or 0.0, self.longest_wait))

    def revisit_after(self, visits: int) -> float | None:
        """When a page is looked at again that was looked at so often; None if no more."""
        return self.revisits[visits] if visits < len(self.revisits) else None
