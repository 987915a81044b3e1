"""Which words govern an event, and what each does to its certainty and frame."""

from __future__ import annotations

from warsan.codebook.cues import Cues, Embedding
from warsan.model import Frame
from warsan.reader.events import clauses
from warsan.reader.events.frames import Clause
from warsan.reader.parse import Parse

_CLAUSAL = ("xcomp", "ccomp", "acl", "advcl", "csubj", "conj", "parataxis")
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her"})


def bears_on(parse: Parse, current: int, index: int) -> bool:
    """Whether what governs `current` still bears on the event (not out of a relative clause)."""
    token = parse.tokens[current]
    if token.deprel in ("acl:relcl", "advcl:relcl", "appos") or _is_attribute(parse, current):
        return False
    if token.rel in _CLAUSAL:
        finite = parse.children(current, "nsubj") and token.rel in ("advcl", "conj", "parataxis")
        return not finite
    return current == index or token.rel in ("obj", "obl", "nmod", "nsubj")


def reaches(parse: Parse, current: int, index: int, embedding: Embedding, close: bool) -> bool:
    """Whether a governing word bears on the event from where the climb stands.

    A speaker vouches for whole clauses, relative clauses in them too; other words only for what
    they govern directly.
    """
    if parse.tokens[current].upos in ("NOUN", "PROPN") and parse.tokens[current].rel != "ccomp":
        return current == index and close
    vouches = embedding.source is not None and embedding.polarity > 0
    return close or (vouches and embedding.frame in (None, "done"))


def _is_attribute(parse: Parse, current: int) -> bool:
    """Whether a participle describes its noun ("territory occupied by X"): no content of it."""
    token = parse.tokens[current]
    return token.deprel == "acl" and not parse.children(current, "mark", "case")


def is_content(parse: Parse, current: int) -> bool:
    """Whether a token is what its governor says, plans or does, not a modifier of it."""
    token = parse.tokens[current]
    if token.deprel in ("acl:relcl", "advcl:relcl"):
        return False
    if clauses.is_asked(parse, current):
        return True
    if token.rel == "advcl":
        marks = {parse.tokens[m].lemma.lower() for m in parse.children(current, "mark", "case")}
        return bool(marks & {"of", "for", "from", "against"}) and not parse.children(
            current, "nsubj"
        )
    if token.deprel == "nsubj:pass" or token.rel in ("obj", "xcomp", "ccomp", "acl"):
        return True
    if token.rel in ("obl", "nmod"):
        return clauses.preposition(parse, current) in (
            "of",
            "for",
            "to",
            "about",
            "against",
            "from",
            "on",
            "with",
        )
    return False


def embedding_of(
    parse: Parse, cues: Cues, index: int, content: int | None = None
) -> Embedding | None:
    """What the word at a token does to the events it governs; None if nothing.

    A word may do another thing to content with a certain marker: "told X that it had left"
    reports, "told X to leave" asks.
    """
    token = parse.tokens[index]
    pos, lemma = {"VERB": "v", "NOUN": "n", "ADJ": "a"}.get(token.upos, ""), token.lemma.lower()
    marks = () if content is None else parse.children(content, "mark", "case")
    marked = (f"{lemma}_{parse.tokens[m].lemma.lower()}" for m in marks)
    found = (cues.embeddings.get((pos, word)) for word in (*marked, lemma))
    return next((e for e in found if e is not None), None)


def is_taken_for_granted(parse: Parse, index: int) -> bool:
    """Whether a token is a noun with its event presupposed."""
    return parse.tokens[index].upos == "NOUN" and is_definite(parse, index)


def is_definite(parse: Parse, noun: int) -> bool:
    """Whether a noun takes its event for granted ("the attack", "Russia's invasion")."""
    if parse.children(noun, "nmod:poss"):
        return True
    return any(parse.tokens[d].lemma.lower() in _DEFINITE for d in parse.children(noun, "det"))


def turned(value: float, embedding: Embedding, governor: Clause) -> float:
    """The value after a governing word has kept, turned or voided it."""
    value *= embedding.polarity
    if governor.polarity > 0 or embedding.negated == "same":
        return value
    return -value if embedding.negated == "turn" else 0.0


def frame_under(frame: Frame, embedding: Embedding, governor: Clause) -> Frame:
    """The frame after a governing word has set it."""
    if embedding.frame is None and frame == "planned" and embedding.name in ("succeed", "fail"):
        return governor.frame  # "managed to strike": as done as the managing
    if embedding.frame is None or frame in ("historical", "general", "conditional"):
        return frame
    if embedding.frame == "ongoing" and governor.frame != "ongoing":
        return governor.frame
    return embedding.frame


def capped(value: float, cap: float) -> float:
    """A value held within a cap on both sides of zero."""
    return max(-cap, min(cap, value))
