"""Which language a text is in. Warsan reads English and refuses the rest by name."""

from __future__ import annotations

import re
import unicodedata

from warsan.codebook.pages import load_page_words
from warsan.errors import InputError, LanguageError

_SAMPLE = 6_000  # characters: enough for any language model of letters
# Below this many letters the letter statistics of names outweigh those of words.
_SHORT = 120
# Log-odds within which a short text may as well be English. Over a score of headlines of two
# to five words, English ones lay below 7 and those of eight other languages above 10.
_TOO_CLOSE = 8.0
_WORD = re.compile(r"[^\W\d_]+")


def judge_language(body: str, *, origin: str) -> str:
    """The code "en", if the body is in English, or too short to tell and could be.

    Raises:
        LanguageError: It is in another language; names it in English words.
        InputError: It holds no words at all.
    """
    sample = body[:_SAMPLE]
    words = _WORD.findall(sample)
    if not words:
        raise InputError(f"{origin} holds no words", "give a file that holds an article")
    code = _language(sample, words)
    if code == "en":
        return code
    name = load_page_words().languages.get(code)
    named = f"in {name} ({code})" if name else f"not in English (it looks like '{code}')"
    hint = "give an English text or a translation"
    raise LanguageError(f"{origin}: this page is {named}; Warsan reads English", hint)


def _language(sample: str, words: list[str]) -> str:
    short = len("".join(words)) < _SHORT and _is_latin("".join(words))
    if short and _may_be_english(words):
        return "en"
    # Imported when needed: loading its model takes a second.
    from py3langid import rank  # noqa: PLC0415

    ranked = [(str(code), float(score)) for code, score in rank(sample)]
    best, score = ranked[0]
    return "en" if short and score - dict(ranked)["en"] < _TOO_CLOSE else best


def _is_latin(letters: str) -> bool:
    latin = sum(1 for letter in letters if "LATIN" in unicodedata.name(letter, ""))
    return latin * 2 > len(letters)


def _may_be_english(words: list[str]) -> bool:
    """Whether a short text has an English function word, or is nothing but names."""
    known = load_page_words().function_words
    if any(word.lower() in known for word in words):
        return True
    return all(word[0].isupper() for word in words)
