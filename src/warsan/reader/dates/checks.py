"""Whether words that look like a date are one: months against verbs, years against counts."""

from __future__ import annotations

import re

from warsan.codebook.calendar import load_calendar
from warsan.codebook.quantities import load_quantities
from warsan.reader.dates.values import Groups
from warsan.reader.parse import Parse, Range

_BEFORE_MONTH = frozenset(
    ("in", "since", "until", "till", "by", "from", "of", "during", "before", "after", "between")
)
_BEFORE_SPAN = frozenset(("for", "in", "within", "after", "than", "over", "about", "almost"))
_OLD = re.compile(r"[ -]?old\b|[ -]of[ -]age\b", re.IGNORECASE)


def is_date(parse: Parse, given: Range, rule: str, groups: Groups) -> bool:
    """Whether a match of a rule is an expression of time in its context."""
    if _is_in_name(parse, given):
        return False
    check = _CHECKS.get(rule)
    return check is None or check(parse, given, groups)


def _is_in_name(parse: Parse, given: Range) -> bool:
    """Part of a longer name ("Theresa May", "The Sunday Times") and no date in it.

    The reader marks dates inside names: "the 2022 World Cup".
    """
    dated = any(
        n.label == "DATE" and n.first <= given.first and given.last <= n.last for n in parse.nested
    )
    return not dated and any(
        n.first <= given.first
        and given.last <= n.last
        and (n.last - n.first) > given.last - given.first
        for n in parse.names
    )


def _month(parse: Parse, given: Range, groups: Groups) -> bool:
    if groups.get("year"):
        return True
    token = parse.tokens[given.last - 1]
    if token.upos in ("AUX", "VERB", "ADV"):
        return False
    if groups.get("rel") or _before(parse, given) in _BEFORE_MONTH:
        return True
    return (
        token.lemma.lower() not in ("may", "march")
        and len(token.text) > 3
        and token.text[-1] != "."
    )


def _before(parse: Parse, given: Range) -> str:
    return parse.tokens[given.first - 1].text.lower() if given.first else ""


def _following(parse: Parse, given: Range) -> str:
    return parse.tokens[given.last].text.lower() if given.last < len(parse.tokens) else ""


def _year(parse: Parse, given: Range, _groups: Groups) -> bool:
    token = parse.tokens[given.last - 1]
    head = parse.tokens[token.head]
    counted = (
        token.rel == "nummod" and head.text.lower() != head.lemma.lower() and head.upos == "NOUN"
    )
    numbered = token.head == given.last - 2 and head.upos in ("NOUN", "PROPN")
    numbered = numbered and head.text.lower() not in load_calendar().names["month"]
    quantities = load_quantities()
    bounded = _before(parse, given) in quantities.bound_words and _before(parse, given) != "around"
    unit = parse.tokens[given.last].lemma.lower() if given.last < len(parse.tokens) else ""
    return not (counted or numbered or bounded or unit in quantities.unit_words)


def _weekday(parse: Parse, given: Range, groups: Groups) -> bool:
    if _following(parse, given) in load_calendar().papers:
        return False
    if groups.get("rel") or not given.first:
        return True
    before, first = parse.tokens[given.first - 1], parse.tokens[given.first]
    named = (
        before.upos in ("PROPN", "ADJ") and before.text[:1].isupper() and before.end < first.start
    )
    opens = parse.sentences[parse.sentence_of(given.first)].first == given.first - 1
    return not (named and before.head == given.first and (not opens or before.upos == "PROPN"))


def _season(parse: Parse, given: Range, groups: Groups) -> bool:
    word = groups["season"].lower()
    at = [i for i in range(given.first, given.last) if parse.tokens[i].text.lower() == word]
    place = at[0] if at else given.last - 1
    token = parse.tokens[place]
    if token.upos not in ("NOUN", "PROPN") or token.rel == "compound":
        return False
    return bool(groups.get("year")) or not parse.children(place, "nmod")


def _span(parse: Parse, given: Range, groups: Groups) -> bool:
    text = parse.text[parse.tokens[given.last - 1].end :][:8]
    if _OLD.match(text) or _before(parse, given) == "aged":
        return False
    if groups.get("rel") or groups.get("num", "").lower() not in ("a", "an", "one"):
        return True
    return _before(parse, given) in _BEFORE_SPAN


def _word(parse: Parse, given: Range, groups: Groups) -> bool:
    adverb = parse.tokens[given.last - 1].upos != "ADJ"
    return adverb and groups["word"].lower() != "past"


def _unit(parse: Parse, given: Range, groups: Groups) -> bool:
    return parse.tokens[given.last - 1].upos != "VERB" and bool(groups["unit"])


_CHECKS = {
    "month": _month,
    "year": _year,
    "weekday": _weekday,
    "season": _season,
    "span": _span,
    "words": _word,
    "unit": _unit,
}
