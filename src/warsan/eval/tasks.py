"""From a gold file to scores: read it, have its texts read, compare."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

from warsan.errors import GoldError
from warsan.eval.attributions import role_shares, score_roles, score_triples
from warsan.eval.chain_match import FoundMention, match_chains
from warsan.eval.coreference import ChainScore, score_chains
from warsan.eval.dates import DateScore, FoundTimex, score_dates
from warsan.eval.documents import (
    GivenText,
    Prediction,
    TextPrediction,
    conllu_text,
    group_conllu,
    group_iob,
    iob_text,
    tagged_text,
)
from warsan.eval.figures import FigureScore, FoundFigure, score_figures
from warsan.eval.formats.attribution_jsonl import read_attribution_jsonl
from warsan.eval.formats.brat import BratDocument, read_brat
from warsan.eval.formats.conllu import read_conllu
from warsan.eval.formats.entities import read_entities
from warsan.eval.formats.geoparsing import read_geoparsing
from warsan.eval.formats.iob import read_iob
from warsan.eval.formats.judged_figures import find_articles, read_judged_figures
from warsan.eval.formats.story_files import read_stories
from warsan.eval.formats.timex_folder import read_timexes
from warsan.eval.names import find_scheme, name_shares, score_names
from warsan.eval.parse import ParseScore, score_parse
from warsan.eval.places import PlaceScore, PlacesPrediction, score_places
from warsan.eval.raw import RawScore, score_raw
from warsan.eval.role_tags import ROLES, tag_roles, tag_triples
from warsan.eval.running_text import Trees, gold_trees, join_text
from warsan.eval.spans import Agreement
from warsan.eval.stories import score_stories
from warsan.model import Article

Item = TypeVar("Item")
Scores = dict[str, object]


class Reads(Protocol):
    """What a task asks of the reader."""

    def given(self, text: GivenText) -> Prediction:
        """Reads given tokens and sentences."""

    def text(self, text: str) -> TextPrediction:
        """Reads a text as it stands: tokens, sentences and all."""

    def trees(self, text: str) -> Trees:
        """Reads a text as it stands: its words, sentences and trees."""

    def chains(self, text: GivenText) -> Sequence[Sequence[FoundMention]]:
        """The mentions of given tokens and sentences, those of the same together."""

    def dates(self, text: str, published: str | None) -> tuple[FoundTimex, ...]:
        """Reads a text as it stands, published at a time: its expressions of time."""

    def places(self, text: str, spans: Sequence[tuple[int, int]]) -> PlacesPrediction:
        """Reads a text as it stands: its places, and those that given spans (characters) mean."""

    def figures(self, article: Article) -> tuple[FoundFigure, ...]:
        """Reads a whole article: its figures, with the words that claim them."""


class Watch(Protocol):
    """Hands on the documents of a list one by one and may show how far it is."""

    def __call__(self, documents: Collection[Item], /) -> Iterable[Item]:
        """The documents, in order."""


Task = Callable[[Path, Reads, Watch], Scores]


def evaluate_parse(path: Path, reader: Reads, watch: Watch) -> Scores:
    """Part of speech and tree of a CoNLL-U file, on its own tokens and sentences."""
    documents = _filled(path, group_conllu(read_conllu(path)))
    score = ParseScore()
    for sentences in watch(documents):
        score += score_parse(sentences, reader.given(conllu_text(sentences)))
    return score.shares()


def evaluate_raw_parse(path: Path, reader: Reads, watch: Watch) -> Scores:
    """The same from the raw text of the file, with the reader's own tokens and sentences."""
    documents = _filled(path, group_conllu(read_conllu(path)))
    texts = [join_text(sentences, path) for sentences in documents]
    score = RawScore()
    for sentences, text in watch(list(zip(documents, texts, strict=True))):
        score += score_raw(gold_trees(sentences), reader.trees(text))
    return score.shares()


def evaluate_names(path: Path, reader: Reads, watch: Watch) -> Scores:
    """Names of an IOB2 file, on its own tokens and sentences, in its label set."""
    documents = _filled(path, group_iob(read_iob(path)))
    labels = {t[2:] for document in documents for s in document for t in s.tags if t != "O"}
    scheme = find_scheme(labels, str(path))
    total = dict.fromkeys(scheme.labels, Agreement())
    for sentences in watch(documents):
        found = reader.given(iob_text(sentences, article=scheme.articles))
        _add(total, score_names([s.tags for s in sentences], found, scheme))
    return name_shares(total)


def evaluate_attributions(path: Path, reader: Reads, watch: Watch) -> Scores:
    """Attributions of a brat folder (as plain text) or a JSONL file (on its own tokens)."""
    return (_evaluate_brat if path.is_dir() else _evaluate_jsonl)(path, reader, watch)


