"""What a copy leaves out of a text, adds to it or changes, and which caution went missing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from warsan.changes.alignment import place_of
from warsan.codebook.cues import load_cues
from warsan.linking.alignment import Couple, align_sentences
from warsan.model import Attribution, Event, Reading, Sentence, Span
from warsan.reader.text.lemmas import find_lemma


class Edit(msgspec.Struct, frozen=True):
    """A sentence that an outlet changed.

    Attributes:
        before: As the first text has it.
        after: As the copy has it.
    """

    before: str
    after: str


class Lost(msgspec.Struct, frozen=True):
    """A denial or an attribution that the first text has and the copy has not.

    Attributes:
        kind: What is missing.
        span: The words that deny or attribute, in the first text.
        sentence: The sentence around them.
        now: What the copy says in its place; None where it says nothing of it.
        reason: In a sentence.
    """

    kind: Literal["denial", "attribution"]
    span: Span
    sentence: str
    now: str | None
    reason: str


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """How a copy differs from the text that it is compared with.

    Attributes:
        first, copy: The articles' ids.
        kept: How many sentences are the same but for small edits.
        left_out: Sentences of the first text that the copy has not, in order.
        added: Sentences that only the copy has, in order.
        edited: Sentences that are not word for word the same.
        lost: Denials and attributions that went missing.
    """

    first: str
    copy: str
    kept: int
    left_out: tuple[str, ...]
    added: tuple[str, ...]
    edited: tuple[Edit, ...]
    lost: tuple[Lost, ...]


def find_difference(first: Reading, copy: Reading) -> Difference:
    """Compare two copies sentence by sentence, body with body.

    Args:
        first: The text that the other is compared with.
        copy: The other.
    """
    mine, theirs = _sentences(first), _sentences(copy)
    texts = [_text(first, s) for s in mine], [_text(copy, s) for s in theirs]
    couples = align_sentences(*texts).couples
    coupled = {c.first for c in couples}, {c.second for c in couples}
    return Difference(
        first=first.article.id,
        copy=copy.article.id,
        kept=len(couples),
        left_out=tuple(text for i, text in enumerate(texts[0]) if i not in coupled[0]),
        added=tuple(text for j, text in enumerate(texts[1]) if j not in coupled[1]),
        edited=tuple(Edit(texts[0][c.first], texts[1][c.second]) for c in couples
                     if c.likeness < 1),
        lost=(*_lost_denials(first, copy, couples), *_lost_sources(first, copy, couples)),
    )  # fmt: skip


def _sentences(reading: Reading) -> list[Sentence]:
    return [sentence for sentence in reading.sentences if sentence.field == "body"]


def _text(reading: Reading, sentence: Sentence) -> str:
    return reading.article.body[sentence.start : sentence.end]


def _lost_denials(first: Reading, copy: Reading, couples: tuple[Couple, ...]) -> Iterator[Lost]:
    partners = {couple.first: couple.second for couple in couples}
    theirs = _sentences(copy)
    for i, sentence in enumerate(_sentences(first)):
        denials = _denials(first, sentence)
        j = partners.get(i)
        if not denials or (j is not None and _denials(copy, theirs[j])):
            continue
        now = _text(copy, theirs[j]) if j is not None else None
        why = "the sentence is left out" if now is None else "the sentence no longer denies it"
        yield Lost("denial", denials[0], _text(first, sentence), now, why)


def _denials(reading: Reading, sentence: Sentence) -> list[Span]:
    """The words by which a sentence denies something, or somebody in it does."""
    cues = [a.cue for a in reading.attributions if a.cue and _is_denial(a)]
    turned = [e.trigger for e in reading.events if _is_denied(e)]
    return sorted(span for span in (*cues, *turned) if _is_in(span, sentence))


def _is_denial(attribution: Attribution) -> bool:
    """Whether the word of saying is one of those that deny (`data/cues/embedding.tsv`)."""
    classes = load_cues().embeddings
    words = attribution.cue.text.split() if attribution.cue else []
    found = (
        classes.get((part, find_lemma(word, upos)))
        for word in words
        for part, upos in (("v", "VERB"), ("n", "NOUN"))
    )
    return any(one is not None and one.name == "deny" for one in found)


def _is_denied(event: Event) -> bool:
    """Whether the author, or somebody in the text, holds that it did not happen."""
    return event.certainty.value < 0 or any(stance.value < 0 for stance in event.certainty.by)


def _lost_sources(first: Reading, copy: Reading, couples: tuple[Couple, ...]) -> Iterator[Lost]:
    mine, theirs = _sentences(first), _sentences(copy)
    for couple in couples:
        if couple.likeness == 1:
            continue  # the same words: a source in the sentence beside them may differ, not here
        before, after = mine[couple.first], theirs[couple.second]
        sources = _sources(first, before)
        if sources and not _sources(copy, after):
            reason = f"“{sources[0].text}” no longer vouches for it"
            yield Lost("attribution", sources[0], _text(first, before), _text(copy, after), reason)


def _sources(reading: Reading, sentence: Sentence) -> list[Span]:
    """Who is named in a sentence as the source of what it says."""
    return [
        attribution.source.span
        for attribution in reading.attributions
        if attribution.source and _is_in(place_of(attribution), sentence)
    ]


def _is_in(span: Span, sentence: Sentence) -> bool:
    return span.field == sentence.field and sentence.start <= span.start < sentence.end
