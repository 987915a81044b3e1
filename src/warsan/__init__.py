"""Warsan reads the news and keeps the record.

    >>> import warsan
    >>> reading = warsan.read("Moscow accused Kyiv of shelling a village on Tuesday.",
    ...                       published="2022-04-28")
    >>> desk = warsan.Desk("my-desk", create=True)
    >>> report = desk.add(["articles/"])

The names below are loaded when first used: importing the package costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from warsan.desk import AddReport, Desk, code_pair, judge_certainty, read, read_each
    from warsan.errors import WarsanError
    from warsan.exports import to_spacy
    from warsan.model import Article, CertaintyVerdict, PairCode, Reading

    __version__: str

__all__ = [
    "AddReport",
    "Article",
    "CertaintyVerdict",
    "Desk",
    "PairCode",
    "Reading",
    "WarsanError",
    "__version__",
    "code_pair",
    "judge_certainty",
    "read",
    "read_each",
    "to_spacy",
]

_HOMES = {
    "AddReport": "warsan.desk",
    "Article": "warsan.model",
    "CertaintyVerdict": "warsan.model",
    "Desk": "warsan.desk",
    "PairCode": "warsan.model",
    "Reading": "warsan.model",
    "WarsanError": "warsan.errors",
    "code_pair": "warsan.desk",
    "judge_certainty": "warsan.desk",
    "read": "warsan.desk",
    "read_each": "warsan.desk",
    "to_spacy": "warsan.exports",
}


def __getattr__(name: str) -> object:
    """A public name, loaded now."""
    if name == "__version__":
        from importlib.metadata import version

        return version("warsan")
    if name not in _HOMES:
        raise AttributeError(f"module 'warsan' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
