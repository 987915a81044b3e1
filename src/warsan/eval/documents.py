"""Gold tokens as texts that the reader can be asked to read as they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import msgspec

from warsan.eval.formats.attribution_jsonl import AttributionDocument
from warsan.eval.formats.certainty import CertaintySentence
from warsan.eval.formats.conllu import ConlluSentence
from warsan.eval.formats.iob import IobSentence
from warsan.eval.spans import LabelSpan
from warsan.reader.parse import Range
from warsan.reader.text.sentences import find_sentences


class GivenText(msgspec.Struct, frozen=True):
    """Words that are already cut: the reader takes tokens and sentences as they are.

    `paragraphs` and `sentences` tile the words in order; no sentence crosses a paragraph.
    """

    words: tuple[str, ...]
    paragraphs: tuple[Range, ...]
    sentences: tuple[Range, ...]


class Prediction(msgspec.Struct, frozen=True):
    """What the reader found on given tokens; tokens are counted through the document.

    Attributes:
        upos, deprels: One for each token.
        heads: Governor of each token; its own index for a root.
        newswire: Names in the nine types of English Worldwide Newswire.
        uner: Names in the three types of Universal NER.
        roles: Spans of source, cue and content.
    """

    upos: tuple[str, ...]
    heads: tuple[int, ...]
    deprels: tuple[str, ...]
    newswire: tuple[LabelSpan, ...]
    uner: tuple[LabelSpan, ...]
    roles: tuple[LabelSpan, ...]


class Triple(msgspec.Struct, frozen=True):
    """One attribution: the tokens of its source (maybe none), its cue and its content."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]


class TextPrediction(msgspec.Struct, frozen=True):
    """What the reader found in a text.

    Attributes:
        tokens: Characters [start, end) of each token.
        paragraphs: Token ranges that tile the tokens.
        roles: Spans of source, cue and content.
        triples: The attributions found; None while the reader does not link them.
    """

    tokens: tuple[tuple[int, int], ...]
    paragraphs: tuple[Range, ...]
    roles: tuple[LabelSpan, ...]
    triples: tuple[Triple, ...] | None = None


def group_conllu(sentences: Iterable[ConlluSentence]) -> Iterator[list[ConlluSentence]]:
    """Sentences of one document together; without documents, each for itself."""
    group: list[ConlluSentence] = []
    for sentence in sentences:
        starts = sentence.newdoc or not sentence.doc
        if group and starts:
            yield group
            group = []
        group.append(sentence)
    if group:
        yield group


def conllu_text(sentences: Sequence[ConlluSentence]) -> GivenText:
    """The words of a treebank document, each sentence by itself.

    Published parsers are scored that way. Read in its paragraphs, as the reader reads news,
    EWT dev scores about 0.3 points of LAS lower.
    """
    return _given([tuple(word.form for word in sentence.words)] for sentence in sentences)


def _given(paragraphs: Iterable[Sequence[Sequence[str]]]) -> GivenText:
    words: list[str] = []
    paragraph_ranges, sentence_ranges = [], []
    for sentences in paragraphs:
        start = len(words)
        for sentence in sentences:
            sentence_ranges.append(Range(len(words), len(words) + len(sentence)))
            words.extend(sentence)
        if len(words) > start:
            paragraph_ranges.append(Range(start, len(words)))
    return GivenText(tuple(words), tuple(paragraph_ranges), tuple(sentence_ranges))


def group_iob(sentences: Iterable[IobSentence]) -> Iterator[list[IobSentence]]:
    """Sentences of one document together; without documents, each for itself."""
    for doc, group in groupby(sentences, key=lambda sentence: sentence.doc):
        if doc:
            yield list(group)
        else:
            yield from ([sentence] for sentence in group)


def iob_text(sentences: Sequence[IobSentence], *, article: bool) -> GivenText:
    """The tokens of a document of names.

    Such files do not say where paragraphs end: an article is read as one, in windows of whole
    sentences, as news is read; anything else each sentence by itself.
    """
    if article:
        return _given([[sentence.tokens for sentence in sentences]])
    return _given([sentence.tokens] for sentence in sentences)


# Penn Treebank's spelling of what the reader knows as plain quotes and brackets.
_PENN = {
    "``": '"', "''": '"',
    "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}",
}  # fmt: skip
_OPENING = {"``", "-LRB-", "-LSB-", "-LCB-", "(", "[", "{"}
_CLOSING = {"''", "-RRB-", "-RSB-", "-RCB-", ")", "]", "}"}


def tagged_text(document: AttributionDocument) -> GivenText:
    """The tokens of an attribution document, a paragraph a line, cut into sentences by us."""
    return _given([_sentences(paragraph.tokens) for paragraph in document.paragraphs])


def _sentences(tokens: Sequence[str]) -> list[list[str]]:
    words = [_PENN.get(token, token) for token in tokens]
    text, offsets = _joined(tokens, words)
    return [words[part.first : part.last] for part in find_sentences(text, offsets)]


def _joined(tokens: Sequence[str], words: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """A text of the words; quotes and brackets stand close, for that tells where one ends."""
    text, offsets = "", []
    for index, word in enumerate(words):
        opened = index and tokens[index - 1] in _OPENING
        text += "" if not index or opened or tokens[index] in _CLOSING else " "
        offsets.append((len(text), len(text) + len(word)))
        text += word
    return text, offsets


def certainty_text(sentence: CertaintySentence) -> GivenText:
    """The tokens of one sentence of certainty gold, read by itself.

    A few of them hold what the reader takes for two sentences; as given, they stay one.
    """
    return _given([[sentence.tokens]])
