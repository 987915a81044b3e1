"""Whom a pronoun stands for: the one party that fits, or nobody."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from warsan.codebook.parties import load_parties
from warsan.model import Party
from warsan.reader.parse import Parse
from warsan.reader.parties.memory import identity
from warsan.reader.parties.scene import Described

_PERSONS = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
_THINGS = frozenset({"it", "its"})
_SEVERAL = frozenset({"they", "them", "their", "theirs"})
_SPEAKER = frozenset({"i", "we", "me", "us", "my", "our"})


class Candidate(msgspec.Struct, frozen=True):
    """A mention before the pronoun: its head token, its words, and what it was read as."""

    head: int
    text: str
    described: Described


def resolve_pronoun(parse: Parse, index: int, before: Sequence[Candidate]) -> Described | None:
    """Reads a pronoun; None if it is none of a party ("it is likely").

    Args:
        parse: The field.
        index: The pronoun's token.
        before: What the field has mentioned before it, in order.
    """
    written = parse.tokens[index].text
    word = written.lower()
    if word in _SPEAKER:
        return Described(
            kind="pronoun", party=None, gender="?", reason=f"“{written}” is whoever speaks here"
        )
    if word not in _PERSONS and not (word in _THINGS | _SEVERAL and _of_party(parse, index)):
        return None
    near = parse.sentence_of(index)
    fit = [
        c
        for c in before
        if near - 1 <= parse.sentence_of(c.head) <= near
        and _fits(word, c)
        and not _same_clause(parse, index, c.head)
    ]
    return _decide(word, fit)


def _decide(word: str, fit: list[Candidate]) -> Described:
    parties: dict[tuple[str | None, ...], tuple[str, Party | None]] = {}
    for candidate in fit:
        party = candidate.described.party
        key = identity(party) if party else ("open", candidate.text)
        parties.setdefault(key, (candidate.text, party))
    names = " or ".join(f"“{text}”" for text, _ in parties.values())
    if len(parties) == 1:
        text, party = next(iter(parties.values()))
        gender = fit[-1].described.gender
        reason = f"“{word}” can only be “{text}” here"
        return Described(
            kind="pronoun",
            party=party,
            reason=reason,
            gender=gender,
            plural=fit[-1].described.plural,
        )
    why = f"“{word}” can be {names}" if parties else f"nobody before “{word}” fits it"
    return Described(kind="pronoun", party=None, reason=why)


def _fits(word: str, candidate: Candidate) -> bool:
    read = candidate.described
    if read.kind == "pronoun" and read.party is None:
        return False
    if gender := _PERSONS.get(word):
        return not read.plural and read.gender in (gender, "?")
    if word in _SEVERAL:
        return read.plural
    return not read.plural and read.gender == "n"


def _of_party(parse: Parse, index: int) -> bool:
    """Whether "it" or "they" speaks or acts, or has what parties have."""
    token, book = parse.tokens[index], load_parties().settings
    governor = parse.tokens[token.head].lemma.lower()
    if token.deprel == "nmod:poss":
        return governor in book["belonging"]
    return token.rel == "nsubj" and token.deprel != "nsubj:pass" and governor in book["speech"]


def _same_clause(parse: Parse, index: int, other: int) -> bool:
    """A pronoun that is the object of a verb is not that verb's subject: "Putin told him"."""
    token, subject = parse.tokens[index], parse.tokens[other]
    return (
        token.rel in ("obj", "iobj", "obl", "nsubj")
        and subject.rel in ("nsubj", "obj", "iobj", "obl")
        and subject.head == token.head
    )
