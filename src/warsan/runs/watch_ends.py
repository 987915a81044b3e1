"""What becomes of a page that a watcher looked at, and of the host that served it."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from urllib.parse import urlsplit

import msgspec

from warsan.errors import InputError
from warsan.model import Page, Reading
from warsan.runs.links import link_batch
from warsan.runs.notes import Note, say_time
from warsan.runs.watch_plan import WatchPlan
from warsan.sources.fetching import FetchError
from warsan.sources.visits import Found
from warsan.store import Store
from warsan.store.marks import Marks
from warsan.store.watched import HostState, PageState, WatchedStore

_change = msgspec.structs.replace


class PageEnds:
    """Writes down and tells how visits ended.

    Args:
        store: The desk.
        states: What is remembered.
        tell: Called with a note for each thing that happened.
        plan: When to come back.
    """

    def __init__(
        self, store: Store, states: WatchedStore, tell: Callable[[Note], None], plan: WatchPlan
    ) -> None:
        self._store = store
        self._states = states
        self._tell = tell
        self._plan = plan

    def write(self, items: Sequence[tuple[Page, Reading]]) -> None:
        """Store what was read, link revisions, and only then remember that it is done."""
        receipt = self._store.write_batch(items)
        revisions = {one.later: one for one in link_batch(self._store, items, receipt.added)}
        for page, reading in items:
            if reason := receipt.barred.get(reading.article.id):
                self.bar(page.origin, reason)
                continue
            article, state = reading.article, self._get(page.origin)
            self._finish(page.origin, state, page, article.id)
            revision = revisions.get(article.id)
            taken = "took" if article.id in receipt.added else "known"
            self._note(
                "revised" if revision else taken, page.origin, feed=state.feed,
                article=article.id, title=article.title,
                earlier=revision.earlier if revision else None,
                vanished=len(revision.vanished) if revision else None,
            )  # fmt: skip

    def is_news(self, key: str, state: PageState, page: Page) -> bool:
        """Whether a page holds an article that the desk does not have; told where it does."""
        if digest_of(page) == state.digest:
            return False
        if not self._store.known([page.article.id]):
            return True
        if state.article is None:
            self._note("known", key, feed=state.feed, article=page.article.id,
                       title=page.article.title)  # fmt: skip
        return False

    def leave(self, key: str, state: PageState, page: Page | None) -> None:
        """Remember that there was nothing new."""
        self._finish(key, state, page, page.article.id if page else state.article)

    def refuse(self, key: str, error: InputError) -> None:
        """Remember that a page was not taken, and whether to try again; told either way."""
        now, state = time.time(), self._get(key)
        passing = isinstance(error, FetchError) and error.passing
        failures = state.failures + 1
        again = passing and failures < self._plan.tries
        asked = error.wait if isinstance(error, FetchError) else None
        due = now + self._plan.wait_after(failures, asked) if again else None
        self._states.put("page", key, _change(state, failures=failures, text=None if not again
                                              else state.text), due=due)  # fmt: skip
        self._note("refused", key, feed=state.feed, reason=error.message, hint=error.hint or None,
                   again=say_time(due) if due else None)  # fmt: skip

    def bar(self, key: str, reason: str) -> None:
        """Remember of a page that was forgotten nothing but that it is not to be fetched; told."""
        state = self._get(key)
        self._states.put("page", key, PageState(feed=state.feed, stamp=state.stamp), due=None)
        self._note("refused", key, feed=state.feed, reason=reason)

    def end_host(self, address: str, error: InputError | None) -> None:
        """Leave a host alone that does not answer, the longer the more often; or forget that."""
        host = host_of(address)
        state = self._states.get("host", host, HostState)
        if not (isinstance(error, FetchError) and (error.host_down or error.wait)):
            if state is not None and error is None:
                self._states.put("host", host, HostState(), due=None)
            return
        failures = (state.failures if state else 0) + 1
        due = time.time() + self._plan.wait_after(failures, error.wait)
        self._states.put("host", host, HostState(failures=failures, reason=error.message), due=due)

    def _finish(self, key: str, state: PageState, page: Page | None, article: str | None) -> None:
        """Remember a page that is dealt with until it is looked at again for changes."""
        came = page.fetched if page else None
        again = self._plan.revisit_after(state.visits) if (came or page is None) else None
        done = _change(
            state, text=None, failures=0, article=article, visits=state.visits + 1,
            digest=digest_of(page) if page else state.digest,
            etag=came.etag if came else state.etag,
            last_modified=came.last_modified if came else state.last_modified,
        )  # fmt: skip
        self._states.put("page", key, done, due=None if again is None else time.time() + again)

    def _get(self, key: str) -> PageState:
        return self._states.get("page", key, PageState) or PageState(feed="")

    def _note(self, what: str, address: str, **more: object) -> None:
        note = {"at": say_time(time.time()), "what": what, "address": address} | more
        self._tell(msgspec.convert(note, Note))


def without_forgotten(named: Iterable[Found], marks: Marks) -> Iterator[Found]:
    """What a feed names, without pages that the desk was made to forget.

    Of a page that names a forgotten person in the feed nothing is kept but its address.
    """
    for found in named:
        if not marks:
            yield found
        elif not (marks.of_address(found.key) or marks.names_in(found.key)):
            told = " ".join([*found.listed.values(), found.text or ""])
            named_there = marks.names_in(told)
            yield _change(found, listed={}, text=None) if named_there else found


def digest_of(page: Page) -> str:
    """SHA-256 of a page's bytes."""
    return hashlib.sha256(page.raw).hexdigest()


def host_of(address: str) -> str:
    """The host of an address, as hosts are remembered."""
    try:
        return urlsplit(address).netloc.lower()
    except ValueError:
        return address
