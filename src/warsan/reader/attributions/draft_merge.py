"""One list of drafts from two readings, the neural spans and the tree, grown to quotations."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from warsan.reader.attributions.cue_links import Draft
from warsan.reader.attributions.quotes import MARKS
from warsan.reader.parse import Parse, Range

_SELF = frozenset(("i", "we", "you"))
_SHORTEST_SPEECH = 5  # words; what is shorter is a term in quotation marks, not speech


def merge_drafts(parse: Parse, neural: Sequence[Draft], tree: Sequence[Draft]) -> tuple[Draft, ...]:
    """Drafts by their cue: spans of the neural reading, filled in by the tree."""
    by_head: dict[int | None, Draft] = {}
    for draft in neural:
        known = by_head.get(draft.head)
        content = (*(known.content if known else ()), *draft.content)
        by_head[draft.head] = msgspec.structs.replace(draft, content=tuple(sorted(set(content))))
    _give_to_nouns(by_head, tree)
    taken = {d.content for d in by_head.values()}
    for draft in tree:
        twin = by_head.get(draft.head)
        if twin is not None:
            by_head[draft.head] = _filled(twin, draft)
        elif draft.content not in taken and _is_voice(parse, draft, neural):
            by_head[draft.head] = draft
    return tuple(sorted(by_head.values(), key=lambda d: (d.content[0].first, d.head or 0)))


def _is_voice(parse: Parse, draft: Draft, neural: Sequence[Draft]) -> bool:
    """Whether what the tree alone finds in a sentence that the network has read is a voice.

    "I think" is the speaker's own; what "they want" is seldom told as their word. So only what
    stands in a clause stays, by someone named or described where it is an attitude, and reports
    ("Russia denied responsibility") outside others' speech. PolNeAR marks hardly any of them.
    """
    sentence = parse.sentences[parse.sentence_of(draft.content[0].first)]
    if not any(sentence.first <= (d.head or 0) < sentence.last for d in neural):
        return not _is_self(parse, draft)
    if draft.source_head is None or _is_self(parse, draft):
        return False
    named = parse.tokens[draft.source_head].upos in ("NOUN", "PROPN")
    if not draft.finite:
        return named and draft.kind == "report" and not any(_holds(d, draft.head) for d in neural)
    return named or draft.kind == "report"


def _is_self(parse: Parse, draft: Draft) -> bool:
    head = draft.source_head
    return head is not None and parse.tokens[head].text.lower() in _SELF


def _give_to_nouns(by_head: dict[int | None, Draft], tree: Sequence[Draft]) -> None:
    """Of "pointed to the admission by X that …" the clause is X's: the noun stands nearer."""
    for noun in (d for d in tree if d.owned and d.head not in by_head):
        for head, draft in list(by_head.items()):
            if draft.head is None or noun.head is None or not draft.head < noun.head:
                continue
            rest = tuple(
                c for c in draft.content if c.first <= noun.head or not _overlap(c, noun.content[0])
            )
            if not rest:
                del by_head[head]
            else:
                by_head[head] = msgspec.structs.replace(draft, content=rest)


def share_sources(parse: Parse, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """A participle without a subject (", adding that") has that of the cue before it."""
    found: list[Draft] = []
    by_cue = sorted((d for d in drafts if d.head is not None), key=lambda d: d.head or 0)
    before: dict[int | None, Draft | None] = dict(
        zip((d.head for d in by_cue), (None, *by_cue), strict=False)
    )
    for draft in drafts:
        up = before.get(draft.head)
        nested = up is not None and any(_holds(d, up.head) for d in drafts if d is not up)
        found.append(draft if up is None or nested else _inherited(parse, draft, up))
    return tuple(found)


def _inherited(parse: Parse, draft: Draft, up: Draft) -> Draft:
    if draft.head is None or up.head is None or up.source is None:
        return draft
    token = parse.tokens[draft.head]
    same = parse.sentence_of(draft.head) == parse.sentence_of(up.head)
    if not same or token.upos != "VERB" or not token.text.lower().endswith("ing"):
        return draft
    if draft.source is not None and not _is_slip(draft, up):
        return draft
    return msgspec.structs.replace(draft, source=up.source, source_head=up.source_head)


def _is_slip(draft: Draft, up: Draft) -> bool:
    """Whether the tree hung a participle too low or too high.

    Too low: it stands outside what was said, yet its source inside. Too high: between its
    source and itself another has spoken.
    """
    low = _holds(up, draft.source_head) and not _holds(up, draft.head)
    high = (draft.source_head or 0) < (up.source_head or 0) < (draft.head or 0)
    return low or high


def _holds(draft: Draft, token: int | None) -> bool:
    return token is not None and any(c.first <= token < c.last for c in draft.content)


def _filled(neural: Draft, tree: Draft) -> Draft:
    if neural.source is None:
        neural = msgspec.structs.replace(neural, source=tree.source, source_head=tree.source_head)
    return msgspec.structs.replace(neural, kind=tree.kind, channel=tree.channel or neural.channel)


def _overlap(one: Range, two: Range) -> bool:
    return one.first < two.last and two.first < one.last


def grow_to_quotes(draft: Draft, quotes: Sequence[Range]) -> Draft:
    """A content that holds part of a quotation holds all of it, unless the cue stands inside."""
    outside = [r for r in (draft.cue, draft.source) if r is not None]
    grown: list[Range] = []
    for given in draft.content:
        part = given
        for quote in quotes:
            union = Range(min(part.first, quote.first), max(part.last, quote.last))
            if _overlap(part, quote) and not any(_overlap(union, o) for o in outside):
                part = union
        if grown and part.first <= grown[-1].last:
            part = Range(grown.pop().first, max(part.last, given.last))
        grown.append(part)
    return msgspec.structs.replace(draft, content=tuple(grown))


def add_quotes(parse: Parse, quotes: Sequence[Range], drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts with the quoted clauses that no cue claims.

    One that follows on another's quotation is more of the same speech; any other stands by
    itself, without a source.
    """
    said = list(drafts)
    for quote in quotes:
        if not _is_speech(parse, quote) or any(_touches(d, quote) for d in said):
            continue
        place = next((n for n, d in enumerate(said) if _runs_on(parse, d, quote)), None)
        if place is None:
            said.append(_unattributed(quote))
        else:
            content = (*said[place].content, quote)
            said[place] = msgspec.structs.replace(said[place], content=content)
    return tuple(said)


def _touches(draft: Draft, quote: Range) -> bool:
    return any(_overlap(c, quote) for c in draft.content)


def _is_speech(parse: Parse, quote: Range) -> bool:
    tokens = parse.tokens[quote.first : quote.last]
    words = [t for t in tokens if t.upos != "PUNCT"]
    return len(words) >= _SHORTEST_SPEECH and any(t.upos in ("VERB", "AUX") for t in words)


def _runs_on(parse: Parse, draft: Draft, quote: Range) -> bool:
    """Whether the quote opens the sentence after the draft's own quotation, in its paragraph."""
    mine, its = parse.sentence_of(quote.first), parse.sentence_of(draft.content[-1].last - 1)
    if any(p.first == parse.sentences[mine].first for p in parse.paragraphs):
        return False
    ends_quoted = any(parse.tokens[c.last - 1].text in MARKS for c in draft.content)
    return ends_quoted and mine - its == 1 and parse.sentences[mine].first == quote.first


def _unattributed(quote: Range) -> Draft:
    return Draft(
        head=None,
        cue=None,
        source=None,
        source_head=None,
        content=(quote,),
        kind="report",
        how="a quotation without a cue: its source is not named here",
    )
