"""Why an event was coded: the word and frame, the way through the tree, what else was weighed."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from warsan.model import Article
from warsan.reader.coded import code_field
from warsan.reader.encoder.articles import parse_article
from warsan.reader.events.drafts import Argument, EventDraft
from warsan.reader.parse import Parse
from warsan.reader.parties.mentions import find_mentions


class Explanation(msgspec.Struct, frozen=True):
    """How one event came about.

    Attributes:
        predicate: File and line of the codebook ("ASSAULT.tsv line 7").
        frame_of_its_own: Whether that row says what must stand where; else the word stands in a
            list, and its parties were weighed.
        probability: That the word names an event of its type, 0 to 1.
        alternatives: Other types that the word was weighed for, with their probability.
        paths: The way through the tree from the trigger to each side, as relations.
    """

    id: str
    type: str
    mode: str | None
    trigger: str
    sentence: str
    predicate: str
    frame_of_its_own: bool
    probability: float
    alternatives: tuple[tuple[str, float], ...]
    paths: dict[str, str]
    reason: str


def explain_event(article: Article, event: str) -> Explanation | None:
    """Reads an article again and says how an event came about; None if it has no such event.

    Args:
        article: As it was read.
        event: The event's id in the Reading ("e12").

    Raises:
        ModelError: The reader's model files are missing or do not fit.
    """
    parses = parse_article(article).fields
    mentions = find_mentions(*parses, published=article.published)
    number = 1
    for parse, named in zip(parses, mentions, strict=True):
        drafts = code_field(parse, named, first=number).drafts
        for draft in drafts:
            if draft.id == event:
                return _explained(parse, draft)
        number += len(drafts)
    return None


def _explained(parse: Parse, draft: EventDraft) -> Explanation:
    sentence = parse.sentences[parse.sentence_of(draft.trigger)]
    return Explanation(
        id=draft.id,
        type=draft.type,
        mode=draft.mode,
        trigger=draft.trigger_span.text,
        sentence=parse.span(sentence.first, sentence.last).text,
        predicate=draft.row.place,
        frame_of_its_own=not draft.row.force,
        probability=round(draft.probability, 3),
        alternatives=draft.rivals,
        paths=dict(_paths(parse, draft)),
        reason=draft.reason,
    )


def _paths(parse: Parse, draft: EventDraft) -> Iterator[tuple[str, str]]:
    sides = (("actor", draft.actor), ("recipient", draft.recipient), ("aim", draft.aim))
    for name, side in sides:
        if side is not None:
            yield name, _path(parse, draft.trigger, side)


def _path(parse: Parse, trigger: int, side: Argument) -> str:
    """Words and relations from a trigger up to where the two meet, then down to a side."""
    up = [trigger, *parse.ancestors(trigger)]
    down = [side.head]
    while down[-1] not in up:
        down.append(parse.tokens[down[-1]].head)
    words = parse.tokens[trigger].text
    for index in up[: up.index(down[-1])]:
        token = parse.tokens[index]
        words += f" ‹{token.deprel}‹ {parse.tokens[token.head].text}"
    for index in reversed(down[:-1]):
        words += f" ›{parse.tokens[index].deprel}› {parse.tokens[index].text}"
    return words
