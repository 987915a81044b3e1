"""Joins articles about one happening, as they come in.

What is joined is what has no row in the table `stories` yet, in transactions in which no other
writer is at work, as for wires.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import duckdb
import msgspec

from warsan.linking.happenings import WINDOW, Told, join_happenings
from warsan.linking.steps import STEP, link_in_steps
from warsan.linking.terms import Terms, find_terms
from warsan.linking.texts import text_of
from warsan.model import reading_from_json
from warsan.store import Store
from warsan.store.stories import StoryRecord, add_story_rows, find_told, find_untold

_terms = msgspec.json.Decoder(Terms)


def link_stories(store: Store, *, told: Callable[[int], None] | None = None) -> int:
    """Put all articles that came since the last time into stories; how many these were.

    Wires are to be linked before (`link_wires`): copies of one text share a story.

    Args:
        store: The desk.
        told: Called after each step with how many it put into stories.

    Raises:
        DeskError: The desk cannot be written.
        ModelError: The reader's vocabulary or vectors cannot be read.
    """
    return link_in_steps(store, _step, told)


def _step(cursor: duckdb.DuckDBPyConnection) -> int:
    found = find_untold(cursor, STEP)
    if not found:
        return 0
    held = [_told(one, _terms.decode(one.text)) for one in find_told(cursor, found, WINDOW)]
    new = sorted((_read(one) for one in found), key=lambda one: (one.day, one.id))
    joined = join_happenings([*held, *new])
    add_story_rows(cursor, _rows(new, joined))
    return len(found)


def _read(record: StoryRecord) -> Told:
    return _told(record, find_terms(text_of(reading_from_json(record.text))))


def _told(record: StoryRecord, terms: Terms) -> Told:
    return Told(id=record.article, day=record.day, terms=terms, wire=record.wire,
                story=record.story)  # fmt: skip


def _rows(new: Sequence[Told], joined: dict[str, str]) -> list[tuple[object, ...]]:
    return [
        (one.id, joined[one.id], one.day, msgspec.json.encode(one.terms).decode()) for one in new
    ]
