"""Whose soldiers, losses or assets a number counts, as the tree shows it."""

from __future__ import annotations

import msgspec

from warsan.codebook.quantities import load_quantities
from warsan.model import Party
from warsan.reader.figures.counted import Counted
from warsan.reader.parse import Parse
from warsan.reader.parties.index import MentionIndex

_SHARES = frozenset({"%", "percent"})
_MODIFIERS = ("nmod:poss", "amod", "compound", "nmod", "appos")


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
    first = first_of_row(parse, anchor)
    token = parse.tokens[first]
    # A second object may hang on the verb itself: "have lost 15,000 soldiers and 20 % of …".
    place = first if token.upos == "VERB" and first != anchor else token.head
    verb = parse.tokens[place]
    if place != first and token.rel != "obj":
        return None, ""
    if verb.lemma not in load_quantities().measures["owner"]:
        return None, ""
    for subject in parse.children(place, "nsubj"):
        mention = mentions.at(subject)
        if mention is not None and mention.party is not None:
            return mention.party, f"“{mention.span.text}” is the subject of “{verb.text}”"
    return None, ""


def first_of_row(parse: Parse, index: int) -> int:
    """The first of coordinated words, which hangs on the verb for all of them.

    From a numeral that only measures ("20-30% of …") first up to what it measures.
    """
    while _hangs_in_row(parse, index):
        index = parse.tokens[index].head
    return index


def _hangs_in_row(parse: Parse, index: int) -> bool:
    token = parse.tokens[index]
    measures = token.upos == "NUM" and token.rel in ("nummod", "nmod", "compound")
    shared = token.rel == "nmod" and parse.tokens[token.head].text.lower() in _SHARES
    return (token.rel == "conj" or measures or shared) and token.head != index
