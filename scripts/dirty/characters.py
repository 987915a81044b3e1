"""Spoilers of single characters: what encodings, typesetters and phones leave in a text."""

from __future__ import annotations

import re
from random import Random

from scripts.dirty.spoiled import JUNK, Edit, Spoiled

_LONG = r"[A-Za-z]{7,}"
_ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff"
_BIDI = (("\u200e", "\u200e"), ("\u200f", "\u200f"), ("\u202a", "\u202c"), ("\u2068", "\u2069"))
_SPACES = "\u00a0\u00a0\u2009\u202f\u2003"
_CONTROLS = "\x00\x02\x08\x1b\x1f\x7f\x9d"
_LIGATURES = {"ffi": "ﬃ", "ffl": "ﬄ", "ff": "ﬀ", "fi": "ﬁ", "fl": "ﬂ"}
_BOLD = 0x1D400


def spoil_soft_hyphens(spoiled: Spoiled, rng: Random) -> Spoiled:
    """Soft hyphens in long words, as typesetters leave them."""
    return _inside_words(spoiled, rng, "\u00ad", 0.5)


def spoil_zero_width(spoiled: Spoiled, rng: Random) -> Spoiled:
    """Zero-width spaces, joiners and byte order marks, in words and between them."""
    places = [i for i in range(1, len(spoiled.text)) if rng.random() < 0.05]
    return spoiled.edited(Edit(i, i, rng.choice(_ZERO_WIDTH)) for i in places)


def spoil_bidi_marks(spoiled: Spoiled, rng: Random) -> Spoiled:
    """Marks of writing direction around capitalised words."""
    edits = []
    for match in re.finditer(r"\b[A-Z]\w+", spoiled.text):
        before, after = rng.choice(_BIDI)
        edits += [Edit(match.start(), match.start(), before), Edit(match.end(), match.end(), after)]
    return spoiled.edited(edits)


def spoil_odd_spaces(spoiled: Spoiled, rng: Random) -> Spoiled:
    """No-break, thin and wide spaces for half of the plain ones."""
    return spoiled.replaced(
        r"(?<=\S) (?=\S)", lambda m: rng.choice(_SPACES) if rng.random() < 0.5 else m[0]
    )


def spoil_controls(spoiled: Spoiled, rng: Random) -> Spoiled:
    """Control characters, as broken converters leave them."""
    places = [i for i in range(1, len(spoiled.text)) if rng.random() < 0.03]
    return spoiled.edited(Edit(i, i, rng.choice(_CONTROLS)) for i in places)


def spoil_ligatures(spoiled: Spoiled, rng: Random) -> Spoiled:  # noqa: ARG001
    """Letters set as one: “ﬁred”, as PDF files hold them."""
    return spoiled.replaced("ffi|ffl|ff|fi|fl", lambda m: _LIGATURES[m[0]])


def spoil_full_width(spoiled: Spoiled, rng: Random) -> Spoiled:
    """Some words and numbers in full-width forms."""
    return spoiled.replaced(
        r"\b[A-Za-z0-9]+\b",
        lambda m: "".join(chr(ord(c) + 0xFEE0) for c in m[0]) if rng.random() < 0.2 else m[0],
    )


def spoil_bold_letters(spoiled: Spoiled, rng: Random) -> Spoiled:
    """Some words in the mathematical bold letters of social media."""
    return spoiled.replaced(r"\b[A-Za-z]+\b", lambda m: _bold(m[0]) if rng.random() < 0.2 else m[0])


def spoil_split_accents(spoiled: Spoiled, rng: Random) -> Spoiled:  # noqa: ARG001
    """Accents as characters of their own, as some file systems write them."""
    accents = {"ó": "o\u0301", "á": "a\u0301", "é": "e\u0301"}
    return spoiled.replaced("[óáé]", lambda m: accents[m[0]])


def spoil_mojibake(spoiled: Spoiled, rng: Random) -> Spoiled:  # noqa: ARG001
    """UTF-8 that was read as Windows-1252."""
    return spoiled.replaced(
        r"[^\x00-\x7f]",
        lambda m: "".join(_western(byte) for byte in m[0].encode()) if ord(m[0]) < 0x2100 else m[0],
    )


def spoil_entities(spoiled: Spoiled, rng: Random) -> Spoiled:
    """What is left of HTML where a page was escaped twice."""
    names = {
        "“": ("&ldquo;", "&quot;", "&#8220;"), "”": ("&rdquo;", "&quot;", "&#x201D;"),
        "’": ("&rsquo;", "&#39;", "&#8217;"), "ó": ("&oacute;",), "á": ("&aacute;",),
        "é": ("&eacute;",), " ": ("&nbsp;", "&#160;"),
    }  # fmt: skip

    def make(match: re.Match[str]) -> str:
        spared = match[0] == " " and rng.random() < 0.9
        return match[0] if spared else rng.choice(names[match[0]])

    return spoiled.replaced("[“”’óáé ]", make)


def spoil_emoji(spoiled: Spoiled, rng: Random) -> Spoiled:
    """Flags, faces and signs between words and after sentences."""
    signs = ("🇺🇦", "💥", "😡", "⚠️", "👨‍👩‍👧", "➡️", "🔥🔥")
    spaces = [m.end() for m in re.finditer(" ", spoiled.text) if spoiled.origin[m.start()] != JUNK]
    return spoiled.edited(
        Edit(at, at, rng.choice(signs) + " ") for at in spaces if rng.random() < 0.06
    )


def spoil_capitals(spoiled: Spoiled, rng: Random) -> Spoiled:  # noqa: ARG001
    """EVERY LETTER A CAPITAL."""
    return spoiled.replaced(r"\w+", lambda m: _same_length(m[0], m[0].upper()))


def spoil_lower_case(spoiled: Spoiled, rng: Random) -> Spoiled:  # noqa: ARG001
    """Every letter small."""
    return spoiled.replaced(r"\w+", lambda m: _same_length(m[0], m[0].lower()))


def spoil_title_case(spoiled: Spoiled, rng: Random) -> Spoiled:  # noqa: ARG001
    """Every Word With A Capital."""
    return spoiled.replaced(
        r"(?<![\w’'])[^\W\d_]\w*", lambda m: _same_length(m[0], m[0][0].upper() + m[0][1:])
    )


def _inside_words(spoiled: Spoiled, rng: Random, mark: str, share: float) -> Spoiled:
    edits = []
    for match in re.finditer(_LONG, spoiled.text):
        if rng.random() < share:
            at = rng.randint(match.start() + 2, match.end() - 2)
            edits.append(Edit(at, at, mark))
    return spoiled.edited(edits)


def _bold(word: str) -> str:
    starts = {True: _BOLD, False: _BOLD + 26}
    return "".join(chr(starts[c.isupper()] + ord(c.lower()) - ord("a")) for c in word)


def _western(byte: int) -> str:
    try:
        return bytes((byte,)).decode("windows-1252")
    except UnicodeDecodeError:
        return chr(byte)


def _same_length(word: str, made: str) -> str:
    return made if len(made) == len(word) else word
