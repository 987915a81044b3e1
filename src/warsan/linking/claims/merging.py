"""Links that persons made, laid over those that were found."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from warsan.linking.claims.drafts import Draft
from warsan.linking.claims.given import Given, Link


def apply_links(drafts: Sequence[Draft], given: Given) -> list[Draft]:
    """Claims with what persons linked: two made one, or one set against the other.

    A link whose statements are on the desk no longer is passed over.
    """
    left = list(drafts)
    for link in given.links:
        one, other = _find(left, link.one), _find(left, link.other)
        if one is None or other is None or one is other:
            continue
        if link.side == "supports":
            _merge(one, other, link)
            left.remove(other)
        else:
            _oppose(one, other, link)
    return left


def _find(drafts: Sequence[Draft], statement: str) -> Draft | None:
    found = (draft for draft in drafts if any(m.id == statement for m in draft.members))
    return next(found, None)


def _merge(one: Draft, other: Draft, link: Link) -> None:
    one.members += other.members
    one.positions += [
        msgspec.structs.replace(p, judged=link.judged, reason=_why(link)) for p in other.positions
    ]
    one.rivals += [name for name in other.rivals if name != one.id]


def _oppose(one: Draft, other: Draft, link: Link) -> None:
    """Whoever holds the second stands against the first."""
    one.positions += [
        msgspec.structs.replace(
            p, side="denies", judged=link.judged, reason=_why(link),
            how="says the contrary" if p.how in {"says so", "concedes"} else p.how,
        )
        for p in other.positions
        if p.side == "supports"
    ]  # fmt: skip
    one.rivals.append(other.id)
    other.rivals.append(one.id)


def _why(link: Link) -> str:
    return link.judged.note or f"linked by {link.judged.by}"
