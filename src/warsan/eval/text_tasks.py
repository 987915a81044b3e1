"""From gold of words, trees, names and attributions to scores."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from warsan.eval.asked import Reads, Scores, Watch, add_agreements, filled
from warsan.eval.attributions import role_shares, score_roles, score_triples
from warsan.eval.chain_match import match_chains
from warsan.eval.coreference import ChainScore, score_chains
from warsan.eval.documents import (
    TextPrediction,
    conllu_text,
    group_conllu,
    group_iob,
    iob_text,
    tagged_text,
)
from warsan.eval.formats.attribution_jsonl import read_attribution_jsonl
from warsan.eval.formats.brat import BratDocument, read_brat
from warsan.eval.formats.conllu import read_conllu
from warsan.eval.formats.entities import read_entities
from warsan.eval.formats.iob import read_iob
from warsan.eval.names import find_scheme, name_shares, score_names
from warsan.eval.parse import ParseScore, score_parse
from warsan.eval.raw import RawScore, score_raw
from warsan.eval.role_tags import ROLES, tag_roles, tag_triples
from warsan.eval.running_text import gold_trees, join_text
from warsan.eval.spans import Agreement


def evaluate_parse(path: Path, reader: Reads, watch: Watch) -> Scores:
    """Part of speech and tree of a CoNLL-U file, on its own tokens and sentences."""
    documents = filled(path, group_conllu(read_conllu(path)))
    score = ParseScore()
    for sentences in watch(documents):
        score += score_parse(sentences, reader.given(conllu_text(sentences)))
    return score.shares()


def evaluate_raw_parse(path: Path, reader: Reads, watch: Watch) -> Scores:
    """The same from the raw text of the file, with the reader's own tokens and sentences."""
    documents = filled(path, group_conllu(read_conllu(path)))
    texts = [join_text(sentences, path) for sentences in documents]
    score = RawScore()
    for sentences, text in watch(list(zip(documents, texts, strict=True))):
        score += score_raw(gold_trees(sentences), reader.trees(text))
    return score.shares()


def evaluate_names(path: Path, reader: Reads, watch: Watch) -> Scores:
    """Names of an IOB2 file, on its own tokens and sentences, in its label set."""
    documents = filled(path, group_iob(read_iob(path)))
    labels = {t[2:] for document in documents for s in document for t in s.tags if t != "O"}
    scheme = find_scheme(labels, str(path))
    total = dict.fromkeys(scheme.labels, Agreement())
    for sentences in watch(documents):
        found = reader.given(iob_text(sentences, article=scheme.articles))
        add_agreements(total, score_names([s.tags for s in sentences], found, scheme))
    return name_shares(total)


def evaluate_attributions(path: Path, reader: Reads, watch: Watch) -> Scores:
    """Attributions of a brat folder (as plain text) or a JSONL file (on its own tokens)."""
    return (_evaluate_brat if path.is_dir() else _evaluate_jsonl)(path, reader, watch)


def _evaluate_brat(path: Path, reader: Reads, watch: Watch) -> Scores:
    total, triples = dict.fromkeys(ROLES, Agreement()), Agreement()
    linked = True
    for document in watch(filled(path, read_brat(path))):
        found = reader.text(document.text)
        add_agreements(total, score_roles(_paragraph_tags(document, found), found.roles))
        linked = linked and found.triples is not None
        triples += score_triples(tag_triples(document, found.tokens), found.triples or ())
    return role_shares(total, triples if linked else None)


def _paragraph_tags(document: BratDocument, found: TextPrediction) -> Iterator[list[str]]:
    tags = tag_roles(document, found.tokens)
    for part in found.paragraphs:
        yield tags[part.first : part.last]


def _evaluate_jsonl(path: Path, reader: Reads, watch: Watch) -> Scores:
    total = dict.fromkeys(ROLES, Agreement())
    for document in watch(filled(path, read_attribution_jsonl(path))):
        found = reader.given(tagged_text(document))
        add_agreements(total, score_roles([p.labels for p in document.paragraphs], found.roles))
    return role_shares(total, None)


def evaluate_coreference(path: Path, reader: Reads, watch: Watch) -> Scores:
    """Chains of mentions of a CoNLL-U file with GUM's entity layer, on its own tokens.

    A found mention is a gold mention if their head words are the same; `exact` asks for the
    same words. Mentions that nothing else refers to count in `with_singletons` only.
    """
    documents = filled(path, group_conllu(read_conllu(path)))
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
