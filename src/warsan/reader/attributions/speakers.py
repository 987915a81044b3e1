"""“I” and “we” inside a quotation: whoever is quoted."""

from __future__ import annotations

import msgspec

from warsan.model import Attribution, Mention, Party
from warsan.reader.attributions.records import Attributions
from warsan.reader.parties.index import Mentions

_ONE = frozenset({"i", "me", "my", "mine", "myself"})
_SEVERAL = frozenset({"we", "us", "our", "ours", "ourselves"})


def find_speakers(mentions: Mentions, said: Attributions) -> Mentions:
    """The mentions with first-person pronouns resolved to the source of their quotation.

    "I" is the person; "we" is the side that the person speaks for: the same country and
    sector without the name. Outside a quotation both stay unresolved.
    """
    values = tuple(
        _resolved(value, said, heads[0]) if _is_open_first_person(value) else value
        for value, heads in zip(mentions.values, mentions.heads, strict=True)
    )
    return msgspec.structs.replace(mentions, values=values)


def _is_open_first_person(value: Mention) -> bool:
    return (
        value.kind == "pronoun"
        and value.party is None
        and value.span.text.lower() in _ONE | _SEVERAL
    )


def _resolved(value: Mention, said: Attributions, token: int) -> Mention:
    quoted = next((a for a in said.chain(token) if _names_speaker(a)), None)
    if quoted is None or quoted.source is None or quoted.source.party is None:
        return value
    reason = f"“{value.span.text}” stands in a quotation of “{quoted.source.text}”"
    party = _side(value, quoted.source.party, reason)
    return value if party is None else msgspec.structs.replace(value, party=party, reason=reason)


def _names_speaker(attribution: Attribution) -> bool:
    source = attribution.source
    return (
        attribution.kind == "quotation"
        and source is not None
        and source.party is not None
        and source.text.lower() not in _ONE | _SEVERAL
    )


def _side(value: Mention, speaker: Party, reason: str) -> Party | None:
    if value.span.text.lower() in _ONE:
        return msgspec.structs.replace(speaker, reason=reason)
    if speaker.country is None:
        return None
    return Party(country=speaker.country, sector=speaker.sector, reason=reason)
