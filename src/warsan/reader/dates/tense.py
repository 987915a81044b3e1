"""Whether the clause around a token tells of what has been or of what is to come."""

from __future__ import annotations

from typing import Literal

from warsan.codebook.calendar import load_calendar
from warsan.codebook.speech import load_speech
from warsan.reader.parse import Parse

Tense = Literal["past", "present", "future"]

_AHEAD = frozenset(("will", "shall", "'ll", "’ll", "would", "wo", "going"))
_MODAL = frozenset(("should", "may", "might", "could", "can", "must", "ca"))
_TOWARDS = frozenset(("for", "until", "till", "to"))
_SHORTLY = 7
_HAVE = frozenset(("have", "'ve", "’ve", "has", "had"))
_PAST = frozenset(("had", "was", "were", "did", "has", "have", "been", "'d", "'ve"))


def judge_tense(parse: Parse, index: int) -> Tense | None:
    """The tense of the clause that governs a token; None where there is no verb.

    "would" counts as ahead, and so do "should" and the other modals unless "have" follows. An
    infinitive lies ahead of a verb of planning, else it has the tense of its governor. What hangs
    on a verb of planning itself lies ahead of it ("scheduled for Friday"), and so does what other
    things happen ahead of ("ahead of the reopening on Sunday").
    """
    if _is_scheduled(parse, index) or _is_heralded(parse, index):
        return "future"
    for above in (index, *parse.ancestors(index)):
        if _is_predicate(parse, above):
            found = _tense_of(parse, above)
            if found is not None:
                return found
    return None


def _is_scheduled(parse: Parse, index: int) -> bool:
    """Whether a token hangs with "for" or "until" (or "due") on a word of planning."""
    head = parse.tokens[index].head
    if head == index or parse.tokens[head].lemma.lower() not in load_calendar().planning:
        return False
    marks = {parse.tokens[c].text.lower() for c in parse.children(index, "case")}
    return bool(marks & _TOWARDS) or parse.tokens[head].lemma.lower() == "due"


def _is_heralded(parse: Parse, index: int) -> bool:
    """Whether "ahead of" or "upcoming" stands shortly before a token, with no verb between.

    By the words, not the tree: what follows a noun is often hung on the verb instead.
    """
    for token in reversed(parse.tokens[max(index - _SHORTLY, 0) : index]):
        if token.text.lower() in load_calendar().heralds:
            return True
        if token.upos in ("VERB", "AUX", "PUNCT"):
            return False
    return False


def is_attribute(parse: Parse, index: int) -> bool:
    """Whether a token narrows a noun ("Thursday's sentence", "the attack on Monday")."""
    token = parse.tokens[index]
    head = parse.tokens[token.head]
    return token.rel in ("nmod", "compound", "nummod") and head.upos in ("NOUN", "PROPN")


def _is_predicate(parse: Parse, index: int) -> bool:
    return parse.tokens[index].upos in ("VERB", "AUX") or bool(parse.children(index, "cop"))


def _tense_of(parse: Parse, index: int) -> Tense | None:
    token = parse.tokens[index]
    helpers = {parse.tokens[c].text.lower() for c in parse.children(index, "aux", "cop")}
    if helpers & _AHEAD or (helpers & _MODAL and not helpers & _HAVE):
        return "future"
    if any(parse.tokens[c].text.lower() == "to" for c in parse.children(index, "mark")):
        return "future" if _is_planned(parse, index) else None
    if helpers & _PAST:
        return "past"
    if token.upos not in ("VERB", "AUX") or token.text.lower().endswith("ing"):
        return "present" if helpers else None
    return _by_form(parse, index)


def _is_planned(parse: Parse, infinitive: int) -> bool:
    head = parse.tokens[infinitive].head
    return head != infinitive and parse.tokens[head].lemma in load_calendar().planning


def _by_form(parse: Parse, index: int) -> Tense | None:
    token = parse.tokens[index]
    form, lemma = token.text.lower(), token.lemma.lower()
    if (
        form.endswith("ed")
        or form in load_calendar().invariant
        or form not in (lemma, f"{lemma}s", f"{lemma}es", f"{lemma[:-1]}ies")
    ):
        return "past"
    if lemma in load_calendar().timetable:
        return "future"
    # "says on Tuesday" is how headlines tell what was said
    return "past" if (lemma, "VERB") in load_speech().cues else "present"
