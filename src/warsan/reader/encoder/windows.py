"""Paragraph windows: the unit that the encoder was trained on and reads.

A window is one paragraph, or, where a paragraph is longer than the encoder can take, as even
parts of it as whole sentences allow.
"""

from __future__ import annotations

from collections.abc import Sequence

from warsan.reader.parse import Range

MAX_PIECES = 254
"""Wordpieces a window holds, its two marks left out; READER.md: windows up to 256."""


def find_windows(
    lengths: Sequence[int], paragraphs: Sequence[Range], sentences: Sequence[Range]
) -> tuple[Range, ...]:
    """Cuts paragraphs of sentences into windows.

    Args:
        lengths: Wordpieces of each word.
        paragraphs: Word ranges that tile the words.
        sentences: Word ranges that tile the words; none crosses a paragraph and none is
            longer than `MAX_PIECES` pieces (see `cut_long_sentences`).

    Returns:
        Word ranges that tile the words, each at most `MAX_PIECES` pieces long.
    """
    windows: list[Range] = []
    at = 0
    for paragraph in paragraphs:
        inside: list[Range] = []
        while at < len(sentences) and sentences[at].first < paragraph.last:
            inside.append(sentences[at])
            at += 1
        windows.extend(_even_parts(lengths, inside))
    return tuple(windows)


def cut_long_sentences(lengths: Sequence[int], sentences: Sequence[Range]) -> tuple[Range, ...]:
    """Cuts every sentence that no window could hold (tables, lists, 3,000-word paragraphs)."""
    cut: list[Range] = []
    for sentence in sentences:
        first, size = sentence.first, 0
        for word in range(sentence.first, sentence.last):
            if size + lengths[word] > MAX_PIECES:
                cut.append(Range(first, word))
                first, size = word, 0
            size += lengths[word]
        if first < sentence.last:
            cut.append(Range(first, sentence.last))
    return tuple(cut)


def _even_parts(lengths: Sequence[int], sentences: Sequence[Range]) -> list[Range]:
    sizes = [sum(lengths[s.first : s.last]) for s in sentences]
    total = sum(sizes)
    if not sentences:
        return []
    if total <= MAX_PIECES:
        return [Range(sentences[0].first, sentences[-1].last)]
    goal = total / -(-total // MAX_PIECES)
    parts: list[Range] = []
    first, size = sentences[0].first, 0
    for sentence, length in zip(sentences, sizes, strict=True):
        full = size + length > MAX_PIECES
        if size and (full or size + length / 2 > goal):
            parts.append(Range(first, sentence.first))
            first, size = sentence.first, 0
        size += length
    parts.append(Range(first, sentences[-1].last))
    return parts
