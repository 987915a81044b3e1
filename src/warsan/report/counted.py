"""What a figure counts, in the words of the text: "missiles", where the finding has a lemma."""

from __future__ import annotations

import re
from collections.abc import Iterator

from warsan.model import Figure, Reading
from warsan.reader.text.lemmas import find_lemma

_WORD = re.compile(r"\w+")
_CLASSES = ("NOUN", "ADJ", "VERB")


def say_counted(reading: Reading, figure: Figure) -> str:
    """Unit and what is counted as the text writes them: "kilometres", "tonnes of grain".

    A unit of "person" goes without saying beside what is counted.

    Args:
        reading: The reading that holds the figure.
        figure: Its unit and counts are dictionary forms.

    Returns:
        The words, each in the form that it has near the figure; in its dictionary form where
        the sentence has none.
    """
    unit = figure.unit if figure.unit != "person" or not figure.counts else None
    around = reading.sentence_at(figure.span)
    sides = (
        around.text[max(figure.span.start - around.start, 0) :],  # the figure may hold its unit
        around.text[: max(figure.span.start - around.start, 0)],
    )
    return " of ".join(_find_words(part, sides) for part in (unit, figure.counts) if part)


def _find_words(lemmas: str, texts: tuple[str, ...]) -> str:
    """The first words of a text that have the lemmas; else the lemmas."""
    return next((words for text in texts for words in _matches(lemmas.split(), text)), lemmas)


def _matches(lemmas: list[str], text: str) -> Iterator[str]:
    words = list(_WORD.finditer(text))
    for first in range(len(words) - len(lemmas) + 1):
        run = words[first : first + len(lemmas)]
        if all(_has_lemma(word.group(), lemma) for word, lemma in zip(run, lemmas, strict=True)):
            yield " ".join(text[run[0].start() : run[-1].end()].split())


def _has_lemma(word: str, lemma: str) -> bool:
    return word == lemma or any(find_lemma(word, upos) == lemma for upos in _CLASSES)
