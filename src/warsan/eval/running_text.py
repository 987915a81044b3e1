"""Treebank documents as running text, and parses of texts aligned with them by characters.

After the evaluation of the CoNLL 2018 shared task
(https://universaldependencies.org/conll18/evaluation.html), written from its definition: white
space does not count, what covers the same characters is the same, and a governor is right where
it is aligned with the gold governor.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from warsan.errors import GoldError
from warsan.eval.formats.conllu import UNKNOWN, ConlluSentence
from warsan.reader.parse import Parse

Extent = tuple[int, int]
_CLITIC_MARKS = "'’‘ʼ"


class Trees(msgspec.Struct, frozen=True):
    """A parsed text; places are characters without the white space.

    Attributes:
        words, tokens, sentences: Where each begins and ends. A token is what is written as one:
            "don't" is one token and two words.
        upos, deprels: One a word.
        heads: Index of each word's governor; its own index for a root, `UNKNOWN` without gold.
    """

    words: tuple[Extent, ...]
    tokens: tuple[Extent, ...]
    sentences: tuple[Extent, ...]
    upos: tuple[str, ...]
    heads: tuple[int, ...]
    deprels: tuple[str, ...]


def join_text(sentences: Sequence[ConlluSentence], path: Path) -> str:
    """The text of a document: its sentences in a line a paragraph, an empty line between them.

    Raises:
        GoldError: A sentence has no text, or its words do not spell it.
    """
    text = ""
    for sentence in sentences:
        spelled = "".join("".join(word.form.split()) for word in sentence.words)
        if spelled != "".join(sentence.text.split()):
            raise GoldError(
                f"{path}: {sentence.sent_id or sentence.words[0].form}: the words do not spell "
                "the text of the sentence",
                'give a "# text = …" line to every sentence, or leave --raw away',
            )
        text += "\n\n" if sentence.newpar and text else ""
        text += sentence.text + (" " if sentence.words[-1].space_after else "")
    return text


def gold_trees(sentences: Sequence[ConlluSentence]) -> Trees:
    """The trees of a document as the file has them."""
    words, tokens, ends, heads = list[Extent](), list[Extent](), list[Extent](), list[int]()
    at = 0
    for sentence in sentences:
        first, start = len(words), at
        for index, word in enumerate(sentence.words, first):
            words.append((at, at + len("".join(word.form.split()))))
            at = words[-1][1]
            heads.append(_own_head(word.head, first, index))
        tokens.extend(_tokens(words[first:], sentence.multiwords))
        ends.append((start, at))
    given = [word for sentence in sentences for word in sentence.words]
    return Trees(
        tuple(words),
        tuple(tokens),
        tuple(ends),
        tuple(word.upos for word in given),
        tuple(heads),
        tuple(word.deprel for word in given),
    )


def _own_head(head: int, first: int, index: int) -> int:
    if head == UNKNOWN:
        return UNKNOWN
    return index if head < 0 else first + head


def _tokens(words: Sequence[Extent], multiwords: Sequence[tuple[int, int]]) -> Iterator[Extent]:
    whole = dict(multiwords)
    index = 0
    while index < len(words):
        last = min(whole.get(index, index + 1), len(words))
        yield words[index][0], words[last - 1][1]
        index = last


def bare_offsets(text: str) -> list[int]:
    """For each place in a text, how many characters before it are not white space."""
    found, count = [0], 0
    for character in text:
        count += not character.isspace()
        found.append(count)
    return found


def surface_tokens(text: str, offsets: Sequence[Extent]) -> Iterator[Extent]:
    """Words of ours put together where they were cut out of one written word ("do" "n't")."""
    index = 0
    while index < len(offsets):
        start, end = offsets[index]
        index += 1
        while index < len(offsets) and _same_token(text, end, offsets[index]):
            end = offsets[index][1]
            index += 1
        yield start, end


def _same_token(text: str, end: int, following: Extent) -> bool:
    start, last = following
    if start != end or not text[end - 1].isalnum():
        return False
    clitic = text[start] in _CLITIC_MARKS and last - start > 1
    return clitic or text[start].isalnum()


def parsed_trees(parse: Parse) -> Trees:
    """The trees that the reader found in a text."""
    offsets = [(token.start, token.end) for token in parse.tokens]
    bare = bare_offsets(parse.text)

    def moved(extents: Iterable[Extent]) -> tuple[Extent, ...]:
        return tuple((bare[start], bare[end]) for start, end in extents)

    return Trees(
        moved(offsets),
        moved(surface_tokens(parse.text, offsets)),
        moved((offsets[s.first][0], offsets[s.last - 1][1]) for s in parse.sentences),
        tuple(token.upos for token in parse.tokens),
        tuple(token.head for token in parse.tokens),
        tuple(token.deprel for token in parse.tokens),
    )
