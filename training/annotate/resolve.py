"""Words of an answer to characters of the sentence that they stand in."""

from __future__ import annotations

import re
from collections.abc import Mapping

from training.annotate.answers import AnswerError, EventAnswer, Words
from training.annotate.gold import GoldEvent, Span

# One character for another, so that offsets hold: what a keyboard writes for what a page prints.
_PLAIN = str.maketrans("’‘ʼ“”–—−\u00a0\u2009\n\r\t", "'''\"\"---     ")


def find_words(sentence: str, words: Words, near: int | None = None) -> Span:
    """Where words stand in a sentence, whole words only.

    Args:
        sentence: Its text.
        words: What to look for; capitals count unless that finds nothing.
        near: A character: where no occurrence was named, the one nearest to it is meant.

    Raises:
        AnswerError: They do not stand there, or more than once and none was named.
    """
    found = _occurrences(sentence, words.words)
    if not found:
        raise AnswerError(f"{words.words!r} does not stand in the sentence")
    if words.place is not None:
        if words.place > len(found):
            raise AnswerError(f"{words.words!r} stands there {len(found)} times only")
        return found[words.place - 1]
    if len(found) > 1 and near is None:
        raise AnswerError(f"{words.words!r} stands there {len(found)} times: add #1, #2 …")
    return min(found, key=lambda span: abs(span[0] - (near or 0)))


def _occurrences(sentence: str, words: str) -> list[Span]:
    pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, words.translate(_PLAIN).split())) + r"(?!\w)"
    plain = sentence.translate(_PLAIN)
    for flags in (re.NOFLAG, re.IGNORECASE):
        found = [match.span() for match in re.finditer(pattern, plain, flags)]
        if found:
            return found
    return []


def resolve_event(
    answer: EventAnswer, texts: Mapping[int, str], starts: Mapping[int, int]
) -> GoldEvent:
    """An event with spans of the article's characters.

    Args:
        answer: The event as written.
        texts: Sentences of its block by number.
        starts: The character that each begins at.

    Raises:
        AnswerError: A sentence is not of this block, or words do not stand in it.
    """
    text, start = texts[answer.sentence], starts[answer.sentence]
    trigger = find_words(text, answer.trigger)
    return GoldEvent(
        _moved(trigger, start),
        answer.type,
        answer.mode,
        _spans(text, answer.actor, trigger[0], start),
        _spans(text, answer.recipient, trigger[0], start),
        answer.frame,
        answer.sign,
        _within(answer, texts, starts),
    )


def _spans(text: str, group: tuple[Words, ...], near: int, start: int) -> tuple[Span, ...]:
    return tuple(sorted({_moved(find_words(text, words, near), start) for words in group}))


def _within(
    answer: EventAnswer, texts: Mapping[int, str], starts: Mapping[int, int]
) -> Span | None:
    if answer.within is None:
        return None
    number = answer.within.sentence or answer.sentence
    if number not in texts:
        raise AnswerError(f"within: sentence {number} is not of this block")
    return _moved(find_words(texts[number], answer.within), starts[number])


def _moved(span: Span, by: int) -> Span:
    return span[0] + by, span[1] + by
