"""The fields in which two findings of one kind differ, named as in the JSON of a Reading."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from warsan.model import SourceMention, Span

# Fields that name another finding by its id, and the kind it is of. Ids are counted anew in each
# Reading: what matters is whether both point at the same finding.
REFERENCES = {
    "attribution": "attribution",
    "parent": "attribution",
    "within": "event",
    "condition": "event",
    "consequence": "event",
    "figures": "figure",
}
_OWN = {"id", *REFERENCES}


def find_fields(old: msgspec.Struct, new: msgspec.Struct) -> tuple[str, ...]:
    """The fields that differ, by their path ("certainty.value"), in the model's order.

    A reason is how a finding is explained, not what was found: reasons are named only where
    nothing else differs. Ids, and fields that hold ids, are left to `find_references`.
    """
    found = tuple(dict.fromkeys(_differing(old, new, "")))
    return tuple(path for path in found if not is_reason(path)) or found


def find_references(
    old: msgspec.Struct, new: msgspec.Struct, partners: dict[str, dict[str, str]]
) -> tuple[str, ...]:
    """The fields by which two findings point at findings that are not each other's partners.

    Args:
        old: A finding of the old Reading.
        new: Its partner in the new one.
        partners: By kind, the new id of each old finding that has a partner.
    """
    return tuple(
        name
        for name, kind in REFERENCES.items()
        if name in old.__struct_fields__
        and _ids(getattr(old, name), partners[kind]) != _ids(getattr(new, name), None)
    )


def is_reason(path: str) -> bool:
    """Whether a field only explains."""
    return path.rpartition(".")[2] == "reason"


def _ids(value: Any, partners: dict[str, str] | None) -> list[str]:
    """The ids in a field, in the new Reading's counting; "" for a finding that is gone."""
    named = [value] if isinstance(value, str) else list(value or ())
    return named if partners is None else [partners.get(name, "") for name in named]


def _differing(old: Any, new: Any, path: str) -> Iterator[str]:
    if isinstance(old, tuple) and isinstance(new, tuple) and len(old) == len(new):
        for one, other in zip(old, new, strict=True):
            yield from _differing(one, other, path)
    elif type(old) is not type(new) or not isinstance(old, msgspec.Struct) or _is_place(old):
        if old != new:
            yield path
    elif isinstance(old, SourceMention):
        if old.span != new.span:
            yield path
        yield from _differing(old.party, new.party, _join(path, "party"))
    else:
        for name in old.__struct_fields__:
            if path or name not in _OWN:
                yield from _differing(getattr(old, name), getattr(new, name), _join(path, name))


def _is_place(value: msgspec.Struct) -> bool:
    """A span is one value: its start means nothing without its end."""
    return isinstance(value, Span)


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
