"""The events of one field before dates, places and figures are joined to them."""

from __future__ import annotations

import msgspec

from warsan.reader.attributions.records import Attributions, find_attributions
from warsan.reader.attributions.speakers import find_speakers
from warsan.reader.events.coding import code_events
from warsan.reader.events.drafts import EventDraft
from warsan.reader.events.spoken import add_spoken
from warsan.reader.parse import Parse
from warsan.reader.parties.index import Mentions


class Coded(msgspec.Struct, frozen=True):
    """One field: its mentions with quoted "we" settled, who says what, and the events."""

    mentions: Mentions
    said: Attributions
    drafts: tuple[EventDraft, ...]


def code_field(
    parse: Parse,
    mentions: Mentions,
    *,
    first_said: int = 1,
    first: int = 1,
) -> Coded:
    """The attributions and events of a field; their ids count on from the given numbers.

    Args:
        parse: The field's parse.
        mentions: The field's mentions.
        first_said: Number of the first attribution's id.
        first: Number of the first event's id.
    """
    said = find_attributions(parse, mentions, first_id=first_said)
    spoken = find_speakers(mentions, said)
    if spoken != mentions:
        # Who "we" is changes who is quoted inside a quotation, not where it begins and ends.
        mentions, said = spoken, find_attributions(parse, spoken, first_id=first_said)
    drafts = code_events(parse, mentions, first=first)
    return Coded(mentions, said, add_spoken(parse, mentions, drafts, said))
