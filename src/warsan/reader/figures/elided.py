"""What a number counts where no noun stands beside it: told before, or in the subject."""

from __future__ import annotations

from warsan.codebook.quantities import load_quantities
from warsan.reader.figures.counted import Counted, is_harmed, is_measure, noun_phrase, unit_of
from warsan.reader.parse import Parse

_BACK = frozenset(("them", "these", "those", "whom", "which"))


def find_elided(parse: Parse, numeral: int, counted: Counted, before: Counted | None) -> Counted:
    """Completes what is counted.

    Args:
        parse: One field of an article.
        numeral: Token of the number.
        counted: What the words beside it show.
        before: What the figure before it in the same paragraph counts, None if nothing.
    """
    if counted.timed:
        return counted
    if counted.noun is None and counted.counts is None:
        measures = counted.unit is not None
        counted = _measured_of(parse, counted) if measures else _tallied(parse, numeral, counted)
    if not _points_back(parse, numeral, counted, before):
        return counted
    if before is None or before.noun is None or before.counts is None:
        return _forgotten(parse, counted)
    share = counted.unit not in (None, "person")
    unit = counted.unit if share else before.unit
    return Counted(before.noun, counted.anchor, unit, before.counts)


def _points_back(parse: Parse, numeral: int, counted: Counted, before: Counted | None) -> bool:
    """Whether it counts what was told before: "15 of them", "12 more", "and wounded 30"."""
    noun = counted.noun
    if noun is not None:
        return parse.tokens[noun].upos == "PRON" or _is_other(parse, noun)
    if _of_them(parse, numeral):
        return True
    if before is None or before.noun is None:
        return False
    near = parse.sentence_of(before.noun) == parse.sentence_of(numeral)
    return near and counted.counts == "person" == counted.unit == before.unit


def _is_other(parse: Parse, noun: int) -> bool:
    return parse.tokens[noun].lemma.lower() in load_quantities().measures["other"]


def _of_them(parse: Parse, numeral: int) -> bool:
    """Behind it stands "more", "others" or "of them", and no noun."""
    end = parse.sentences[parse.sentence_of(numeral)].last
    words = [parse.tokens[i].text.lower() for i in range(numeral + 1, min(numeral + 3, end))]
    if words[:1] == ["of"] and words[1:] and words[1] in _BACK:
        return True
    if words[:1] in (["more"], ["others"]):
        return numeral + 2 >= end or not _goes_on(parse, numeral + 2)
    return False


def _goes_on(parse: Parse, index: int) -> bool:
    """Whether a noun may follow; "12 more wounded" has none."""
    token = parse.tokens[index]
    harmed = is_harmed(parse, index)
    return token.upos in ("NOUN", "PROPN", "ADJ") and not harmed


def _measured_of(parse: Parse, counted: Counted) -> Counted:
    """What a share or sum is of: "inflation of 15%", "a $5bn fund", "shipments fell by 30%"."""
    top = _top(parse, counted.anchor)
    token = parse.tokens[top]
    head, found = token.head, None
    if parse.tokens[head].upos == "NOUN" and head != top:
        of = any(parse.tokens[c].text == "of" for c in parse.children(top, "case"))
        beside = token.rel in ("nummod", "compound", "amod", "det")
        found = head if (token.rel == "nmod" and of) or beside else None
    elif parse.tokens[head].lemma in load_quantities().measures["change"]:
        found = next(iter(parse.children(head, "obj") or parse.children(head, "nsubj")), None)
    if counted.unit in load_quantities().measures["sign"].values() and found is None:
        found = _spent_in(parse, (counted.anchor, top))
    if found is None or found == counted.anchor or parse.tokens[found].upos != "NOUN":
        return counted
    if parse.tokens[found].lemma in load_quantities().multipliers:
        return counted  # "hundreds of metres"
    return Counted(found, counted.anchor, counted.unit, noun_phrase(parse, found))


def _spent_in(parse: Parse, places: tuple[int, ...]) -> int | None:
    """What a sum is given in: "$100m in funding"."""
    for child in (c for place in places for c in parse.children(place, "nmod", "obl")):
        if any(parse.tokens[c].text.lower() == "in" for c in parse.children(child, "case")):
            return None if is_measure(parse, child) else child
    return None


def _top(parse: Parse, index: int) -> int:
    """From a number up to the unit that it is a number of."""
    while True:
        head = parse.tokens[index].head
        measures = parse.tokens[head].upos in ("NUM", "SYM") or is_measure(parse, head)
        if head == index or not measures or parse.tokens[index].rel not in ("nummod", "compound"):
            return index
        index = head


def _forgotten(parse: Parse, counted: Counted) -> Counted:
    """A pronoun that nothing told before fills counts what is not said; "others" are people."""
    if counted.noun is None or parse.tokens[counted.noun].upos != "PRON":
        people = counted.unit == "person"
        return Counted(counted.noun, counted.anchor, counted.unit, "person" if people else None)
    return Counted(None, counted.anchor, counted.unit, None)


def _tallied(parse: Parse, numeral: int, counted: Counted) -> Counted:
    """From the subject: "the death toll rose to 12", "the number of refugees is 3 million"."""
    token = parse.tokens[numeral]
    verb = numeral if parse.children(numeral, "nsubj") else token.head
    tallies = load_quantities().measures["tally"]
    if verb != numeral and (token.rel not in ("obl", "obj") or token.head == numeral):
        return counted
    sums = parse.tokens[verb].lemma in load_quantities().measures["sum"]
    for subject in parse.children(verb, "nsubj"):
        lemma = parse.tokens[subject].lemma.lower()
        if sums and lemma not in tallies and parse.tokens[subject].upos == "NOUN":
            return Counted(subject, numeral, unit_of(parse, subject), noun_phrase(parse, subject))
        if lemma not in tallies:
            continue
        if lemma == "toll":
            return Counted(None, numeral, "person", "death")
        for child in parse.children(subject, "nmod"):
            if not any(parse.tokens[c].text == "of" for c in parse.children(child, "case")):
                continue
            noun = noun_phrase(parse, child)
            return Counted(child, numeral, unit_of(parse, child), noun)
    return counted
