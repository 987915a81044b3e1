"""What a figure counts: figures are laid side by side only where their slots fit."""

from __future__ import annotations

import re

import msgspec

from warsan.codebook.claim_words import ClaimWords, load_claim_words
from warsan.codebook.quantities import load_quantities
from warsan.linking.claims.nearby import LOCAL, find_near
from warsan.model import Event, Figure, Place, Reading, Span

PEOPLE = "people"
"""Class of "15,000 Russians": soldiers, or anybody."""
_WORD = re.compile(r"[^\W\d_]+")
_REACH = 60  # characters between a number and the word that says what befell
_UNITS = frozenset({None, "person"})  # a share or a sum has no slot: its whole is not known
FACTS = frozenset({"done", "ongoing", "historical"})
"""Frames of what is said to be so; what is planned or general is no claim yet."""
_OF_THINGS = "destroyed"  # the only outcome of things; all others are of persons
_SUFFERED = frozenset(
    {
        "killed",
        "wounded",
        "casualties",
        "missing",
        "captured",
        "displaced",
        "evacuated",
        "destroyed",
    }
)
_BACKWARD = 3  # times as far: what befell mostly follows its number ("12 killed, 30 wounded")
_APART = 20  # more characters where "and" or a comma stands between
_PART = re.compile(r"\W{0,3}of (?:them|whom|the|those|these|its|their)\b")
_AMONG = re.compile(r"(?:including|among them|among whom)\W*$")


class Slot(msgspec.Struct, frozen=True, kw_only=True):
    """What is counted, of whom and where.

    Attributes:
        outcome: What befell ("killed").
        counted: Class of the noun ("military", "person", "tank").
        of: Whose they are: a party's code; "" if not said.
        where: The place's name; "" where the figure is not of one place.
        place: Number of the place at GeoNames; None if unresolved or none.
        group: PLOVER sector of whom an act was aimed at ("MED"): journalists barred are no
            ministers barred; "" for what anybody may suffer.
    """

    outcome: str
    counted: str
    of: str = ""
    where: str = ""
    place: int | None = None
    group: str = ""

    @property
    def key(self) -> str:
        """Short and stable: "killed/military/RUS", "killed/person/-/Kramatorsk"."""
        whose = f"{self.of}-{self.group}" if self.group else self.of
        parts = [self.outcome, self.counted, whose or "-", self.where]
        while parts[-1] in {"", "-"}:
            parts.pop()
        return "/".join(parts)

    @property
    def full(self) -> bool:
        """Whether it says of whom or where: without either, nothing can be laid beside it."""
        return bool(self.of or self.where)


def find_slot(reading: Reading, figure: Figure) -> Slot | None:
    """The slot of a figure; None where it is a share, a sum, an increment or says too little.

    What nothing befell has none: "25 ships" were counted at sea, at anchor and turning back.
    """
    words = load_claim_words()
    if figure.unit not in _UNITS or figure.increment or _is_part(reading, figure):
        return None
    event = _measured(reading, figure)
    if event and event.frame not in FACTS:
        return None
    outcome = _outcome(reading, figure, words)
    counted = _counted(figure, words)
    if counted is None or not outcome or (outcome != _OF_THINGS and figure.unit != "person"):
        return None
    of = figure.of or (event.recipient if event else None)
    where = _where(reading, figure, event)
    group = (of.sector if of else None) or ""
    slot = Slot(
        outcome=outcome, counted=counted, of=(of.code if of else ""),
        where=where.name if where else "", place=where.geonameid if where else None,
        group="" if outcome in _SUFFERED else group,
    )  # fmt: skip
    return slot if slot.full else None


def compare_slots(one: Slot, other: Slot) -> bool:
    """Whether figures of two slots can be laid side by side.

    The outcome, the class counted and the place must be the same; whose they are may be left open
    by one of them only where both name the place.
    """
    if (one.outcome, one.counted, one.group) != (other.outcome, other.counted, other.group):
        return False
    if (one.place or one.where) != (other.place or other.where):
        return False
    return one.of == other.of or (bool(one.where) and not (one.of and other.of))


