"""Whether words that look like a date are one: months against verbs, years against counts."""

from __future__ import annotations

from warsan.codebook.calendar import load_calendar
from warsan.codebook.quantities import load_quantities
from warsan.reader.dates.values import Groups
from warsan.reader.parse import NameSpan, Parse, Range

_BEFORE_MONTH = frozenset(
    ("in", "since", "until", "till", "by", "from", "of", "during", "before", "after", "between")
)
_BEFORE_SPAN = frozenset(
    ("for", "in", "within", "after", "than", "over", "about", "almost", "nearly", "under", "during")
)
_BEFORE_PLURAL = frozenset(("for", "over", "after", "within", "during", "in", "by", "through"))
_AFTER_PLURAL = frozenset(("after", "before", "of", "later"))
_BEFORE_TIME = frozenset(("at", "by", "since", "until", "before", "from"))
_BEFORE_THE = frozenset(("for", "during", "throughout", "in"))
_NOUNS = frozenset(
    ("the future", "the past", "the present", "the near future", "the recent past")
) | {"the foreseeable future", "the present day"}
_BEFORE_NOUN = frozenset(("in", "for", "from", "of", "into", "until", "to", "at"))
_ENDS = frozenset((".", ",", ";", ":", "!", "?", ")", "—", "–", "-", "”", '"', "’", "and", "but"))


def is_date(parse: Parse, given: Range, rule: str, groups: Groups) -> bool:
    """Whether a match of a rule is an expression of time in its context."""
    if _is_in_name(parse, given, rule):
        return False
    check = _CHECKS.get(rule)
    return check is None or check(parse, given, groups)


def _is_in_name(parse: Parse, given: Range, rule: str) -> bool:
    """Part of a longer name ("Theresa May", "The Sunday Times") and no date in it.

    The reader marks dates inside names ("the 2022 World Cup"), and a year that ends a name says
    which of several it is ("WWDC 2005") unless the name is that of a make.
    """
    dated = any(
        n.label == "DATE" and n.first <= given.first and given.last <= n.last for n in parse.nested
    )
    return not dated and any(
        n.first <= given.first
        and given.last <= n.last
        and (n.last - n.first) > given.last - given.first
        and not (n.label == "DATE" or (_is_edition(given, rule, n) and n.label != "PRODUCT"))
        for n in parse.names
    )


def _is_edition(given: Range, rule: str, name: NameSpan) -> bool:
    return rule == "year" and given.last == name.last


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
    numbered = numbered and not _is_acronym(head.text)
    numbered = numbered and head.text.lower() not in load_calendar().names["month"]
    quantities = load_quantities()
    before = _before(parse, given)
    bounded = before in quantities.bound_words and before != "around" and not _ranges(parse, given)
    unit = parse.tokens[given.last].lemma.lower() if given.last < len(parse.tokens) else ""
    return not (counted or numbered or bounded or unit in quantities.unit_words)


def _ranges(parse: Parse, given: Range) -> bool:
    """From 2014 to 2016; "up to 2000" is a bound."""
    near = [t.text.lower() for t in parse.tokens[max(given.first - 2, 0) : given.first]]
    return near[-1:] == ["to"] and near != ["up", "to"]


def _is_acronym(text: str) -> bool:
    """Gatherings that come back bear one, and the year says which it was ("COP 2021")."""
    return len(text) > 2 and text.isupper()


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
    if groups.get("rel") or groups.get("num", "").lower() not in ("a", "an", "one"):
        return not ("unit2" in groups and groups.get("num", "").lower() in ("a", "an"))
    return (
        _before(parse, given) in _BEFORE_SPAN
        or _following(parse, given) in ("before", "after")
        or "half" in groups
    )


def _several(parse: Parse, given: Range, groups: Groups) -> bool:
    """Years, months: as a stretch ("for years", "days after"), not as a thing counted or had."""
    if (
        "making" in groups
        or _before(parse, given) in _BEFORE_PLURAL
        or _following(parse, given) in _AFTER_PLURAL
    ):
        return True
    return parse.tokens[given.last - 1].deprel in ("obl:tmod", "obl:npmod", "obl:unmarked")


def _word(parse: Parse, given: Range, groups: Groups) -> bool:
    last, word = parse.tokens[given.last - 1], groups["word"].lower()
    after = parse.text[last.end : last.end + 2]
    if after[:1] in ("-", "–") and after[1:].isalpha():
        return False  # the now-cancelled deal
    if word in _NOUNS:
        return _before(parse, given) in _BEFORE_NOUN and _following(parse, given) != "of"
    if word == "now" and _following(parse, given) == "that":
        return False
    if word == "soon" and _before(parse, given) == "as":
        return False
    if word == "recently" and _following(parse, given) == "as":
        return False
    return last.upos != "ADJ" or word == "overnight"


def _unit(parse: Parse, given: Range, groups: Groups) -> bool:
    return parse.tokens[given.last - 1].upos != "VERB" and bool(groups["unit"])


def _told(parse: Parse, given: Range, groups: Groups) -> bool:
    wanted = groups["rel"].lower()
    if wanted == "that" and not _is_determined(parse, given):
        return False
    if groups.get("unit") == " ":
        return _before(parse, given) in _BEFORE_TIME
    if wanted == "the" and groups["unit"].lower() != "weekend":
        return _before(parse, given) in _BEFORE_THE and _following(parse, given) in _ENDS
    closed = _following(parse, given) in _ENDS or given.last == len(parse.tokens)
    return closed or wanted not in ("before", "after")


def _is_determined(parse: Parse, given: Range) -> bool:
    words = (parse.tokens[i] for i in range(given.first, given.last))
    return any(w.text.lower() == "that" and w.upos in ("DET", "PRON") for w in words)


def _shift(parse: Parse, given: Range, groups: Groups) -> bool:
    """As in "two days later"; "two days after the vote" says how long: the rule of spans."""
    if groups["dir"].lower() not in ("before", "after"):
        return True
    return _following(parse, given) in _ENDS or given.last == len(parse.tokens)


def _per(parse: Parse, given: Range, groups: Groups) -> bool:
    """A year, behind a count ("15 a year", "twice a week", "ten people a day"); no speed."""
    if not given.first:
        return False
    before = parse.tokens[given.first - 1]
    if before.text.lower() in ("once", "twice", "times"):
        return True
    if groups["unit"].lower() in ("hour", "minute"):
        return before.upos in ("NUM", "SYM")
    counted = any(parse.tokens[c].upos == "NUM" for c in parse.children(given.first - 1, "nummod"))
    return before.upos in ("NUM", "SYM") or counted


def _decade(parse: Parse, given: Range, _groups: Groups) -> bool:
    """The forties of people are ages."""
    return _before(parse, given) not in ("his", "her", "their", "my", "your", "our", "its")


def _clock(parse: Parse, given: Range, groups: Groups) -> bool:
    """Figures parted by a dot are a time before a zone or behind the day ("1 May 2022 20.59")."""
    return "dot" not in groups or "zone" in groups or _before(parse, given).isdigit()


_CHECKS = {
    "clock": _clock,
    "month": _month,
    "year": _year,
    "weekday": _weekday,
    "season": _season,
    "span": _span,
    "plural": _several,
    "words": _word,
    "unit": _unit,
    "told": _told,
    "shift": _shift,
    "per": _per,
    "decade": _decade,
}
