"""Which articles are copies of one text: a row an article, found again by keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import duckdb
import msgspec

from warsan.store.schema import Row, create_table, insert_rows

_MOST = 30  # texts that a new one is aligned with; copies share more keys than chance does
_CANDIDATES = f"""
WITH fresh AS (SELECT article, unnest(keys) AS key FROM desk.wires
               WHERE article IN (SELECT unnest(from_json(?, '["VARCHAR"]')))),
     held AS (SELECT article, wire, unnest(keys) AS key FROM desk.wires WHERE method = ?)
SELECT f.article, h.article, h.wire
FROM fresh f JOIN held h ON f.key = h.key AND f.article <> h.article
GROUP BY f.article, h.article, h.wire
QUALIFY row_number() OVER (PARTITION BY f.article ORDER BY count(*) DESC, h.article) <= {_MOST}
ORDER BY f.article, count(*) DESC, h.article
"""  # noqa: S608 (a number of this file)
_VERSIONS = """
SELECT r.earlier, a.wire, r.later, b.wire
FROM desk.revisions r JOIN desk.wires a ON a.article = r.earlier
JOIN desk.wires b ON b.article = r.later WHERE a.wire <> b.wire
"""


class Candidate(msgspec.Struct, frozen=True):
    """A text that may be a copy of a new one, and the wire that it stands in."""

    new: str
    other: str
    wire: str


def find_unjoined(cursor: duckdb.DuckDBPyConnection, most: int) -> tuple[tuple[str, str], ...]:
    """Id and Reading (JSON) of articles that have no row yet, in the order in which they came."""
    create_table(cursor, "wires")
    sql = """SELECT a.id, a.reading FROM desk.articles a ANTI JOIN desk.wires w ON a.id = w.article
             ORDER BY a.stored, a.id LIMIT ?"""
    return tuple((str(name), str(text)) for name, text in cursor.execute(sql, [most]).fetchall())


def add_wire_rows(
    cursor: duckdb.DuckDBPyConnection, keys: Mapping[str, Sequence[int]], method: str
) -> None:
    """Give each article a row of its own: its wire is itself until it is joined to another."""
    rows: list[Row] = [(name, name, method, list(found)) for name, found in keys.items()]
    insert_rows(cursor, "wires", rows)


def find_candidates(
    cursor: duckdb.DuckDBPyConnection, new: Sequence[str], method: str
) -> tuple[Candidate, ...]:
    """The texts that share most keys with each of the new ones."""
    rows = cursor.execute(_CANDIDATES, [_text(list(new)), method]).fetchall()
    return tuple(Candidate(*map(str, row)) for row in rows)


def find_split_versions(cursor: duckdb.DuckDBPyConnection) -> tuple[tuple[str, str, str, str], ...]:
    """Versions of one page that stand in two wires: earlier, its wire, later, its wire."""
    create_table(cursor, "revisions")
    rows = cursor.execute(_VERSIONS).fetchall()
    return tuple((str(a), str(b), str(c), str(d)) for a, b, c, d in rows)


def join_wires(cursor: duckdb.DuckDBPyConnection, renamed: Mapping[str, str]) -> None:
    """Let wires go by the names of others from now on."""
    sent = [{"old": old, "new": new} for old, new in renamed.items()]
    if not sent:
        return
    sql = """UPDATE desk.wires AS w SET wire = n.r.new
             FROM (SELECT unnest(from_json_strict(?, '[{"old":"VARCHAR","new":"VARCHAR"}]')) AS r)
             AS n WHERE w.wire = n.r.old"""
    cursor.execute(sql, [_text(sent)])


def read_texts(cursor: duckdb.DuckDBPyConnection, ids: Sequence[str]) -> dict[str, str]:
    """The Readings (JSON) of articles."""
    sql = """SELECT id, reading FROM desk.articles
             WHERE id IN (SELECT unnest(from_json(?, '["VARCHAR"]')))"""
    return {str(a): str(b) for a, b in cursor.execute(sql, [_text(list(ids))]).fetchall()}


def _text(value: object) -> str:
    return msgspec.json.encode(value).decode()
