"""The links of a desk, drawn where they are missing."""

from __future__ import annotations

from collections.abc import Callable

from warsan.linking import link_stories, link_wires
from warsan.runs import Progress
from warsan.store import Store


def link_articles(store: Store, progress: Callable[[Progress], None] | None = None) -> int:
    """Join what a desk holds into wires and stories, as far as that has not been done.

    Does nothing where the desk cannot be written.

    Args:
        store: The desk.
        progress: Called after each step.

    Returns:
        How many articles were linked now.
    """
    if store.read_only:
        return 0
    done = 0

    def tell(count: int) -> None:
        nonlocal done
        done += count
        if progress:
            progress(Progress(done, done, 0, ""))

    link_wires(store, told=tell)
    return link_stories(store)
