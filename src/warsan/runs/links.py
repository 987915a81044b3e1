"""Links that are drawn as soon as articles are stored: revisions, wires, stories."""

from __future__ import annotations

from collections.abc import Sequence

from warsan.changes import Revision
from warsan.linking import link_stories, link_wires
from warsan.model import Page, Reading
from warsan.runs.revisions import link_revisions
from warsan.store import Store


def link_batch(
    store: Store, items: Sequence[tuple[Page, Reading]], added: Sequence[str]
) -> tuple[Revision, ...]:
    """Link what was just stored, and whatever a writer that was killed left unlinked.

    Args:
        store: The desk, which holds the new articles already.
        items: The batch that was stored.
        added: Ids of its articles that were new.

    Returns:
        The revisions among them.
    """
    revisions = link_revisions(store, items, added)
    if added:
        link_wires(store)
        link_stories(store)
    return revisions
