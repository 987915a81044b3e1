"""What the event head says of who takes part in an event, beside the weights of the ranking."""

from __future__ import annotations

import math

from warsan.codebook.predicates import Predicate
from warsan.codebook.side_weights import Part
from warsan.reader.events.contents import light_noun
from warsan.reader.events.phrases import find_phrase
from warsan.reader.parse import EventGuess, Parse

_WEIGHT = 0.6
"""Set on the dev part of training/annotations, which neither was trained on."""
_LEAST = 0.02
"""What the head leaves out is taken for this likely."""


def find_guess(parse: Parse, row: Predicate, trigger: int) -> EventGuess | None:
    """What the head makes of a trigger; of a light verb, of the noun that says what is done."""
    noun = light_noun(parse, row, trigger)
    return (None if noun is None else parse.guess_at(noun)) or parse.guess_at(trigger)


def side_bonus(parse: Parse, guess: EventGuess | None, part: Part, head: int | None) -> float:
    """What is added to a phrase's weight for a part; `head` None asks of nobody.

    Nothing where the head says nothing of the word, or of what an event without a recipient
    bears on.
    """
    if guess is None or part == "aim":
        return 0.0
    side = guess.actors if part == "actor" else guess.recipients
    if head is None:
        chance = sum(chance for word, chance in side if word is None)
    else:
        words = find_phrase(parse, head)
        chance = sum(c for word, c in side if word is not None and words.first <= word < words.last)
    return _WEIGHT * math.log(max(chance, _LEAST))
