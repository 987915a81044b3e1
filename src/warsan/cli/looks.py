"""How findings look in a terminal: the pages' glyphs, in colours legible on dark and on light."""

from __future__ import annotations

from rich.text import Text

from warsan.cli.output import printable
from warsan.codebook.phrases import load_phrases
from warsan.report.sides import Side, say_side

SAID, FIGURE, DATE = "❝", "#", "▸"


def kind_style(kind: str) -> str:
    """The colour of words or of deeds."""
    return load_phrases().kinds[kind].terminal


def kind_glyph(kind: str) -> str:
    """The glyph of words or of deeds."""
    return load_phrases().kinds[kind].glyph


def side_text(side: Side) -> Text:
    """A side as one reads it: "Sergei Lavrov (Russia)"; the article's words in italics."""
    if side.code:
        named = f"{side.person} ({side.name})" if side.person else side.name
        return Text(printable(named), "bold")
    return Text(printable(say_side(side)), "italic" if side.name else "dim italic")


def sides_text(sides: tuple[Side, Side]) -> Text:
    """Who → whom."""
    return Text.assemble(side_text(sides[0]), " → ", side_text(sides[1]))
