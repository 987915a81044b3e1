"""The town or site that a sentence is about, named in it or just before."""

from __future__ import annotations

from warsan.model import Place, Reading, Sentence, Span

LOCAL = frozenset({"city", "facility"})


def find_near(reading: Reading, span: Span, back: int = 3) -> Place | None:
    """The only town or site in the nearest sentence that names any; None if it names two.

    "Moscow" as a government is no place here.

    Args:
        reading: Of the article.
        span: In the sentence.
        back: Sentences back in which it may have been named, or further in its paragraph; 0 for
            the same sentence alone.
    """
    before = [s for s in reading.sentences if s.field == span.field and s.start <= span.start]
    text = reading.article.text_of(span.field)
    for steps, sentence in enumerate(reversed(before)):
        same = "\n\n" not in text[sentence.start : span.start]
        if steps > back and not (back and same):
            return None
        found = {p.geonameid: p for p in reading.places if _counts(reading, p, sentence)}
        if found:
            return next(iter(found.values())) if len(found) == 1 else None
    return None


def _counts(reading: Reading, place: Place, sentence: Sentence) -> bool:
    within = place.span.field == sentence.field
    within = within and sentence.start <= place.span.start < sentence.end
    if not within or place.kind not in LOCAL or not place.geonameid or place.relation:
        return False
    return not any(
        m.party is not None and m.party.sector
        for m in reading.mentions
        if m.span.overlaps(place.span)
    )
