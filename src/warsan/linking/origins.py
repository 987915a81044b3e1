"""Where a wire comes from: by whom its copies say, and by who had it first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime

import msgspec

from warsan.codebook.outlets import find_outlet
from warsan.linking.texts import Text

_DAY = 10  # characters of a day in ISO 8601


class Origin(msgspec.Struct, frozen=True):
    """Where the copies of a text come from.

    Attributes:
        name: Whose text it is; None if that is unresolved.
        article: The copy that the others are compared with: the origin's own if the desk has
            it, else the first by time.
        held: Whether that article is the origin itself.
        reason: In a sentence.
    """

    name: str | None
    article: str
    held: bool
    reason: str


def judge_origin(texts: Sequence[Text]) -> Origin:
    """Judge whose text the copies are.

    A credit is what an outlet says against its interest, and wins over time, which clocks and
    careless archives get wrong. Two texts of one day without hours leave the origin unresolved.

    Args:
        texts: At least one, in the order in which they came to the desk.
    """
    ordered = sorted(texts, key=_moment)
    credited = Counter(_key(text.credit.name) for text in texts if text.credit)
    if credited:
        return _by_credit(ordered, credited)
    return _by_time(ordered)


def _by_credit(ordered: Sequence[Text], credited: Counter[str]) -> Origin:
    (key, times), *others = credited.most_common()
    name = next(t.credit.name for t in ordered if t.credit and _key(t.credit.name) == key)
    said = f"{times} of {len(ordered)} copies credit {name}"
    if others and others[0][1] == times:
        names = sorted({t.credit.name for t in ordered if t.credit}, key=str.casefold)
        return Origin(None, ordered[0].id, False, f"copies credit {' and '.join(names)}")
    own = next((text for text in ordered if text.outlet and _key(text.outlet) == key), None)
    if own:
        return Origin(name, own.id, True, said)
    return Origin(name, ordered[0].id, False, f"{said}, whose own text is not on the desk")


def _by_time(ordered: Sequence[Text]) -> Origin:
    first = ordered[0]
    outlets = {_key(text.outlet) for text in ordered if text.outlet}
    if len(outlets) < 2:
        return Origin(first.outlet, first.id, True, "all copies are one outlet’s")
    rivals = [t for t in ordered[1:] if t.outlet != first.outlet and not _is_before(first, t)]
    if rivals or not first.published:
        named = " or ".join(t.outlet or "an unnamed outlet" for t in (first, *rivals[:1]))
        reason = f"no copy credits another, and whether {named} had it first is not known"
        return Origin(None, first.id, False, reason)
    return Origin(first.outlet, first.id, True, "no copy credits another; this one was first")


def _key(name: str) -> str:
    """One key for all names of an outlet."""
    found = find_outlet(name)
    return found.name if found else " ".join(name.casefold().split())


def _moment(text: Text) -> tuple[bool, str]:
    """To sort by: a day counts from its beginning, no day comes last."""
    moment = _time(text)
    return text.published is None, moment.isoformat() if moment else (text.published or "")


def _is_before(one: Text, other: Text) -> bool:
    """Whether it is sure that one was published before another."""
    if not one.published or not other.published:
        return False
    if len(one.published) > _DAY and len(other.published) > _DAY:
        first, second = _time(one), _time(other)
        return bool(first and second and first < second)
    return one.published[:_DAY] < other.published[:_DAY]


def _time(text: Text) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text.published or "")
    except ValueError:
        return None
    # Hours without a zone can be compared with one another, and only nearly with others.
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment
