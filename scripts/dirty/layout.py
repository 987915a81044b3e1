"""Spoilers of the layout: spaces, lines, lists and stops."""

from __future__ import annotations

import re
from random import Random

from scripts.dirty.spoiled import JUNK, Edit, Spoiled

_BULLETS = ("• ", "- ", "* ", "– ", "▪ ", "1) ")


def spoil_stop_spaces(spoiled: Spoiled, rng: Random) -> Spoiled:  # noqa: ARG001
    """The space after a sentence lost: “… the city.The army …”."""
    return _between(spoiled, "")


def spoil_word_spaces(spoiled: Spoiled, rng: Random) -> Spoiled:
    """One space in twenty lost between words."""
    return spoiled.replaced(r"(?<=\w) (?=\w)", lambda m: "" if rng.random() < 0.05 else m[0])


def spoil_double_spaces(spoiled: Spoiled, rng: Random) -> Spoiled:
    """Spaces doubled, and tabs."""
    return spoiled.replaced(r"(?<=\S) (?=\S)", lambda _: rng.choice((" ", " ", "  ", "\t")))


def spoil_hyphenation(spoiled: Spoiled, rng: Random) -> Spoiled:
    """Lines of a narrow column, words divided at their ends ("missi-", "les")."""
    return _wrapped(spoiled, rng, width=60, divide=True)


def spoil_hard_wraps(spoiled: Spoiled, rng: Random) -> Spoiled:
    """Lines wrapped at 72 characters."""
    return _wrapped(spoiled, rng, width=72, divide=False)


def spoil_ragged_lines(spoiled: Spoiled, rng: Random) -> Spoiled:
    """Line ends in odd places, as from a page of many columns."""
    return spoiled.replaced(r"(?<=\S) (?=\S)", lambda m: "\n" if rng.random() < 0.08 else m[0])


def spoil_blank_lines(spoiled: Spoiled, rng: Random) -> Spoiled:  # noqa: ARG001
    """Each sentence a paragraph of its own."""
    return _between(spoiled, "\n\n")


def spoil_bullets(spoiled: Spoiled, rng: Random) -> Spoiled:
    """Each sentence an entry of a list."""
    mark = rng.choice(_BULLETS)
    listed = _between(spoiled, "\n" + mark)
    return listed.edited([Edit(0, 0, mark)])


def spoil_lost_stops(spoiled: Spoiled, rng: Random) -> Spoiled:  # noqa: ARG001
    """The stops lost, the line ends kept: a list of headlines."""
    listed = _between(spoiled, "\n")
    ends = [*listed.sentence_ends(), len(listed.text)]
    return listed.edited(Edit(at - 1, at, "") for at in ends if listed.text[at - 1 : at] == ".")


def spoil_repeated_stops(spoiled: Spoiled, rng: Random) -> Spoiled:
    """Stops and commas said again: “!!!”, “..”, “,,”."""
    more = {".": ("..", "!!!", "....", ". ."), ",": (",,", ", ,")}
    return spoiled.replaced(r"[.,](?=\s|[”’]|$)", lambda m: rng.choice((m[0], *more[m[0]])))


def _between(spoiled: Spoiled, mark: str) -> Spoiled:
    """Something else for the space between two sentences."""
    edits = []
    for at in spoiled.sentence_ends():
        space = re.compile(r"[ \t]*").match(spoiled.text, at)
        end = space.end() if space else at
        if JUNK not in spoiled.origin[at:end]:
            edits.append(Edit(at, end, mark))
    return spoiled.edited(edits)


def _wrapped(spoiled: Spoiled, rng: Random, *, width: int, divide: bool) -> Spoiled:
    edits, start = [], 0
    for word in re.finditer(r"\S+", spoiled.text):
        if "\n" in spoiled.text[start : word.start()]:
            start = word.start()
        if word.end() - start <= width or word.start() == start:
            continue
        cut = _division(word[0], width - (word.start() - start), rng) if divide else 0
        if cut:
            edits.append(Edit(word.start() + cut, word.start() + cut, "-\n"))
            start = word.start() + cut
        else:
            edits.append(Edit(word.start() - 1, word.start(), "\n"))
            start = word.start()
    return spoiled.edited(edits)


def _division(word: str, room: int, rng: Random) -> int:
    """Where a word is divided at the end of a line; 0 where it is not."""
    letters = re.match(r"[a-zA-Z]+", word)
    last = min(room - 1, (letters.end() if letters else 0) - 3)
    return rng.randint(3, last) if last >= 3 else 0
