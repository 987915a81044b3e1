"""Whom "it" and "they" stand for by the shape of a sentence: "Russia said it would strike"."""

from __future__ import annotations

from warsan.codebook.speech import load_speech
from warsan.reader import clauses
from warsan.reader.parse import Parse

_ONE, _SEVERAL = "it", "they"


def find_stand_ins(parse: Parse, pronoun: int) -> tuple[int, ...]:
    """The nouns that a subject pronoun may repeat; none where the sentence does not tell.

    In what somebody says, "it" repeats the subject of a side clause before it ("said that while
    Russia would not attack, it may strike") or the one who says it. A pronoun elsewhere is not
    read here: the text before it may offer others.
    """
    token = parse.tokens[pronoun]
    word = token.text.lower()
    if word not in (_ONE, _SEVERAL) or token.rel != "nsubj":
        return ()
    verb = token.head
    if parse.children(verb, "expl", "csubj", "cop") or parse.tokens[verb].upos != "VERB":
        return ()
    speech = _speech_above(parse, verb)
    if speech is None:
        return ()
    speaker = clauses.find_subject(parse, speech)
    nouns = [*_side_subjects(parse, verb, speech, pronoun), *([] if speaker is None else [speaker])]
    return tuple(n for n in nouns if n < pronoun and _is_several(parse, n) == (word != _ONE))


def _speech_above(parse: Parse, verb: int) -> int | None:
    """The verb of saying whose content a clause is."""
    token = parse.tokens[verb]
    above = parse.tokens[token.head]
    said = (above.lemma.lower(), "VERB") in load_speech().cues
    return token.head if token.rel == "ccomp" and above.upos == "VERB" and said else None


def _side_subjects(parse: Parse, verb: int, speech: int, pronoun: int) -> list[int]:
    """The subjects of adverbial clauses between the saying and the pronoun."""
    return [
        subject
        for clause in (*parse.children(verb, "advcl"), *parse.children(speech, "advcl"))
        for subject in parse.children(clause, "nsubj")
        if parse.tokens[subject].upos in ("NOUN", "PROPN") and speech < subject < pronoun
    ]


def _is_several(parse: Parse, head: int) -> bool:
    token = parse.tokens[head]
    if parse.children(head, "conj"):
        return True
    return (
        token.upos in ("NOUN", "PROPN")
        and token.text.lower().endswith("s")
        and (token.text.lower() != token.lemma.lower())
    )
