"""Which party a name of the tables means in this article."""

from __future__ import annotations

from collections.abc import Iterable

from warsan.codebook.parties import load_parties
from warsan.codebook.party_values import Entry
from warsan.codebook.party_words import name_words
from warsan.reader.parties.namings import Naming


class Senses:
    """The parties that an article names beyond doubt, by which its doubtful names are read."""

    def __init__(self, namings: Iterable[Naming], day: str | None) -> None:
        self._day = day
        plain = (n for n in namings if n.entries and n.body != "PER" and not _doubtful(n))
        self._sure = {c for n in plain for c in self._codes(n)}

    def choose(self, naming: Naming) -> tuple[Entry | None, str]:
        """The one entry that a name means, with its code as of the article's date.

        Returns:
            The entry, or None, and the reason: why it is none, or how it was told.
        """
        entries = naming.entries
        if not entries:
            return None, "it is no name of a party"
        if naming.body == "PER":
            return None, f"“{entries[0].alias}” is part of a person's name"
        codes = self._codes(naming)
        doubtful = _doubtful(naming)
        if len(codes) > 1 or doubtful:
            codes = codes & self._sure
        if len(codes) != 1:
            return None, self._undecided(naming)
        code = codes.pop()
        entry = next(e for e in entries if self._code(e) == code)
        return entry, "the article names it otherwise too" if doubtful else ""

    def code(self, entry: Entry) -> str:
        """The code that an entry has on the article's date."""
        return self._code(entry)

    def _code(self, entry: Entry) -> str:
        return load_parties().state_on(entry.code, self._day)

    def _codes(self, naming: Naming) -> set[str]:
        """Codes of a name; a capital of a former state is today's after that state's end."""
        year = self._day[:4] if self._day else "9999"
        living = [
            e
            for e in naming.entries
            if not (e.kind == "capital" and e.years[1] and e.years[1] < year)
        ]
        return {self._code(e) for e in (living or naming.entries)}

    def _undecided(self, naming: Naming) -> str:
        first = naming.entries[0]
        senses = load_parties().ambiguous.get(name_words(first.alias), ("", ""))[1]
        names = senses or " or ".join(sorted({e.name for e in naming.entries}))
        return f"“{first.alias}” can mean {names}; the article does not tell which"


def _doubtful(naming: Naming) -> bool:
    words = name_words(naming.entries[0].alias)
    return load_parties().ambiguous.get(words, ("yes", ""))[0] == "no"
