"""What a number counts, and of whom, as the tree shows it."""

from __future__ import annotations

import msgspec

from warsan.codebook.calendar import load_calendar
from warsan.codebook.quantities import load_quantities
from warsan.model import Party
from warsan.reader.parse import Parse
from warsan.reader.parties.index import MentionIndex

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
    return Counted(noun, top, unit, None if noun is None else noun_phrase(parse, noun))


def _noun_after_of(parse: Parse, index: int) -> int | None:
    """The noun behind "30% of their …", where the tree did not hang it there."""
    end = parse.sentences[parse.sentence_of(index)].last
    after = [i for i in range(index + 1, min(index + 5, end)) if parse.tokens[i].text == "of"]
    for place in range(after[0] + 1, end) if after else ():
        if parse.tokens[place].upos == "NOUN":
            return (
                place if place + 1 >= end or parse.tokens[place + 1].upos != "NOUN" else place + 1
            )
        if parse.tokens[place].upos not in ("DET", "PRON", "ADJ", "NUM", "PART"):
            break
    return None


def _of_child(parse: Parse, index: int) -> int | None:
    for child in parse.children(index, "nmod", "obl"):
        cases = {parse.tokens[c].text.lower() for c in parse.children(child, "case")}
        if "of" in cases and child > index:
            return child
    return None


def _of_noun(parse: Parse, top: int, numeral: int) -> Counted:
    book, lemma = load_quantities(), parse.tokens[top].lemma.lower()
    if lemma in load_calendar().names["unit"]:
        return Counted(top, top, None, None, timed=True)
    if lemma in book.measures["word"] or parse.tokens[top].text == "%":
        return _measured(parse, top, book.measures["word"].get(lemma, "percent"))
    noun = _of_child(parse, top) if top == numeral else top
    if noun is None:
        return _bare(parse, numeral)
    name = parse.tokens[noun].lemma
    unit = book.measures["person"].get(name) or book.measures["person"].get(name.lower())
    return Counted(noun, top, unit, noun_phrase(parse, noun))


def _bare(parse: Parse, numeral: int) -> Counted:
    """A number that stands for people: "killed 12", "400 have died"."""
    noun = _of_child(parse, numeral)
    noun = _next_noun(parse, numeral) if noun is None else noun
    if noun is not None and noun != numeral:
        return _of_noun(parse, noun, numeral)
    token = parse.tokens[numeral]
    verb = parse.tokens[token.head].lemma
    if token.rel in ("obj", "nsubj") and verb in load_quantities().measures["verb"]:
        return Counted(None, numeral, "person", "person")
    return Counted(None, numeral, None, None)


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
    parts = [parse.tokens[noun].lemma]
    for child in reversed(parse.children(noun, "amod", "compound")):
        token = parse.tokens[child]
        plain = token.upos in ("NOUN", "ADJ") and token.text.islower()
        if child != noun - len(parts) or not plain:
            break
        parts.insert(0, token.lemma)
    return " ".join(parts)


def is_victim(parse: Parse, counted: Counted) -> bool:
    """Whether what is counted was killed, hurt, held or driven out."""
    index = _first_of_row(parse, counted.anchor)
    token = parse.tokens[index]
    if parse.tokens[token.head].lemma not in load_quantities().measures["verb"]:
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
