"""Linking what came since the last time, so many articles a transaction."""

from __future__ import annotations

from collections.abc import Callable

import duckdb

from warsan.store import Store

STEP = 64
"""Articles a transaction."""


def link_in_steps(
    store: Store,
    step: Callable[[duckdb.DuckDBPyConnection], int],
    told: Callable[[int], None] | None,
) -> int:
    """Repeat a step, each in a transaction, until it finds less than `STEP`; how many in all.

    Raises:
        DeskError: The desk cannot be written.
    """
    done = 0
    while linked := store.change(step):
        done += linked
        if told:
            told(linked)
        if linked < STEP:
            break
    return done
