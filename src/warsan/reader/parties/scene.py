"""One field under reading, and what a phrase in it was read as."""

from __future__ import annotations

import msgspec

from warsan.model import MentionKind, Party
from warsan.reader.parse import Parse
from warsan.reader.parties.memory import Gender, Memory
from warsan.reader.parties.namings import Naming
from warsan.reader.parties.nounphrases import NounPhrase
from warsan.reader.parties.senses import Senses


class Described(msgspec.Struct, frozen=True, kw_only=True):
    """What a phrase was read as."""

    kind: MentionKind
    party: Party | None
    reason: str
    gender: Gender = "n"
    plural: bool = False


class Scene(msgspec.Struct, frozen=True, kw_only=True):
    """One field under reading: its parse, its names, and what the article has said so far."""

    parse: Parse
    namings: tuple[Naming, ...]
    names: dict[int, Naming]
    senses: Senses
    memory: Memory
    day: str | None


def is_head_name(naming: Naming, phrase: NounPhrase) -> bool:
    """Whether a name is what the phrase is, not a part of it."""
    return any(naming.range.first <= h < naming.range.last for h in phrase.heads)


def owns(parse: Parse, naming: Naming) -> bool:
    """Whether a name possesses what follows."""
    after = naming.range.last
    return after < len(parse.tokens) and parse.tokens[after].text.lower() in ("'s", "’s", "'", "’")


def text_of(parse: Parse, naming: Naming) -> str:
    """A name as written."""
    return parse.span(naming.range.first, naming.range.last).text
