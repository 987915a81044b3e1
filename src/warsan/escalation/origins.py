"""Independent sources: which articles of a record count as one source.

A wire that several outlets print is one source, and so are a page and the agency that it is
credited to, the outlets of one owner, and those that one state directs. Outlets that the table
of outlets does not know are told apart by name only; pages without an outlet are one source,
because nothing says that they are two.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

import msgspec

from warsan.codebook.outlets import find_outlet

UNNAMED = "unnamed outlets"


class Origin(msgspec.Struct, frozen=True):
    """An independent source.

    Attributes:
        name: What it is called: the wire, the agency, the owner, the state, else the outlet.
        reason: Why its articles are one source.
    """

    name: str
    reason: str


def find_origin(
    article: str, outlet: str | None, credit: str | None, wires: Mapping[str, str] | None = None
) -> Origin:
    """The independent source behind an article.

    Args:
        article: Its id.
        outlet: Who published it.
        credit: To whom the page credits its text.
        wires: Ids of articles to the wire that they are copies of, as linking finds them.
    """
    wire = (wires or {}).get(article)
    if wire:
        return Origin(f"wire {wire[:12]}", "copies of one text")
    return _of_names(outlet or "", credit or "")


@lru_cache(maxsize=4096)
def _of_names(outlet: str, credit: str) -> Origin:
    if credit:
        known = find_outlet(credit)
        name = known.name if known else credit
        return Origin(name, f"pages credit their text to {name}")
    if not outlet:
        return Origin(UNNAMED, "nothing says that pages without an outlet are two sources")
    return _of_outlet(outlet)


def _of_outlet(name: str) -> Origin:
    known = find_outlet(name)
    if known is None:
        return Origin(name, f"{name} is not in the table of outlets; told apart by its name")
    if known.kind == "wire":
        return Origin(known.name, f"{known.name} is an agency")
    if known.control == "state":
        return Origin(f"state outlets of {known.controller}", f"{known.controller} directs them")
    if known.owners:
        return Origin(known.owners[0], f"{known.owners[0]} stands behind {known.name}")
    return Origin(known.name, f"{known.name} is one outlet")


def count_origins(origins: Iterable[Origin]) -> int:
    """How many different sources."""
    return len({origin.name for origin in origins})
