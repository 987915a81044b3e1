"""What a number counts where no noun stands beside it: told before, or in the subject."""

from __future__ import annotations

from collections.abc import Mapping

from warsan.codebook.quantities import load_quantities
from warsan.reader.figures.counted import Counted, noun_phrase, of_child
from warsan.reader.figures.people import HURT, is_harmed, unit_of
from warsan.reader.parse import Parse

_BACK = frozenset(("them", "these", "those", "whom", "which"))


def find_elided(
    parse: Parse, numeral: int, counted: Counted, before: Counted | None, *, exact: bool = True
) -> Counted:
    """Completes what is counted.

    Args:
        parse: One field of an article.
        numeral: Token of the number.
        counted: What the words beside it show.
        before: What the figure before it in the same paragraph counts, None if nothing.
        exact: It is one number without a bound, which alone may be no figure at all.
    """
    if counted.timed:
        return counted
    if counted.noun is None and counted.counts is None and counted.unit is None:
        counted = _tallied(parse, numeral, counted)
    loose = not exact and counted.unit is None and counted.counts is None
    if not (loose and _near(parse, numeral, before)) and not _points_back(
        parse, numeral, counted, before
    ):
        return counted
    if before is None or before.noun is None or before.counts is None:
        return _forgotten(parse, counted)
    share = counted.unit not in (None, "person")
    unit = counted.unit if share else before.unit
    return Counted(before.noun, counted.anchor, unit, _unharmed(before.counts))


def _unharmed(counts: str) -> str:
    """Of "25,000 dead soldiers, and 40,000 more wounded" the latter are soldiers, not dead ones."""
    first, _, rest = counts.partition(" ")
    return rest if first in HURT and rest else counts


def _points_back(parse: Parse, numeral: int, counted: Counted, before: Counted | None) -> bool:
    """Whether it counts what was told before: "15 of them", "12 more", "and wounded 30"."""
    noun = counted.noun
    if noun is not None:
        return parse.tokens[noun].upos == "PRON" or _is_other(parse, noun)
    if _of_them(parse, numeral):
        return True
    if before is None or not _near(parse, numeral, before):
        return False
    return counted.counts == "person" == counted.unit == before.unit


def _near(parse: Parse, numeral: int, before: Counted | None) -> bool:
    """Whether what was counted last stands in the sentence of the number."""
    if before is None or before.noun is None:
        return False
    return parse.sentence_of(before.noun) == parse.sentence_of(numeral)


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


def _forgotten(parse: Parse, counted: Counted) -> Counted:
    """A pronoun that nothing told before fills counts what is not said; "others" are people."""
    if counted.noun is None or parse.tokens[counted.noun].upos != "PRON":
        people = counted.unit == "person"
        return Counted(counted.noun, counted.anchor, counted.unit, "person" if people else None)
    return Counted(None, counted.anchor, counted.unit, None)


def _tallied(parse: Parse, numeral: int, counted: Counted) -> Counted:
    """From subject, object or apposition: "the toll rose to 12", "put their number at 300"."""
    noun = _apposed(parse, numeral)
    if noun is not None:
        return _tally(parse, noun, numeral) or _thing(parse, noun, numeral)
    token = parse.tokens[numeral]
    verb = numeral if parse.children(numeral, "nsubj") else token.head
    if (put := _put_at(parse, numeral)) is not None:
        return _tally(parse, put, numeral) or counted
    if verb != numeral and (token.rel not in ("obl", "obj") or token.head == numeral):
        return counted
    sums = parse.tokens[verb].lemma in load_quantities().measures["sum"]
    for subject in parse.children(verb, "nsubj"):
        if (found := _tally(parse, subject, numeral)) is not None:
            return found
        lemma = parse.tokens[subject].lemma.lower()
        if sums and lemma not in _tallies() and parse.tokens[subject].upos == "NOUN":
            return _thing(parse, subject, numeral)
    return counted


def _tallies() -> Mapping[str, str]:
    return load_quantities().measures["tally"]


def _thing(parse: Parse, noun: int, numeral: int) -> Counted:
    return Counted(noun, numeral, unit_of(parse, noun), noun_phrase(parse, noun))


def _tally(parse: Parse, noun: int, numeral: int) -> Counted | None:
    """What a toll or a number is of; None where the noun is neither, or says nothing of it."""
    lemma = parse.tokens[noun].lemma.lower()
    if lemma == "toll":
        return Counted(None, numeral, "person", "death")
    if lemma not in _tallies():
        return None
    child = of_child(parse, noun)
    return None if child is None else _thing(parse, child, numeral)


def _apposed(parse: Parse, numeral: int) -> int | None:
    """The noun that a number between commas goes on with: "many containers, about 600"."""
    token, before = parse.tokens[numeral], parse.tokens[numeral - 1] if numeral else None
    loose = token.rel == "appos" and token.head < numeral and before is not None
    return token.head if loose and parse.tokens[token.head].upos == "NOUN" else None


def _put_at(parse: Parse, numeral: int) -> int | None:
    """The object of the verb by which a number is put "at 300"; the tree may hang it lower."""
    if not any(parse.tokens[c].text.lower() == "at" for c in parse.children(numeral, "case")):
        return None
    verb = next((i for i in parse.ancestors(numeral) if parse.tokens[i].upos == "VERB"), None)
    objects = () if verb is None else parse.children(verb, "obj")
    return next((o for o in objects if o < numeral), None)
