"""Whom a pronoun stands for: the one party that is clearly meant, or nobody."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from warsan.codebook.parties import load_parties
from warsan.reader.parse import Parse
from warsan.reader.parties.anaphora import Anaphora, Candidate, Verdict
from warsan.reader.parties.scene import Described

_PERSONS = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
_THINGS = frozenset({"it", "its"})
_SEVERAL = frozenset({"they", "them", "their", "theirs"})
_RELATIVE = frozenset({"who", "whom", "which", "that"})
_SPEAKER = frozenset({"i", "we", "me", "us", "my", "our"})
_REACH = 12
"""Sentences back in which a person can still be "he"; others only in the sentence before."""


def resolve_pronoun(
    anaphora: Anaphora, index: int, before: Sequence[Candidate]
) -> Described | None:
    """Reads a pronoun; None if it is none of a party ("it is likely").

    Args:
        anaphora: The field, with all that refers in it.
        index: The pronoun's token.
        before: What the field has mentioned before it, in order.
    """
    parse = anaphora.parse
    written = parse.tokens[index].text
    word = written.lower()
    if word in _SPEAKER:
        return Described(
            kind="pronoun", party=None, gender="?", reason=f"“{written}” is whoever speaks here"
        )
    if word in _RELATIVE:
        return _relative(parse, index, before)
    if word not in _PERSONS | dict.fromkeys(_THINGS | _SEVERAL) or _is_empty(parse, index):
        return None
    acting = word in _PERSONS or _of_party(parse, index)
    verdict = anaphora.judge(index, before, lambda c: _fits(parse, index, c), acting=acting)
    if verdict.chosen is None and not acting:
        return None
    return _described(word, verdict)


def _relative(parse: Parse, index: int, before: Sequence[Candidate]) -> Described | None:
    """“Who”, “which” and “that” of a relative clause: the party that the clause describes."""
    clause = index
    while parse.tokens[clause].deprel != "acl:relcl" and parse.tokens[clause].head != clause:
        clause = parse.tokens[clause].head
    described = parse.tokens[clause].head
    if parse.tokens[described].rel == "appos":
        described = parse.tokens[described].head
    found = next((c for c in reversed(before) if described in (*c.heads, *c.name)), None)
    if found is None or found.described.party is None:
        return None
    reason = f"“{parse.tokens[index].text}” describes “{found.text}”"
    return msgspec.structs.replace(found.described, kind="pronoun", reason=reason)


def _is_empty(parse: Parse, index: int) -> bool:
    """Whether "it" only holds the place of a clause: "it is likely that", "it seems that"."""
    token, settings = parse.tokens[index], load_parties().settings
    governor = parse.tokens[token.head]
    if token.rel != "nsubj" or not parse.children(token.head, "ccomp", "csubj"):
        return False
    return (
        (
            governor.upos in ("ADJ", "NOUN")
            and bool(parse.children(token.head, "cop"))
            and governor.lemma.lower() not in settings["minded"]
        )
        or token.deprel == "nsubj:pass"
        or governor.lemma.lower() in settings["seeming"]
    )


def _described(word: str, verdict: Verdict) -> Described:
    chosen = verdict.chosen
    if chosen is not None:
        read = chosen.described
        return Described(
            kind="pronoun",
            party=read.party,
            reason=f"“{word}” is “{chosen.text}”, the likeliest before it that fits",
            gender=read.gender,
            plural=read.plural,
        )
    names = " or ".join(f"“{text}”" for text in verdict.names)
    why = f"“{word}” can be {names}" if names else f"nobody before “{word}” fits it"
    return Described(kind="pronoun", party=None, reason=why)


def _fits(parse: Parse, index: int, candidate: Candidate) -> bool:
    """By gender, number and place: whether the pronoun can stand for the candidate."""
    read, word = candidate.described, parse.tokens[index].text.lower()
    back = parse.sentence_of(index) - parse.sentence_of(candidate.heads[0])
    if back > (_REACH if word in _PERSONS else 2) or _same_clause(parse, index, candidate.heads[0]):
        return False
    if gender := _PERSONS.get(word):
        one = not read.plural or bool(read.party and read.party.name)
        return one and read.gender in (gender, "?")
    if word in _SEVERAL:
        return read.plural or read.gender == "n"
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
