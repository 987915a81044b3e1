"""One batch of pages and Readings: what the desk does not hold yet is stored."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import msgspec

from warsan.model import Page, Reading
from warsan.store.flatten import flatten, gather
from warsan.store.forget import load_marks
from warsan.store.marks import say_barred
from warsan.store.replace import batches_of
from warsan.store.schema import create_table, insert_rows

_LATER = frozenset({"fetches", "revisions"})  # desks that were made before lack them


class Receipt(msgspec.Struct, frozen=True):
    """What a batch came to: once it is handed out, the articles are on the desk for good.

    Attributes:
        added: Ids of the articles that this batch stored, in its order.
        known: Ids of those that the desk held already.
        barred: Ids of those that it was made to forget, with the reason.
    """

    added: tuple[str, ...]
    known: tuple[str, ...]
    barred: dict[str, str] = {}


def write_pages(
    cursor: duckdb.DuckDBPyConnection, items: Sequence[tuple[Page, Reading]], batch: str
) -> Receipt:
    """Store what the desk does not hold yet, inside a transaction."""
    marks = load_marks(cursor)
    barred = {p.article.id: say_barred(mark) for p, _ in items if (mark := marks.of_page(p))}
    new = {reading.article.id: (page, reading) for page, reading in reversed(items)}
    order = list(dict.fromkeys(r.article.id for _, r in items if r.article.id not in barred))
    held = batches_of(cursor, order)
    parts = [flatten(*new[name], batch) for name in order if name not in held]
    for table, rows in gather(parts).items():
        if rows and table in _LATER:
            create_table(cursor, table)
        insert_rows(cursor, table, rows)
    # A try that seemed to fail may have been committed: then the batch is our own.
    known = tuple(name for name in order if held.get(name, batch) != batch)
    return Receipt(tuple(name for name in order if name not in known), known, barred)
