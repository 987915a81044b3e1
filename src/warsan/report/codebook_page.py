"""The codebook in words: a type with its modes, near misses, words and CAMEO codes."""

from __future__ import annotations

from collections.abc import Iterator

from warsan.codebook.cameo import find_cameo
from warsan.codebook.near_misses import load_near_misses
from warsan.codebook.plover import Codebook, load_plover
from warsan.codebook.predicates import Predicate

_QUADS = {
    1: "cooperation in words", 2: "cooperation in deeds",
    3: "conflict in words", 4: "conflict in deeds",
}  # fmt: skip
_PARTS = {"v": "verbs", "n": "nouns", "a": "adjectives"}


def describe_type(name: str) -> str:
    """A type as Markdown: definition, modes, near misses, the words that name it.

    Raises:
        KeyError: There is no such type.
    """
    book = load_plover()
    kind = book.types[name]
    cameo = find_cameo(name, None)
    head = (
        f"Score {kind.score:+g}, quad {kind.quad} ({_QUADS[kind.quad]}), a {kind.kind}. "
        f"CAMEO {cameo.code}, Goldstein {cameo.goldstein:+g}."
    )
    lines = [f"## {name}", "", kind.definition, "", head, ""]
    lines += _modes(book, name)
    lines += _misses(name)
    lines += _words(book, name)
    return "\n".join(lines)


def _modes(book: Codebook, name: str) -> Iterator[str]:
    modes = [mode for (type_, _), mode in book.modes.items() if type_ == name]
    if not modes:
        return
    yield from ("| mode | score | is | CAMEO | lost in CAMEO |", "|---|---|---|---|---|")
    for mode in modes:
        cameo = find_cameo(name, mode.name)
        score = f"{cameo.code} ({cameo.goldstein:+g})"
        yield f"| {mode.name} | {mode.score:+g} | {mode.definition} | {score} | {cameo.loss} |"
    yield ""


def _misses(name: str) -> Iterator[str]:
    yield from ("| looks like it | is | how to tell |", "|---|---|---|")
    for miss in load_near_misses().get(name, ()):
        yield f"| {miss.looks_like} | {miss.type or 'no event'} | {miss.tell} |"
    yield ""


def _words(book: Codebook, name: str) -> Iterator[str]:
    rows = [row for rows in book.predicates.values() for row in rows if row.type == name]
    for pos, part in _PARTS.items():
        own = {say_predicate(row) for row in rows if row.pos == pos}
        if own:
            yield f"**{part}** ({len(own)}): {', '.join(sorted(own))}"
            yield ""


def say_predicate(row: Predicate) -> str:
    """A predicate as written in a list: "carry out", "launch (attack, raid)"."""
    words = f"{row.lemma} {row.particle}".strip()
    return f"{words} ({', '.join(sorted(row.nouns))})" if row.nouns else words


def count_predicates(book: Codebook) -> int:
    """Different words, particle verbs and pairs of light verb and noun, over all types."""
    return len(
        {
            (row.type, row.pos, row.lemma, row.particle, noun)
            for rows in book.predicates.values()
            for row in rows
            for noun in (row.nouns or ("",))
        }
    )
