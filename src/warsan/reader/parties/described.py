"""The party that one noun phrase stands for, by its own words and what the article said before."""

from __future__ import annotations

import msgspec

from warsan.codebook.parties import load_parties
from warsan.codebook.party_values import Entry, Role
from warsan.codebook.party_words import is_plural, name_words, role_words
from warsan.model import Party
from warsan.reader.parse import Parse
from warsan.reader.parties.clues import find_clues
from warsan.reader.parties.incumbents import resolve_office
from warsan.reader.parties.memory import Gender, gender_of
from warsan.reader.parties.namings import Naming
from warsan.reader.parties.nounphrases import NounPhrase
from warsan.reader.parties.offices import OfficeNaming, find_office, find_role
from warsan.reader.parties.persons import Clues, resolve_person
from warsan.reader.parties.scene import Described, Scene, is_head_name, owns, text_of
from warsan.reader.parties.settings import acts, judge_setting

_CITY = ("capital", "organisation")


def describe(scene: Scene, phrase: NounPhrase) -> Described | None:
    """Reads a phrase as a person, a named party, an office or a role; None if it is no party."""
    tokens = range(phrase.range.first, phrase.range.last)
    starts = (i for i in tokens if i in scene.names and scene.names[i].range.first == i)
    inside = [scene.names[i] for i in starts]
    person = _person(scene.parse, phrase, inside)
    clues, doubt = find_clues(scene, phrase, inside, person)
    if person:
        return None if _is_place(scene, person) else _as_person(scene, phrase, person, clues)
    named = next((n for n in inside if n.entries and is_head_name(n, phrase)), None)
    if named and not named.body:
        return _as_named(scene, phrase, named)
    role = find_role(scene.parse, phrase)
    if clues.office and not (role and _longer(role[0], clues.office)):
        return _as_office(scene, phrase, clues, clues.office, doubt)
    if role:
        return _as_role(scene, phrase, clues, doubt, role)
    return _as_body(scene, phrase, clues)


def _longer(role: Role, office: OfficeNaming) -> bool:
    """A "military adviser" is a soldier: the longer word decides; several hold no one office."""
    return office.plural or len(role.lemma.split()) > len(office.office.phrase.split())


def _person(parse: Parse, phrase: NounPhrase, inside: list[Naming]) -> Naming | None:
    """The person that the phrase names: at a head, or right after its office; no owner."""
    for naming in inside:
        owner = owns(parse, naming) and phrase.range.last > naming.range.last + 1
        if naming.person and naming.range.first in phrase.own and not owner:
            office = find_office(parse, phrase, naming.range)
            if is_head_name(naming, phrase) or (office and office.range.last == naming.range.first):
                return naming
    return None


def _is_place(scene: Scene, naming: Naming) -> bool:
    """One word that the reader took for a person, nobody knows, and "in" stands before."""
    if naming.range.last - naming.range.first > 1 or naming.people:
        return False
    words = name_words(text_of(scene.parse, naming))
    unknown = not scene.memory.surname(words) and words not in load_parties().surnames
    return unknown and judge_setting(scene.parse, naming.range.first, city=False) is not None


def _as_person(scene: Scene, phrase: NounPhrase, naming: Naming, clues: Clues) -> Described:
    written = text_of(scene.parse, naming)
    party, reason = resolve_person(written, naming.people, clues, scene.memory, scene.day)
    whole = scene.parse.span(phrase.range.first, phrase.range.last).text
    return Described(kind="name", party=party, reason=reason, gender=gender_of(party, whole))


def _as_named(scene: Scene, phrase: NounPhrase, naming: Naming) -> Described | None:
    head = next(h for h in phrase.heads if naming.range.first <= h < naming.range.last)
    entry, reason = scene.senses.choose(naming)
    first = entry or naming.entries[0]
    if first.kind in ("adjective", "people") and not _is_people(scene.parse, phrase, first):
        return None
    city = first.kind in _CITY and (first.kind == "capital" or first.place)
    top = _top(scene.parse, head, naming)
    if judge_setting(scene.parse, top, city=city) and first.kind not in ("people", "group"):
        return None
    if first.kind == "region" and not acts(scene.parse, top):
        return None
    if entry is None:
        return Described(kind="name", party=None, reason=reason)
    if entry.kind == "collective":
        return Described(kind="name", party=None, reason=f"“{entry.alias}” names no single state")
    return _named_party(scene, entry, acts(scene.parse, top), reason)


def _named_party(scene: Scene, entry: Entry, acting: bool, told: str) -> Described:
    code = scene.senses.code(entry)
    sector, reason = entry.sector, f"“{entry.alias}” names {entry.name}"
    if entry.kind == "capital":
        sector, reason = "GOV", f"“{entry.alias}”, the capital, stands for its government"
    elif entry.kind in ("country", "region") and acting:
        sector, reason = "GOV", f"{entry.name} acts here, through its government"
    if code != entry.code:
        reason += f", which in {(scene.day or '')[:4]} was {code}"
    reason += f"; {told}" if told else ""
    body = entry.name if entry.kind in ("organisation", "group") else None
    party = Party(country=code or None, sector=sector or None, organisation=body, reason=reason)
    plural = entry.plural or (entry.kind == "people" and is_plural(entry.alias))
    return Described(kind="name", party=party, reason=reason, plural=plural)


