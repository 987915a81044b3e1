"""The Python API: where sources, reader, runs, store and views meet. Floor 6.

The names are loaded when first used: reading without a desk needs no database.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

# `read` is also the name of a module: it must be bound before that module is imported by itself.
from warsan.desk.read import code_pair, judge_certainty, read, read_each, read_pages
from warsan.runs import Progress

if TYPE_CHECKING:
    from warsan.desk.adding import AddReport
    from warsan.desk.desk import Desk
    from warsan.desk.rereading import Kept, Reader, Rereading

__all__ = [
    "AddReport", "Desk", "Kept", "Progress", "Reader", "Rereading", "code_pair", "judge_certainty",
    "read", "read_each", "read_pages",
]  # fmt: skip
_HOMES = {
    "AddReport": "adding", "Desk": "desk",
    "Kept": "rereading", "Reader": "rereading", "Rereading": "rereading",
}  # fmt: skip


def __getattr__(name: str) -> object:
    """The desk, its report and its rereading, loaded now."""
    if name not in _HOMES:
        raise AttributeError(f"module 'warsan.desk' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"warsan.desk.{_HOMES[name]}"), name)
