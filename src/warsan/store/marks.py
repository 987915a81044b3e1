"""Fingerprints of what was forgotten: enough to know it again, not enough to read it."""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from warsan.model import Article, Page
from warsan.store.raw_texts import find_texts

MarkKind = Literal["article", "address", "person"]
_ID = re.compile(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")
_WORD = re.compile(r"[^\W_]+")


class Mark(msgspec.Struct, frozen=True):
    """One thing that is not to come back.

    Attributes:
        act: Id of the act of forgetting that it belongs to.
        kind: An article by its id, a page by its address, or a person by a name.
        salt: Random, the same in all marks of a desk.
        digest: HMAC-SHA256 of the id, address or name under the salt.
        size: Words of a name.
        why: The reason given, which names nobody.
        day: ISO day on which it was forgotten.
        articles: How many articles the act removed or changed.
        purged: Whether nothing of it is left in the desk's files.
    """

    act: str
    kind: MarkKind
    salt: str
    digest: str
    size: int
    why: str
    day: str
    articles: int
    purged: bool


class Marks:
    """All that a desk was made to forget.

    Args:
        marks: As the desk's table has them.
    """

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        self.all = tuple(marks)
        self._known = {(mark.kind, mark.digest): mark for mark in self.all}
        self._salt = self.all[0].salt if self.all else ""
        self._sizes = sorted({mark.size for mark in self.all if mark.kind == "person"})

    def __bool__(self) -> bool:
        return bool(self.all)

    @property
    def salt(self) -> str:
        """The salt of the desk's marks; empty if there are none yet."""
        return self._salt

    def of_article(self, article: Article) -> Mark | None:
        """The mark of an article that was forgotten, by its id or address."""
        return self._find("article", article.id) or self.of_address(article.url)

    def of_address(self, address: str | None) -> Mark | None:
        """The mark of a page that was forgotten."""
        return self._find("address", plain_address(address)) if address else None

    def of_page(self, page: Page) -> Mark | None:
        """The mark of what bars a page from the desk: itself, or a name on it."""
        mark = self.of_article(page.article)
        if mark or not self._sizes:
            return mark
        name = next((name for text in texts_of(page) for name in self._names(text)), None)
        return self._find("person", plain_name(name)) if name else None

    def names_in(self, text: str) -> tuple[str, ...]:
        """The names of forgotten people that stand in a text, as they are written there."""
        return tuple(dict.fromkeys(self._names(text))) if self._sizes else ()

    def tells(self, text: str) -> bool:
        """Whether a text holds the id of a forgotten article, or the name of a forgotten person."""
        ids = _ID.findall(text) if self.all else ()
        return any(self._find("article", one) for one in ids) or bool(self.names_in(text))

    def _names(self, text: str) -> Iterator[str]:
        words = list(_WORD.finditer(text))
        for size in self._sizes:
            for first, last in zip(words, words[size - 1 :], strict=False):
                name = text[first.start() : last.end()]
                if self._find("person", plain_name(name)):
                    yield name

    def _find(self, kind: MarkKind, text: str) -> Mark | None:
        return self._known.get((kind, fingerprint(self._salt, text))) if self.all else None


def texts_of(page: Page) -> Iterator[str]:
    """All that a page says: what was found on it, its bytes, where it came from."""
    yield msgspec.json.encode(page.article).decode()
    yield page.origin
    yield page.fetched.address if page.fetched else ""
    yield from find_texts(page.raw)


def say_barred(mark: Mark) -> str:
    """Why something that was forgotten is not taken in."""
    what = "it names a person whom" if mark.kind == "person" else "it is what"
    return f"{what} the desk was made to forget on {mark.day} ({mark.why})"


def fingerprint(salt: str, text: str) -> str:
    """HMAC-SHA256 (hex) of a text under a salt.

    Whoever holds the desk can try names against it: it hides what was forgotten from a
    reader, not from somebody who guesses it.
    """
    return hmac.new(salt.encode(), text.encode(), hashlib.sha256).hexdigest()


def name_variants(name: str) -> tuple[str, ...]:
    """The ways in which a name is written: in full, first and last, last first, in one word."""
    words = plain_name(name).split()
    ends = (words[0], words[-1]) if words else ()
    ways = [words, ends, ends[::-1], ["".join(words)], ["".join(ends)]]
    return (
        tuple(dict.fromkeys(" ".join(way) for way in ways if way))
        if len(words) > 1
        else (tuple(words))
    )


def plain_name(name: str) -> str:
    """A name as it is compared: its words in lower case, whatever stands between them."""
    return " ".join(_WORD.findall(name)).casefold()


def plain_address(address: str) -> str:
    """An address as it is compared: without scheme, "www.", what follows "#" and a last slash."""
    plain = address.partition("#")[0]
    bare = plain.partition("://")[2] or plain
    return bare.removeprefix("www.").rstrip("/").casefold()
