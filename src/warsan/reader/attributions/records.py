"""Who says what, by which words: attributions of one text, linked and nested."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from warsan.codebook.sources import load_sources
from warsan.model import Attribution, Party, SourceMention
from warsan.model.finding import AttributionKind
from warsan.reader.attributions.anonymity import (
    judge_anonymity,
    source_class,
    without_expletive,
)
from warsan.reader.attributions.closing_links import fill_sources, find_closing_links
from warsan.reader.attributions.cue_links import Draft, find_tree_links
from warsan.reader.attributions.draft_merge import (
    add_quotes,
    grow_to_quotes,
    merge_drafts,
    share_sources,
)
from warsan.reader.attributions.headline_links import find_headline_links
from warsan.reader.attributions.quotes import find_quotes
from warsan.reader.attributions.role_links import find_role_links
from warsan.reader.parse import Parse, Range
from warsan.reader.parties.index import MentionIndex


class Attributions(msgspec.Struct, frozen=True):
    """The attributions of one text in order, with the tokens they stand on.

    `tokens[n]` belongs to `items[n]`.
    """

    items: tuple[Attribution, ...] = ()
    tokens: tuple[Draft, ...] = ()

    def __iter__(self) -> Iterator[Attribution]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def covering(self, token_index: int) -> Attribution | None:
        """The innermost attribution whose content holds a token; None if the author speaks."""
        over = [
            (_size(draft), item)
            for draft, item in zip(self.tokens, self.items, strict=True)
            if any(c.first <= token_index < c.last for c in draft.content)
        ]
        return min(over, key=lambda pair: pair[0])[1] if over else None

    def chain(self, token_index: int) -> tuple[Attribution, ...]:
        """All attributions over a token, the innermost first."""
        found: list[Attribution] = []
        known = {item.id: item for item in self.items}
        item = self.covering(token_index)
        while item is not None:
            found.append(item)
            item = known.get(item.parent) if item.parent else None
        return tuple(found)


def find_attributions(parse: Parse, mentions: MentionIndex, *, first_id: int = 1) -> Attributions:
    """Every passage of a text that someone other than its author vouches for.

    The spans of the neural head come first; the tree and the cue table link them, complete
    what is missing and find what it left out.

    Args:
        parse: One field of an article.
        mentions: Resolves a source's token to its party.
        first_id: Number of the first attribution ("a1"), to go on over several fields.
    """
    quotes = find_quotes(parse)
    merged = merge_drafts(parse, find_role_links(parse), _tree_links(parse, quotes))
    merged = fill_sources(parse, (*merged, *find_closing_links(parse, merged)))
    grown = [
        without_expletive(parse, grow_to_quotes(d, quotes)) for d in share_sources(parse, merged)
    ]
    found = add_quotes(parse, quotes, grown)
    drafts = _in_order([d for d in found if not _is_unread(parse, d)])
    names = [f"a{n}" for n in range(first_id, first_id + len(drafts))]
    sizes = [_size(d) for d in drafts]
    parents = [_parent(n, drafts, sizes) for n in range(len(drafts))]
    items = tuple(
        _attribution(
            parse,
            mentions,
            d,
            name,
            kind=_kind(parse, d, quotes),
            parent=None if up is None else names[up],
        )
        for d, name, up in zip(drafts, names, parents, strict=True)
    )
    return Attributions(items, tuple(drafts))


def _tree_links(parse: Parse, quotes: tuple[Range, ...]) -> tuple[Draft, ...]:
    return (*find_tree_links(parse, quotes), *find_headline_links(parse))


def _is_unread(parse: Parse, draft: Draft) -> bool:
    ranges = [r for r in (draft.source, draft.cue, *draft.content) if r is not None]
    return any(parse.is_unread(r.first) or parse.is_unread(r.last - 1) for r in ranges)


def _in_order(drafts: Sequence[Draft]) -> list[Draft]:
    return sorted(drafts, key=lambda d: (d.content[0].first, -_size(d), d.head or 0))


def _size(draft: Draft) -> int:
    return sum(c.last - c.first for c in draft.content)


def _parent(number: int, drafts: Sequence[Draft], sizes: Sequence[int]) -> int | None:
    """The smallest larger content that holds this attribution's cue."""
    draft, size = drafts[number], sizes[number]
    own = draft.cue or draft.content[0]
    over = [
        n
        for n, other in enumerate(drafts)
        if sizes[n] > size
        and any(c.first <= own.first and own.last <= c.last for c in other.content)
    ]
    return min(over, key=sizes.__getitem__, default=None)


