"""What a short description repeats: "the company", "the spokeswoman", "the rebels"."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from warsan.codebook.parties import load_parties
from warsan.codebook.party_words import is_plural, role_words
from warsan.model import Party
from warsan.reader.parse import Parse
from warsan.reader.parties.anaphora import Anaphora, Candidate
from warsan.reader.parties.nounphrases import NounPhrase
from warsan.reader.parties.offices import find_role
from warsan.reader.parties.scene import Described

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_REACH = 15
"""Sentences back in which a description still repeats a name."""


def resolve_description(
    anaphora: Anaphora, phrase: NounPhrase, read: Described | None, before: Sequence[Candidate]
) -> Described | None:
    """Reads a description that says neither country nor name by its owner or what it repeats.

    Args:
        anaphora: The field, with all that refers in it.
        phrase: The description.
        read: What it is by its own words; None if they name no party.
        before: What the field has mentioned before it, in order.
    """
    parse = anaphora.parse
    made = read or _body(parse, phrase)
    if made is None or made.kind != "description" or _is_told(made.party):
        return read
    if phrase.owner:
        return _owned(parse, phrase, made, before) or read
    if not _is_short(parse, phrase):
        return read
    if both := _both(parse, phrase, before):
        return msgspec.structs.replace(made, party=None, reason=both)
    verdict = anaphora.judge(phrase.head, before, lambda c: _fits(parse, phrase, made, c))
    if verdict.chosen is None:
        return read and _open(parse, phrase, read, verdict.names)
    text = parse.span(phrase.range.first, phrase.range.last).text
    found = verdict.chosen.described
    return msgspec.structs.replace(
        made,
        party=found.party,
        reason=f"“{text}” is “{verdict.chosen.text}”, the likeliest before it that fits",
        gender=found.gender,
    )


def _body(parse: Parse, phrase: NounPhrase) -> Described | None:
    """What "the country" and "his group" are by themselves: a body that somebody is or has."""
    role = find_role(parse, phrase)
    if role is None or role[0].group != "body":
        return None
    return Described(kind="description", party=None, reason="", plural=role[1])


def _owned(
    parse: Parse, phrase: NounPhrase, made: Described, before: Sequence[Candidate]
) -> Described | None:
    """Whose it is, where the owner is a pronoun or a description: "its forces"."""
    owners = (c for c in reversed(before) if c.heads[0] in phrase.owner)
    owner = next((c for c in owners if c.described.party and c.described.party.country), None)
    role = find_role(parse, phrase)
    if owner is None or owner.described.party is None or (role and role[0].group == "relation"):
        return None
    whose, own = owner.described.party, made.party
    text = parse.span(phrase.range.first, phrase.range.last).text
    reason = f"“{text}” are of “{owner.text}”" if made.plural else f"“{text}” is of “{owner.text}”"
    party = Party(
        country=whose.country,
        sector=own.sector if own else None,
        office=own.office if own else None,
        organisation=None if whose.name else whose.organisation,
        reason=reason,
    )
    return msgspec.structs.replace(made, party=party, reason=reason)


def _open(parse: Parse, phrase: NounPhrase, read: Described, names: tuple[str, ...]) -> Described:
    """Left as its own words say, with the candidates in the reason where there are several."""
    if read.party is not None or len(names) < 2:
        return read
    text = parse.span(phrase.range.first, phrase.range.last).text
    listed = " or ".join(f"“{name}”" for name in names)
    return msgspec.structs.replace(read, reason=f"{read.reason}; “{text}” can be {listed}")


def _is_told(party: Party | None) -> bool:
    return party is not None and bool(party.country or party.name or party.organisation)


def _is_short(parse: Parse, phrase: NounPhrase) -> bool:
    """A determiner and no "of", no clause that tells which: "the company", "those rebels"."""
    first, after = parse.tokens[phrase.range.first].text.lower(), phrase.range.last
    plain = not phrase.parts and len(phrase.heads) == 1
    beside = after < len(parse.tokens) and parse.tokens[after].text == ","
    closed = beside or not parse.children(phrase.head, "acl", "nmod")
    return first in _DEFINITE and plain and closed


def _fits(parse: Parse, phrase: NounPhrase, read: Described, candidate: Candidate) -> bool:
    """By number, by what it is, and by the sector that both give."""
    other = candidate.described
    back = parse.sentence_of(phrase.head) - parse.sentence_of(candidate.heads[0])
    if back > _REACH or other.plural != read.plural:
        return False
    if other.party is None:
        return (other.gender == "n") == (read.gender == "n")
    if _is_polity(parse, phrase) and not _is_state(other.party):
        return False
    mine, theirs = read.party.sector if read.party else None, other.party.sector
    if mine and theirs and mine != theirs:
        return False
    if (other.gender == "n") != (read.gender == "n") and not read.plural:
        return False
    return _same_office(parse, phrase, other.party)


def _is_polity(parse: Parse, phrase: NounPhrase) -> bool:
    return parse.tokens[phrase.head].lemma.lower() in load_parties().settings["polity"]


def _is_state(party: Party) -> bool:
    return bool(party.country) and not (party.name or party.organisation or party.office)


def _same_office(parse: Parse, phrase: NounPhrase, party: Party) -> bool:
    """Whoever has an office is described by no other: "the minister" is no spokesman."""
    book = load_parties()
    head = role_words(parse.tokens[phrase.head].text)
    if head not in book.offices or not party.name:
        return True
    return bool(party.office) and head[-1] in role_words(party.office or "")


def _both(parse: Parse, phrase: NounPhrase, before: Sequence[Candidate]) -> str:
    """Why "the two countries" are two parties: the last two states named, close by."""
    words = {parse.tokens[i].text.lower() for i in phrase.own}
    role = find_role(parse, phrase)
    several = is_plural(parse.tokens[phrase.head].text)
    if not words & {"two", "both"} or role is None or role[0].group != "body" or not several:
        return ""
    here = parse.sentence_of(phrase.head)
    near = [c for c in before if here - parse.sentence_of(c.heads[0]) <= 2]
    codes = dict.fromkeys(
        c.described.party.country
        for c in reversed(near)
        if c.described.party and c.described.party.country
    )
    text = parse.span(phrase.range.first, phrase.range.last).text
    if len(codes) != 2:
        return ""
    return f"“{text}” are {' and '.join(sorted(map(str, codes)))}: two parties, not one"
