"""The tokens of a field as spaCy lays them out: their texts and spaces join to the field's text."""

from __future__ import annotations

import msgspec

from warsan.reader.parse import NameSpan, Parse

_SPACE_DEP = "dep"


class Layout(msgspec.Struct):
    """Columns, one entry a token; heads are indices, a root is its own head.

    Attributes:
        spaces: Whether one space follows the token.
        names: Ranges of tokens.
    """

    words: list[str] = []
    spaces: list[bool] = []
    pos: list[str] = []
    tags: list[str] = []
    lemmas: list[str] = []
    heads: list[int] = []
    deps: list[str] = []
    names: list[NameSpan] = []


def lay_out(text: str, parse: Parse | None) -> Layout:
    """The columns of a Doc.

    White space beyond the one space that a token may have is a token of its own, as spaCy's
    tokeniser makes it. It hangs on the token before it, at the beginning on the one after it:
    arcs between neighbours cross no others, and sentences stay whole.
    """
    layout = Layout()
    tokens = parse.tokens if parse else ()
    _add_space(layout, text[: tokens[0].start] if tokens else text)
    places: list[int] = []
    for token, end in zip(tokens, [*(t.start for t in tokens[1:]), len(text)], strict=False):
        places.append(len(layout.words))
        gap = text[token.end : end]
        _add(layout, token.text, token.upos, token.upos, token.lemma, spaced=gap[:1] == " ")
        _add_space(layout, gap.removeprefix(" "))
    if parse:
        _add_tree(layout, parse, places)
    return layout


def _add(
    layout: Layout, word: str, pos: str, tag: str, lemma: str, *, spaced: bool = False
) -> None:
    """One more token, which hangs on the one before it until the tree says otherwise."""
    at = len(layout.words)
    layout.words.append(word)
    layout.spaces.append(spaced)
    layout.pos.append(pos)
    layout.tags.append(tag)
    layout.lemmas.append(lemma)
    layout.heads.append(max(at - 1, 0))
    layout.deps.append(_SPACE_DEP if at else "ROOT")


def _add_space(layout: Layout, gap: str) -> None:
    if gap:
        _add(layout, gap, "SPACE", "_SP", gap)


def _add_tree(layout: Layout, parse: Parse, places: list[int]) -> None:
    for place, token in zip(places, parse.tokens, strict=True):
        layout.heads[place] = places[token.head]
        layout.deps[place] = "ROOT" if places[token.head] == place else token.deprel
    if places and places[0]:
        layout.heads[0], layout.deps[0] = places[0], _SPACE_DEP
    layout.names = [NameSpan(places[n.first], places[n.last - 1] + 1, n.label) for n in parse.names]
