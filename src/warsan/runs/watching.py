"""Watches feeds: what is new is read and stored, what changed becomes a revision.

What a feed names is remembered before the feed's own state is, and a page's state changes only
after its article is stored: whenever this is killed, the next round goes on where it was.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from warsan.errors import InputError
from warsan.model import Page, Refusal
from warsan.runs.crew import run_jobs
from warsan.runs.local import run_local
from warsan.runs.notes import Note, say_time
from warsan.runs.outcome import Read
from warsan.runs.redacting import bar_forgotten
from warsan.runs.watch_ends import PageEnds, host_of, without_forgotten
from warsan.runs.watch_plan import WatchPlan
from warsan.sources.fetching import Fetcher, FetchError
from warsan.sources.visits import Found, Visited, visit_feed, visit_page
from warsan.store import Store
from warsan.store.watched import FeedState, HostState, PageState, WatchedStore

_DEEPEST = 3  # lists of lists of feeds
_BATCH = 8  # articles a transaction: what is read should soon be safe and told

_FeedOutcome = tuple[str, Visited | InputError | None]
_PageOutcome = tuple[str, PageState, Page | InputError | None]


class Watcher:
    """Looks at feeds and pages, round by round.

    Args:
        store: The desk.
        states: What is remembered.
        fetcher: Fetches.
        read: The reader, a function of a module.
        tell: Called with a note for each thing that happened.
        plan: When to come back.
    """

    def __init__(
        self, store: Store, states: WatchedStore, fetcher: Fetcher, read: Read,
        tell: Callable[[Note], None], plan: WatchPlan,
    ) -> None:  # fmt: skip
        self._store = store
        self._states = states
        self._fetcher = fetcher
        self._read = read
        self._tell = tell
        self._plan = plan
        self._told: dict[str, float] = {}
        self._ends = PageEnds(store, states, tell, plan)

    def round(self, feeds: Sequence[str]) -> None:
        """Look once at every feed and page that is due.

        Args:
            feeds: Addresses of feeds, or of lists of feeds.
        """
        level: Sequence[str] = feeds
        for _ in range(_DEEPEST):
            due = [one for one in level if self._is_due(one)]
            jobs = [partial(self._visit_feed, one, self._feed(one)) for one in due]
            for address, outcome in run_jobs(jobs, self._plan.threads):
                self._end_feed(address, outcome)
            level = [one for feed in level for one in self._feed(feed).lists]
        self._read_pages()

    def next_due(self, feeds: Sequence[str]) -> float:
        """When the next round is worth while (seconds since 1970)."""
        times = [self._states.due_at("feed", one) for one in feeds] + [self._states.next_page()]
        return min([at for at in times if at is not None], default=time.time() + self._plan.every)

    def _is_due(self, feed: str) -> bool:
        at = self._states.due_at("feed", feed)
        return (at is None or at <= time.time()) and self._waits_until(feed) is None

    def _waits_until(self, address: str) -> float | None:
        """Until when its host is to be left alone; None if it may be asked. Told once."""
        host = host_of(address)
        until = self._states.due_at("host", host)
        if until is None or until <= time.time():
            return None
        if self._told.get(host) != until:
            self._told[host] = until
            state = self._states.get("host", host, HostState)
            reason = state.reason if state else None
            self._tell(Note(at=say_time(time.time()), what="waiting", address=host, reason=reason,
                            again=say_time(until)))  # fmt: skip
        return until

    def _feed(self, address: str) -> FeedState:
        return self._states.get("feed", address, FeedState) or FeedState()

    def _visit_feed(self, address: str, state: FeedState) -> Iterator[_FeedOutcome]:
        """On a thread of its own: it must not touch the states."""
        marks = {"etag": state.etag, "last_modified": state.last_modified}
        try:
            yield address, visit_feed(self._fetcher, address, **marks)
        except InputError as error:
            yield address, error

    def _end_feed(self, address: str, outcome: Visited | InputError | None) -> None:
        now = time.time()
        state = self._feed(address)
        if isinstance(outcome, InputError):
            self._ends.end_host(address, outcome)
            failures = state.failures + 1
            wait = max(self._plan.wait_after(failures), self._plan.every)
            asked = outcome.wait if isinstance(outcome, FetchError) else None
            due = now + max(wait, min(asked or 0.0, self._plan.longest_wait))
            self._put_feed(address, state, failures, due)
            self._tell(Note(at=say_time(now), what="feed", address=address,
                            reason=outcome.message, hint=outcome.hint or None,
                            again=say_time(due)))  # fmt: skip
            return
        self._ends.end_host(address, None)
        if outcome is None:
            self._put_feed(address, state, 0, now + self._plan.every)
            return
        new = self._remember(address, outcome, now)
        if new:
            self._tell(Note(at=say_time(now), what="feed", address=address, new=new))

    def _put_feed(self, address: str, state: FeedState, failures: int, due: float) -> None:
        kept = FeedState(etag=state.etag, last_modified=state.last_modified, failures=failures,
                         lists=state.lists)  # fmt: skip
        self._states.put("feed", address, kept, due=due)

    def _remember(self, feed: str, visited: Visited, now: float) -> int:
        """Put down what a feed names, and only with it that the feed was seen; how many are new."""
        new, forgotten = 0, self._store.marks()
        with self._states.together():
            for found in without_forgotten(visited.found, forgotten):
                known = self._states.get("page", found.key, PageState)
                changed = known is not None and found.stamp not in {None, known.stamp}
                if known is not None and not changed:
                    continue
                new += 1
                if new > self._plan.most:
                    break
                self._states.put("page", found.key, _state(feed, found, known), due=now)
            left_out = new > self._plan.most
            marks = (None, None) if left_out else (visited.etag, visited.last_modified)
            state = FeedState(etag=marks[0], last_modified=marks[1], lists=visited.lists)
            self._states.put("feed", feed, state, due=now + self._plan.every)
        return min(new, self._plan.most)

    def _read_pages(self) -> None:
        hosts: dict[str, list[tuple[str, PageState]]] = {}
        for key, state in self._states.due_pages(time.time(), self._plan.most_pages):
            until = None if state.text is not None else self._waits_until(key)
            if until is None:
                hosts.setdefault(host_of(key), []).append((key, state))
            else:  # its turn comes with its host's
                self._states.put("page", key, state, due=until)
        jobs = [partial(self._visit_pages, pages) for pages in hosts.values()]
        outcomes = run_jobs(jobs, self._plan.threads)
        refused = run_local(self._pages(outcomes), self._ends.write, read=self._read, workers=1,
                            batch=_BATCH)  # fmt: skip
        for refusal in refused:
            self._ends.refuse(refusal.origin, InputError(refusal.reason, refusal.hint))

    def _visit_pages(self, pages: Sequence[tuple[str, PageState]]) -> Iterator[_PageOutcome]:
        """On a thread of its own: the pages of a host, until it proves dead."""
        for key, state in pages:
            found = Found(key=key, listed=state.listed, stamp=state.stamp, text=state.text)
            try:
                page = visit_page(self._fetcher, found, etag=state.etag,
                                  last_modified=state.last_modified)  # fmt: skip
                yield key, state, page
            except InputError as error:
                yield key, state, error
                if isinstance(error, FetchError) and error.host_down:
                    return  # the others stay due, and wait with the host

    def _pages(self, outcomes: Iterator[_PageOutcome]) -> Iterator[Page]:
        """Pages to be read; what else came of a visit is dealt with on the way."""
        marks = self._store.marks()
        for key, state, came in outcomes:
            outcome = bar_forgotten(came, marks) if isinstance(came, Page) else came
            if isinstance(outcome, Refusal):
                self._ends.bar(key, outcome.reason)
                continue
            if isinstance(outcome, InputError):
                self._ends.end_host(key, outcome)
                self._ends.refuse(key, outcome)
                continue
            self._ends.end_host(key, None)
            if outcome is None or not self._ends.is_news(key, state, outcome):
                self._ends.leave(key, state, outcome)
            else:
                yield outcome


def _state(feed: str, found: Found, known: PageState | None) -> PageState:
    """What to remember of a page that a feed names for the first time, or as changed."""
    old = known or PageState(feed=feed)
    return PageState(
        feed=feed, listed=found.listed, stamp=found.stamp, text=found.text, etag=old.etag,
        last_modified=old.last_modified, digest=old.digest, article=old.article,
    )  # fmt: skip
