"""What the shipped reader finds on gold tokens and on plain texts."""

from __future__ import annotations

from collections.abc import Iterable

from warsan.eval.dates import FoundTimex
from warsan.eval.documents import GivenText, Prediction, TextPrediction, Triple
from warsan.eval.figures import FoundFigure
from warsan.eval.running_text import Trees, parsed_trees
from warsan.eval.spans import LabelSpan
from warsan.model import Article, Mention, article_id
from warsan.reader.article import read_article
from warsan.reader.attributions.records import find_attributions
from warsan.reader.dates.expressions import find_dates
from warsan.reader.encoder.articles import parse_article
from warsan.reader.encoder.words import load_encoder
from warsan.reader.parse import NameSpan, Parse, Range, RoleSpan


class ShippedReader:
    """The reader that comes with the package; its model is loaded when first used."""

    def given(self, text: GivenText) -> Prediction:
        """Reads given tokens and sentences.

        Raises:
            ModelError: The model's files are missing or do not fit.
        """
        if not text.words:
            return Prediction((), (), (), (), (), ())
        found = load_encoder().read_words(text.words, text.paragraphs, text.sentences)
        return Prediction(
            upos=found.upos,
            heads=found.heads,
            deprels=found.deprels,
            newswire=_names(found.fragments),
            uner=_names(found.uner),
            roles=_roles(found.roles),
        )

    def text(self, text: str) -> TextPrediction:
        """Reads a text as the body of an article: tokens, sentences and all.

        Raises:
            ModelError: The model's files are missing or do not fit.
        """
        parse = parse_article(_article(text)).body
        return TextPrediction(
            tokens=tuple((token.start, token.end) for token in parse.tokens),
            paragraphs=parse.paragraphs,
            roles=_roles(parse.roles),
            triples=_triples(parse),
        )

    def trees(self, text: str) -> Trees:
        """Reads a text as the body of an article and gives its words, sentences and trees.

        Raises:
            ModelError: The model's files are missing or do not fit.
        """
        return parsed_trees(parse_article(_article(text)).body)

    def dates(self, text: str, published: str | None) -> tuple[FoundTimex, ...]:
        """Reads a text as the body of an article published at an ISO day or time.

        Raises:
            ModelError: The model's files are missing or do not fit.
        """
        found = find_dates(parse_article(_article(text)).body, published)
        return tuple(FoundTimex(d.span.start, d.span.end, d.value) for d in found)

    def figures(self, article: Article) -> tuple[FoundFigure, ...]:
        """Reads a whole article: its figures, with the words that claim them.

        Raises:
            ModelError: The model's files are missing or do not fit.
        """
        reading = read_article(article)
        sources = {a.id: a.source.span for a in reading.attributions if a.source}
        return tuple(FoundFigure(f, sources.get(f.attribution or "")) for f in reading.figures)


class _Nobody:
    """Attributions are scored by their words: who a source is does not matter here."""

    def at(self, token_index: int, /) -> Mention | None:  # noqa: ARG002
        return None


def _triples(parse: Parse) -> tuple[Triple, ...]:
    return tuple(
        Triple(_tokens(found.source), _tokens(found.cue), _tokens(*found.content))
        for found in find_attributions(parse, _Nobody()).tokens
    )


def _tokens(*ranges: Range | None) -> frozenset[int]:
    return frozenset(index for part in ranges if part for index in range(part.first, part.last))


def _article(body: str) -> Article:
    name = article_id(outlet=None, url=None, published=None, title=None, body=body)
    return Article(
        id=name, outlet=None, title=None, standfirst=None, byline=None, published=None,
        language="en", genre="news", url=None, body=body, page=body,
    )  # fmt: skip


def _names(spans: Iterable[NameSpan]) -> tuple[LabelSpan, ...]:
    return tuple(LabelSpan(span.first, span.last, span.label) for span in spans)


def _roles(spans: Iterable[RoleSpan]) -> tuple[LabelSpan, ...]:
    return tuple(LabelSpan(span.first, span.last, span.role) for span in spans)