def _kind(parse: Parse, draft: Draft, quotes: Sequence[Range]) -> AttributionKind:
    """A quotation where at least half of the content stands between quotation marks."""
    quoted = sum(
        max(0, min(c.last, q.last) - max(c.first, q.first)) for c in draft.content for q in quotes
    )
    if 2 * quoted >= _size(draft):
        return "quotation"
    return _kind_of_source(parse, draft) or draft.kind


def _kind_of_source(parse: Parse, draft: Draft) -> AttributionKind | None:
    """What a document says, what a picture shows or a witness saw; None for other sources."""
    found = source_class(parse, draft.source_head)
    if found == "document":
        return "document"
    lemma = "" if draft.head is None else parse.tokens[draft.head].lemma
    if found == "image" or load_sources().classes.get(lemma) == "witness":
        return "perception"
    return None


def _attribution(
    parse: Parse,
    mentions: MentionIndex,
    draft: Draft,
    name: str,
    *,
    kind: AttributionKind,
    parent: str | None,
) -> Attribution:
    source = _source(parse, mentions, draft)
    cue = None if draft.cue is None else parse.span(draft.cue.first, draft.cue.last)
    return Attribution(
        id=name,
        source=source,
        cue=cue,
        content=tuple(parse.span(c.first, c.last) for c in draft.content),
        kind=kind,
        channel=draft.channel,
        parent=parent,
        reason=_reason(draft, source, None if cue is None else cue.text),
        anonymity=judge_anonymity(parse, draft, source.party if source else None),
    )


def _source(parse: Parse, mentions: MentionIndex, draft: Draft) -> SourceMention | None:
    if draft.source is None:
        return None
    span = parse.span(draft.source.first, draft.source.last)
    party = find_party(parse, mentions, draft.source, draft.source_head)
    return SourceMention(
        text=span.text, start=span.start, end=span.end, field=span.field, party=party
    )


def find_party(
    parse: Parse, mentions: MentionIndex, given: Range, head: int | None
) -> Party | None:
    """The party of a noun phrase: that of its head, else the only one named in it.

    A relative pronoun ("who claim …") takes the party of the noun it stands for.
    """
    at_head = mentions.at(head) if head is not None else None
    if at_head is not None:
        return at_head.party
    if head is not None and parse.tokens[head].text.lower() in ("who", "which", "that"):
        noun = _antecedent(parse, head)
        named = None if noun is None else mentions.at(noun)
        return None if named is None else named.party
    inside = [m for i in range(given.first, given.last) if (m := mentions.at(i)) is not None]
    parties = {m.party for m in inside if m.party is not None}
    return parties.pop() if len(parties) == 1 else None


def _antecedent(parse: Parse, pronoun: int) -> int | None:
    for index in parse.ancestors(pronoun):
        if parse.tokens[index].deprel == "acl:relcl":
            return parse.tokens[index].head
    return None


def _reason(draft: Draft, source: SourceMention | None, cue: str | None) -> str:
    if cue is None:
        return draft.how[:1].upper() + draft.how[1:] + "."
    if source is None:
        return f"“{cue}” without anyone named as saying it; the content is {draft.how}."
    return f"“{source.text}” is the source of “{cue}”; the content is {draft.how}."
