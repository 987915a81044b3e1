"""Parties and the mentions that resolve to them."""

from __future__ import annotations

from typing import Literal

import msgspec

from warsan.model.span import Field, Span

MentionKind = Literal["name", "description", "pronoun"]


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """Who takes part: a country or organisation, a sector of it, a person and office if known.

    Attributes:
        country: ISO 3166-1 alpha-3, or an alliance's code (NATO, EU, UN); None if unresolved.
        sector: PLOVER sector (GOV, MIL, REB, …); None if the text does not say.
        name: The person, or None.
        office: The office as written ("defence minister"), or None.
        organisation: A named organisation below the country ("Pentagon"), or None.
        reason: One sentence: why this party, or which candidates were left.
    """

    country: str | None = None
    sector: str | None = None
    name: str | None = None
    office: str | None = None
    organisation: str | None = None
    reason: str = ""

    @property
    def code(self) -> str:
        """The key under which a party's findings meet ("RUS", "NATO"); "" if unresolved."""
        return self.country or ""


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """A name, description or pronoun in the text, with the party it resolves to.

    Attributes:
        id: Identifies it within the Reading.
        kind: A name, a description ("the minister") or a pronoun.
        party: None if unresolved; `reason` then names the candidates.
    """

    id: str
    span: Span
    kind: MentionKind
    party: Party | None
    reason: str = ""


class SourceMention(msgspec.Struct, frozen=True, kw_only=True):
    """Who an attribution names as its source: the words, where they stand, and the party.

    Attributes:
        text: The words.
        start, end: Characters in `field`.
        field: Where they stand.
        party: Who that is; None if unresolved.
    """

    text: str
    start: int
    end: int
    field: Field
    party: Party | None

    @property
    def span(self) -> Span:
        """The same place as a span."""
        return Span(self.field, self.start, self.end, self.text)
