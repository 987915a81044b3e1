"""Reads one article with a user's own parties put over the shipped tables."""

from __future__ import annotations

import msgspec

from warsan.codebook.extended_parties import extend_parties
from warsan.codebook.own_parties import OwnParties
from warsan.codebook.parties import using_book
from warsan.model import Article, ReaderName, Reading
from warsan.reader.article import read_article
from warsan.reader.name import reader_name


def read_with_parties(article: Article, own: OwnParties | None) -> Reading:
    """Everything found in one article: a pure function of the article, the model and the file.

    The Reading names the digest of the file, so that the same file gives the same Reading and
    another file is told from it.

    Raises:
        ModelError: The reader's model files are missing or do not fit.
    """
    if own is None:
        return read_article(article)
    with using_book(extend_parties(own)):
        reading = read_article(article)
    return msgspec.structs.replace(reading, reader=name_with_parties(own))


def name_with_parties(own: OwnParties | None) -> ReaderName:
    """The present reader's name, with the digest of a user's own parties."""
    return msgspec.structs.replace(reader_name(), parties=own.digest if own else None)
