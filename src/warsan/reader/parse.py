"""The parsed text of one field: what the encoder hands to every `find_` verb."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import Literal

import msgspec

from warsan.model import Field, Sentence, Span

NameLabel = str
Role = Literal["source", "cue", "content"]


class Token(msgspec.Struct, frozen=True):
    """One word after Universal Dependencies.

    Attributes:
        start, end: Characters in the field's text.
        text: What stands there.
        lemma: Dictionary form, lower case except for proper nouns.
        upos: UD part of speech.
        head: Index (in the Parse) of the governor, or the token's own index for a root.
        deprel: UD relation with subtype ("nsubj:pass").
    """

    start: int
    end: int
    text: str
    lemma: str
    upos: str
    head: int
    deprel: str

    @property
    def rel(self) -> str:
        """The relation without its subtype."""
        return self.deprel.partition(":")[0]


class Range(msgspec.Struct, frozen=True, order=True):
    """Tokens `first` to `last` (exclusive)."""

    first: int
    last: int


class NameSpan(msgspec.Struct, frozen=True, order=True):
    """Tokens that form a name; label as in English Worldwide Newswire (PER, ORG, LOC, …)."""

    first: int
    last: int
    label: NameLabel


class RoleSpan(msgspec.Struct, frozen=True, order=True):
    """Tokens that the attribution head marks as source, cue or a fragment of content.

    `score` is the head's mean probability over the span, 0 to 1.
    """

    first: int
    last: int
    role: Role
    score: float = 1.0


class EventGuess(msgspec.Struct, frozen=True):
    """What the event head makes of one word that may name an event.

    Attributes:
        trigger: The word.
        types: PLOVER types with their probabilities, the likeliest first; they add up to
            `chance`, less what is left out.
        chance: Probability that the word names an event at all.
        frames: Frames with their probabilities, the likeliest first.
        actors, recipients: Words of the sentence with the probability that the phrase they
            stand in is that side, the likeliest first; None is nobody.
        certainty: The author's own, in [-3, 3].
    """

    trigger: int
    types: tuple[tuple[str, float], ...]
    chance: float
    frames: tuple[tuple[str, float], ...]
    actors: tuple[tuple[int | None, float], ...]
    recipients: tuple[tuple[int | None, float], ...]
    certainty: float


class Parse(msgspec.Struct, frozen=True, dict=True):
    """The tokens, tree, names and attribution spans of one field of an article.

    `paragraphs` and `sentences` are token ranges that tile the tokens in order; a head
    never leaves its sentence.

    Attributes:
        names: Names over their full extent; none overlap.
        nested: The names that stand within one of `names` ("China" in "Bank of China").
        unread: Sentences (by index) in which nothing is found: see `text.intrusions`.
        kinds: One a token: GUM's kind of entity that it heads a mention of, named or described
            ("person", "organization", "place", …), or "none"; empty where the model lacks it.
        coarse: Names in Universal NER's three labels (PER, ORG, LOC): a second opinion.
        guesses: Words that may name an event, in text order; empty where the model lacks them.
        certainties: One a token: how certain it is that what the word names happened, in
            [-3, 3], as annotators of UW judge it; empty likewise.
    """

    field: Field
    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Range, ...]
    paragraphs: tuple[Range, ...]
    names: tuple[NameSpan, ...] = ()
    roles: tuple[RoleSpan, ...] = ()
    nested: tuple[NameSpan, ...] = ()
    kinds: tuple[str, ...] = ()
    unread: frozenset[int] = frozenset()
    coarse: tuple[NameSpan, ...] = ()
    guesses: tuple[EventGuess, ...] = ()
    certainties: tuple[float, ...] = ()

    @cached_property
    def _children(self) -> tuple[tuple[int, ...], ...]:
        below: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if token.head != index:
                below[token.head].append(index)
        return tuple(tuple(row) for row in below)

    @cached_property
    def _relations(self) -> tuple[tuple[str, str], ...]:
        """Each token's relation with and without its subtype; asked for ten times a token."""
        return tuple((t.deprel, t.rel) for t in self.tokens)

    @cached_property
    def _characters(self) -> tuple[list[int], list[int]]:
        """Where the tokens start and end."""
        return [t.start for t in self.tokens], [t.end for t in self.tokens]

    @cached_property
    def _guesses(self) -> dict[int, EventGuess]:
        return {guess.trigger: guess for guess in self.guesses}

    def guess_at(self, index: int) -> EventGuess | None:
        """What the event head makes of a token; None if it hardly names an event."""
        return self._guesses.get(index)

    @cached_property
    def _sentence_of(self) -> tuple[int, ...]:
        return tuple(n for n, s in enumerate(self.sentences) for _ in range(s.first, s.last))

    @cached_property
    def arguments_seen(self) -> dict[tuple[str, int, str, frozenset[str]], int | None]:
        """What stands at a place of a frame, by part of speech, trigger, place and light nouns.

        Many predicates ask for the same; `events.arguments` keeps the answers here.
        """
        return {}

    def children(self, index: int, *rels: str) -> tuple[int, ...]:
        """Dependents of a token in text order; only those with one of `rels` if given.

        A rel without a subtype ("nsubj") matches every subtype of it.
        """
        below = self._children[index]
        if not rels or not below:
            return below
        names = self._relations
        return tuple([c for c in below if names[c][0] in rels or names[c][1] in rels])

    def subtree(self, index: int) -> Range:
        """The smallest token range that holds a token and all below it."""
        first, last = index, index + 1
        for child in self._children[index]:
            inner = self.subtree(child)
            first, last = min(first, inner.first), max(last, inner.last)
        return Range(first, last)

    def ancestors(self, index: int) -> Iterator[int]:
        """The governors of a token, nearest first, up to the root."""
        while self.tokens[index].head != index:
            index = self.tokens[index].head
            yield index

    def sentence_of(self, index: int) -> int:
        """Which sentence (index into `sentences`) a token stands in."""
        return self._sentence_of[index]

    def is_unread(self, index: int) -> bool:
        """Whether a token stands in a sentence in which nothing is found."""
        return bool(self.unread) and self._sentence_of[index] in self.unread

    def span(self, first: int, last: int) -> Span:
        """Tokens `first` to `last` (exclusive) as a span of characters."""
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        return Span(self.field, start, end, self.text[start:end])

    def range_of(self, start: int, end: int) -> Range | None:
        """The tokens that share characters with [start, end); None if there are none."""
        starts, ends = self._characters
        first, last = bisect_right(ends, start), bisect_left(starts, end)
        return Range(first, last) if first < last else None

    def range_in_sentence(self, start: int, end: int) -> Range | None:
        """As `range_of`; None also where the characters leave their sentence."""
        found = self.range_of(start, end)
        if found is None or self.sentence_of(found.first) != self.sentence_of(found.last - 1):
            return None
        return found

    def sentence_values(self) -> tuple[Sentence, ...]:
        """The sentences as values of the model."""
        return tuple(
            Sentence(self.tokens[s.first].start, self.tokens[s.last - 1].end, self.field)
            for s in self.sentences
            if s.last > s.first
        )
