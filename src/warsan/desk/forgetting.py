"""Makes a desk forget an article, or a person who is named on it."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Literal, cast
from uuid import uuid4

import msgspec

from warsan.desk.forget_search import (
    PersonSearch,
    find_addresses,
    find_batches,
    find_by_address,
    find_naming,
    find_versions,
)
from warsan.errors import DeskError, InputError
from warsan.model import Article, Reading
from warsan.runs.redacting import Names
from warsan.store import Store
from warsan.store.forget import Removal
from warsan.store.marks import Mark, MarkKind, fingerprint, plain_address, plain_name
from warsan.store.traces import find_traces
from warsan.views import find_id

_SHORTEST_NAME = 4  # letters
_TRIES = 5  # a desk that others write to is looked through again
_SNAPSHOTS = "SELECT count(*) - 1 FROM ducklake_snapshots('desk')"


class Affected(msgspec.Struct, frozen=True):
    """An article that is to go, or to be kept without a name."""

    id: str
    outlet: str | None
    title: str | None
    published: str | None
    findings: int


class Forgetting(msgspec.Struct, frozen=True):
    """What forgetting would do, or did.

    Attributes:
        kind: Whether articles go whole, or a name goes out of them.
        articles: Those that go or are changed.
        snapshots: States of the past that go with it, all of them.
        unread: Of changed articles, those that could not be read again and went whole.
        watched: Pages that a watcher remembered no longer.
        traces: Files of the folder that still say it: the user's own, such as `parties.toml`.
        rest: True for the rest of an earlier forgetting, which had been killed.
        done: False for what would be done.
    """

    kind: Literal["article", "person"]
    articles: tuple[Affected, ...]
    snapshots: int
    unread: tuple[str, ...] = ()
    watched: int = 0
    traces: tuple[str, ...] = ()
    rest: bool = False
    done: bool = False


def preview_article(store: Store, prefix: str) -> Forgetting:
    """What would go with an article: all versions of its page.

    Raises:
        NotFoundError: No id begins so, or several do.
    """
    readings = find_versions(store, [find_id(store, prefix)])
    return Forgetting("article", tuple(map(_affected, readings)), _snapshots(store))


def preview_person(store: Store, names: Sequence[str]) -> Forgetting:
    """Which articles name a person, in their text or anywhere on their pages.

    Raises:
        InputError: A name is none.
    """
    found = find_naming(store, _checked(names), list(find_batches(store)))
    return Forgetting("person", tuple(_affected(r) for r, _ in found.values()), _snapshots(store))


def forget_article(store: Store, prefix: str, why: str) -> Forgetting:
    """Remove an article with all versions of its page, from the tables and from the files.

    Raises:
        NotFoundError: No id begins so, or several do.
        InputError: The reason is missing, or gives away what is to be forgotten.
        DeskError: The desk cannot be written.
    """
    readings = find_versions(store, [find_id(store, prefix)])
    articles = [reading.article for reading in readings]
    urls = sorted(find_addresses(store, [article.id for article in articles]))
    told = [*urls, *(article.title for article in articles if article.title)]
    reason = _reason(why, lambda text: any(one.casefold() in text.casefold() for one in told))
    going = {article.id for article in articles}
    ids = set(going)
    while going:
        ids |= going
        keys: list[tuple[MarkKind, str]] = [("article", name) for name in sorted(going)]
        keys += [("address", plain_address(url)) for url in urls]
        marks = _marks(store, keys, reason, len(going))
        store.forget(Removal(tuple(sorted(going)), tuple(urls), (), marks))
        # From here on nothing comes from these addresses; what came before the marks goes too.
        going = find_by_address(store, urls)
    what = Forgetting("article", tuple(map(_affected, readings)), 0)
    return _purge(store, what, lambda text: any(name in text for name in ids))


def forget_person(
    store: Store, names: Sequence[str], why: str, read: Callable[[Article], Reading]
) -> Forgetting:
    """Take a person's names out of every article, and the bytes of pages that name them.

    Articles that name the person are read again without the name and take the place of the old
    ones, under new ids; one that cannot be read again goes whole.

    Raises:
        InputError: A name is none, or the reason is missing or gives it away.
        DeskError: The desk cannot be written, or others write to it without end.
    """
    person = _checked(names)
    reason = _reason(why, person.stand_in)
    search = PersonSearch(store, person, read)
    for _ in range(_TRIES):
        search.look()
        marks = _marks(store, [("person", way) for way in person.ways], reason, len(search.found))
        if store.forget(search.removal(marks)):
            affected = tuple(_affected(reading) for reading, _ in search.found.values())
            what = Forgetting("person", affected, 0, unread=search.unread)
            return _purge(store, what, person.stand_in)
    raise DeskError(f"others write to the desk {store.path} all the time", "stop them first")


def finish_forgetting(store: Store) -> Forgetting | None:
    """Purge what an earlier forgetting was kept from purging; None where nothing is left over.

    Raises:
        DeskError: The desk cannot be written.
    """
    if all(mark.purged for mark in store.marks().all):
        return None
    return _purge(store, Forgetting("article", (), 0, rest=True), lambda _: False)


def _affected(reading: Reading) -> Affected:
    article = reading.article
    findings = len(reading.events) + len(reading.attributions) + len(reading.figures)
    return Affected(article.id, article.outlet, article.title, article.published, findings)


def _checked(names: Sequence[str]) -> Names:
    """The names, if each has two words or one of some length: "Li" would black out half a desk."""
    for name in names:
        plain = plain_name(name)
        if len(plain) < _SHORTEST_NAME:
            raise InputError(f"{name!r} is too short a name to look for", "give it in full")
    return Names(names)


def _reason(why: str, tells: Callable[[str], bool]) -> str:
    reason = " ".join(why.split())
    if not reason:
        raise InputError("no reason is given", "say why: --why 'erasure request of 3 May'")
    if tells(reason):
        raise InputError("the reason names what is to be forgotten", "say it without the name")
    return reason


def _marks(
    store: Store, keys: Sequence[tuple[MarkKind, str]], why: str, articles: int
) -> tuple[Mark, ...]:
    salt = store.marks().salt or secrets.token_hex(16)
    act, day = uuid4().hex, datetime.now(UTC).date().isoformat()
    return tuple(
        Mark(act=act, kind=kind, salt=salt, digest=fingerprint(salt, key), why=why, day=day,
             size=len(key.split()) if kind == "person" else 0, articles=articles, purged=False)
        for kind, key in keys
    )  # fmt: skip


def _purge(store: Store, what: Forgetting, speaks: Callable[[str], bool]) -> Forgetting:
    purged = store.purge(speaks)
    traces = find_traces(store.path, speaks)
    return msgspec.structs.replace(
        what, snapshots=purged.snapshots, watched=purged.pages, traces=traces, done=True
    )


def _snapshots(store: Store) -> int:
    return int(cast(int, store.rows(_SNAPSHOTS)[0][0]))
