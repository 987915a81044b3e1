"""From gold of findings to scores."""

from __future__ import annotations

from pathlib import Path

from warsan.errors import GoldError
from warsan.eval.asked import Reads, Scores, Watch, filled
from warsan.eval.certainty import certainty_shares
from warsan.eval.dates import DateScore, score_dates
from warsan.eval.extraction import ExtractionScore, score_extraction
from warsan.eval.figures import FigureScore, score_figures
from warsan.eval.formats.certainty import read_certainty
from warsan.eval.formats.extraction import read_extraction
from warsan.eval.formats.geoparsing import read_geoparsing
from warsan.eval.formats.judged_figures import find_articles, read_judged_figures
from warsan.eval.formats.relations import Relation, read_relations
from warsan.eval.formats.story_files import read_stories
from warsan.eval.formats.timex_folder import read_timexes
from warsan.eval.places import PlaceScore, score_places
from warsan.eval.relations import (
    GivenScore,
    PairScore,
    score_given,
    score_pairs,
)
from warsan.eval.stories import score_stories


def evaluate_dates(path: Path, reader: Reads, watch: Watch) -> Scores:
    """Expressions of time of a folder of TimeML or MEANTIME files, as plain text."""
    score = DateScore()
    for document in watch(filled(path, read_timexes(path))):
        score += score_dates(document, reader.dates(document.text, document.published))
    return score.shares()


def evaluate_places(path: Path, reader: Reads, watch: Watch) -> Scores:
    """Places of a geoparsing file: found in its texts, and told for its own spans."""
    score = PlaceScore()
    for text in watch(filled(path, read_geoparsing(path))):
        spans = [(t.start, t.end) for t in text.placed]
        score += score_places(text, reader.places(text.text, spans))
    return score.shares()


def evaluate_figures(path: Path, reader: Reads, watch: Watch) -> Scores:
    """Figures judged by reading, read again from the articles that hold them."""
    rows = filled(path, read_judged_figures(path))
    articles = find_articles(path, frozenset(row.article for row in rows))
    score = FigureScore()
    for digest, article in watch(list(articles.items())):
        own = [row for row in rows if row.article == digest]
        score += score_figures(own, reader.figures(article))
    return score.shares()


def evaluate_certainty(path: Path, reader: Reads, watch: Watch) -> Scores:
    """Certainties of a factuality file, on its own tokens."""
    sentences = [s for s in filled(path, read_certainty(path)) if s.targets]
    gold: list[float] = []
    found: list[float] = []
    for sentence in watch(sentences):
        gold += [target.value for target in sentence.targets]
        found += reader.certainties(sentence)
    if not gold:
        raise GoldError(f"{path}: no targets", "a line holds text and targets")
    return certainty_shares(gold, found)


def evaluate_relations(path: Path, reader: Reads, watch: Watch) -> Scores:
    """The type of each row's pair, given and end to end, in a relation file."""
    sentences: dict[str, list[Relation]] = {}
    for row in filled(path, read_relations(path)):
        sentences.setdefault(row.sentence, []).append(row)
    given, pairs = GivenScore(), PairScore()
    for sentence, rows in watch(list(sentences.items())):
        pairs += score_pairs(rows, reader.relations(sentence))
        for row in (r for r in rows if r.source and r.target):
            given += score_given(row, reader.pair(sentence, row.source[0], row.target[0]))
    return {"given": given.shares(), "end_to_end": pairs.shares(), "n": pairs.rows}


def evaluate_extraction(path: Path, reader: Reads, watch: Watch) -> Scores:
    """The texts of articles on the pages of a folder."""
    score = ExtractionScore()
    for page in watch(filled(path, read_extraction(path))):
        score += score_extraction(page.body, reader.body(page.raw))
    return score.shares()


def evaluate_stories(path: Path, reader: Reads, watch: Watch) -> Scores:  # noqa: ARG001
    """Which articles are about one happening; the network is not needed."""
    return score_stories(filled(path, read_stories(path)))
