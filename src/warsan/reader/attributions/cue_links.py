"""Attributions as the tree shows them, each as token ranges, before they are given names."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from warsan.codebook.speech import CueKind
from warsan.reader.attributions.channels import find_channel
from warsan.reader.attributions.cue_frames import (
    content_below,
    cue_range,
    find_cue,
    sound_runs,
    tokens_below,
    trim_range,
)
from warsan.reader.attributions.cue_sources import find_source, source_range
from warsan.reader.parse import Parse, Range


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """An attribution in tokens.

    Attributes:
        head: The cue's own token, by which rules and the neural reader find together.
        source_head: The token that names the source's party; None if unattributed.
        how: How source, cue and content hang together, for the reason.
        finite: The content is a clause of the cue's own ("that …").
        owned: The cue is a noun, and says itself whose word it is ("the admission by X").
    """

    head: int | None
    cue: Range | None
    source: Range | None
    source_head: int | None
    content: tuple[Range, ...]
    kind: CueKind
    channel: str | None = None
    how: str = ""
    owned: bool = False
    finite: bool = False


def find_tree_links(parse: Parse, quotes: tuple[Range, ...]) -> tuple[Draft, ...]:
    """The attributions that the cue table and the tree give, in order of their cues."""
    found: list[Draft] = []
    for index, token in enumerate(parse.tokens):
        if token.text.lower() == "according":
            found.extend(_according(parse, index))
        elif (draft := _cued(parse, index, quotes)) is not None:
            found.append(draft)
    return tuple(found)


def _cued(parse: Parse, index: int, quotes: tuple[Range, ...]) -> Draft | None:
    entry = find_cue(parse, index)
    if entry is None or _only_qualifies(parse, index):
        return None
    content, how = content_below(parse, index, entry)
    if not content and "quoted" in entry.frames:
        content, how = _quotation_below(parse, index, quotes), "the quotation in its clause"
    if not content:
        return None
    head = find_source(parse, index)
    return Draft(
        head=index,
        cue=cue_range(parse, index),
        source=None if head is None else source_range(parse, head),
        source_head=head,
        content=content,
        kind=entry.kind,
        channel=find_channel(parse, index),
        how=how,
        finite=how in ("its clause", "the quotation in its clause"),
        owned=entry.upos == "NOUN" and head is not None and _is_own(parse, index, head),
    )


def _is_own(parse: Parse, noun: int, source: int) -> bool:
    """Whether a noun names its source itself: it hangs on the noun, or stands behind it."""
    return source > noun or noun in parse.ancestors(source)


def _only_qualifies(parse: Parse, index: int) -> bool:
    """A participle before its noun ("the said Congress") or an infinitive ("to say") tells nothing.

    Whoever plans to say something has not said it; the neural reading may still mark it.
    """
    if parse.tokens[index].rel in ("amod", "compound", "case", "flat", "fixed"):
        return True
    return any(parse.tokens[m].text.lower() == "to" for m in parse.children(index, "mark"))


def _quotation_below(parse: Parse, cue: int, quotes: tuple[Range, ...]) -> tuple[Range, ...]:
    below = parse.subtree(cue)
    return tuple(q for q in quotes if cue < q.first and q.last <= below.last)[:1]


def _according(parse: Parse, index: int) -> Iterator[Draft]:
    """In "according to X", X is the source of the clause that the phrase stands in."""
    head = parse.tokens[index].head
    if parse.tokens[index].deprel == "case":
        noun: int | None = head
    else:
        noun = next(iter(parse.children(index, "obl", "nmod")), None)
    if noun is None:
        return
    top = noun if parse.tokens[index].deprel == "case" else index
    clause = parse.tokens[top].head
    source = _after_cue(parse, noun, index)
    tokens = tokens_below(parse, clause, {top}) if clause != top else set[int]()
    content = sound_runs(parse, tokens, index)
    if source is None or not content:
        return
    yield Draft(
        head=index,
        cue=Range(index, min(index + 2, source.first)),
        source=source,
        source_head=noun,
        content=content,
        kind="report",
        how="the clause it qualifies",
    )


def _after_cue(parse: Parse, noun: int, cue: int) -> Range | None:
    given = source_range(parse, noun)
    if given is None:
        return None
    return trim_range(parse, Range(max(given.first, min(cue + 2, noun)), given.last))
