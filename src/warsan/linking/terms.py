"""The words by which a text is known: of its title, its opening, its body, and its names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from warsan.codebook.pages import load_page_words
from warsan.linking.texts import Text

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+")
_POSSESSIVE = re.compile(r"['’]s?$")
_OPENING = 3  # sentences
_MANIFOLD = frozenset({"live", "digest"})  # genres
_MOST = 400  # words of the body: a live page is known by its beginning


class Terms(msgspec.Struct, frozen=True):
    """The words of a text, in small letters, without function words and the s of plurals.

    Attributes:
        title, opening: Words of the title and of the first three sentences, each once.
        body: How often each word stands in the body, as far as its first 400 words.
        names: How often each word stands there in capitals within a sentence: parts of names.
    """

    title: tuple[str, ...]
    opening: tuple[str, ...]
    body: dict[str, int]
    names: dict[str, int]


def find_terms(text: Text) -> Terms:
    """The words of a text.

    Live pages and digests tell of many things: they are known by their headline and first item, and
    the headline, which often is the same each day, counts no more than that.
    """
    if text.genre in _MANIFOLD:
        return _of_opening(text)
    words = [word for sentence in text.sentences for word in _words(sentence)]
    return Terms(
        tuple(dict.fromkeys(_words(text.title or ""))),
        tuple(dict.fromkeys(w for s in text.sentences[:_OPENING] for w in _words(s))),
        dict(Counter(words[:_MOST])),
        dict(Counter(_names(text.sentences))),
    )


def _of_opening(text: Text) -> Terms:
    opening = text.sentences[:_OPENING]
    words = [word for part in (text.title or "", *opening) for word in _words(part)]
    return Terms(
        (), tuple(dict.fromkeys(words)), dict(Counter(words)), dict(Counter(_names(opening)))
    )


def all_terms(terms: Terms) -> frozenset[str]:
    """Every word of a text, each once."""
    return frozenset(terms.title) | frozenset(terms.opening) | terms.body.keys()


def _words(text: str) -> list[str]:
    return [_plain(found) for found in _WORD.findall(text) if not _is_empty(found)]


def _names(sentences: Sequence[str]) -> Iterable[str]:
    for sentence in sentences:
        for found in _WORD.findall(sentence)[1:]:  # the first word has a capital in any case
            if found[0].isupper() and not _is_empty(found):
                yield _plain(found)


def _plain(word: str) -> str:
    lower = _POSSESSIVE.sub("", word.lower()).replace("’", "'")
    return lower[:-1] if len(lower) > 4 and lower.endswith("s") and lower[-2] != "s" else lower


def _is_empty(word: str) -> bool:
    plain = _POSSESSIVE.sub("", word.lower())
    return len(plain) < 2 or plain in load_page_words().function_words
