"""Through what something was said: "on Facebook", "in a speech to the Commons"."""

from __future__ import annotations

from warsan.codebook.speech import load_speech
from warsan.reader.parse import Parse, Range

_PLACES = {
    "platform": frozenset(("on", "in", "via", "through", "to")),
    "medium": frozenset(("on", "in", "via", "through", "to", "with", "by", "for")),
    "document": frozenset(("in", "during", "at", "through", "via", "on", "by")),
    "audience": frozenset(("to", "before", "in", "with")),
}


def find_channel(parse: Parse, cue: int) -> str | None:
    """The words that name the channel of a cue, as they stand; None if none is named.

    Where a cue names two ("in a statement on Telegram"), both stand, in order of the text.
    """
    return " ".join(parse.span(p.first, p.last).text for p in channel_ranges(parse, cue)) or None


def channel_ranges(parse: Parse, cue: int) -> tuple[Range, ...]:
    """The tokens of those words, in order."""
    told = _told(parse, cue)
    parts = [] if told is None else [told]
    parts += [_phrase(parse, o) for o in parse.children(cue, "obl", "nmod") if _case(parse, o)]
    return tuple(sorted(parts))


def _class_of(parse: Parse, index: int) -> str | None:
    channels, token = load_speech().channels, parse.tokens[index]
    if token.upos not in ("NOUN", "PROPN", "X"):
        return None
    return channels.get(token.lemma) or channels.get(token.text)


def _case(parse: Parse, index: int) -> bool:
    """Whether a preposition stands before the noun that suits its class of channel."""
    kind = _class_of(parse, index)
    if kind is None:
        return False
    return any(parse.tokens[c].text.lower() in _PLACES[kind] for c in parse.children(index, "case"))


def _phrase(parse: Parse, noun: int) -> Range:
    """From the preposition to the noun, with a second channel that hangs on it."""
    below = parse.children(noun, "case", "det", "amod", "compound", "nmod:poss", "flat")
    first = min((parse.subtree(c).first for c in below if c < noun), default=noun)
    last = noun + 1
    for child in parse.children(noun, "flat"):
        last = max(last, child + 1)
    for child in parse.children(noun, "nmod"):
        if child > noun and _case(parse, child):
            last = max(last, _phrase(parse, child).last)
    return Range(first, last)


def _told(parse: Parse, cue: int) -> Range | None:
    """The object of a cue where it is an audience or a medium: "told reporters"."""
    for child in parse.children(cue, "obj", "iobj"):
        if _class_of(parse, child) in ("audience", "medium") and child > cue:
            return Range(cue, max(_phrase(parse, child).last, child + 1))
    return None
