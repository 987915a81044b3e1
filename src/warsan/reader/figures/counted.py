"""What a number counts, and of whom, as the tree shows it."""

from __future__ import annotations

import msgspec

from warsan.codebook.calendar import load_calendar
from warsan.codebook.quantities import UnitClass, load_quantities
from warsan.model import Party
from warsan.reader.parse import Parse
from warsan.reader.parties.index import MentionIndex

_NUMERIC = ("NUM", "SYM", "PUNCT")
_MODIFIERS = ("nmod:poss", "amod", "compound", "nmod", "appos")


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
    if sign is not None:
        top = top if _of_child(parse, top) is not None else numeral
        return _measured(parse, top, sign)
    if top != numeral or token.upos in ("NOUN", "PROPN"):
        return _of_noun(parse, top, numeral)
    return _bare(parse, numeral)


def _phrase_top(parse: Parse, numeral: int) -> int:
    """From a numeral up to the noun it counts."""
    index = numeral
    while parse.tokens[index].head > index and parse.tokens[index].rel in ("nummod", "compound"):
        index = parse.tokens[index].head
        if parse.tokens[index].upos not in ("NUM", "SYM"):
            break
    return index


def _measured(parse: Parse, top: int, unit: str) -> Counted:
    noun = _of_child(parse, top)
    noun = _noun_after_of(parse, top) if noun is None else noun
    if noun is not None and _is_time(parse, noun):
        return Counted(None, top, unit, None, timed=unit == "percent")
    return Counted(noun, top, unit, None if noun is None else noun_phrase(parse, noun))


def _noun_after_of(parse: Parse, index: int) -> int | None:
    """The noun behind "30% of their …", where the tree did not hang it there."""
    end, place = parse.sentences[parse.sentence_of(index)].last, index + 1
    while place < end and (parse.tokens[place].upos in _NUMERIC or _measure(parse, place)):
        place += 1
    if place >= end or parse.tokens[place].text.lower() != "of":
        return None
    place += 1
    while place < end and parse.tokens[place].upos in ("DET", "PRON", "ADJ", "NUM", "PART"):
        place += 1
    if place >= end or parse.tokens[place].upos != "NOUN":
        return None
    return place if place + 1 >= end or parse.tokens[place + 1].upos != "NOUN" else place + 1


def _of_child(parse: Parse, index: int) -> int | None:
    for child in parse.children(index, "nmod", "obl"):
        cases = {parse.tokens[c].text.lower() for c in parse.children(child, "case")}
        if "of" in cases and child > index:
            return child
    return None


def _of_noun(parse: Parse, top: int, numeral: int) -> Counted:
    if _is_time(parse, top):
        return Counted(top, top, None, None, timed=True)
    if parse.tokens[top].text in load_quantities().measures["verb"]:
        return Counted(None, numeral, "person", "person")  # a headline's verb taken for a noun
    unit = _measure(parse, top)
    if unit is not None:
        return _measured(parse, top, unit)
    noun = _of_child(parse, top) if top == numeral else top
    if noun is None:
        return _bare(parse, numeral)
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


def unit_of(parse: Parse, noun: int) -> str | None:
    """Tells "person" where a noun means people, else None."""
    token, people = parse.tokens[noun], load_quantities().measures["person"]
    if token.upos == "PROPN" and token.text in load_quantities().peoples:
        return "person"
    return people.get(token.lemma) or people.get(token.lemma.lower())


def _bare(parse: Parse, numeral: int) -> Counted:
    """A number that stands for people: "killed 12", "400 have died"."""
    noun = _of_child(parse, numeral)
    noun = _next_noun(parse, numeral) if noun is None else noun
    if noun is not None and noun != numeral:
        return _of_noun(parse, noun, numeral)
    token = parse.tokens[numeral]
    verbs = load_quantities().measures["verb"]
    harmed = token.rel in ("obj", "nsubj") and parse.tokens[token.head].lemma in verbs
    if harmed or _harmed_behind(parse, numeral):
        return Counted(None, numeral, "person", "person")
    return Counted(None, numeral, None, None)


def _harmed_behind(parse: Parse, numeral: int) -> bool:
    """Whether as in "16 injured", "Seven die": the verb stands right behind, whatever the tree says."""
    end = parse.sentences[parse.sentence_of(numeral)].last
    if numeral + 1 >= end:
        return False
    token = parse.tokens[numeral + 1]
    return (
        token.upos in ("VERB", "ADJ") and token.lemma.lower() in load_quantities().measures["verb"]
    )


