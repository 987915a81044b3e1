"""Bytes of unknown encoding to text, or a refusal that says what the bytes are instead."""

from __future__ import annotations

import codecs
import re

from warsan.codebook.pages import load_page_words
from warsan.errors import InputError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w-]{2,40})""", re.IGNORECASE)
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# Terminals obey control characters, and lone surrogates cannot be written as UTF-8.
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff]")
_BROKEN = re.compile("[\ud800-\udfff\ufffe\uffff]")
_SAMPLE = 200_000
_ENCODING_HINT = "save it as UTF-8 and read it again"


def read_characters(raw: bytes, *, origin: str, charset: str | None = None) -> str:
    """The text that the bytes stand for, with plain line ends and no control characters.

    Args:
        raw: The bytes as they came.
        origin: Named in the error.
        charset: What the server declared, if anything.

    Raises:
        InputError: The bytes are empty, a known kind of file that is no text, or garbage.
    """
    if not raw.strip():
        raise InputError(f"{origin} is empty", "give a file that holds an article")
    _refuse_other_kinds(raw, origin)
    text = _decode(raw, charset)
    if text is None or _is_garbage(text):
        raise InputError(f"{origin} is no readable text in any encoding we know", _ENCODING_HINT)
    return clean_characters(text)


def clean_characters(text: str) -> str:
    """The text with plain line ends, without control characters and lone surrogates."""
    text = _CONTROLS.sub("", _LINE_ENDS.sub("\n", text))
    return _BROKEN.sub("\ufffd", text)


def _refuse_other_kinds(raw: bytes, origin: str) -> None:
    for kind in load_page_words().kinds:
        # "MZ" also begins a word: two bytes alone must be followed by something unprintable.
        if raw.startswith(kind.begins) and (len(kind.begins) > 2 or b"\0" in raw[:64]):
            raise InputError(f"{origin} is {kind.name}, no article", kind.hint)


def _decode(raw: bytes, charset: str | None) -> str | None:
    for bom, encoding in _BOMS:
        if raw.startswith(bom):
            return raw.decode(encoding, errors="replace")
    wide = _wide_encoding(raw)
    if wide:
        return raw.decode(wide, errors="replace")
    for declared in (charset, _declared(raw), "utf-8"):
        text = _strictly(raw, declared)
        if text is not None:
            return text
    return _damaged_utf8(raw) or _western(raw) or _guessed(raw)


def _wide_encoding(raw: bytes) -> str | None:
    """UTF-16 without a mark: English in it has a zero in every second byte."""
    sample = raw[:4096]
    half = max(len(sample) // 2, 1)
    even, odd = sample[::2].count(0) / half, sample[1::2].count(0) / half
    if odd > 0.4 and even < 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 and odd < 0.1 else None


def _declared(raw: bytes) -> str | None:
    found = _DECLARED.search(raw[:4096])
    name = found[1].decode("ascii", "ignore").lower() if found else None
    # Whoever can read this declaration byte by byte does not read UTF-16, whatever it says.
    return "utf-8" if name and name.startswith(("utf-16", "utf-32")) else name


def _strictly(raw: bytes, encoding: str | None) -> str | None:
    if not encoding:
        return None
    name = encoding.strip().lower()
    # What declares itself Latin-1 is read as Windows-1252, as the HTML standard demands.
    if name in {"iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii"}:
        name = "windows-1252" if _strictly(raw, "utf-8") is None else "utf-8"
    try:
        if not codecs.lookup(name)._is_text_encoding:
            return None
        return raw.decode(name)
    except (LookupError, UnicodeError, ValueError):
        return None


def _damaged_utf8(raw: bytes) -> str | None:
    """UTF-8 with a few broken bytes, such as one cut in the middle of a letter."""
    text = raw.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    good = sum(1 for char in text if ord(char) > 127) - bad
    return text if bad * 5 <= good else None


def _western(raw: bytes) -> str | None:
    """Windows-1252, if all but a few bytes are plain letters: English with curly quotes."""
    high = sum(1 for byte in raw if byte > 127)
    return _strictly(raw, "windows-1252") if high * 20 < len(raw) else None


def _guessed(raw: bytes) -> str | None:
    # Imported when needed: most bytes are UTF-8 or declare what they are.
    from charset_normalizer import from_bytes  # noqa: PLC0415

    best = from_bytes(raw[:_SAMPLE]).best()
    return raw.decode(best.encoding, errors="replace") if best else None


def _is_garbage(text: str) -> bool:
    sample = text[:_SAMPLE]
    odd = len(_CONTROLS.findall(sample)) + sample.count("\ufffd")
    return odd * 20 > len(sample)
