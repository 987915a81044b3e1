"""Takes the name of a person out of a page: what is left is read as if the name had never stood."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import msgspec

from warsan.model import Article, Credit, Page, Refusal, Span, article_id
from warsan.store.marks import Marks, name_variants, say_barred, texts_of

BLACKED_OUT = "█████"
"""What stands in the place of a name; always as long, so that it tells nothing of it."""

_KEPT = frozenset({"id", "language", "genre", "published", "role", "field"})
_FULL_ONLY = frozenset({"url", "outlet"})  # a last name alone is no name there
# Between the words of a name: a space, a hyphen in an address, nothing, or an initial.
_BETWEEN = r"[\W_]{0,4}(?:[^\W_]\.?[\W_]{1,3})?"
_BEFORE, _AFTER = r"(?<![^\W_])", r"(?![^\W_])"


class Names:
    """The names of one person, and how to find them.

    Args:
        names: In full, as written; each also counts with the last name first, in one word, and
            without what stands between first and last.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self.names = tuple(dict.fromkeys(name.strip() for name in names if name_variants(name)))
        self.ways = tuple(dict.fromkeys(w for n in self.names for w in name_variants(n)))
        self._full = _any_of(map(_spaced, self.ways), re.IGNORECASE)
        parts = [name.split() for name in self.names]
        self._last = _any_of(_capitalised(words[-1]) for words in parts if len(words) > 1)
        self._first = _any_of(_alone(words[0]) for words in parts if len(words) > 1)

    def stand_in(self, text: str) -> bool:
        """Whether one of the names stands in a text in full."""
        return bool(self.names) and bool(self._full.search(text))

    def stand_on(self, page: Page) -> bool:
        """Whether one of the names stands on a page in full, in its text or in its bytes."""
        return any(self.stand_in(text) for text in texts_of(page))

    def black_out(self, text: str) -> str:
        """The text without the names: in full, then the last name, then the first standing alone.

        For a text of an article that names the person in full: elsewhere the last name alone
        may be anybody's.
        """
        for pattern in (self._full, self._last, self._first):
            text = pattern.sub(BLACKED_OUT, text)
        return text


def redact_page(page: Page, names: Names) -> Page:
    """The page without the names, and without its bytes, in which they may stand anywhere.

    Addresses with a name in them go; the article gets the id of what is left.
    """
    article = _redact_article(page.article, names)
    return Page(
        article=article, raw=b"", media_type=page.media_type, origin=names.black_out(page.origin)
    )


def bar_forgotten(page: Page | Refusal, marks: Marks) -> Page | Refusal:
    """The page as it may come to a desk that was made to forget something.

    An article that was forgotten is refused; the names of people who were forgotten are blacked
    out. Most desks have nothing to forget, most pages name nobody who was.
    """
    if isinstance(page, Refusal) or not marks:
        return page
    if mark := marks.of_article(page.article):
        return Refusal(origin=page.origin, reason=say_barred(mark))
    found = {name for text in texts_of(page) for name in marks.names_in(text)}
    return redact_page(page, Names(found)) if found else page


def _redact_article(article: Article, names: Names) -> Article:
    fields = _redacted(msgspec.to_builtins(article), names)
    fields["credit"] = None
    plain = msgspec.convert(fields, Article)
    named = article_id(
        outlet=plain.outlet, url=plain.url, published=plain.published, title=plain.title,
        body=plain.body,
    )  # fmt: skip
    credit = _placed(article.credit, plain.page, names) if article.credit else None
    return msgspec.structs.replace(plain, id=named, credit=credit)


def _redacted(value: Any, names: Names, key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _redacted(inner, names, name) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_redacted(inner, names, key) for inner in value]
    if not isinstance(value, str):
        return value
    if key in _KEPT or (key in _FULL_ONLY and not names.stand_in(value)):
        return value
    return None if key == "url" else names.black_out(value)


def _placed(credit: Credit, page: str, names: Names) -> Credit | None:
    """The credit where it stands now; None if its words are found no more."""
    words = names.black_out(credit.span.text)
    start = page.rfind(words)
    if start < 0:
        return None
    span = Span("page", start, start + len(words), words)
    return Credit(name=names.black_out(credit.name), role=credit.role, span=span)


def _any_of(patterns: Iterable[str], flags: int = 0) -> re.Pattern[str]:
    either = "|".join(sorted(patterns, key=lambda one: (-len(one), one)))
    return re.compile(either or r"(?!)", flags)


def _spaced(way: str) -> str:
    return _BEFORE + _BETWEEN.join(map(re.escape, way.split())) + _AFTER


def _capitalised(word: str) -> str:
    """A name alone, as written or in capitals: in lower case it may be a common word."""
    return f"{_BEFORE}(?:{re.escape(word)}|{re.escape(word.upper())}){_AFTER}"


def _alone(word: str) -> str:
    """A first name with no other name before or after it."""
    return rf"(?<![^\W_]){re.escape(word)}{_AFTER}(?!\s[A-Z\u00c0-\u00de])"
