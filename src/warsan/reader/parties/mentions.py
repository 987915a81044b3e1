"""Who is mentioned: names, descriptions and pronouns, each with the party it stands for."""

from __future__ import annotations

import msgspec

from warsan.model import Mention, Party
from warsan.reader.parse import Parse, Range
from warsan.reader.parties.anaphora import Anaphora, Candidate
from warsan.reader.parties.described import describe
from warsan.reader.parties.descriptions import resolve_description
from warsan.reader.parties.index import Mentions
from warsan.reader.parties.joins import join_phrases
from warsan.reader.parties.memory import Memory, gender_of, identity, known_of
from warsan.reader.parties.namings import Naming, by_token, find_namings
from warsan.reader.parties.nounphrases import NounPhrase, find_noun_phrases
from warsan.reader.parties.pronouns import resolve_pronoun
from warsan.reader.parties.scene import Described, Scene
from warsan.reader.parties.senses import Senses
from warsan.reader.parties.settings import judge_setting

_MODIFIERS = ("amod", "compound", "nmod:desc")


class _Draft(msgspec.Struct, frozen=True):
    heads: tuple[int, ...]
    range: Range
    described: Described


def find_mentions(*parses: Parse, published: str | None = None) -> tuple[Mentions, ...]:
    """The mentions of an article's fields.

    Args:
        parses: The fields in the order in which they are read: title, standfirst, body. Who
            is introduced in one can be named shortly in the next.
        published: ISO 8601 day or time of publication, by which offices are judged.

    Returns:
        One `Mentions` for each parse; ids run through the article.
    """
    day = published[:10] if published else None
    namings = [find_namings(p) for p in parses]
    senses = Senses((n for found in namings for n in found), day)
    memory, made, count = Memory(), list[Mentions](), 0
    scenes = [
        Scene(parse=p, namings=n, names=by_token(n), senses=senses, memory=memory, day=day)
        for p, n in zip(parses, namings, strict=True)
    ]
    phrases = [
        join_phrases(p, find_noun_phrases(p), n) for p, n in zip(parses, namings, strict=True)
    ]
    for scene, found in zip(scenes, phrases, strict=True):
        _look_ahead(scene, found)
    for scene, found in zip(scenes, phrases, strict=True):
        drafts = _read(scene, found)
        drafts = sorted(
            [*drafts, *_modifiers(scene, drafts)], key=lambda d: (d.range.first, -d.range.last)
        )
        made.append(_number(scene.parse, drafts, count))
        count += len(drafts)
    return tuple(made)


def _look_ahead(scene: Scene, phrases: tuple[NounPhrase, ...]) -> None:
    """Remembers the persons named in full, for short names that come before ("Heappey: …")."""
    for phrase in phrases:
        read = _describe(scene, phrase)
        if read and read.party and read.party.name and " " in read.party.name:
            _keep(scene, phrase, read, ahead=True)


def _describe(scene: Scene, phrase: NounPhrase) -> Described | None:
    return None if _is_pronoun(scene, phrase) else describe(scene, phrase)


def _is_pronoun(scene: Scene, phrase: NounPhrase) -> bool:
    """A pronoun; "US" is one only where it does not name the state."""
    if scene.parse.tokens[phrase.head].upos != "PRON":
        return False
    return phrase.head not in scene.names


def _keep(scene: Scene, phrase: NounPhrase, read: Described, *, ahead: bool = False) -> None:
    if read.party is None or read.kind == "pronoun":
        return
    text = scene.parse.span(phrase.range.first, phrase.range.last).text
    gender = gender_of(read.party, text) if read.party.name else read.gender
    scene.memory.keep(known_of(read.party, text, plural=read.plural, gender=gender), ahead=ahead)