def _is_people(parse: Parse, phrase: NounPhrase, entry: Entry) -> bool:
    """Whether it is meant as people: "the Russian" is only as a noun, "in Russian" is not."""
    token = parse.tokens[phrase.head]
    if entry.kind == "people":
        return True
    cases = [parse.tokens[c].text.lower() for c in parse.children(phrase.head, "case")]
    the = any(parse.tokens[c].upos == "DET" for c in parse.children(phrase.head, "det"))
    return token.upos in ("NOUN", "PROPN", "ADJ") and the and "in" not in cases


def _top(parse: Parse, head: int, naming: Naming) -> int:
    """The token of a name that the rest of the sentence governs."""
    inside = range(naming.range.first, naming.range.last)
    while parse.tokens[head].head in inside and parse.tokens[head].head != head:
        head = parse.tokens[head].head
    return head


def _as_office(
    scene: Scene, phrase: NounPhrase, clues: Clues, office: OfficeNaming, doubt: str
) -> Described:
    determiner = scene.parse.tokens[phrase.range.first].text.lower()
    definite = determiner not in ("a", "an", "any", "some", "no", "one", "every", "each", "another")
    bare = definite and determiner not in ("the", "this", "that") and not clues.country
    party, reason = resolve_office(
        clues, office, scene.memory, scene.day, definite=definite and not bare
    )
    if doubt and (party is None or not party.country):
        reason = f"{reason}; {doubt}"
        party = msgspec.structs.replace(party, reason=reason) if party else None
    whole = scene.parse.span(phrase.range.first, phrase.range.last).text
    return Described(
        kind="description",
        party=party,
        reason=reason,
        gender=gender_of(party, whole),
        plural=office.plural,
    )


def _as_role(
    scene: Scene, phrase: NounPhrase, clues: Clues, doubt: str, found: tuple[Role, bool]
) -> Described | None:
    role, plural = found
    gender: Gender = "n" if role.group == "body" else "?"
    vague = not role.sector and role.group == "body"
    if vague and not (doubt or _names_near(scene, phrase)):
        return None
    made = Described(kind="description", party=None, reason="", gender=gender, plural=plural)
    definite = scene.parse.tokens[phrase.range.first].text.lower() in ("the", "this", "that")
    definite = definite and len(phrase.own) == 1 + len(role.lemma.split()) and not phrase.parts
    if not clues.country and definite and role.group == "body" and not doubt:
        known = scene.memory.body(role_words(role.lemma), "")
        if len(known) == 1:
            return msgspec.structs.replace(
                made, party=known[0].party, reason=f"“{role.lemma}” was named before in full"
            )
    if role.group == "relation":
        return msgspec.structs.replace(
            made, reason=f"“{role.lemma}” is somebody else than the party beside it"
        )
    sector = role.sector or clues.sector
    if not (clues.country or clues.organisation or role.sector):
        return msgspec.structs.replace(
            made, reason=doubt or f"“{role.lemma}” says neither country nor sector"
        )
    reason = (
        f"“{role.lemma}” of {clues.organisation or clues.country}"
        if clues.country
        else (f"“{role.lemma}” gives the sector; {doubt or 'no country is named'}")
    )
    party = Party(
        country=clues.country or None,
        sector=sector or None,
        reason=reason,
        organisation=clues.organisation or _capitals(scene.parse, phrase, role) or None,
    )
    return msgspec.structs.replace(made, party=party, reason=reason)


def _names_near(scene: Scene, phrase: NounPhrase) -> bool:
    """Whether a party stands before the head: "NATO countries", but not "the power of Moscow"."""
    near = {*phrase.own, *phrase.owner}
    return any(n.entries and n.range.first in near for n in scene.namings)


def _capitals(parse: Parse, phrase: NounPhrase, role: Role) -> str:
    """A body's name where the phrase writes it with capitals: "Foreign Ministry"."""
    for head in phrase.heads:
        first = head - len(role.lemma.split()) + 1
        text = parse.text[parse.tokens[max(first, 0)].start : parse.tokens[head].end]
        if role.group == "body" and len(text.split()) > 1 and text.istitle():
            return text
    return ""


def _is_one_of_many(parse: Parse, phrase: NounPhrase) -> bool:
    """Whether it is counted or one of several, as no body is: "a Tochka-U", "two Neptunes"."""
    return any(
        parse.tokens[c].rel == "nummod" or parse.tokens[c].text.lower() in ("a", "an")
        for c in parse.children(phrase.head, "nummod", "det")
    )


def _as_body(scene: Scene, phrase: NounPhrase, clues: Clues) -> Described | None:
    """A body that the reader marked as a name and no table knows."""
    span = next(
        (
            n
            for n in scene.parse.names
            if n.label == "ORG"
            and n.first >= phrase.range.first
            and any(n.first <= h < n.last for h in phrase.heads)
        ),
        None,
    )
    if span is None or judge_setting(scene.parse, phrase.head, city=False):
        return None
    if _is_one_of_many(scene.parse, phrase):
        return None
    last = span.last
    if scene.parse.tokens[last - 1].upos == "ADP":
        last = max(last, phrase.range.last)
    name = scene.parse.span(span.first, last).text
    known = f"of {clues.country}" if clues.country else "of no country the text names"
    reason = f"{name} is a body {known}, in no table of parties"
    party = Party(country=clues.country or None, sector=None, organisation=name, reason=reason)
    return Described(kind="name", party=party, reason=reason)
