"""Gold corpora to training windows (data and licences: READER card, docs/model-card.md)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from training.batches import IGNORE, Example
from training.entities import find_kinds
from training.labels import Labels
from warsan.eval.formats.brat import read_brat
from warsan.eval.formats.conllu import ConlluSentence, read_conllu
from warsan.eval.formats.iob import IobSentence, read_iob
from warsan.eval.role_tags import tag_roles
from warsan.reader.encoder.pieces import Pieces
from warsan.reader.encoder.windows import MAX_PIECES, cut_long_sentences, find_windows
from warsan.reader.parse import Range
from warsan.reader.text.sentences import find_paragraphs, find_sentences
from warsan.reader.text.tokens import find_tokens, split_word

Row = dict[str, list[int]]


def make_example(task: str, words: Sequence[str], labels: Row, pieces: Pieces) -> Example:
    """Words with their labels to one window."""
    ids, shapes, first = pieces.row(words)
    arrays = {name: np.array(row, dtype=np.int64) for name, row in labels.items()}
    return Example(task, np.array(ids), np.array(shapes), np.array(first), arrays)


def syntax_windows(
    path: Path, uner: dict[tuple[str, ...], list[str]], labels: Labels, pieces: Pieces, seed: int
) -> Iterator[Example]:
    """Neighbouring sentences of a treebank, one to a windowful at a time (mixed by `seed`)."""
    rng = np.random.default_rng(seed)
    group: list[ConlluSentence] = []
    size, limit = 0, _limit(rng)
    for sentence in read_conllu(path):
        length = sum(len(pieces.of(w.form)) for w in sentence.words)
        if length > MAX_PIECES:
            continue
        if group and (size + length > limit or sentence.newdoc):
            yield _syntax_example(group, uner, labels, pieces)
            group, size, limit = [], 0, _limit(rng)
        group.append(sentence)
        size += length
    if group:
        yield _syntax_example(group, uner, labels, pieces)


def _limit(rng: np.random.Generator) -> int:
    """A third of the windows hold one sentence, the others up to a paragraph's worth."""
    return 0 if rng.random() < 1 / 3 else int(rng.integers(40, MAX_PIECES))


def _syntax_example(
    group: list[ConlluSentence],
    uner: dict[tuple[str, ...], list[str]],
    labels: Labels,
    pieces: Pieces,
) -> Example:
    fields = ("upos", "heads", "rels", "sentence", "ends", "uner", "entities")
    rows: Row = {k: [] for k in fields}
    words: list[str] = []
    for number, sentence in enumerate(group):
        start, count = len(words), len(sentence.words)
        forms = tuple(w.form for w in sentence.words)
        words.extend(forms)
        rows["upos"].extend(labels.upos.index(w.upos) for w in sentence.words)
        rows["heads"].extend(0 if w.head < 0 else start + w.head + 1 for w in sentence.words)
        rows["rels"].extend(_rel(labels, w.deprel) for w in sentence.words)
        rows["sentence"].extend([number] * count)
        rows["ends"].extend([0] * (count - 1) + [1])
        tags = uner.get(forms)
        rows["uner"].extend(labels.uner.index(t) for t in tags) if tags else rows["uner"].extend(
            [IGNORE] * count
        )
        kinds = find_kinds(sentence) or [""] * count
        rows["entities"].extend(labels.entities.index(k) if k else IGNORE for k in kinds)
    rows["ends"][-1] = IGNORE  # the end of a window is no find
    return make_example("syntax", words, rows, pieces)


def _rel(labels: Labels, rel: str) -> int:
    """The relation, or, where training never saw the subtype, the relation without it."""
    for name in (rel, rel.partition(":")[0]):
        if name in labels.rels:
            return labels.rels.index(name)
    return IGNORE


def read_uner(path: Path) -> dict[tuple[str, ...], list[str]]:
    """Words of a sentence to its tags; of Universal NER's labels only PER, ORG and LOC count."""
    kept = {"PER", "ORG", "LOC"}
    return {s.tokens: [t if t[2:] in kept else "O" for t in s.tags] for s in read_iob(path)}