def _read(scene: Scene, phrases: tuple[NounPhrase, ...]) -> list[_Draft]:
    """All phrases and pronouns of a field in reading order."""
    drafts, before = list[_Draft](), list[Candidate]()
    anaphora = Anaphora(scene.parse)
    for phrase in sorted(phrases, key=lambda p: p.range):
        if _is_pronoun(scene, phrase):
            read = resolve_pronoun(anaphora, phrase.head, before)
        else:
            read = _describe(scene, phrase)
            read = resolve_description(anaphora, phrase, read, before)
        if read is None or (read.party is None and _within_person(phrase, drafts)):
            continue
        _keep(scene, phrase, read)
        before.append(_candidate(scene, phrase, read, before))
        drafts.append(_Draft(phrase.heads, phrase.range, read))
    return [d for d in drafts if not _repeats(d, drafts)]


def _candidate(
    scene: Scene, phrase: NounPhrase, read: Described, before: list[Candidate]
) -> Candidate:
    """A mention to refer back to; a pronoun is called as the party was called at first."""
    text = scene.parse.span(phrase.range.first, phrase.range.last).text
    if read.kind == "pronoun" and read.party:
        who = identity(read.party)
        text = next(
            (c.text for c in before if c.described.party and identity(c.described.party) == who),
            text,
        )
    name = tuple(i for i in phrase.own if i in scene.names and scene.names[i].person)
    return Candidate(phrase.heads, phrase.range, text, read, name)


def _within_person(phrase: NounPhrase, drafts: list[_Draft]) -> bool:
    """Whether an office stands within the mention of the person who holds it."""
    return any(
        d.described.kind == "name"
        and d.described.party
        and d.described.party.name
        and d.range.first <= phrase.range.first
        and phrase.range.last <= d.range.last
        for d in drafts[-4:]
    )


def _repeats(draft: _Draft, drafts: list[_Draft]) -> bool:
    """Whether a name stands within a longer mention of the same person."""
    party = draft.described.party
    return (
        party is not None
        and party.name is not None
        and any(
            d is not draft
            and d.described.party is not None
            and d.described.party.name == party.name
            and d.range.first <= draft.range.first
            and draft.range.last <= d.range.last
            and d.range != draft.range
            for d in drafts
        )
    )


def _modifiers(scene: Scene, drafts: list[_Draft]) -> list[_Draft]:
    """Names before a noun that is no party itself: "Russian strikes", "the NATO summit"."""
    covered = {i for d in drafts for i in range(d.range.first, d.range.last)}
    found = list[_Draft]()
    for naming in scene.namings:
        first = naming.range.first
        if naming.entries and not naming.body and first not in covered:
            head = _outermost(scene.parse, naming.range)
            read = _modifier(scene, naming, head)
            if read:
                found.append(_Draft((head,), naming.range, read))
    return found


def _modifier(scene: Scene, naming: Naming, head: int) -> Described | None:
    entry, reason = scene.senses.choose(naming)
    token = scene.parse.tokens[head]
    if entry is None or token.deprel not in _MODIFIERS or not entry.code:
        return None
    city = entry.kind == "capital" or entry.place
    if judge_setting(scene.parse, head, city=city) or entry.kind == "region":
        return None
    governor = scene.parse.tokens[token.head].text
    reason = f"“{entry.alias}” says whose the “{governor}” is" + (f"; {reason}" if reason else "")
    body = entry.name if entry.kind in ("organisation", "group") else None
    party = Party(
        country=scene.senses.code(entry),
        sector=entry.sector or None,
        organisation=body,
        reason=reason,
    )
    return Described(kind="name", party=party, reason=reason)


def _outermost(parse: Parse, tokens: Range) -> int:
    inside = range(tokens.first, tokens.last)
    return next(
        i for i in inside if parse.tokens[i].head not in inside or parse.tokens[i].head == i
    )


def _number(parse: Parse, drafts: list[_Draft], count: int) -> Mentions:
    values = tuple(
        Mention(
            id=f"m{number}",
            span=parse.span(d.range.first, d.range.last),
            kind=d.described.kind,
            party=d.described.party,
            reason=d.described.reason,
        )
        for number, d in enumerate(drafts, count + 1)
    )
    return Mentions(
        parse.field, values, tuple(d.heads for d in drafts), tuple(d.range for d in drafts)
    )
