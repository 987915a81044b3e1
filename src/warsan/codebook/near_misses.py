"""What looks like a PLOVER type and is another, or nothing, and how to tell."""

from __future__ import annotations

from functools import cache

import msgspec

from warsan.codebook.rows import read_rows


class NearMiss(msgspec.Struct, frozen=True):
    """A case that is easily coded as a type.

    Attributes:
        looks_like: What the text shows.
        type: The type that it is; None if it is no event.
        tell: How to tell.
    """

    looks_like: str
    type: str | None
    tell: str


@cache
def load_near_misses() -> dict[str, tuple[NearMiss, ...]]:
    """The near misses by the type that they look like."""
    found: dict[str, tuple[NearMiss, ...]] = {}
    for row in read_rows("plover/near_misses.tsv", ("type", "looks like", "is", "how to tell")):
        is_ = None if row["is"] == "none" else row["is"]
        miss = NearMiss(row["looks like"], is_, row["how to tell"])
        found[row["type"]] = (*found.get(row["type"], ()), miss)
    return found
