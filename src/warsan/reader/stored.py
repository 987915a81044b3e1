"""Moves the findings of plain texts to where their words are stored in the article."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from warsan.model import Article, Field, Reading, Sentence, SourceMention, Span
from warsan.reader.text.plain import Plain

_UNMOVED = ("reader", "article")


def restore_spans(reading: Reading, plains: Mapping[Field, Plain]) -> Reading:
    """A Reading of plain texts with every span where the article stores it.

    Args:
        reading: Its article is the one as stored, its spans point into the plain texts.
        plains: The plain texts of its fields.
    """
    if not any(plain.starts for plain in plains.values()):
        return reading
    moved = {
        name: _moved(getattr(reading, name), reading.article, plains)
        for name in reading.__struct_fields__
        if name not in _UNMOVED
    }
    return msgspec.structs.replace(reading, **moved)


def _moved(value: Any, article: Article, plains: Mapping[Field, Plain]) -> Any:
    """A value of the model with all spans in it moved."""
    if isinstance(value, (Span, SourceMention, Sentence)):
        start, end = plains[value.field].stored(value.start, value.end)
        text = (
            {} if isinstance(value, Sentence) else {"text": article.text_of(value.field)[start:end]}
        )
        return msgspec.structs.replace(value, start=start, end=end, **text)
    if isinstance(value, tuple):
        return tuple(_moved(one, article, plains) for one in value)
    if not isinstance(value, msgspec.Struct):
        return value
    fields = {name: getattr(value, name) for name in value.__struct_fields__}
    moved = {name: _moved(one, article, plains) for name, one in fields.items()}
    changed = {
        name: one for name, one in moved.items() if one is not fields[name] and one != fields[name]
    }
    return msgspec.structs.replace(value, **changed) if changed else value
