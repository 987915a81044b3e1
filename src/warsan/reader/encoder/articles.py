"""From an article to the parses of its fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from warsan.model import Article, Field
from warsan.reader.encoder.mends import mend_subjects
from warsan.reader.encoder.words import Prediction, load_encoder
from warsan.reader.parse import EventGuess, NameSpan, Parse, Range, RoleSpan, Token
from warsan.reader.text.intrusions import find_intrusions
from warsan.reader.text.lemmas import find_lemma
from warsan.reader.text.plain import Plain, find_plain
from warsan.reader.text.sentences import find_paragraphs, find_sentences
from warsan.reader.text.tokens import find_tokens

FIELDS: tuple[Field, ...] = ("title", "standfirst", "body")
"""The fields that are read, in the order in which a person reads them."""


class ArticleParse(msgspec.Struct, frozen=True):
    """The parses of an article's fields, in reading order; empty fields are left out."""

    fields: tuple[Parse, ...]

    def of(self, field: Field) -> Parse | None:
        """The parse of one field, if the article has it."""
        return next((p for p in self.fields if p.field == field), None)

    @property
    def body(self) -> Parse:
        """The parse of the body; without tokens where the article has no body."""
        return self.of("body") or Parse("body", "", (), (), ())


class _Words(msgspec.Struct, frozen=True):
    """The words of one field before they are parsed."""

    field: Field
    text: str
    offsets: tuple[tuple[int, int], ...]
    paragraphs: tuple[Range, ...]
    sentences: tuple[Range, ...]


def parse_article(article: Article) -> ArticleParse:
    """Parses title, standfirst and body in one go; tokens stand in the text as stored.

    What is in a batch follows from the article alone, so that the same article gives the
    same parse alone and in a crowd.
    """
    plains = {field: find_plain(article.text_of(field)) for field in FIELDS}
    found = parse_plain({field: plain.text for field, plain in plains.items()})
    return ArticleParse(
        tuple(_stored(p, plains[p.field], article.text_of(p.field)) for p in found.fields)
    )


def parse_text(text: str) -> Parse:
    """Parses a text that is no article, such as one sentence; tokens stand in it as given."""
    plain = find_plain(text)
    found = parse_plain({"body": plain.text}).fields
    return _stored(found[0], plain, text) if found else Parse("body", text, (), (), ())


def parse_plain(texts: Mapping[Field, str]) -> ArticleParse:
    """Parses plain texts (see `text.plain`) of an article's fields; tokens stand in them."""
    fields = [_cut(field, text) for field, text in texts.items()]
    fields = [f for f in fields if f.offsets]
    if not fields:
        return ArticleParse(())
    words: list[str] = []
    paragraphs: list[Range] = []
    sentences: list[Range] = []
    starts: list[int] = []
    for part in fields:
        at = len(words)
        starts.append(at)
        words.extend(part.text[a:b] for a, b in part.offsets)
        paragraphs.extend(Range(r.first + at, r.last + at) for r in part.paragraphs)
        sentences.extend(Range(r.first + at, r.last + at) for r in part.sentences)
    found = load_encoder().read_words(words, paragraphs, sentences, refine=True)
    return ArticleParse(
        tuple(_build(part, found, at) for part, at in zip(fields, starts, strict=True))
    )


def _cut(field: Field, text: str) -> _Words:
    offsets = find_tokens(text)
    return _Words(
        field, text, offsets, find_paragraphs(text, offsets), find_sentences(text, offsets)
    )


def _stored(parse: Parse, plain: Plain, text: str) -> Parse:
    """A parse with its tokens where they are stored."""
    if not plain.starts:
        return parse
    places = [plain.stored(t.start, t.end) for t in parse.tokens]
    tokens = tuple(
        msgspec.structs.replace(t, start=start, end=end, text=text[start:end])
        for t, (start, end) in zip(parse.tokens, places, strict=True)
    )
    return msgspec.structs.replace(parse, text=text, tokens=tokens)


def _build(part: _Words, found: Prediction, at: int) -> Parse:
    """The part of a prediction that belongs to one field, with offsets and lemmas."""
    count = len(part.offsets)
    tokens = mend_subjects(
        [_token(part.text, offset, found, at + i, at) for i, offset in enumerate(part.offsets)]
    )
    sentences = tuple(
        Range(s.first - at, s.last - at) for s in found.sentences if at <= s.first < at + count
    )
    return Parse(
        field=part.field,
        text=part.text,
        tokens=tokens,
        sentences=sentences,
        paragraphs=part.paragraphs,
        names=_inside(found.names, at, count),
        roles=tuple(
            RoleSpan(r.first - at, r.last - at, r.role, r.score)
            for r in found.roles
            if at <= r.first < at + count
        ),
        nested=_inside(found.nested, at, count),
        kinds=found.kinds[at : at + count],
        unread=find_intrusions(part.text, part.offsets, sentences),
        coarse=_inside(found.uner, at, count),
        guesses=tuple(_moved(g, -at) for g in found.guesses if at <= g.trigger < at + count),
        certainties=found.certainties[at : at + count],
    )


def _moved(guess: EventGuess, by: int) -> EventGuess:
    """A guess with its words counted from elsewhere."""

    def words(side: tuple[tuple[int | None, float], ...]) -> tuple[tuple[int | None, float], ...]:
        return tuple((None if word is None else word + by, chance) for word, chance in side)

    return msgspec.structs.replace(
        guess,
        trigger=guess.trigger + by,
        actors=words(guess.actors),
        recipients=words(guess.recipients),
    )


def _inside(names: Sequence[NameSpan], at: int, count: int) -> tuple[NameSpan, ...]:
    return tuple(
        NameSpan(n.first - at, n.last - at, n.label) for n in names if at <= n.first < at + count
    )


def _token(text: str, offset: tuple[int, int], found: Prediction, index: int, at: int) -> Token:
    word = text[offset[0] : offset[1]]
    upos = found.upos[index]
    return Token(
        *offset, word, find_lemma(word, upos), upos, found.heads[index] - at, found.deprels[index]
    )