def _next_noun(parse: Parse, numeral: int) -> int | None:
    """The noun right behind a numeral, where the tree hung the numeral elsewhere."""
    index, end = numeral + 1, parse.sentences[parse.sentence_of(numeral)].last
    if index < end and parse.tokens[index].text.lower() == "of":
        index += 1
    while index < end and parse.tokens[index].upos in ("ADJ", "PROPN", "NUM"):
        index += 1
    if index >= end or parse.tokens[index].upos != "NOUN":
        return None
    while index + 1 < end and parse.tokens[index + 1].upos == "NOUN":
        index += 1
    return index


def noun_phrase(parse: Parse, noun: int) -> str:
    """The lemma of what is counted, with what makes it a thing of its kind ("military asset")."""
    parts = [_lemma(parse, noun)]
    for child in reversed(parse.children(noun, "amod", "compound")):
        token = parse.tokens[child]
        plain = token.upos in ("NOUN", "ADJ") and token.text.islower()
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


def is_lost(parse: Parse, numeral: int) -> tuple[Counted, bool]:
    """What "no", "none" or "not a single" counts, and whether it was harmed or lost."""
    book, end = load_quantities().measures, parse.sentences[parse.sentence_of(numeral)].last
    token = parse.tokens[numeral]
    noun = token.head if token.rel == "det" else _of_child(parse, numeral)
    nobody = noun is None or parse.tokens[noun].lemma.lower() == "one"
    if token.text.lower() == "no" and numeral + 1 < end and nobody:
        anchor = numeral + 1
    else:
        anchor = numeral if noun is None or token.rel != "det" else noun
    if nobody:
        return Counted(None, anchor, "person", "person"), is_victim(
            parse, Counted(None, anchor, None, None)
        )
    found = Counted(noun, anchor, unit_of(parse, noun), noun_phrase(parse, noun))
    harm = parse.tokens[noun].lemma.lower() in book["harm"]
    return found, harm or is_victim(parse, found, "loss")


def is_victim(parse: Parse, counted: Counted, more: UnitClass = "verb") -> bool:
    """Whether what is counted was killed, hurt, held or driven out (with "loss": or destroyed)."""
    index, book = _first_of_row(parse, counted.anchor), load_quantities().measures
    token = parse.tokens[index]
    lemma = parse.tokens[token.head].lemma
    if lemma not in book["verb"] and lemma not in book[more]:
        return False
    acts = token.deprel == "nsubj" and parse.children(token.head, "obj")
    return token.rel in ("obj", "nsubj") and not acts


def find_owner(parse: Parse, mentions: MentionIndex, counted: Counted) -> tuple[Party | None, str]:
    """Whose soldiers, losses or assets they are, and why; None if two are named."""
    nouns = {counted.anchor} | ({counted.noun} if counted.noun is not None else set())
    near = [i for n in sorted(nouns) for i in (n, *parse.children(n, *_MODIFIERS))]
    named = [m for i in near if (m := mentions.at(i)) is not None and m.party is not None]
    parties = {m.party.code: m.party for m in named if m.party is not None}
    loser, why = _loser(parse, mentions, counted.anchor)
    if len(parties) == 1:
        party = next(iter(parties.values()))
        if loser is None or not _is_unowned(party):
            return party, f"of “{named[0].span.text}”"
        return msgspec.structs.replace(loser, sector=party.sector), why
    if parties:
        return None, f"of {' or '.join(sorted(parties))}: left open"
    return loser, why


def _is_unowned(party: Party) -> bool:
    """Whether only a sector is known ("soldiers"): whoever lost them owns them."""
    return not (party.country or party.organisation or party.name)


def _loser(parse: Parse, mentions: MentionIndex, anchor: int) -> tuple[Party | None, str]:
    """The subject of "have lost 15,000 soldiers"."""
    token = parse.tokens[_first_of_row(parse, anchor)]
    verb = parse.tokens[token.head]
    if token.rel != "obj" or verb.lemma not in load_quantities().measures["owner"]:
        return None, ""
    for subject in parse.children(token.head, "nsubj"):
        mention = mentions.at(subject)
        if mention is not None and mention.party is not None:
            return mention.party, f"“{mention.span.text}” is the subject of “{verb.text}”"
    return None, ""


def _first_of_row(parse: Parse, index: int) -> int:
    """The first of coordinated words, which hangs on the verb for all of them.

    From a numeral that only measures ("20-30% of …") first up to what it measures.
    """
    while _hangs_in_row(parse, index):
        index = parse.tokens[index].head
    return index


def _hangs_in_row(parse: Parse, index: int) -> bool:
    token = parse.tokens[index]
    measures = token.upos == "NUM" and token.rel in ("nummod", "nmod", "compound")
    return (token.rel == "conj" or measures) and token.head != index
