"""What a number counts, and of whom, as the tree shows it."""

from __future__ import annotations

import msgspec

from warsan.codebook.calendar import load_calendar
from warsan.codebook.quantities import load_quantities
from warsan.reader.figures.people import is_harmed, unit_of
from warsan.reader.parse import Parse

_MORE = ("more", "other", "further", "additional", "extra", "same", "such", "single")
_NUMERIC = ("NUM", "SYM", "PUNCT")


class Counted(msgspec.Struct, frozen=True):
    """What is counted.

    Attributes:
        noun: Token of the counted noun, None where a verb or nothing says it.
        anchor: The token that stands for the whole phrase in its clause.
        unit, counts: As in `Figure`.
        timed: It counts units of time: a duration or an age.
    """

    noun: int | None
    anchor: int
    unit: str | None
    counts: str | None
    timed: bool = False


def find_counted(parse: Parse, numeral: int, sign: str | None) -> Counted:
    """What the numeral at a token counts; `sign` is the unit that its sign already gave."""
    top = _phrase_top(parse, numeral)
    token = parse.tokens[top]
    if sign is not None and token.upos == "NOUN" and top != numeral and not is_measure(parse, top):
        return Counted(top, top, sign, noun_phrase(parse, top))
    if sign is not None:
        top = top if of_child(parse, top) is not None else numeral
        return _measured(parse, top, sign)
    if top != numeral or token.upos in ("NOUN", "PROPN"):
        return _of_noun(parse, top if top == numeral else _whole_noun(parse, top), numeral)
    return _bare(parse, numeral)


def _phrase_top(parse: Parse, numeral: int) -> int:
    """From a numeral up to the noun it counts."""
    index = numeral
    while parse.tokens[index].head > index and parse.tokens[index].rel in ("nummod", "compound"):
        index = parse.tokens[index].head
        if parse.tokens[index].upos not in ("NUM", "SYM"):
            break
    return index


def _whole_noun(parse: Parse, noun: int) -> int:
    """From a part of a compound to the noun that is counted: "27 member states".

    A measure stays what it is ("a 5 mile stretch") unless both are one ("kilowatt hours"); of
    "eight missile and artillery depots" the row's last noun is counted, as its number shows.
    """
    token = parse.tokens[noun]
    head = parse.tokens[token.head]
    if token.rel == "compound" and token.head > noun and head.upos in ("NOUN", "PROPN"):
        measured = _measure(parse, noun) is not None
        joined = measured and _joined(parse, token.head) in load_quantities().measures["word"]
        return token.head if not measured or joined else noun
    after = noun + 1
    if token.upos != "NOUN" or _is_several(parse, noun) or after >= len(parse.tokens):
        return noun
    last = parse.tokens[after].head if parse.tokens[after].upos == "CCONJ" else noun
    joined = last > after and bool(parse.children(last, "compound"))
    return last if joined and _is_several(parse, last) else noun


def _is_several(parse: Parse, noun: int) -> bool:
    return parse.tokens[noun].text.lower() != parse.tokens[noun].lemma.lower()


def _measured(parse: Parse, top: int, unit: str) -> Counted:
    noun = of_child(parse, top)
    noun = _noun_after_of(parse, top) if noun is None else noun
    if noun is not None and _is_time(parse, noun):
        return Counted(None, top, unit, None, timed=unit == "percent")
    return Counted(noun, top, unit, None if noun is None else noun_phrase(parse, noun))


def _noun_after_of(parse: Parse, index: int) -> int | None:
    """The noun behind "30% of their …", "€9bn worth of …", where the tree hung it elsewhere."""
    end, place = parse.sentences[parse.sentence_of(index)].last, index + 1
    while place < end and (
        parse.tokens[place].upos in _NUMERIC
        or parse.tokens[place].text == "worth"
        or _measure(parse, place)
    ):
        place += 1
    if place >= end or parse.tokens[place].text.lower() != "of":
        return None
    place += 1
    while place < end and parse.tokens[place].upos in ("DET", "PRON", "ADJ", "NUM", "PART"):
        place += 1
    if place >= end or parse.tokens[place].upos not in ("NOUN", "PROPN"):
        return None
    return place if place + 1 >= end or parse.tokens[place + 1].upos != "NOUN" else place + 1


def of_child(parse: Parse, index: int) -> int | None:
    """The noun that hangs on a token by "of", behind it."""
    for child in parse.children(index, "nmod", "obl"):
        cases = {parse.tokens[c].text.lower() for c in parse.children(child, "case")}
        if "of" in cases and child > index:
            return child
    return None


def _of_noun(parse: Parse, top: int, numeral: int) -> Counted:
    unit = _measure(parse, top)
    if unit is None and _is_time(parse, top):
        return Counted(top, top, None, None, timed=True)
    if parse.tokens[top].text in load_quantities().measures["verb"]:
        return Counted(None, numeral, "person", "person")  # a headline's verb taken for a noun
    if unit is not None:
        return _measured(parse, top, unit)
    noun = of_child(parse, top) if top == numeral else top
    if noun is None:
        return _bare(parse, numeral)
    unit = _measure(parse, noun)
    if noun != top and unit is not None:
        return _measured(parse, noun, unit)
    return Counted(noun, top, unit_of(parse, noun), noun_phrase(parse, noun))


