"""Watches feeds for a desk, round after round."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from warsan.errors import DeskError
from warsan.runs.notes import Note
from warsan.runs.outcome import Read
from warsan.runs.watch_plan import WatchPlan
from warsan.runs.watching import Watcher
from warsan.sources import Manners
from warsan.sources.fetching import Fetcher
from warsan.sources.watch_lists import read_watch_lists
from warsan.store import Store
from warsan.store.watched import WatchedStore, hold_watch

_SHORTEST_S, _LONGEST_S = 1.0, 60.0  # a list that was edited is read again within a minute


def watch(
    store: Store,
    lists: Sequence[str | Path],
    read: Read,
    tell: Callable[[Note], None],
    plan: WatchPlan,
    manners: Manners,
) -> None:
    """Look at the feeds of `lists`, once or until interrupted; see `Desk.watch`."""
    if store.read_only:
        raise DeskError(f"the desk {store.path} cannot be written", "check its permissions")
    feeds = read_watch_lists(lists)
    with (
        hold_watch(store.path),
        closing(WatchedStore(store.path)) as states,
        Fetcher(manners) as fetcher,
    ):
        watcher = Watcher(store, states, fetcher, read, tell, plan)
        while True:
            watcher.round(feeds)
            if plan.once:
                return
            left = watcher.next_due(feeds) - time.time()
            time.sleep(min(max(left, _SHORTEST_S), _LONGEST_S))
            feeds = read_watch_lists(lists)
