"""Names of places in a text, and what the words beside them say of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from warsan.codebook.gazetteer import load_gazetteer
from warsan.codebook.parties import load_parties
from warsan.codebook.place_rows import load_place_classes, load_short_forms
from warsan.reader.parse import NameSpan, Parse, Range
from warsan.reader.places.candidates import find_spots, is_side, side_of

_IN = frozenset({"in", "near", "outside"})
_TOWN = 50_000
"""Inhabitants from which a name after "in" is a town's even if the heads call it a body's."""
_NO_PLACE = frozenset({"PER", "ORG", "NORP", "PRODUCT", "MISC"})


class PlaceName(msgspec.Struct, frozen=True, kw_only=True):
    """A name of a place where it stands.

    Attributes:
        first, last: Its tokens, end exclusive.
        text: As written.
        kind: What a word beside it says it is ("Belgorod region"); "" where none does.
        within: What follows it as the place that it lies in: text of the name or short form;
            "" where nothing does.
        part_of: The body whose name it begins; "" where it stands by itself.
    """

    first: int
    last: int
    text: str
    kind: str = ""
    within: str = ""
    part_of: str = ""


def find_place_names(parse: Parse) -> tuple[PlaceName, ...]:
    """The names of places in a text, in order; none overlap.

    Two of three must agree that a name is a place's: the head that knows places, people and
    organisations, the one that knows nine types, and the gazetteer.
    """
    return describe_names(parse, _with_repeats(parse, sorted(_found(parse))))


def describe_names(parse: Parse, ranges: Sequence[Range]) -> tuple[PlaceName, ...]:
    """Given names with what the words beside them say."""
    starts = {r.first: r for r in ranges}
    return tuple(
        PlaceName(
            first=r.first,
            last=r.last,
            text=parse.span(r.first, r.last).text,
            kind=_kind(parse, r),
            within=_within(parse, r, starts),
            part_of=_part_of(parse, r),
        )
        for r in ranges
    )


def _found(parse: Parse) -> set[Range]:
    coarse = {r for n in parse.coarse if n.label == "LOC" for r in _parts(parse, n)}
    fine = {r for n in parse.names if n.label == "LOC" for r in _parts(parse, n)}
    found = {r for r in coarse if _known(parse, r) or (r in fine and _is_plain(parse, r))}
    found |= {r for r in fine if _known(parse, r) and not _touches(r, found)}
    found |= {r for r in _inner(parse) if not _touches(r, found)}
    found |= {r for r in _settled(parse) if not _touches(r, found)}
    return {r for r in found if not _is_body(parse.span(r.first, r.last).text)}


def _inner(parse: Parse) -> Iterator[Range]:
    """Towns and districts that a body begins its name with ("Butler County Sheriff's Office")."""
    begun = {n.first: n for n in parse.names if n.label == "ORG"}
    for name in parse.nested:
        outer = begun.get(name.first)
        if outer is None or name.label != "LOC" or name.last >= outer.last:
            continue
        for part in _parts(parse, name):
            spots = find_spots(parse.span(part.first, part.last).text)
            if spots and not any(s.kind in ("country", "area") for s in spots):
                yield part


def _settled(parse: Parse) -> Iterator[Range]:
    """What the heads take for a body, but the text for a place: "a fire in Tver".

    A facility of the tables needs no preposition ("Sigonella drones").
    """
    for name in parse.names:
        if name.label not in ("ORG", "FAC", "MISC", "PRODUCT"):
            continue
        spots = find_spots(parse.span(name.first, name.last).text)
        before = parse.tokens[name.first - 1].text.lower() if name.first else ""
        town = before in _IN and any(s.population >= _TOWN and not s.other for s in spots)
        if town or any(s.kind == "facility" for s in spots):
            yield Range(name.first, name.last)


def _is_body(text: str) -> bool:
    """Whether the tables of parties know a name, and those of places do not ("NATO", "EU")."""
    towns_only = all(s.kind in ("city", "district") for s in find_spots(text))
    kinds = {entry.kind for entry in load_parties().named(text)}
    return towns_only and bool(kinds) and not kinds & {"country", "capital", "region"}


def _known(parse: Parse, name: Range) -> bool:
    return bool(find_spots(parse.span(name.first, name.last).text))


def _is_plain(parse: Parse, name: Range) -> bool:
    """Whether a name is no street, school or hall that is called after its sort."""
    words = parse.tokens[name.first : name.last]
    return words[-1].text.lower() not in load_place_classes() and all(
        w.text[0].isupper() for w in words
    )


def _touches(name: Range, others: Iterable[Range]) -> bool:
    return any(name.first < o.last and o.first < name.last for o in others)


def _parts(parse: Parse, name: NameSpan) -> Iterator[Range]:
    """A name cut at commas, without the words at its ends that are no part of names."""
    start = name.first
    for at in range(name.first, name.last + 1):
        if at == name.last or parse.tokens[at].text in (",", ";", "/", "(", ")"):
            if part := _trimmed(parse, start, at):
                yield _completed(parse, part)
            start = at + 1


def _trimmed(parse: Parse, first: int, last: int) -> Range | None:
    while first < last and not _opens(parse.tokens[first].text):
        first += 1
    while first < last and not _closes(parse.tokens[last - 1].text):
        last -= 1
    if last - first > 1 and side_of(parse.span(first, last).text):
        first += 1
    if last - first == 1 and is_side(parse.tokens[first].text):
        return None
    return Range(first, last) if first < last else None


def _completed(parse: Parse, name: Range) -> Range:
    """With the word or dot that goes on with a name the gazetteer knows ("Butler County")."""
    if name.last >= len(parse.tokens):
        return name
    after = parse.tokens[name.last].text
    longer = parse.span(name.first, name.last + 1).text
    if after == "." and longer in load_short_forms():
        return Range(name.first, name.last + 1)
    is_class = after[0].isupper() and after.lower() in load_place_classes()
    if is_class and load_gazetteer().named(longer):
        return Range(name.first, name.last + 1)
    return name


def _opens(word: str) -> bool:
    return (word[0].isupper() or "-" in word) and word != "The"


def _closes(word: str) -> bool:
    return word[0].isupper() or word[0].isdigit() or word.strip(".") != word


def _with_repeats(parse: Parse, found: list[Range]) -> list[Range]:
    """With the same words where they stand without a name's label elsewhere."""
    taken = {i for r in found for i in range(r.first, r.last)}
    taken |= {
        i
        for n in (*parse.names, *parse.coarse)
        if n.label in _NO_PLACE
        for i in range(n.first, n.last)
    }
    words = {tuple(t.text for t in parse.tokens[r.first : r.last]) for r in found}
    starts = {w[0] for w in words}
    longest = max((len(w) for w in words), default=0)
    more: list[Range] = []
    for at, token in enumerate(parse.tokens):
        if token.text not in starts or at in taken:
            continue
        for size in range(longest, 0, -1):
            here = tuple(t.text for t in parse.tokens[at : at + size])
            if here in words and not taken.intersection(range(at, at + size)):
                more.append(Range(at, at + size))
                taken.update(range(at, at + size))
                break
    return sorted([*found, *more])


