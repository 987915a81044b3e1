"""The plain text that a person reads in a stored text, and where each character of it stands.

Offsets of findings point into the text as stored; what the rules and the network read has none of
what nobody sees (zero-width characters, soft hyphens, marks of direction), one kind of space, and
letters in their plain form. Source of the classes: the Unicode Character Database (`unicodedata`,
UTS 51 for emoji) and the HTML standard's character references (`html.entities`).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from html import unescape

import msgspec

_INVISIBLE = (
    "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufe00-\ufe0f\ufeff\U000e0000-\U000e007f"
)
_EMOJI = "\u2600-\u26ff\u2700-\u27bf\u2b05-\u2b07\u2b1b\u2b1c\u2b50\u2b55\U0001f000-\U0001faff"
_UNSEEN = f"[{_INVISIBLE}]*"
# The 27 characters that Windows-1252 has where Latin-1 has controls, and the upper half of those
# that both have: what the later bytes of a character in UTF-8 become.
_LATER = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_PIECES = re.compile(
    "|".join(
        (
            r"(?P<entity>&(?:amp;)*(?:#\d{1,6}|#[xX][\da-fA-F]{1,5}|[A-Za-z]{2,20}\d{0,2});)",
            rf"(?P<garbled>[ÂÃÄÅ][{_LATER}]|[âï][{_LATER}]{{2}}|ð[{_LATER}]{{3}}|â€\x9d?)",
            rf"(?P<blank>{_UNSEEN}(?:(?:[^\S\n]|[{_EMOJI}]){_UNSEEN})+)",
            rf"(?P<unseen>[{_INVISIBLE}]+)",
            r"(?P<accented>[^\W\d_][\u0300-\u036f]+)",
            r"(?P<other>[^\x00-\x7f])",
        )
    )
)
_RARE = re.compile(rf"[{_INVISIBLE}{_EMOJI}\u0300-\u036f]|[^\S\n ]|[ÂÃÄÅâïð][{_LATER}]")
_DOUBTFUL = re.compile(r"[^\S\n]{2}|&[#A-Za-z]")


class Plain(msgspec.Struct, frozen=True):
    """A plain text.

    Attributes:
        text: What a person reads.
        starts, ends: For each of its characters, from where to where (exclusive) it stands in
            the stored text; both empty where the two texts are the same.
    """

    text: str
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    def stored(self, start: int, end: int) -> tuple[int, int]:
        """Where the plain characters `start` to `end` (exclusive, not empty) are stored."""
        return (self.starts[start], self.ends[end - 1]) if self.starts else (start, end)


def find_plain(text: str) -> Plain:
    """The plain text in a stored one.

    Left out: characters that are not seen, and emoji, which stand for a space. Made one space:
    every row of blanks that holds no line end. Made plain: letters and digits in full width, in
    mathematical bold or as ligatures, accents that stand alone, character references that were
    escaped twice ("&quot;"), and UTF-8 that was read as Windows-1252 ("â€™").
    """
    if not _is_doubtful(text):
        return Plain(text)
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for match in _PIECES.finditer(text):
        made = _made(match)
        if made == match[0]:
            continue
        start, end = match.span()
        parts += (text[at:start], made)
        starts += (*range(at, start), *([start] * len(made)))
        ends += (*range(at + 1, start + 1), *([end] * len(made)))
        at = end
    if not at:
        return Plain(text)
    parts.append(text[at:])
    starts += range(at, len(text))
    ends += range(at + 1, len(text) + 1)
    return Plain("".join(parts), tuple(starts), tuple(ends))


def _is_doubtful(text: str) -> bool:
    """Whether a text may hold something that is not plain; most do not, and are read as is."""
    if _DOUBTFUL.search(text):
        return True
    if text.isascii():
        return "\t" in text or "\r" in text
    return bool(_RARE.search(text)) or any(_letter(char) != char for char in set(text))


def _made(match: re.Match[str]) -> str:
    kind, piece = match.lastgroup, match[0]
    if kind == "blank":
        return " "
    if kind == "unseen":
        return ""
    if kind == "entity":
        return _referred(piece)
    if kind == "garbled":
        return _ungarbled(piece)
    return unicodedata.normalize("NFC", piece) if kind == "accented" else _letter(piece)


def _referred(piece: str) -> str:
    """The character that a reference means; the reference where it means none."""
    found = unescape(unescape(piece))
    if len(found) != 1:
        return piece
    return " " if found.isspace() else _letter(found)


def _ungarbled(piece: str) -> str:
    """The character whose bytes were read one by one; the piece where they are none."""
    if piece in {"â€", "â€\x9d"}:
        return "”"  # its last byte has no character in Windows-1252 and is lost
    raw = b"".join(_byte(char) for char in piece)
    try:
        found = raw.decode()
    except UnicodeDecodeError:
        return piece
    return " " if found.isspace() else _letter(found)


def _byte(char: str) -> bytes:
    try:
        return char.encode("windows-1252")
    except UnicodeEncodeError:
        return char.encode("latin-1", errors="replace")


@lru_cache(maxsize=10_000)
def _letter(char: str) -> str:
    """The plain form of a letter, digit or sign that is one of another look, else itself."""
    look, _, rest = unicodedata.decomposition(char).partition(" ")
    if look in {"<wide>", "<narrow>", "<font>"}:
        return unicodedata.normalize("NFKC", char)
    made = unicodedata.normalize("NFKC", char) if look == "<compat>" and rest else char
    return made if made.isalpha() and made.isascii() else char