def _evaluate_brat(path: Path, reader: Reads, watch: Watch) -> Scores:
    total, triples = dict.fromkeys(ROLES, Agreement()), Agreement()
    linked = True
    for document in watch(_filled(path, read_brat(path))):
        found = reader.text(document.text)
        _add(total, score_roles(_paragraph_tags(document, found), found.roles))
        linked = linked and found.triples is not None
        triples += score_triples(tag_triples(document, found.tokens), found.triples or ())
    return role_shares(total, triples if linked else None)


def _paragraph_tags(document: BratDocument, found: TextPrediction) -> Iterator[list[str]]:
    tags = tag_roles(document, found.tokens)
    for part in found.paragraphs:
        yield tags[part.first : part.last]


def _evaluate_jsonl(path: Path, reader: Reads, watch: Watch) -> Scores:
    total = dict.fromkeys(ROLES, Agreement())
    for document in watch(_filled(path, read_attribution_jsonl(path))):
        found = reader.given(tagged_text(document))
        _add(total, score_roles([p.labels for p in document.paragraphs], found.roles))
    return role_shares(total, None)


def evaluate_coreference(path: Path, reader: Reads, watch: Watch) -> Scores:
    """Chains of mentions of a CoNLL-U file with GUM's entity layer, on its own tokens.

    A found mention is a gold mention if their head words are the same; `exact` asks for the
    same words. Mentions that nothing else refers to count in `with_singletons` only.
    """
    documents = _filled(path, group_conllu(read_conllu(path)))
    gold = [read_entities(sentences, path) for sentences in documents]
    scores = dict.fromkeys(("head", "exact", "singles"), ChainScore())
    for sentences, truth in watch(list(zip(documents, gold, strict=True))):
        found = reader.chains(conllu_text(sentences))
        scores["head"] += score_chains(*match_chains(truth, found, by="head", singles=False))
        scores["exact"] += score_chains(*match_chains(truth, found, by="exact", singles=False))
        scores["singles"] += score_chains(*match_chains(truth, found, by="head", singles=True))
    return {
        **scores["head"].shares(),
        "exact": scores["exact"].shares(),
        "with_singletons": scores["singles"].shares(),
        "n": sum(len(truth) for truth in gold),
    }


def evaluate_dates(path: Path, reader: Reads, watch: Watch) -> Scores:
    """Expressions of time of a folder of TimeML or MEANTIME files, as plain text."""
    score = DateScore()
    for document in watch(_filled(path, read_timexes(path))):
        score += score_dates(document, reader.dates(document.text, document.published))
    return score.shares()


def evaluate_places(path: Path, reader: Reads, watch: Watch) -> Scores:
    """Places of a geoparsing file: found in its texts, and told for its own spans."""
    score = PlaceScore()
    for text in watch(_filled(path, read_geoparsing(path))):
        spans = [(t.start, t.end) for t in text.placed]
        score += score_places(text, reader.places(text.text, spans))
    return score.shares()


def evaluate_figures(path: Path, reader: Reads, watch: Watch) -> Scores:
    """Figures judged by reading, read again from the articles that hold them."""
    rows = _filled(path, read_judged_figures(path))
    articles = find_articles(path, frozenset(row.article for row in rows))
    score = FigureScore()
    for digest, article in watch(list(articles.items())):
        own = [row for row in rows if row.article == digest]
        score += score_figures(own, reader.figures(article))
    return score.shares()


def evaluate_stories(path: Path, reader: Reads, watch: Watch) -> Scores:  # noqa: ARG001
    """Which articles are about one happening; the network is not needed."""
    return score_stories(_filled(path, read_stories(path)))


def _filled(path: Path, documents: Iterable[Item]) -> list[Item]:
    """All documents of a gold file, so that what is wrong in it shows before any is read."""
    found = list(documents)
    if not found:
        raise GoldError(f"{path}: holds nothing to score", "give a file with gold in it")
    return found


def _add(total: dict[str, Agreement], more: dict[str, Agreement]) -> None:
    for label, agreement in more.items():
        total[label] += agreement


TASKS: dict[str, Task] = {
    "parse": evaluate_parse,
    "names": evaluate_names,
    "attributions": evaluate_attributions,
    "coreference": evaluate_coreference,
    "dates": evaluate_dates,
    "places": evaluate_places,
    "figures": evaluate_figures,
    "stories": evaluate_stories,
}
"""The tasks of `warsan eval` by name."""

RAW_TASKS: dict[str, Task] = {"parse": evaluate_raw_parse}
"""Those that can also start from the text of the file (`--raw`)."""
