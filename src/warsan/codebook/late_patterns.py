"""Patterns that are compiled when a text first needs them: most texts need few of the hundreds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property

from warsan.errors import CodebookError


class LatePattern:
    """A regular expression without case of a data file.

    Compiling takes a thousand times as long as asking whether a text holds a word, so a pattern
    may say what a text must hold: texts without it do not fit, and nothing is compiled for them.
    """

    def __init__(self, source: str, place: str, *tests: Callable[[str], bool]) -> None:
        """Keeps what is needed to compile.

        Args:
            source: The regular expression.
            place: The file and line or template that it comes from, for errors.
            tests: What holds of every text that fits.
        """
        self.source = source
        self._place = place
        self._tests = tests

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern.

        Raises:
            CodebookError: The expression is broken; says where it stands.
        """
        return self._compile(self.source)

    @cached_property
    def _closing(self) -> re.Pattern[str]:
        return self._compile(rf"(?:{self.source})\s*$")

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The whole text as one match."""
        return self.compiled.fullmatch(text) if self._may_fit(text) else None

    def match(self, text: str) -> re.Match[str] | None:
        """A match that opens the text."""
        return self.compiled.match(text) if self._may_fit(text) else None

    def close(self, text: str) -> re.Match[str] | None:
        """A match that closes the text, with the white space behind it."""
        return self._closing.search(text) if self._may_fit(text) else None

    def finditer(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """The matches between two characters of a text, from left to right."""
        return self.compiled.finditer(text, start, end)

    def _may_fit(self, text: str) -> bool:
        return all(test(text) for test in self._tests)

    def _compile(self, source: str) -> re.Pattern[str]:
        try:
            return re.compile(source, re.IGNORECASE)
        except re.error as error:
            raise CodebookError(
                f"{self._place}: no pattern: {error}", "correct that line"
            ) from error
