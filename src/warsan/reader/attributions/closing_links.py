"""Attributions that close a sentence, as in "…, Anna Berg, the governor of Bruna, said".

A tree goes wrong most often here, since it takes the speaker for an apposition of the last noun
that was said. What can be seen without it: the name that stands between commas right before the
cue, and a source and a cue which the network marks behind all that the sentence says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from warsan.reader.attributions.channels import find_channel
from warsan.reader.attributions.cue_frames import find_cue, trim_range
from warsan.reader.attributions.cue_links import Draft
from warsan.reader.attributions.cue_sources import is_passive
from warsan.reader.parse import Parse, Range, RoleSpan
from warsan.reader.parties.nounphrases import is_role_word

_SMALL = ("AUX", "ADV")
_LOOSE = ("ADP", "CCONJ", "SCONJ", "DET")
_SHORTEST = 4  # words of a sentence before its closing attribution


def find_closing_links(parse: Parse, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The sentences closed by a source and a cue that no content was linked to."""
    taken = {d.head for d in drafts}
    sources = {r.last: r for r in parse.roles if r.role == "source"}
    found: list[Draft] = []
    for cue in (r for r in parse.roles if r.role == "cue"):
        source = sources.get(cue.first)
        head = next((i for i in range(cue.first, cue.last) if _reports(parse, i)), None)
        if source is None or head is None or head in taken:
            continue
        content = _before(parse, source, cue)
        if content is not None:
            found.append(_closing(parse, source, cue, head, content))
    return tuple(found)


def _reports(parse: Parse, index: int) -> bool:
    entry = find_cue(parse, index)
    return entry is not None and entry.upos == "VERB" and "clause" in entry.frames


def _before(parse: Parse, source: RoleSpan, cue: RoleSpan) -> Range | None:
    """What the sentence says up to the comma before the source, if nothing is said behind."""
    sentence = parse.sentences[parse.sentence_of(cue.first)]
    behind = parse.tokens[cue.last : sentence.last]
    closes = all(t.upos not in ("VERB", "AUX") and t.text not in (",", ":") for t in behind)
    comma = source.first - 1
    if not closes or comma - sentence.first < _SHORTEST or parse.tokens[comma].text != ",":
        return None
    return trim_range(parse, Range(sentence.first, comma))


def _closing(parse: Parse, source: RoleSpan, cue: RoleSpan, head: int, content: Range) -> Draft:
    entry = find_cue(parse, head)
    return Draft(
        head=head,
        cue=Range(cue.first, cue.last),
        source=Range(source.first, source.last),
        source_head=_head(parse, Range(source.first, source.last)),
        content=(content,),
        kind="report" if entry is None else entry.kind,
        channel=find_channel(parse, head),
        how="the sentence that it closes",
    )


def fill_sources(parse: Parse, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts, those without a source with whoever is named between commas before their cue."""
    return tuple(_filled(parse, d) if d.source is None else d for d in drafts)


def _filled(parse: Parse, draft: Draft) -> Draft:
    head, cue = draft.head, draft.cue
    if head is None or cue is None or not _reports(parse, head) or is_passive(parse, head):
        return draft
    name = next(_named_before(parse, cue), None)
    source = None if name is None else _with_office(parse, name)
    content = draft.content if source is None else tuple(_cut(parse, draft.content, source))
    if name is None or not content:
        return draft
    return msgspec.structs.replace(
        draft, source=source, source_head=_head(parse, name), content=content
    )


def _named_before(parse: Parse, cue: Range) -> Iterator[Range]:
    """Persons, and bodies right before the cue, that can be its subject; the nearest first."""
    first = parse.sentences[parse.sentence_of(cue.first)].first
    for name in reversed([n for n in parse.names if first <= n.first and n.last <= cue.first]):
        gap = parse.tokens[name.last : cue.first]
        beside = all(t.upos in _SMALL for t in gap)
        aside = len(gap) > 0 and gap[0].text == "," == gap[-1].text and name.label == "PER"
        free = name.first == first or parse.tokens[name.first - 1].upos not in _LOOSE
        if free and (aside or (beside and name.label in ("PER", "ORG"))):
            yield Range(name.first, name.last)


def _with_office(parse: Parse, name: Range) -> Range:
    """With the office before it, from its own comma on: "…, the regional governor, Anna Berg"."""
    first, sentence = name.first - 1, parse.sentences[parse.sentence_of(name.first)]
    if first > sentence.first and parse.tokens[first].text == ",":
        first -= 1
    if first <= sentence.first or not is_role_word(parse, first):
        return name
    while first > sentence.first and parse.tokens[first].upos not in ("PUNCT", "VERB", "ADP"):
        first -= 1
    opened = parse.tokens[first].text == ","
    return Range(first + 1, name.last) if opened else name


def _cut(parse: Parse, content: Sequence[Range], source: Range) -> Iterator[Range]:
    """The content without the source and what stands behind it up to the cue."""
    for part in content:
        if source.last <= part.first or part.last <= source.first:
            yield part
        elif (rest := trim_range(parse, Range(part.first, source.first))) is not None:
            yield rest


def _head(parse: Parse, given: Range) -> int:
    inside = range(given.first, given.last)
    outer = (i for i in inside if parse.tokens[i].head not in inside or parse.tokens[i].head == i)
    return next((i for i in outer if parse.tokens[i].upos != "PUNCT"), given.first)
