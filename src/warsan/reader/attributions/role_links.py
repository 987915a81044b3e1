"""The spans of the attribution head, linked into attributions along the tree and the order."""

from __future__ import annotations

from collections.abc import Sequence

from warsan.codebook.speech import CueKind
from warsan.reader.attributions.channels import channel_ranges, find_channel
from warsan.reader.attributions.cue_frames import find_cue, trim_range
from warsan.reader.attributions.cue_links import Draft
from warsan.reader.attributions.cue_sources import find_source, is_passive, source_range
from warsan.reader.attributions.quotes import CLOSING, OPENING, STRAIGHT
from warsan.reader.parse import Parse, Range, RoleSpan


def find_role_links(parse: Parse) -> tuple[Draft, ...]:
    """Attributions from the neural spans: each content goes to the cue that governs it.

    A content without a cue in its own or a neighbouring sentence of its paragraph is left
    out here; the quotations have their own rule.
    """
    cues = [r for r in parse.roles if r.role == "cue"]
    sources = [r for r in parse.roles if r.role == "source"]
    by_cue: dict[RoleSpan, list[Range]] = {}
    for content in (r for r in parse.roles if r.role == "content"):
        cue = _governing(parse, content, cues)
        if cue is not None:
            by_cue.setdefault(cue, []).append(_cut_at_sentence(parse, content, cue))
    taken = _sources(parse, list(by_cue), sources)
    drafts = (
        _draft(parse, cue, taken.get(cue), tuple(sorted(by_cue[cue]))) for cue in sorted(by_cue)
    )
    return tuple(d for d in drafts if d.source is not None or _is_known(parse, d.head))


def _is_known(parse: Parse, head: int | None) -> bool:
    """A cue that no table knows and that nobody says is too little to go by."""
    return head is not None and find_cue(parse, head) is not None


def _cut_at_sentence(parse: Parse, content: RoleSpan, cue: RoleSpan) -> Range:
    """Reported speech ends with its sentence, unless a colon or a quotation carries it on."""
    whole = _within_bracket(parse, content)
    if parse.tokens[cue.last - 1].text == ":":
        return whole
    inside = 0
    for index in range(content.first, whole.last - 1):
        inside = _depth(parse.tokens[index].text, inside)
        if inside <= 0 and index + 1 == parse.sentences[parse.sentence_of(index)].last:
            cut = Range(content.first, index + 1)
            return trim_range(parse, cut) or cut
    return whole


def _within_bracket(parse: Parse, content: RoleSpan) -> Range:
    """The content without a last bracket that was opened before it."""
    words = [t.text for t in parse.tokens[content.first : content.last]]
    alien = len(words) > 1 and words[-1] == ")" and words.count(")") > words.count("(")
    return Range(content.first, content.last - alien)


def _depth(mark: str, before: int) -> int:
    """How many quotations are open behind a token; a straight mark closes what is open."""
    if mark in STRAIGHT:
        return before - 1 if before > 0 else before + 1
    return before + (mark in OPENING) - (mark in CLOSING)


def head_of(parse: Parse, span: Range | RoleSpan) -> int:
    """The token of a span whose governor stands outside it."""
    for index in range(span.first, span.last):
        token = parse.tokens[index]
        outside = not span.first <= token.head < span.last or token.head == index
        if outside and token.upos != "PUNCT":
            return index
    return span.first


def _governing(parse: Parse, content: RoleSpan, cues: Sequence[RoleSpan]) -> RoleSpan | None:
    near = [c for c in cues if _near(parse, content, c)]
    own = [c for c in near if _shares_sentence(parse, content, c)]
    near = own or near  # a sentence with a cue of its own needs no other's
    return min(near, key=lambda c: (*_distance(parse, content, c), c.first), default=None)


def _shares_sentence(parse: Parse, content: RoleSpan, cue: RoleSpan) -> bool:
    first, last = parse.sentence_of(content.first), parse.sentence_of(content.last - 1)
    outside = cue.last <= content.first or content.last <= cue.first
    return outside and first <= parse.sentence_of(cue.first) <= last


def _near(parse: Parse, content: RoleSpan, cue: RoleSpan) -> bool:
    """In one sentence; in the next only what a colon or a quotation mark ties to the cue."""
    first, last = parse.sentence_of(content.first), parse.sentence_of(content.last - 1)
    other = parse.sentence_of(cue.first)
    if first <= other <= last:
        return True
    end = parse.sentences[other].last - 1
    opened = parse.tokens[content.first].text in OPENING | STRAIGHT
    colon = ":" in (parse.tokens[end].text, parse.tokens[cue.last - 1].text)
    return first - other == 1 and (opened or colon)


