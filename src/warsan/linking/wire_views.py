"""The wires of a desk: which articles are copies, where they come from, how they differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import msgspec

from warsan.linking.differences import Difference, find_difference
from warsan.linking.origins import Origin, judge_origin
from warsan.linking.texts import Text
from warsan.model import Credit, Reading, reading_from_json
from warsan.store import Store
from warsan.views import find_id

_MEMBERS = """
SELECT w.wire, a.id, a.outlet, a.title, a.published, a.url, json_extract(a.reading,
       '$.article.credit') FROM desk.wires w JOIN desk.articles a ON a.id = w.article
WHERE w.wire IN (SELECT wire FROM desk.wires GROUP BY wire HAVING count(*) > 1) {condition}
ORDER BY a.published_utc NULLS LAST, a.stored, a.id
"""
_credit = msgspec.json.Decoder(Credit | None)


class WireMember(msgspec.Struct, frozen=True):
    """A copy of a wire's text.

    Attributes:
        credit: To whom its page credits it.
        superseded: Whether its page has changed since, and a later version is on the desk.
    """

    id: str
    outlet: str | None
    title: str | None
    published: str | None
    credit: str | None
    superseded: bool


class WireRow(msgspec.Struct, frozen=True):
    """Copies of one text: one source, however many outlets print it.

    Attributes:
        id: By which the wire goes: the id of one of its articles.
        origin: Where the text comes from.
        members: Its copies, the first published first.
    """

    id: str
    origin: Origin
    members: tuple[WireMember, ...]


class WireView(msgspec.Struct, frozen=True):
    """A wire with the difference of each copy from the first text, in the order of the members."""

    row: WireRow
    differences: tuple[Difference, ...]


def view_wires(store: Store) -> Mapping[str, str]:
    """The wire of every article of the desk; one that is no copy of another is its own.

    Articles with the same wire are one source. Versions of one page share a wire too.
    """
    if not store.has_table("wires"):
        return {str(name): str(name) for (name,) in store.rows("SELECT id FROM desk.articles")}
    sql = """SELECT a.id, coalesce(w.wire, a.id) FROM desk.articles a
             LEFT JOIN desk.wires w ON w.article = a.id"""
    return {str(name): str(wire) for name, wire in store.rows(sql)}


def view_superseded(store: Store) -> frozenset[str]:
    """The articles whose page has a later version on the desk."""
    if not store.has_table("revisions"):
        return frozenset()
    return frozenset(str(row[0]) for row in store.rows("SELECT earlier FROM desk.revisions"))


def view_wire_rows(store: Store) -> tuple[WireRow, ...]:
    """All wires of two articles or more, the largest first."""
    rows = _rows(store, "", [])
    return tuple(sorted(rows, key=lambda row: (-len(row.members), row.id)))


def view_wire(store: Store, prefix: str) -> WireView | None:
    """The wire that an article stands in; None where it has no copy.

    Args:
        store: The desk.
        prefix: The article's id, or enough of its beginning.

    Raises:
        NotFoundError: No id begins so, or several do.
    """
    name = find_id(store, prefix)
    found = _rows(store, "AND w.wire = (SELECT wire FROM desk.wires WHERE article = ?)", [name])
    if not found:
        return None
    row = found[0]
    readings = _readings(store, row)
    first = readings[row.origin.article]
    others = (readings[one.id] for one in row.members if one.id != row.origin.article)
    return WireView(row, tuple(find_difference(first, other) for other in others))


def _rows(store: Store, condition: str, values: list[object]) -> list[WireRow]:
    if not store.has_table("wires"):
        return []
    superseded = view_superseded(store)
    texts: dict[str, list[Text]] = defaultdict(list)
    for wire, *row in store.rows(_MEMBERS.format(condition=condition), values):
        texts[str(wire)].append(_text(row))
    return [
        WireRow(wire, judge_origin(found), tuple(_member(text, superseded) for text in found))
        for wire, found in texts.items()
    ]


def _text(row: list[object]) -> Text:
    name, outlet, title, published, url = (None if v is None else str(v) for v in row[:5])
    credit = _credit.decode(str(row[5])) if row[5] is not None else None
    return Text(id=name or "", outlet=outlet, title=title, published=published, url=url,
                credit=credit)  # fmt: skip


def _member(text: Text, superseded: frozenset[str]) -> WireMember:
    credit = text.credit.name if text.credit else None
    return WireMember(
        text.id, text.outlet, text.title, text.published, credit, text.id in superseded
    )


def _readings(store: Store, row: WireRow) -> dict[str, Reading]:
    sql = """SELECT id, reading FROM desk.articles
             WHERE id IN (SELECT unnest(from_json(?, '["VARCHAR"]')))"""
    asked = msgspec.json.encode([one.id for one in row.members]).decode()
    return {str(name): reading_from_json(str(text)) for name, text in store.rows(sql, [asked])}