def _is_time(parse: Parse, index: int) -> bool:
    """Units of time, and what is none of a thing ("three times")."""
    lemma = parse.tokens[index].lemma.lower()
    return lemma in load_calendar().names["unit"] or lemma in load_quantities().measures["part"]


def _measure(parse: Parse, index: int) -> str | None:
    """The unit of a noun, with the word before it if that is part of it ("square mile")."""
    words, token = load_quantities().measures["word"], parse.tokens[index]
    lemma = token.lemma.lower()
    if token.text == "%":
        return "percent"
    for form in (_joined(parse, index), lemma, token.text):
        if form in words:
            return words[form]
    return None


def is_measure(parse: Parse, index: int) -> bool:
    """Whether a noun is a unit, of time too."""
    return _measure(parse, index) is not None or _is_time(parse, index)


def _joined(parse: Parse, index: int) -> str:
    before = parse.tokens[index - 1].text if index else ""
    lemma = parse.tokens[index].lemma.lower()
    return f"{before if before.isupper() or before[:1].isupper() else before.lower()} {lemma}"


def _bare(parse: Parse, numeral: int) -> Counted:
    """A number that stands for people: "killed 12", "400 have died"."""
    noun = of_child(parse, numeral)
    noun = _next_noun(parse, numeral) if noun is None else noun
    if noun is not None and noun != numeral:
        return _of_noun(parse, noun, numeral)
    outer = _outer_number(parse, numeral)
    token = parse.tokens[outer]
    verbs = load_quantities().measures["verb"]
    harmed = token.rel in ("obj", "nsubj") and parse.tokens[token.head].lemma in verbs
    if harmed or _harmed_behind(parse, numeral):
        return Counted(None, numeral, "person", "person")
    return Counted(None, numeral, None, None)


def _outer_number(parse: Parse, numeral: int) -> int:
    """From "thousands" up to "tens" of "tens of thousands"."""
    while parse.tokens[numeral].rel == "nmod":
        head = parse.tokens[numeral].head
        if parse.tokens[head].lemma.lower() not in ("ten", "hundred", "thousand", "dozen"):
            break
        numeral = head
    return numeral


def _harmed_behind(parse: Parse, numeral: int) -> bool:
    """Whether as in "16 injured", "Seven die" the verb is next, whatever the tree says."""
    end = parse.sentences[parse.sentence_of(numeral)].last
    if numeral + 1 >= end:
        return False
    more = parse.tokens[numeral + 1].text.lower() == "more" and numeral + 2 < end
    return is_harmed(parse, numeral + (2 if more else 1))


def _next_noun(parse: Parse, numeral: int) -> int | None:
    """The noun right behind a numeral, where the tree hung the numeral elsewhere."""
    index, end = numeral + 1, parse.sentences[parse.sentence_of(numeral)].last
    if index < end and parse.tokens[index].text.lower() == "of":
        index += 1
    while index < end and _is_before_noun(parse, index):
        if parse.tokens[index].upos == "PROPN" and unit_of(parse, index) and _ends(parse, index):
            return index
        index += 1
    if index >= end or parse.tokens[index].upos != "NOUN":
        return None
    while index + 1 < end and parse.tokens[index + 1].upos == "NOUN":
        index += 1
    return index


def _is_before_noun(parse: Parse, index: int) -> bool:
    """Whether a word can stand between a numeral and its noun: "five captured Russian pilots"."""
    token = parse.tokens[index]
    participle = token.upos == "VERB" and token.text.lower().endswith("ed")
    return token.upos in ("ADJ", "PROPN", "NUM") or participle


def _ends(parse: Parse, index: int) -> bool:
    """Whether no noun follows: "hundreds of Russians", not "Russian soldiers"."""
    after = index + 1
    return after >= len(parse.tokens) or parse.tokens[after].upos not in ("NOUN", "PROPN", "ADJ")


def noun_phrase(parse: Parse, noun: int) -> str:
    """The lemma of what is counted, with what makes it a thing of its kind ("military asset")."""
    parts = [_lemma(parse, noun)]
    for child in reversed(parse.children(noun, "amod", "compound")):
        token = parse.tokens[child]
        plain = token.upos in ("NOUN", "ADJ") and token.text.islower() and token.text not in _MORE
        plain = plain and _measure(parse, child) is None
        if child != noun - len(parts) or not plain:
            break
        parts.insert(0, token.lemma)
    return " ".join(parts)


def _lemma(parse: Parse, noun: int) -> str:
    """The lemma; of a people its singular ("Ukrainians")."""
    token = parse.tokens[noun]
    single = token.text.removesuffix("s")
    return single if token.upos == "PROPN" and _is_people(token.text, single) else token.lemma


def _is_people(plural: str, single: str) -> bool:
    peoples = load_quantities().peoples
    return plural in peoples and single in peoples
