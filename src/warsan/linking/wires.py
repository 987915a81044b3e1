"""Joins the copies of one text, as articles come in: a wire counts as one source.

What is joined is what has no row in the table `wires` yet, whoever stored it: a process that was
killed after storing its batch leaves articles that the next one joins. Each step is one transaction
in which no other writer is at work, so that two processes cannot overlook each other's copies.
"""

from __future__ import annotations

from collections.abc import Callable

import duckdb

from warsan.linking.copies import judge_copies
from warsan.linking.groups import Groups
from warsan.linking.shingles import METHOD, find_keys
from warsan.linking.steps import STEP, link_in_steps
from warsan.linking.texts import Text, text_of
from warsan.model import reading_from_json
from warsan.store import Store
from warsan.store.wires import (
    Candidate,
    add_wire_rows,
    find_candidates,
    find_split_versions,
    find_unjoined,
    join_wires,
    read_texts,
)


def link_wires(store: Store, *, told: Callable[[int], None] | None = None) -> int:
    """Join all articles that came since the last time; how many these were.

    Args:
        store: The desk.
        told: Called after each step with how many it joined.

    Raises:
        DeskError: The desk cannot be written.
    """
    return link_in_steps(store, _step, told)


def _step(cursor: duckdb.DuckDBPyConnection) -> int:
    found = find_unjoined(cursor, STEP)
    texts = {name: text_of(reading_from_json(reading)) for name, reading in found}
    if texts:
        keys = {name: find_keys(text.sentences) for name, text in texts.items()}
        add_wire_rows(cursor, keys, METHOD)
    groups = Groups(texts)
    candidates = find_candidates(cursor, list(texts), METHOD) if texts else ()
    groups.add((one.other, one.wire) for one in candidates)
    _join_copies(cursor, texts, candidates, groups)
    for earlier, first, later, second in find_split_versions(cursor):
        groups.add(((earlier, first), (later, second)))
        groups.join(earlier, later)
    join_wires(cursor, groups.renamed())
    return len(found)


def _join_copies(
    cursor: duckdb.DuckDBPyConnection,
    texts: dict[str, Text],
    candidates: tuple[Candidate, ...],
    groups: Groups,
) -> None:
    others = {one.other for one in candidates} - texts.keys()
    held = {
        name: text_of(reading_from_json(reading))
        for name, reading in read_texts(cursor, sorted(others)).items()
    } | texts
    for one in candidates:
        if one.other not in held:  # its article was removed
            continue
        if groups.find(one.new) == groups.find(one.other):
            continue
        if judge_copies(held[one.new], held[one.other]).copies:
            groups.join(one.new, one.other)
