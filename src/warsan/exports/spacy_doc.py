"""Columns and findings to a `Doc`. Imported only where spaCy is."""

from __future__ import annotations

from functools import cache

import spacy
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from warsan.exports.spacy_attributes import keep_reading
from warsan.exports.spacy_chunks import find_chunks
from warsan.exports.spacy_spans import find_groups
from warsan.exports.spacy_tokens import Layout
from warsan.model import Field, Reading


def build_doc(reading: Reading, field: Field, layout: Layout, vocab: Vocab | None) -> Doc:
    """The Doc of one field."""
    doc = Doc(
        vocab if vocab is not None else _english(),
        words=layout.words,
        spaces=layout.spaces,
        pos=layout.pos,
        tags=layout.tags,
        lemmas=layout.lemmas,
        heads=layout.heads,
        deps=layout.deps,
    )
    doc.noun_chunks_iterator = find_chunks  # type: ignore[attr-defined]  # not in the stubs
    keep_reading(doc, reading, field)
    _set_names(doc, reading, field, layout)
    _set_groups(doc, reading, field)
    return doc


@cache
def _english() -> Vocab:
    """One vocabulary for all Docs, so that one matcher serves them all."""
    return spacy.blank("en").vocab


def _set_names(doc: Doc, reading: Reading, field: Field, layout: Layout) -> None:
    codes = {
        (m.span.start, m.span.end): m.party.code
        for m in reading.mentions
        if m.party and m.span.field == field
    }
    names = []
    for name in layout.names:
        span = doc[name.first : name.last]
        code = codes.get((span.start_char, span.end_char), "")
        names.append(Span(doc, name.first, name.last, label=name.label, kb_id=code))
    doc.set_ents(names, default="outside")


def _set_groups(doc: Doc, reading: Reading, field: Field) -> None:
    for group, found in find_groups(reading, field).items():
        spans = [
            doc.char_span(
                mark.start, mark.end, mark.label, mark.resolved, alignment_mode="expand",
                span_id=mark.id,
            )
            for mark in found
        ]  # fmt: skip
        doc.spans[group] = [span for span in spans if span is not None]
