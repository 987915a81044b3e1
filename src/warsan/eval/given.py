"""Gold tokens and sentences as a Parse that the rooms above the encoder can read."""

from __future__ import annotations

from warsan.eval.documents import GivenText
from warsan.reader.encoder.words import load_encoder
from warsan.reader.parse import Parse, Token
from warsan.reader.text.lemmas import find_lemma


def parse_given(text: GivenText) -> Parse:
    """The encoder's parse of words that are already cut, one space between them.

    Raises:
        ModelError: The model's files are missing or do not fit.
    """
    found = load_encoder().read_words(text.words, text.paragraphs, text.sentences)
    tokens, at = list[Token](), 0
    for number, word in enumerate(text.words):
        upos = found.upos[number]
        lemma = find_lemma(word, upos)
        heads, deprels = found.heads[number], found.deprels[number]
        tokens.append(Token(at, at + len(word), word, lemma, upos, heads, deprels))
        at += len(word) + 1
    return Parse(
        "body",
        " ".join(text.words),
        tuple(tokens),
        found.sentences,
        text.paragraphs,
        found.names,
        certainties=found.certainties,
    )