def newswire_windows(path: Path, labels: Labels, pieces: Pieces, seed: int) -> Iterator[Example]:
    """Neighbouring sentences; every other window with our tokens in place of the file's."""
    rng = np.random.default_rng(seed)
    words: list[str] = []
    tags: list[str] = []
    size, limit, doc, finer = 0, _limit(rng), "", True
    for sentence in read_iob(path):
        new_words, new_tags = _finer(sentence) if finer else (sentence.tokens, sentence.tags)
        for part in _parts(new_words, pieces):
            length = sum(len(pieces.of(w)) for w in new_words[part.first : part.last])
            if words and (size + length > limit or sentence.doc != doc):
                yield _newswire_example(words, tags, labels, pieces)
                words, tags, size = [], [], 0
                limit, finer = _limit(rng), bool(rng.random() < 0.5)
            words.extend(new_words[part.first : part.last])
            tags.extend(new_tags[part.first : part.last])
            size, doc = size + length, sentence.doc
    yield _newswire_example(words, tags, labels, pieces)


def _newswire_example(
    words: Sequence[str], tags: Sequence[str], labels: Labels, pieces: Pieces
) -> Example:
    """An inside tag after another name goes on with an outer one; after none it begins one."""
    fixed = [
        "B" + tag[1:] if tag.startswith("I-") and (not at or tags[at - 1] == "O") else tag
        for at, tag in enumerate(tags)
    ]
    row = [labels.newswire.index(t) for t in _whole_facilities(fixed)]
    return make_example("newswire", words, {"newswire": row}, pieces)


def _whole_facilities(tags: Sequence[str]) -> list[str]:
    """Tags in which the name of a facility is whole: "Dulles Airport" is B-FAC I-FAC.

    Two in five of the training half's are cut up by an inner name (B-LOC I-FAC), one in six of
    the dev half's; a facility is looked for as one thing.
    """
    whole = list(tags)
    for at, tag in enumerate(tags):
        if tag != "I-FAC" or whole[at - 1].endswith("-FAC"):
            continue
        first = at - 1
        while whole[first].startswith("I-"):
            first -= 1
        whole[first:at] = ["B-FAC", *["I-FAC"] * (at - first - 1)]
    return whole


def _parts(words: Sequence[str], pieces: Pieces) -> tuple[Range, ...]:
    lengths = [len(pieces.of(w)) for w in words]
    return cut_long_sentences(lengths, [Range(0, len(words))])


def _finer(sentence: IobSentence) -> tuple[list[str], list[str]]:
    words: list[str] = []
    tags: list[str] = []
    for token, tag in zip(sentence.tokens, sentence.tags, strict=True):
        parts = split_word(token)
        words.extend(parts)
        tags.extend([tag] + ["I" + tag[1:] if tag != "O" else "O"] * (len(parts) - 1))
    return words, tags


def role_windows(folder: Path, labels: Labels, pieces: Pieces) -> Iterator[Example]:
    """Paragraphs of PolNeAR as windows with BIO tags of source, cue and content."""
    for document in read_brat(folder):
        tokens = find_tokens(document.text)
        tags = tag_roles(document, tokens)
        words = [document.text[a:b] for a, b in tokens]
        lengths = [len(pieces.of(w)) for w in words]
        sentences = cut_long_sentences(lengths, find_sentences(document.text, tokens))
        for window in find_windows(lengths, find_paragraphs(document.text, tokens), sentences):
            inside = slice(window.first, window.last)
            row = [labels.roles.index(t) for t in _restarted(tags[inside])]
            yield make_example("roles", words[inside], {"roles": row}, pieces)


def _restarted(tags: Sequence[str]) -> list[str]:
    """A span that runs in from the paragraph before begins anew here."""
    fixed = list(tags)
    for i, tag in enumerate(fixed):
        if tag.startswith("I-") and (i == 0 or fixed[i - 1][2:] != tag[2:]):
            fixed[i] = "B" + tag[1:]
    return fixed
