"""What the shipped reader finds on gold tokens and on plain texts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from warsan.errors import InputError
from warsan.eval.certainty import find_heads
from warsan.eval.chain_match import FoundMention
from warsan.eval.dates import FoundTimex
from warsan.eval.documents import GivenText, Prediction, TextPrediction, Triple, certainty_text
from warsan.eval.figures import FoundFigure
from warsan.eval.formats.certainty import CertaintySentence
from warsan.eval.formats.relations import Extent
from warsan.eval.found_relations import find_relations
from warsan.eval.given import parse_given
from warsan.eval.places import FoundPlace, PlacesPrediction
from warsan.eval.relations import FoundRelation
from warsan.eval.running_text import Trees, parsed_trees
from warsan.eval.spans import LabelSpan
from warsan.model import Article, Mention, Place, article_id
from warsan.reader.article import read_article
from warsan.reader.attributions.records import find_attributions
from warsan.reader.coreference.chains import find_chains
from warsan.reader.dates.expressions import find_dates
from warsan.reader.encoder.articles import parse_article, parse_text
from warsan.reader.encoder.words import load_encoder
from warsan.reader.events.certainty import judge_certainty
from warsan.reader.events.factuality import judge_factuality
from warsan.reader.events.pairs import PairScene
from warsan.reader.pair import code_pair_in, find_pair_scene
from warsan.reader.parse import NameSpan, Parse, Range, RoleSpan
from warsan.reader.places.records import find_places, find_places_at
from warsan.sources.characters import read_characters


class ShippedReader:
    """The reader that comes with the package; its model is loaded when first used."""

    def __init__(self) -> None:
        self._read: tuple[str, PairScene] | None = None

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
        parse = parse_article(plain_article(text)).body
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
        return parsed_trees(parse_article(plain_article(text)).body)

    def places(self, text: str, spans: Sequence[tuple[int, int]]) -> PlacesPrediction:
        """Reads a text as the body of an article: its places, and those that given spans mean.

        Raises:
            ModelError: The model's files are missing or do not fit.
        """
        parse = parse_article(plain_article(text)).body
        ranges = [parse.range_of(start, end) for start, end in spans]
        told = iter(find_places_at(parse, [r for r in ranges if r]))
        given = [next(told) if r else None for r in ranges]
        return PlacesPrediction(
            found=tuple(
                _found(p.span.start, p.span.end, p)
                for places in find_places(parse)
                for p in places.values
            ),
            given=tuple(
                _found(start, end, p) for (start, end), p in zip(spans, given, strict=True)
            ),
        )

    def chains(self, text: GivenText) -> tuple[tuple[FoundMention, ...], ...]:
        """Reads given tokens and sentences, and finds which mentions speak of the same.

        Raises:
            ModelError: The model's files are missing or do not fit.
        """
        if not text.words:
            return ()
        return tuple(
            tuple(FoundMention(r.range.first, r.range.last, r.head) for r in chain)
            for chain in find_chains(parse_given(text))
        )

    def dates(self, text: str, published: str | None) -> tuple[FoundTimex, ...]:
        """Reads a text as the body of an article published at an ISO day or time.

        Raises:
            ModelError: The model's files are missing or do not fit.
        """
        found = find_dates(parse_article(plain_article(text)).body, published)
        return tuple(FoundTimex(d.span.start, d.span.end, d.value) for d in found)

    def figures(self, article: Article) -> tuple[FoundFigure, ...]:
        """Reads a whole article: its figures, with the words that claim them.

        Raises:
            ModelError: The model's files are missing or do not fit.
        """
        reading = read_article(article)
        sources = {a.id: a.source.span for a in reading.attributions if a.source}
        return tuple(FoundFigure(f, sources.get(f.attribution or "")) for f in reading.figures)

    def relations(self, sentence: str) -> tuple[FoundRelation, ...]:
        """Reads a sentence as it stands: its events, with where their parties are named.

        Raises:
            ModelError: The model's files are missing or do not fit.
        """
        return find_relations(self._scene(sentence))

    def pair(self, sentence: str, actor: Extent, recipient: Extent) -> str:
        """The type that is told for a given pair of a sentence.

        Raises:
            ModelError: The model's files are missing or do not fit.
        """
        return code_pair_in(self._scene(sentence), actor, recipient).type

    def _scene(self, sentence: str) -> PairScene:
        """A sentence read; the last one is kept, since each is asked about several times."""
        if self._read is None or self._read[0] != sentence:
            self._read = sentence, find_pair_scene(parse_text(sentence))
        return self._read[1]

    def certainties(self, sentence: CertaintySentence) -> tuple[float, ...]:
        """How certain each target of a sentence of given tokens is, in [-3, 3].

        Raises:
            ModelError: The model's files are missing or do not fit.
        """
        parse = parse_given(certainty_text(sentence))
        heads = find_heads(sentence, [token.head for token in parse.tokens])
        return tuple(judge_factuality(parse, word, judge_certainty(parse, word)) for word in heads)

    def body(self, raw: bytes) -> str:
        """Reads an HTML page as it came: its article's text, empty if it finds none."""
        # Imported when needed: trafilatura takes half a second that no other task need pay.
        from warsan.sources.html import read_html  # noqa: PLC0415

        try:
            draft = read_html(read_characters(raw, origin="the page"), origin="the page")
        except InputError:
            return ""
        return "\n\n".join(draft.paragraphs)


def _found(start: int, end: int, place: Place | None) -> FoundPlace:
    return FoundPlace(start, end, place.lat if place else None, place.lon if place else None)


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


def plain_article(body: str) -> Article:
    """An article that is a body and nothing else."""
    name = article_id(outlet=None, url=None, published=None, title=None, body=body)
    return Article(
        id=name, outlet=None, title=None, standfirst=None, byline=None, published=None,
        language="en", genre="news", url=None, body=body, page=body,
    )  # fmt: skip


def _names(spans: Iterable[NameSpan]) -> tuple[LabelSpan, ...]:
    return tuple(LabelSpan(span.first, span.last, span.label) for span in spans)


def _roles(spans: Iterable[RoleSpan]) -> tuple[LabelSpan, ...]:
    return tuple(LabelSpan(span.first, span.last, span.role) for span in spans)
