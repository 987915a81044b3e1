"""The Python API: where sources, reader, runs, store and views meet. Floor 6.

The names are loaded when first used: reading without a desk needs no database.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

# `read` is also the name of a module: it must be bound before that module is imported by itself.
from warsan.desk.read import read, read_each
from warsan.runs import Progress

if TYPE_CHECKING:
    from warsan.desk.desk import AddReport, Desk

__all__ = ["AddReport", "Desk", "Progress", "read", "read_each"]


def __getattr__(name: str) -> object:
    """The desk and its report, loaded now."""
    if name not in {"AddReport", "Desk"}:
        raise AttributeError(f"module 'warsan.desk' has no attribute {name!r}")
    from warsan.desk import desk

    return getattr(desk, name)
