"""What an event is about: PLOVER's contexts, by the words of its own clause."""

from __future__ import annotations

from warsan.codebook.context_words import load_context_words
from warsan.reader.events.drafts import EventDraft
from warsan.reader.parse import Parse, Range


def find_contexts(parse: Parse, draft: EventDraft) -> tuple[str, ...]:
    """The contexts that an event's clause or mode shows, in the codebook's order."""
    table = load_context_words()
    found = set(table.by_mode.get((draft.type, draft.mode or ""), ()))
    clause = _clause(parse, draft)
    lemmas = [parse.tokens[i].lemma.lower() for i in range(clause.first, clause.last)]
    for number, lemma in enumerate(lemmas):
        found.update(table.by_word.get(lemma, ()))
        if number:
            found.update(table.by_word.get(f"{lemmas[number - 1]}-{lemma}", ()))
    return tuple(name for name in table.order if name in found)


def _clause(parse: Parse, draft: EventDraft) -> Range:
    """The words below the trigger and between it and its sides; no clause beside or above."""
    first, last = draft.words.first, draft.words.last
    for child in parse.children(draft.trigger):
        if parse.tokens[child].rel not in ("conj", "parataxis", "advcl", "ccomp"):
            inner = parse.subtree(child)
            first, last = min(first, inner.first), max(last, inner.last)
    for side in (draft.actor, draft.recipient, draft.aim):
        words = None if side is None else parse.range_of(side.span.start, side.span.end)
        if words is not None and parse.sentence_of(words.first) == parse.sentence_of(draft.trigger):
            first, last = min(first, words.first), max(last, words.last)
    return Range(first, last)
