"""What counts only once: a text that several outlets print, a page that was revised.

An event is not counted where its page has a later version on the desk, and not where another copy
of the same text has told it: for each wire (`linking`), actor, recipient, type, mode and day count
as often as in the copy that tells them most. Of equals, the copy that was published first counts.
A day that is only assumed from the day of publication is no difference between copies.
"""

from __future__ import annotations

from collections.abc import Sequence

from warsan.model import GENRES, Genre
from warsan.store import Store

# What a pair's words, deeds and pressure count. An event that the author denies or doubts, or,
# where the author leaves it open, whoever speaks of it (`Certainty.decisive` below zero), is
# shown, never counted. A deed counts once it is done or goes on; one
# that is planned, threatened, conditional or told as history is none yet, or none of that day.
# A word counts where it threatens or sets a condition too: saying so is the word.
TOLD = """(e.certainty >= 0 AND (e.frame IN ('done', 'ongoing')
       OR (e.kind = 'word' AND e.frame IN ('threatened', 'conditional'))))"""
COUNTED = f"({TOLD} AND NOT EXISTS (FROM repeats r WHERE r.article = e.article AND r.id = e.id))"
"""In a query that begins with `repeats_sql`: whether an event `e` counts."""

_NONE = "SELECT ''::VARCHAR AS article WHERE false"
_NO_WIRES = "SELECT ''::VARCHAR AS article, ''::VARCHAR AS wire WHERE false"
_SUPERSEDED = "SELECT DISTINCT earlier AS article FROM desk.revisions"
_SHARED = """SELECT article, wire FROM desk.wires
             WHERE wire IN (SELECT wire FROM desk.wires GROUP BY wire HAVING count(*) > 1)"""
_KEY = ", ".join(
    f"({part})::VARCHAR"
    for part in ("e.actor", "e.recipient", "e.type", "e.mode",
                 "CASE WHEN NOT e.assumed THEN e.day END")
)  # fmt: skip
_REPEATS = f"""
superseded AS ({{superseded}}),
shared AS ({{shared}}),
told AS (
    SELECT s.wire, e.article, e.id, [{{key}}] AS key, a.published_utc, a.stored,
           row_number() OVER (PARTITION BY e.article, {{key}} ORDER BY e.position) AS nth
    FROM desk.events e JOIN shared s ON s.article = e.article
    JOIN desk.articles a ON a.id = e.article
    WHERE {TOLD} AND e.article NOT IN (FROM superseded) AND a.genre IN ({{genres}})
),
repeats AS (
    SELECT article, id FROM told
    QUALIFY row_number() OVER (PARTITION BY wire, key, nth
                               ORDER BY published_utc NULLS LAST, stored, article) > 1
    UNION ALL
    SELECT e.article, e.id FROM desk.events e WHERE e.article IN (FROM superseded)
)
"""  # noqa: S608 (built from constants of this file)


def repeats_sql(store: Store, genres: Sequence[Genre] = GENRES) -> str:
    """The beginning of a query (after WITH) in which `COUNTED` may stand.

    Args:
        store: The desk; one that was made before there were wires has none.
        genres: Only articles of these tell anything.
    """
    known = [f"'{genre}'" for genre in genres if genre in GENRES]  # nothing else may get into it
    return _REPEATS.format(
        superseded=_SUPERSEDED if store.has_table("revisions") else _NONE,
        shared=_SHARED if store.has_table("wires") else _NO_WIRES,
        key=_KEY,
        genres=", ".join(known) or "''",
    )
