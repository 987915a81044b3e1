"""Whether the name of a state, a capital or a seat stands for a place rather than a party."""

from __future__ import annotations

from warsan.codebook.parties import load_parties
from warsan.reader.parse import Parse

_DIRECTED = frozenset({"to", "from", "into", "for", "towards", "toward"})
_DEALT = frozenset({"between", "with", "against", "by"})
"""Whom one deals with: "talks with Kyiv", "an agreement between Moscow and Minsk"."""


def judge_setting(parse: Parse, head: int, *, city: bool) -> str | None:
    """Why a name is a place where it stands; None if it can be a party.

    Args:
        parse: The field.
        head: The name's head token.
        city: Whether it is a capital or a seat, which must act to be a government.
    """
    head = _first_conjunct(parse, head)
    token = parse.tokens[head]
    case, before = _case(parse, head)
    governor = parse.tokens[token.head].lemma.lower() if token.head != head else ""
    book = load_parties().settings
    if case in book["preposition"]:
        return f"it stands after “{case}”, as a place"
    if case == "from" and before in book["measure"]:
        return f"“{before} from” names a place"
    if case in _DIRECTED and (governor in book["motion"] or governor in book["measure"]):
        return f"“{governor} {case}” names a place"
    return _city(parse, head, case, governor) if city else None


def _case(parse: Parse, head: int) -> tuple[str, str]:
    """The preposition before a name, and the lemma of the word before that."""
    cases = [c for c in parse.children(head, "case") if c < head]
    if not cases:
        return "", ""
    before = parse.tokens[cases[0] - 1].lemma.lower() if cases[0] else ""
    return parse.tokens[cases[0]].text.lower(), before


def _first_conjunct(parse: Parse, head: int) -> int:
    while parse.tokens[head].rel == "conj" and parse.tokens[head].head != head:
        head = parse.tokens[head].head
    return head


def _city(parse: Parse, head: int, case: str, governor: str) -> str | None:
    """What speaks for the city itself and against the government that sits in it."""
    book, token = load_parties().settings, parse.tokens[head]
    struck = governor in book["struck"]
    reasons = (
        (case in book["standing"], f"it stands after “{case}”, as a place"),
        (
            token.rel in ("nmod", "compound", "amod") and _of_city(governor, case),
            f"it belongs to “{governor}”, as a city does",
        ),
        (
            token.rel == "compound" and governor not in book["seat"],
            f"before “{governor}” it may be the city",
        ),
        (
            struck and (token.rel == "obj" or case in ("on", "of")),
            f"with “{governor}” it is a city",
        ),
        (
            (token.deprel == "nsubj:pass" and (struck or governor not in book["speech"]))
            or (token.rel == "nsubj" and governor in book["state"]),
            f"as the subject of “{governor}” it may be the city",
        ),
        (_is_said_to_be(parse, head), "it is said to be something, as a city is"),
    )
    return next((reason for holds, reason in reasons if holds), None)


def _of_city(governor: str, case: str) -> bool:
    """Whether what is owned or modified is a city's: its streets, museums, people."""
    return governor in load_parties().settings["noun"] and case not in _DEALT


def _is_said_to_be(parse: Parse, head: int) -> bool:
    token = parse.tokens[head]
    return (
        token.rel == "nsubj"
        and parse.tokens[token.head].upos == "NOUN"
        and bool(parse.children(token.head, "cop"))
    )


def acts(parse: Parse, head: int) -> bool:
    """Whether a name is the subject of an active verb, or possesses what follows."""
    if parse.tokens[head].deprel == "nmod:poss":
        return True
    subject = parse.tokens[_first_conjunct(parse, head)]
    return (
        subject.deprel in ("nsubj", "nsubj:xsubj", "nsubj:outer")
        and parse.tokens[subject.head].upos == "VERB"
    )
