"""What a noun phrase says of a party beside a name: its country, its body, its office."""

from __future__ import annotations

from warsan.codebook.parties import load_parties
from warsan.codebook.party_values import Entry
from warsan.codebook.party_words import role_words
from warsan.reader.parse import Parse
from warsan.reader.parties.namings import Naming
from warsan.reader.parties.nounphrases import NounPhrase
from warsan.reader.parties.offices import find_office
from warsan.reader.parties.persons import Clues, resolve_person
from warsan.reader.parties.scene import Scene, owns, text_of


def find_clues(
    scene: Scene, phrase: NounPhrase, inside: list[Naming], person: Naming | None
) -> tuple[Clues, str]:
    """What the phrase says of country, body and office; and why the country is open, if it is."""
    office = find_office(scene.parse, phrase, person.range if person else None)
    if not inside:
        ministry = _body_name(scene.parse, phrase, None, office=office is not None)
        return Clues(office=office, organisation=ministry), ""
    chosen, doubt = list[Entry](), ""
    for tokens in ((*phrase.own, *phrase.owner), phrase.parts):
        near = [
            n
            for n in inside
            if n is not person and n.range.first in tokens and not _hyphened(scene.parse, n)
        ]
        if tokens is phrase.parts:
            near = [n for n in near if _after_of(scene.parse, phrase, n)]
        picked = [scene.senses.choose(n) for n in near if n.entries]
        chosen = [e for e, _ in picked if e and e.kind != "collective"]
        doubt = doubt or next((why for e, why in picked if e is None), "")
        doubt = doubt or next(
            (
                f"“{e.alias}” names no single state"
                for e, _ in picked
                if e and e.kind == "collective"
            ),
            "",
        )
        chosen += [e for n in near if n.person for e in _by_person(scene, n)]
        if chosen or doubt:
            break
    codes = {scene.senses.code(e) for e in chosen if e.code}
    if len(codes) > 1:
        return Clues(office=office), f"it names {' and '.join(sorted(codes))} together"
    body = next((e for e in chosen if e.kind in ("organisation", "group")), None)
    body = body or next((e for e in chosen if e.kind == "alliance"), None)
    return Clues(
        country=codes.pop() if codes else "",
        office=office,
        organisation=_body_name(scene.parse, phrase, body, office=office is not None),
        sector=body.sector if body else "",
        head=body.head if body else "",
    ), doubt


def _hyphened(parse: Parse, naming: Naming) -> bool:
    """Whether a hyphen joins it: "Russian-backed" says who stands behind a party, not whose."""
    before, after = naming.range.first - 1, naming.range.last
    return (before >= 0 and parse.tokens[before].text == "-") or (
        after < len(parse.tokens) and parse.tokens[after].text == "-"
    )


def _after_of(parse: Parse, phrase: NounPhrase, naming: Naming) -> bool:
    """Whether a name after "of" says whose the office is: not in "of the UN’s watchdog"."""
    kinds = {e.kind for e in naming.entries}
    whole = naming.range.last == phrase.parts[-1] + 1 and not owns(parse, naming)
    if kinds & {"alliance", "organisation"}:
        return whole
    # Within a body's name a country says whose it is only where the body is a ministry.
    in_other_body = naming.body == "ORG" and not _body_name(parse, phrase, None, office=True)
    return "capital" not in kinds and not in_other_body


def _body_name(parse: Parse, phrase: NounPhrase, body: Entry | None, *, office: bool) -> str:
    """A body in the tables, or a ministry that the phrase gives an office in."""
    if body:
        return "" if body.kind == "alliance" else body.name
    book = load_parties()
    for last in phrase.parts if office else ():
        for first in range(max(phrase.range.first, last - 2), last):
            text = parse.text[parse.tokens[first].start : parse.tokens[last].end]
            role = book.roles.get(role_words(text))
            if role and role.group == "body" and text[0].isupper():
                return text
    return ""


def _by_person(scene: Scene, naming: Naming) -> list[Entry]:
    """The country of a person who owns the phrase: "Putin's spokesman", "the Biden government"."""
    party, _ = resolve_person(
        text_of(scene.parse, naming), naming.people, Clues(), scene.memory, scene.day
    )
    if party is None or not party.country:
        return []
    return [Entry(alias=str(party.name), kind="country", code=party.country, name=party.country)]
