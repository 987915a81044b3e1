"""The statements of a desk's articles, found once for each Reading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from warsan.linking.claims import Statement, find_statements, with_wire
from warsan.model import reading_from_json
from warsan.store import Store

_LISTED = "SELECT id, batch FROM desk.articles"
_READINGS = """SELECT id, reading FROM desk.articles
               WHERE id IN (SELECT unnest(from_json(?, '["VARCHAR"]')))"""
_AT_ONCE = 256  # Readings held in memory


class Statements:
    """Statements by article; asked again, only what is new on the desk is looked at.

    Attributes:
        version: Goes up whenever the articles have changed.
    """

    def __init__(self) -> None:
        self._found = dict[str, tuple[str, tuple[Statement, ...]]]()
        self.version = 0

    def view(self, store: Store, wires: Mapping[str, str] | None = None) -> tuple[Statement, ...]:
        """The statements of all articles that the desk holds now.

        Args:
            store: The desk's.
            wires: Id of an article to the id of the text that it shares with others.
        """
        held = {str(name): str(batch) for name, batch in store.rows(_LISTED)}
        kept = {name: found for name, found in self._found.items() if found[0] == held.get(name)}
        missing = sorted(held.keys() - kept.keys())
        self.version += bool(missing or len(kept) != len(self._found))
        self._found = kept
        for start in range(0, len(missing), _AT_ONCE):
            self._read(store, missing[start : start + _AT_ONCE], held)
        given = wires or {}
        return tuple(
            with_wire(statement, given.get(name))
            for name in sorted(self._found)
            for statement in self._found[name][1]
        )

    def _read(self, store: Store, names: Sequence[str], held: Mapping[str, str]) -> None:
        asked = msgspec.json.encode(list(names)).decode()
        for name, text in store.rows(_READINGS, [asked]):
            found = find_statements(reading_from_json(str(text)))
            self._found[str(name)] = held[str(name)], found
