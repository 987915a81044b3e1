"""Whom "it" and "they" stand for by the shape of a sentence: "Russia said it would strike"."""

from __future__ import annotations

from warsan.codebook.speech import load_speech
from warsan.reader.events import clauses
from warsan.reader.parse import Parse

_ONE, _SEVERAL = "it", "they"


def find_stand_ins(parse: Parse, pronoun: int) -> tuple[int, ...]:
    """The nouns that a subject pronoun may repeat; none where the sentence does not tell.

    "It" repeats the subject of a side clause before it ("while Russia would not attack, it may
    strike") or, in what somebody says, the one who says it. A pronoun elsewhere is not read
    here: the text before it may offer others.
    """
    token = parse.tokens[pronoun]
    word = token.text.lower()
    if word not in (_ONE, _SEVERAL) or token.rel != "nsubj":
        return ()
    verb = token.head
    if parse.children(verb, "expl", "csubj", "cop") or parse.tokens[verb].upos != "VERB":
        return ()
    nouns = [*_side_subjects(parse, verb, pronoun), *_speaker(parse, verb, pronoun)]
    return tuple(n for n in nouns if n < pronoun and _is_several(parse, n) == (word != _ONE))


def _side_subjects(parse: Parse, verb: int, pronoun: int) -> list[int]:
    """The subjects of adverbial clauses before the pronoun, its own or its speaker's."""
    head = parse.tokens[verb].head
    own = [*parse.children(verb, "advcl")]
    own += [c for c in parse.children(head, "advcl") if head < c != verb]
    return [
        subject
        for clause in own
        for subject in parse.children(clause, "nsubj")
        if parse.tokens[subject].upos in ("NOUN", "PROPN") and subject < clause < pronoun
    ]


def _speaker(parse: Parse, verb: int, pronoun: int) -> list[int]:
    """Who says the clause; whoever governs it too, where a side clause speaks for them."""
    token = parse.tokens[verb]
    above = parse.tokens[token.head]
    if token.rel != "ccomp" or above.upos != "VERB":
        return []
    said = (above.lemma.lower(), "VERB") in load_speech().cues
    if not said and not _side_subjects(parse, verb, pronoun):
        return []
    subject = clauses.find_subject(parse, token.head)
    return [] if subject is None else [subject]


def _is_several(parse: Parse, head: int) -> bool:
    token = parse.tokens[head]
    if parse.children(head, "conj"):
        return True
    return (
        token.upos in ("NOUN", "PROPN")
        and token.text.lower().endswith("s")
        and (token.text.lower() != token.lemma.lower())
    )
