"""Whether what a number counts was harmed or lost; "no" and "none" count nothing else."""

from __future__ import annotations

from warsan.codebook.quantities import UnitClass, load_quantities
from warsan.reader.figures.counted import Counted, noun_phrase, of_child
from warsan.reader.figures.owners import first_of_row
from warsan.reader.figures.people import unit_of
from warsan.reader.parse import Parse


def is_lost(parse: Parse, numeral: int) -> tuple[Counted, bool]:
    """What "no", "none" or "not a single" counts, and whether it was harmed or lost."""
    token, book = parse.tokens[numeral], load_quantities().measures
    beside = token.rel in ("det", "amod", "nummod") and token.head > numeral
    noun = token.head if beside else of_child(parse, numeral)
    if noun is None:
        people = Counted(None, numeral, "person", "person")
        return people, is_victim(parse, people)
    anchor = noun if beside else numeral
    found = Counted(noun, anchor, unit_of(parse, noun), noun_phrase(parse, noun))
    harm = parse.tokens[noun].lemma.lower() in book["harm"]
    return found, harm or is_victim(parse, found, "loss")


def is_victim(parse: Parse, counted: Counted, more: UnitClass = "verb") -> bool:
    """Whether what is counted was killed, hurt, held or driven out (with "loss": or destroyed)."""
    index, book = first_of_row(parse, counted.anchor), load_quantities().measures
    token = parse.tokens[index]
    lemma = parse.tokens[token.head].lemma
    if lemma not in book["verb"] and lemma not in book[more]:
        return False
    acts = token.deprel == "nsubj" and parse.children(token.head, "obj")
    return token.rel in ("obj", "nsubj") and not acts
