"""Copies of real articles by known edits: cut, moved, written anew in a third, added to."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

import msgspec

from warsan.model import Article
from warsan.reader.text.sentences import find_sentences
from warsan.reader.text.tokens import find_tokens

_WORD = re.compile(r"\w+")
_ENDS = ".!?”’\"'"
_LONG = 4  # letters from which a word carries meaning
Paragraphs = list[str]


class Edited(msgspec.Struct, frozen=True):
    """A copy of an article.

    Attributes:
        edits: What was done to it, in order.
        body: What came of it.
    """

    edits: tuple[str, ...]
    body: str


class Editor:
    """Edits articles as outlets edit what an agency sends.

    Args:
        articles: From which added paragraphs and other words are taken.
        seed: Of every choice.
    """

    def __init__(self, articles: Sequence[Article], seed: int) -> None:
        self._chance = random.Random(seed)
        self._paragraphs = [p for a in articles for p in _paragraphs(a.body)]
        self._words = sorted({w for p in self._paragraphs for w in _WORD.findall(p.lower())
                              if len(w) >= _LONG})  # fmt: skip
        self._edits: dict[str, Callable[[Paragraphs], Paragraphs]] = {
            "cut": self._cut, "move": self._move, "rewrite": self._rewrite, "add": self._add,
        }  # fmt: skip

    def edit(self, article: Article, names: Sequence[str]) -> Edited:
        """A copy by the named edits, in their order; at least one sentence stays as it was."""
        paragraphs = _paragraphs(article.body)
        for name in names:
            paragraphs = self._edits[name](paragraphs)
        return Edited(tuple(names), "\n\n".join(paragraphs))

    def _cut(self, paragraphs: Paragraphs) -> Paragraphs:
        """Keep the first half to four fifths: agencies write so that the end can go."""
        kept = max(1, round(len(paragraphs) * self._chance.uniform(0.5, 0.8)))
        return paragraphs[:kept]

    def _move(self, paragraphs: Paragraphs) -> Paragraphs:
        return self._chance.sample(paragraphs, len(paragraphs))

    def _rewrite(self, paragraphs: Paragraphs) -> Paragraphs:
        """Write a third of all sentences anew, so that nothing can be recognised in them."""
        split = [_sentences(paragraph) for paragraph in paragraphs]
        places = [(i, j) for i, sentences in enumerate(split) for j in range(len(sentences))]
        for i, j in self._chance.sample(places, len(places) // 3):
            split[i][j] = self._anew(split[i][j])
        return [" ".join(sentences) for sentences in split]

    def _anew(self, sentence: str) -> str:
        """The clauses in another order, and other words for every second word of meaning."""
        clauses = sentence.rstrip(_ENDS).split(", ")
        turned = ", ".join(clauses[1:] + clauses[:1])
        places = [m for m in _WORD.finditer(turned) if len(m[0]) >= _LONG]
        for found in reversed(places[::2]):
            other = self._chance.choice(self._words)
            turned = turned[: found.start()] + other + turned[found.end() :]
        return turned[:1].upper() + turned[1:] + sentence[len(sentence.rstrip(_ENDS)) :]

    def _add(self, paragraphs: Paragraphs) -> Paragraphs:
        """Put in paragraphs of other articles, one for each four."""
        made = list(paragraphs)
        for _ in range(max(1, len(paragraphs) // 4)):
            place = self._chance.randrange(len(made) + 1)
            made.insert(place, self._chance.choice(self._paragraphs))
        return made


def _sentences(paragraph: str) -> list[str]:
    tokens = find_tokens(paragraph)
    return [
        paragraph[tokens[part.first][0] : tokens[part.last - 1][1]]
        for part in find_sentences(paragraph, tokens)
    ]


def _paragraphs(body: str) -> Paragraphs:
    return [paragraph for paragraph in body.split("\n\n") if paragraph.strip()]
