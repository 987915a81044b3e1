"""The revisions that a desk holds."""

from __future__ import annotations

import msgspec

from warsan.changes.revisions import Revision
from warsan.store import Store


def view_revisions(store: Store, article: str) -> tuple[Revision, ...]:
    """The revisions in which an article is the earlier or the later version, oldest first.

    Args:
        store: The desk.
        article: Its whole id.
    """
    if not store.has_table("revisions"):
        return ()
    sql = "SELECT revision FROM desk.revisions WHERE earlier = ? OR later = ? ORDER BY seen"
    rows = store.rows(sql, [article, article])
    return tuple(msgspec.json.decode(str(row[0]), type=Revision) for row in rows)
