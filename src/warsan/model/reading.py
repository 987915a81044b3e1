"""Everything found in one article: an immutable value."""

from __future__ import annotations

import msgspec

from warsan.model.article import Article
from warsan.model.finding import Attribution, Date, Event, Figure, Place
from warsan.model.party import Mention
from warsan.model.span import Sentence, Span


class ReaderName(msgspec.Struct, frozen=True, kw_only=True):
    """What read an article: the software's version, the model's digest, the user's own parties.

    Attributes:
        version: Of Warsan.
        model: First 16 digits (hex) of the SHA-256 of the network's files.
        parties: First 16 digits (hex) of the SHA-256 of the desk's parties.toml; null where the
            shipped tables of parties were used alone.
    """

    version: str
    model: str
    parties: str | None = None

    @property
    def build(self) -> str:
        """Model and parties in one word, as a desk files them: "3f9a…" or "3f9a…+08bc…"."""
        return f"{self.model}+{self.parties}" if self.parties else self.model

    @classmethod
    def of_build(cls, version: str, build: str) -> ReaderName:
        """The reader that a desk files under a version and a `build`."""
        model, _, parties = build.partition("+")
        return cls(version=version, model=model, parties=parties or None)


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """Everything found in one article.

    Attributes:
        reader: What read the article.
        article: The article as it was found on its page.
        mentions: Who is named, described or meant, with the party each resolves to.
        attributions: Who says what, by which words.
        events: Who did or said what to whom.
        figures: Quantities, and who claims them.
        places: Places as written, with their position where it is clear which they are.
        dates: Temporal expressions and the days they mean.
        sentences: The sentences of title, standfirst and body, in reading order.
    """

    reader: ReaderName
    article: Article
    mentions: tuple[Mention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()
    places: tuple[Place, ...] = ()
    dates: tuple[Date, ...] = ()
    sentences: tuple[Sentence, ...] = ()

    def sentence_at(self, span: Span) -> Span:
        """The sentence (or sentences) around a span, as a span; the span itself if none is."""
        around = [
            s
            for s in self.sentences
            if s.field == span.field and s.start < span.end and span.start < s.end
        ]
        if not around:
            return span
        start, end = around[0].start, around[-1].end
        return Span(span.field, start, end, self.article.text_of(span.field)[start:end])


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Reading)


def reading_to_json(reading: Reading) -> bytes:
    """One line of JSON (UTF-8, no newline) with the keys of docs/reading.md."""
    return _encoder.encode(reading)


def reading_from_json(line: bytes | str) -> Reading:
    """The Reading that `reading_to_json` wrote.

    Raises:
        msgspec.ValidationError: The line is not a Reading.
    """
    return _decoder.decode(line)
