"""Of the articles about one happening: which leave out the denial, the source or the figure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from warsan.linking.claims.values import Claim, Position

_Key = tuple[object, ...]


class CoverageRow(msgspec.Struct, frozen=True):
    """What one article has of it.

    Attributes:
        denial: Whether it reports a denial by anybody of whom others report one.
        source: Whether it says who says so, and does not only tell it as a fact.
        figure: Whether it gives a figure with it.
    """

    article: str
    outlet: str
    published: str
    denial: bool
    source: bool
    figure: bool


class Coverage(msgspec.Struct, frozen=True):
    """Articles about one happening, oldest first.

    Attributes:
        missing: What at least one article has and another leaves out: "denial", "source",
            "figure".
    """

    claim: Claim
    rows: tuple[CoverageRow, ...]
    missing: tuple[str, ...]


def find_coverage(claims: Sequence[Claim]) -> tuple[Coverage, ...]:
    """Claims told by several articles of which some leave something out, the latest first.

    A denial counts wherever the article has it: against this claim, or against another of a
    deed of that type by the same party in the same place.
    """
    denials = _denials(claims)
    found = [_cover(claim, denials) for claim in claims if _is_told(claim)]
    told = [coverage for coverage in found if coverage.missing]
    return tuple(sorted(told, key=lambda c: (c.rows[-1].published, c.claim.id), reverse=True))


def _is_told(claim: Claim) -> bool:
    articles = {position.statement.article for position in claim.positions}
    return len(articles) > 1 and bool(claim.supporters)


def _key(claim: Claim) -> _Key:
    first = claim.first
    place = first.where.geonameid if first.where and first.slot is None else None
    return (first.type, first.actor.code if first.actor else "", place) if place else (claim.id,)


def _denials(claims: Sequence[Claim]) -> dict[_Key, set[str]]:
    """Articles that report a denial, by type of deed, who is said to have done it, and where."""
    found = defaultdict[_Key, set[str]](set)
    for claim in claims:
        if claim.first.slot is None:
            found[_key(claim)] |= {p.statement.article for p in claim.deniers if _is_denial(p)}
    return found


def _cover(claim: Claim, denials: dict[_Key, set[str]]) -> Coverage:
    by_article = defaultdict[str, list[Position]](list)
    for position in claim.positions:
        by_article[position.statement.article].append(position)
    denied = any(map(_is_denial, claim.deniers))
    elsewhere = denials.get(_key(claim), set()) if claim.first.slot is None and denied else set()
    rows = tuple(_row(positions, elsewhere) for positions in by_article.values())
    missing = tuple(
        name
        for name in ("denial", "source", "figure")
        if len({getattr(row, name) for row in rows}) > 1
    )
    return Coverage(claim, rows, missing)


def _is_denial(position: Position) -> bool:
    """Whether it is more than another number."""
    return position.side == "denies" and not position.how.startswith("gives")


def _row(positions: Sequence[Position], elsewhere: set[str]) -> CoverageRow:
    first = positions[0].statement
    return CoverageRow(
        article=first.article,
        outlet=first.outlet or "",
        published=first.published or "",
        denial=first.article in elsewhere or any(map(_is_denial, positions)),
        source=any(not p.voice.outlet for p in positions),
        figure=any(p.statement.slot is not None or p.statement.numbers for p in positions),
    )
