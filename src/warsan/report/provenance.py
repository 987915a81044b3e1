"""Where a finding comes from: the outlet, whom it credits, and who says so within the text."""

from __future__ import annotations

import msgspec

from warsan.codebook.phrases import load_phrases
from warsan.model import Article, Attribution, Reading
from warsan.report.phrases import say_code


class Link(msgspec.Struct, frozen=True):
    """One link of a chain.

    Attributes:
        name: The person or party if known, else the words of the text.
        words: The words of the text; "" for the outlet.
        party: The party's name behind a person ("Russia"), or "".
        channel: "on Facebook"; "" if not said.
        attribution: Id of the attribution; "" for the outlet.
        anonymous: Whether the text keeps back who it is.
    """

    name: str
    words: str = ""
    party: str = ""
    channel: str = ""
    attribution: str = ""
    anonymous: bool = False


def find_links(reading: Reading, attribution: str | None) -> tuple[Link, ...]:
    """The chain behind a finding, from the outlet to whoever is nearest to what happened.

    Args:
        reading: The reading that holds the finding.
        attribution: Id of the attribution that vouches for it; None for the article itself.

    Returns:
        The outlet with its credit, then each source as the next one tells of it.
    """
    chain = find_chain(reading, attribution)
    return (Link(say_outlet(reading.article)), *(source_link(item) for item in chain[::-1]))


def find_chain(reading: Reading, attribution: str | None) -> tuple[Attribution, ...]:
    """An attribution and those it stands within, the innermost first."""
    by_id = {item.id: item for item in reading.attributions}
    chain: list[Attribution] = []
    while attribution in by_id and by_id[attribution] not in chain:
        chain.append(by_id[attribution])
        attribution = chain[-1].parent
    return tuple(chain)


def source_link(item: Attribution) -> Link:
    """The source of an attribution: a person by name, "he" as whoever he is."""
    if item.source is None:
        return Link("nobody named", channel=item.channel or "", attribution=item.id)
    words, party = " ".join(item.source.text.split()), item.source.party
    side = say_code(party.code) if party and party.code else ""
    name = (party.name if party else None) or words
    return Link(
        name,
        words,
        side if side != name else "",
        item.channel or "",
        item.id,
        anonymous=item.anonymity == "anonymous",
    )


def say_outlet(article: Article) -> str:
    """The outlet, and whom it credits: "The Warsan, resourced from Ilmanifesto"."""
    outlet = article.outlet or "an unnamed outlet"
    if article.credit is None:
        return outlet
    role = load_phrases().credits.get(article.credit.role, article.credit.role)
    return f"{outlet}, {role} {article.credit.name}"


def say_link(link: Link) -> str:
    """A link in plain text: "James Heappey (United Kingdom) on Facebook"."""
    known = [link.party] if link.party else []
    known += ["not named"] if link.anonymous else []
    party = f" ({', '.join(known)})" if known else ""
    return f"{link.name}{party}{' ' if link.channel else ''}{link.channel}"


def say_chain(reading: Reading, attribution: str | None) -> str:
    """The chain in one line: "The Warsan, resourced from Ilmanifesto ← James Heappey"."""
    return " ← ".join(map(say_link, find_links(reading, attribution)))
