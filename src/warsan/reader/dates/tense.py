"""Whether the clause around a token tells of what has been or of what is to come."""

from __future__ import annotations

from typing import Literal

from warsan.codebook.calendar import load_calendar
from warsan.codebook.speech import load_speech
from warsan.reader.parse import Parse

Tense = Literal["past", "present", "future"]

_AHEAD = frozenset(("will", "shall", "'ll", "would", "wo"))
_PAST = frozenset(("had", "was", "were", "did", "has", "have", "been", "'d", "'ve"))


def judge_tense(parse: Parse, index: int) -> Tense | None:
    """The tense of the clause that governs a token; None where there is no verb.

    "would" counts as ahead. An infinitive lies ahead of a verb of planning, else it has the
    tense of its governor.
    """
    for above in (index, *parse.ancestors(index)):
        if _is_predicate(parse, above):
            found = _tense_of(parse, above)
            if found is not None:
                return found
    return None


def _is_predicate(parse: Parse, index: int) -> bool:
    return parse.tokens[index].upos in ("VERB", "AUX") or bool(parse.children(index, "cop"))


def _tense_of(parse: Parse, index: int) -> Tense | None:
    token = parse.tokens[index]
    helpers = {parse.tokens[c].text.lower() for c in parse.children(index, "aux", "cop")}
    if helpers & _AHEAD:
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
    if form.endswith("ed") or form not in (lemma, f"{lemma}s", f"{lemma}es", f"{lemma[:-1]}ies"):
        return "past"
    # "says on Tuesday" is how headlines tell what was said
    return "past" if (lemma, "VERB") in load_speech().cues else "present"
