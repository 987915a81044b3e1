"""What the coder of events reads, and the two sides that it looks for."""

from __future__ import annotations

from functools import cached_property

import msgspec

from warsan.codebook.plover import Codebook
from warsan.reader.events.drafts import Argument
from warsan.reader.events.phrases import classes_at, find_phrase, mention_at, party_at
from warsan.reader.parse import Parse
from warsan.reader.parties.index import MentionIndex


class Scene(msgspec.Struct, frozen=True, dict=True):
    """What the coder reads: one field's parse, its mentions and the codebook."""

    parse: Parse
    mentions: MentionIndex
    book: Codebook

    def classes(self, head: int) -> frozenset[str]:
        """The classes of a phrase's head."""
        if (found := self._classes.get(head)) is None:
            found = classes_at(self.parse, self.book, self.mentions, head)
            self._classes[head] = found
        return found

    @cached_property
    def _classes(self) -> dict[int, frozenset[str]]:
        return {}  # asked for dozens of times a phrase

    @cached_property
    def _states(self) -> dict[int, bool]:
        return {}

    def is_state(self, token: int) -> bool:
        """Whether a token heads a mention of a party with a country's or alliance's code."""
        if (known := self._states.get(token)) is None:
            known = self._states[token] = self._is_state(token)
        return known

    def _is_state(self, token: int) -> bool:
        if self.parse.tokens[token].upos not in ("PROPN", "ADJ", "NOUN"):
            return False
        found = self.mentions.at(token)
        return found is not None and found.party is not None and bool(found.party.code)

    def argument(self, head: int, place: str, *, whole: bool = True) -> Argument:
        """The phrase and party of a head."""
        found = find_phrase(self.parse, head, whole=whole)
        span = self.parse.span(found.first, found.last)
        mention = mention_at(self.parse, self.mentions, head)
        if mention is not None and mention.span.covers(span) and "," not in mention.span.text:
            span = mention.span  # a title and a name that the tree holds apart
        return Argument(head, span, party_at(self.parse, self.mentions, head), place)


class Roles(msgspec.Struct, frozen=True):
    """Heads of actor and recipient with the places where they stand."""

    actor: tuple[int, str] | None
    recipient: tuple[int, str] | None
