"""The tables of a desk. Adding a column is a new format; renaming one is not done."""

from __future__ import annotations

import duckdb
import msgspec

FORMAT = 1  # of the whole desk folder; desk.json names it

_SPAN = {"field": "VARCHAR", "start": "INTEGER", "stop": "INTEGER"}  # `end` is a word of SQL

TABLES: dict[str, dict[str, str]] = {
    # One row an article. `raw` is the page as it came (zlib), `reading` the whole Reading
    # (JSON); the other columns repeat what is listed, filtered and sorted by.
    "articles": {
        "id": "VARCHAR", "outlet": "VARCHAR", "title": "VARCHAR", "published": "VARCHAR",
        "published_utc": "TIMESTAMP", "language": "VARCHAR", "genre": "VARCHAR",
        "url": "VARCHAR", "credit": "VARCHAR", "length": "INTEGER", "words": "INTEGER",
        "deeds": "INTEGER", "events": "INTEGER", "attributions": "INTEGER",
        "figures": "INTEGER", "origin": "VARCHAR", "media_type": "VARCHAR", "raw": "BLOB",
        "reading": "VARCHAR", "reader_version": "VARCHAR", "reader_model": "VARCHAR",
        "batch": "VARCHAR", "stored": "TIMESTAMP",
    },
    # One row an event. `event` and `attribution` are the model's values (JSON).
    # `day` and `day_end` are the first and last day on which it may lie.
    "events": {
        "article": "VARCHAR", "id": "VARCHAR", "position": "INTEGER", "type": "VARCHAR",
        "mode": "VARCHAR", "quad": "INTEGER", "score": "DOUBLE", "kind": "VARCHAR",
        "actor": "VARCHAR", "actor_sector": "VARCHAR", "actor_name": "VARCHAR",
        "recipient": "VARCHAR", "recipient_sector": "VARCHAR", "recipient_name": "VARCHAR",
        "day": "DATE", "day_end": "DATE", "precision": "VARCHAR", "assumed": "BOOLEAN",
        "frame": "VARCHAR", "certainty": "DOUBLE", **_SPAN, "trigger_text": "VARCHAR",
        "sentence_start": "INTEGER", "sentence_stop": "INTEGER", "sentence": "VARCHAR",
        "source": "VARCHAR", "source_party": "VARCHAR", "event": "VARCHAR",
        "attribution": "VARCHAR",
    },
    "attributions": {
        "article": "VARCHAR", "id": "VARCHAR", "position": "INTEGER", "kind": "VARCHAR",
        "channel": "VARCHAR", "parent": "VARCHAR", "source": "VARCHAR",
        "source_party": "VARCHAR", "source_sector": "VARCHAR", "source_name": "VARCHAR",
        "cue": "VARCHAR", "content": "VARCHAR", **_SPAN, "attribution": "VARCHAR",
    },
    "figures": {
        "article": "VARCHAR", "id": "VARCHAR", "position": "INTEGER", "low": "DOUBLE",
        "best": "DOUBLE", "high": "DOUBLE", "unit": "VARCHAR", "counts": "VARCHAR",
        "of_party": "VARCHAR", "claimed_by": "VARCHAR", **_SPAN, "text": "VARCHAR",
        "attribution": "VARCHAR",
    },
    # One row a page that came from the network: from where and when, what it hashes to, and what
    # is needed to read `raw` again as it was read. Later than the first desks, as `refusals`.
    "fetches": {
        "article": "VARCHAR", "address": "VARCHAR", "fetched": "VARCHAR", "sha256": "VARCHAR",
        "served_as": "VARCHAR", "etag": "VARCHAR", "last_modified": "VARCHAR",
    },
    # One row a page that had changed when it was read again. `revision` is the value (JSON).
    "revisions": {
        "url": "VARCHAR", "earlier": "VARCHAR", "later": "VARCHAR", "seen": "TIMESTAMP",
        "vanished": "INTEGER", "appeared": "INTEGER", "revision": "VARCHAR",
    },
    # One row an article: the wire that it stands in, which goes by the id of one of its articles,
    # and the keys by which copies find it (of the method named: others are not comparable).
    "wires": {
        "article": "VARCHAR", "wire": "VARCHAR", "method": "VARCHAR", "keys": "BIGINT[]",
    },
    # One row a judgement of a person on claims; only ever added to. A judgement is taken back by a
    # row of kind "withdraw" that names its number in `other`. Statements are named by their ids.
    "judgements": {
        "id": "INTEGER", "kind": "VARCHAR", "statement": "VARCHAR", "other": "VARCHAR",
        "said": "VARCHAR", "note": "VARCHAR", "person": "VARCHAR", "made": "VARCHAR",
    },
    # One row an article: the story that it stands in, which goes by the id of one of its articles;
    # the day of publication, else that on which it came; and its words (JSON), to compare others.
    "stories": {
        "article": "VARCHAR", "story": "VARCHAR", "day": "DATE", "terms": "VARCHAR",
    },
    # One row an article that keeps the Reading of another reader, because this one could not
    # read it. Desks made before there was rereading get the table when it is first needed.
    "refusals": {
        "article": "VARCHAR", "reader_version": "VARCHAR", "reader_model": "VARCHAR",
        "reason": "VARCHAR", "hint": "VARCHAR",
    },
    # One row a thing that is not to come back: see `marks.Mark`. Made when first needed.
    "forgotten": {
        "act": "VARCHAR", "kind": "VARCHAR", "salt": "VARCHAR", "digest": "VARCHAR",
        "size": "INTEGER", "why": "VARCHAR", "day": "VARCHAR", "articles": "INTEGER",
        "purged": "BOOLEAN",
    },
}  # fmt: skip

Row = tuple[object, ...]


def create_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the tables that are not there yet, in one transaction."""
    connection.execute("BEGIN")
    for table in TABLES:
        create_table(connection, table)
    connection.execute("COMMIT")
    # The readings are long JSON with much repetition: zstd makes them a third of snappy's.
    connection.execute("CALL desk.set_option('parquet_compression', 'zstd')")


def create_table(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    """Make a table if it is not there yet."""
    listed = ", ".join(f"{name} {kind}" for name, kind in TABLES[table].items())
    connection.execute(f"CREATE TABLE IF NOT EXISTS desk.{table} ({listed})")


def insert_rows(connection: duckdb.DuckDBPyConnection, table: str, rows: list[Row]) -> None:
    """Append rows to a table by one statement, so that a batch makes one file and not many.

    They travel as one text of JSON: DuckDB takes Python values one by one, and looks for a
    package that we do not have at each (0.1 ms a value; the text takes 3 us a row).
    """
    if not rows:
        return
    columns = TABLES[table]
    # JSON knows no bytes: they travel in base64, as msgspec writes them.
    sent = {name: "VARCHAR" if kind == "BLOB" else kind for name, kind in columns.items()}
    taken = ", ".join(
        f"from_base64(r.{name})" if kind == "BLOB" else f"r.{name}"
        for name, kind in columns.items()
    )
    text = msgspec.json.encode([dict(zip(columns, row, strict=True)) for row in rows]).decode()
    sql = f"""INSERT INTO desk.{table} SELECT {taken}
              FROM (SELECT unnest(from_json_strict(?, ?)) AS r)"""  # noqa: S608 (names from TABLES)
    connection.execute(sql, [text, msgspec.json.encode([sent]).decode()])