def _counted(figure: Figure, words: ClaimWords) -> str | None:
    """The class of the noun: by its last two words, its last word, or the party that it names."""
    noun = (figure.counts or "").lower().split()
    for size in (2, 1):
        if len(noun) >= size and (found := words.counted.get(" ".join(noun[-size:]))):
            return _by_owner(found, figure)
    if noun and noun[-1].capitalize() in load_quantities().peoples:
        return PEOPLE
    if figure.unit == "person":
        return _by_owner("person", figure)
    return noun[-1] if noun else None


def _by_owner(counted: str, figure: Figure) -> str:
    """Persons of an army are military: "15,000 Russian personnel"."""
    sector = figure.of.sector if figure.of else None
    return "military" if counted == "person" and sector == "MIL" else counted


def _measured(reading: Reading, figure: Figure) -> Event | None:
    return next((e for e in reading.events if figure.id in e.figures), None)


def _is_part(reading: Reading, figure: Figure) -> bool:
    """Whether it counts some of what stands before: "five of them", "among them 530 tanks"."""
    text, span = reading.article.text_of(figure.span.field), figure.span
    if _PART.match(text[span.end : span.end + 20]):
        return True
    if not _AMONG.search(text[max(0, span.start - 20) : span.start]):
        return False
    sentence = reading.sentence_at(span)
    return any(
        f.unit == figure.unit
        for f in reading.figures
        if sentence.start <= f.span.start < span.start
    )


def _outcome(reading: Reading, figure: Figure, words: ClaimWords) -> str:
    """What befell, by the nearest word that says so; across another figure only in a list."""
    sentence = reading.sentence_at(figure.span)
    others = [f.span for f in reading.figures if f.id != figure.id and sentence.covers(f.span)]
    near, across = list[tuple[int, str]](), list[tuple[int, str]]()
    for span, outcome in _outcome_words(sentence, words):
        distance = _distance(figure.span, span, sentence)
        crossed = any(_between(figure.span, other, span) for other in others)
        if not crossed and distance <= _REACH * _BACKWARD:
            near.append((distance, outcome))
        elif span < figure.span:
            across.append((distance, outcome))
    return min(near or across, default=(0, ""))[1]


def _outcome_words(sentence: Span, words: ClaimWords) -> list[tuple[Span, str]]:
    """Every word or pair of words of a sentence that says what befell."""
    matches = list(_WORD.finditer(sentence.text))
    found = list[tuple[Span, str]]()
    for n, match in enumerate(matches):
        pair = " ".join(m.group().lower() for m in matches[n : n + 2])
        outcome = words.outcomes.get(pair) or words.outcomes.get(match.group().lower())
        if outcome:
            start = sentence.start + match.start()
            found.append((Span(sentence.field, start, start + len(match[0]), match[0]), outcome))
    return found


def _distance(figure: Span, word: Span, sentence: Span) -> int:
    """How far a word stands from a number, in characters; longer before it and across a joint."""
    first, last = sorted((figure, word))
    middle = sentence.text[first.end - sentence.start : last.start - sentence.start]
    apart = _APART * bool(re.search(r",|;|\band\b", middle))
    return (last.start - first.end) * (_BACKWARD if word < figure else 1) + apart


def _between(one: Span, middle: Span, other: Span) -> bool:
    first, last = sorted((one, other))
    return first.end <= middle.start and middle.end <= last.start


def _where(reading: Reading, figure: Figure, event: Event | None) -> Place | None:
    """The town or site that a toll belongs to; a side's losses only to one named beside them."""
    if event and event.where and event.where.kind in LOCAL and event.where.geonameid:
        return event.where
    own = figure.of is not None and bool(figure.of.code)
    return find_near(reading, figure.span, back=0 if own else 3)
