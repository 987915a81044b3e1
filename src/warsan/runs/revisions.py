"""Links articles just stored to the earlier versions of their pages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import msgspec

from warsan.changes import Revision, find_revision
from warsan.model import Page, Reading
from warsan.store import Store
from warsan.views import find_earlier, view_reading


def link_revisions(
    store: Store, items: Sequence[tuple[Page, Reading]], added: Sequence[str]
) -> tuple[Revision, ...]:
    """Find and write down what changed on pages that were fetched again.

    Args:
        store: The desk, which holds the new articles already.
        items: The batch that was stored.
        added: Ids of its articles that were new.
    """
    new = set(added)
    found: list[Revision] = []
    for page, reading in items:
        url = reading.article.url
        if page.fetched is None or url is None or reading.article.id not in new:
            continue
        earlier = find_earlier(store, url, reading.article.id)
        revision = find_revision(view_reading(store, earlier), reading) if earlier else None
        if revision:
            found.append(revision)
    if found:
        seen = datetime.now(UTC).replace(tzinfo=None)
        store.record_revisions([
            (one.url, one.earlier, one.later, seen, len(one.vanished), one.appeared,
             msgspec.json.encode(one).decode())
            for one in found
        ])  # fmt: skip
    return tuple(found)