def _distance(parse: Parse, content: RoleSpan, cue: RoleSpan) -> tuple[int, int]:
    """Smaller is closer: first by the tree, then by the words between."""
    gap = max(content.first - cue.last, cue.first - content.last, 0)
    inside = content.first <= cue.first and cue.last <= content.last
    if inside:
        return 3, gap
    if cue.last == content.first:
        return 0, gap
    return _rank(parse, head_of(parse, content), head_of(parse, cue)), gap


def _rank(parse: Parse, content: int, cue: int) -> int:
    """0: the cue governs the content, or the content the cue's aside; 1: one above; 2: no path."""
    if parse.tokens[content].head == cue or _set_into(parse, cue, content):
        return 0
    if cue in parse.ancestors(content) or content in parse.ancestors(cue):
        return 1
    return 2


def _set_into(parse: Parse, cue: int, content: int) -> bool:
    token = parse.tokens[cue]
    return token.head == content and token.rel in ("parataxis", "advcl", "case")


def _sources(
    parse: Parse, cues: Sequence[RoleSpan], sources: Sequence[RoleSpan]
) -> dict[RoleSpan, RoleSpan]:
    """The source of each cue among those marked."""
    found: dict[RoleSpan, RoleSpan] = {}
    for cue in cues:
        near = [s for s in sources if _beside(parse, cue, s, cues)]
        source = _source_of(parse, cue, sources, near)
        if source is not None:
            found[cue] = source
    return found


def _source_of(
    parse: Parse, cue: RoleSpan, sources: Sequence[RoleSpan], near: Sequence[RoleSpan]
) -> RoleSpan | None:
    """Its own subject; else what stands right before it, a subject it shares, the nearest."""
    head = head_of(parse, cue)
    subject = find_source(parse, head)
    fits = [s for s in sources if subject is not None and s.first <= subject < s.last]
    if subject is None or parse.tokens[subject].head != head:
        fits = [s for s in near if _right_before(parse, s, cue)] or fits
    if not fits and not (subject is None and is_passive(parse, head)):
        fits = list(near)
    return min(fits, key=lambda s: abs(s.first - cue.first), default=None)


def _right_before(parse: Parse, source: RoleSpan, cue: RoleSpan) -> bool:
    """With nothing but punctuation and small words of the verb between."""
    between = parse.tokens[source.last : cue.first]
    return source.last <= cue.first and all(t.upos in ("PUNCT", "AUX", "ADV") for t in between)


def _beside(parse: Parse, cue: RoleSpan, source: RoleSpan, cues: Sequence[RoleSpan]) -> bool:
    """In the cue's sentence, with no other cue between."""
    if parse.sentence_of(cue.first) != parse.sentence_of(source.first):
        return False
    low, high = min(cue.last, source.last), max(cue.first, source.first)
    return not any(low <= c.first < high for c in cues if c != cue)


def _draft(
    parse: Parse, cue: RoleSpan, source: RoleSpan | None, content: tuple[Range, ...]
) -> Draft:
    head = _cue_head(parse, cue)
    subject = find_source(parse, head) if source is None else head_of(parse, source)
    if subject is not None and any(c.first <= subject < c.last for c in content):
        subject = None  # the tree took a word of what was said for who said it
    given = None if source is None else _without_channel(parse, source, head)
    if given is None and subject is not None:
        given = source_range(parse, subject)
    return Draft(
        head=head,
        cue=Range(cue.first, cue.last),
        source=given,
        source_head=subject,
        content=content,
        kind=_kind(parse, head),
        channel=find_channel(parse, head),
        how="the passage that the reader marks as said",
    )


def _without_channel(parse: Parse, source: RoleSpan, cue: int) -> Range:
    """The source up to where the words begin that say through what it spoke."""
    first = [c.first for c in channel_ranges(parse, cue) if source.first < c.first < source.last]
    whole = Range(source.first, source.last)
    return trim_range(parse, Range(source.first, first[0])) or whole if first else whole


def _cue_head(parse: Parse, cue: RoleSpan) -> int:
    known = [i for i in range(cue.first, cue.last) if find_cue(parse, i) is not None]
    return known[0] if known else head_of(parse, cue)


def _kind(parse: Parse, head: int) -> CueKind:
    entry = find_cue(parse, head)
    return "report" if entry is None else entry.kind
