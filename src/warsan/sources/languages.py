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
# A text of so many words, of which so many are function words that only English has, is English.
# Over 198 news articles their share lies between 0.17 and 0.33; over texts in twenty other
# languages below 0.02, in Nigerian Pidgin at 0.10, in Scots at 0.21 (without "of" and "to").
_ENOUGH_WORDS = 60
_SHARE = 0.15
# No sixty words of those articles have fewer: a page half in another language does.
_SHARE_ANYWHERE = 0.08
_WORD = re.compile(r"[^\W\d_]+")


def judge_language(body: str, *, origin: str) -> str:
    """The code "en", if the body is in English, or too short to tell and could be.

    Raises:
        LanguageError: It is in another language; names it in English words.
        InputError: It holds no words at all.
    """
    # The look of letters and blanks ("ｆｕｌｌ", thin spaces) says nothing about the language.
    sample = unicodedata.normalize("NFKC", body[:_SAMPLE])
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
    if is_plainly_english(words):
        return "en"
    # Imported when needed: loading its model takes two seconds.
    from py3langid import rank  # noqa: PLC0415

    ranked = [(str(code), float(score)) for code, score in rank(sample)]
    best, score = ranked[0]
    return "en" if short and score - dict(ranked)["en"] < _TOO_CLOSE else best


def is_plainly_english(words: list[str]) -> bool:
    """Whether a text is English beyond doubt, by its function words (`english.tsv`) alone.

    Args:
        words: The text's words in order.
    """
    if len(words) < _ENOUGH_WORDS:
        return False
    english = load_page_words().english
    needed = {word for word, kind in english.items() if kind == "every"}
    lower = [word.lower() for word in words]
    parts = [lower[i : i + _ENOUGH_WORDS] for i in range(0, len(words), _ENOUGH_WORDS)]
    whole = [part for part in parts if 2 * len(part) > _ENOUGH_WORDS]
    shares = [sum(word in english for word in part) / len(part) for part in [lower, *whole]]
    return needed <= set(lower) and shares[0] >= _SHARE and min(shares) >= _SHARE_ANYWHERE


def _is_latin(letters: str) -> bool:
    latin = sum(1 for letter in letters if "LATIN" in unicodedata.name(letter, ""))
    return latin * 2 > len(letters)


def _may_be_english(words: list[str]) -> bool:
    """Whether a short text has an English function word, or is nothing but names."""
    known = load_page_words().function_words
    if any(word.lower() in known for word in words):
        return True
    return all(word[0].isupper() for word in words)