def _kind(parse: Parse, name: Range) -> str:
    """What the word after a name, or before "of", says that it is."""
    classes, tokens = load_place_classes(), parse.tokens
    if name.last < len(tokens) and (kind := classes.get(tokens[name.last].lemma.lower())):
        return kind
    before = name.first - 1
    if before >= 1 and tokens[before].text.lower() == "the":
        before -= 1
    if before >= 1 and tokens[before].text.lower() == "of":
        return classes.get(tokens[before - 1].lemma.lower(), "")
    return ""


def _part_of(parse: Parse, name: Range) -> str:
    """The body's name that a place's name begins."""
    for other in parse.names:
        if other.label == "ORG" and other.first <= name.first and name.last < other.last:
            return parse.span(other.first, other.last).text
    return ""


def _within(parse: Parse, name: Range, starts: dict[int, Range]) -> str:
    """What stands after a name and a comma as the place that it lies in."""
    at, tokens = name.last, parse.tokens
    if at + 1 >= len(tokens) or tokens[at].text not in (",", "("):
        return ""
    if (after := starts.get(at + 1)) is not None:
        return parse.span(after.first, after.last).text
    for size in (3, 2, 1):
        end = min(at + 1 + size, len(tokens))
        short = parse.span(at + 1, end).text
        if short in load_short_forms():
            return short
    return ""
