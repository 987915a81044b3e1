"""docs/reading.md: the keys of a Reading, from the model's own types and docstrings."""

from __future__ import annotations

import inspect
import re
import types
from collections.abc import Iterator
from typing import Any, Literal, Union, get_args, get_origin

import msgspec

from warsan.codebook.phrases import load_phrases
from warsan.model.reading import Reading

_PLAIN = {str: "text", int: "whole number", float: "number", bool: "true or false"}
_ATTRIBUTE = re.compile(r"^    ([\w, ]+): (.+?)(?=^    \w|\Z)", re.MULTILINE | re.DOTALL)

_EVERYWHERE = {
    "id": "Identifies it within the Reading.",
    "span": "Where the text says so.",
    "reason": "One sentence that says why.",
}

_HEAD = """\
# A Reading as JSON

`warsan read FILE --json` prints one Reading a line, in UTF-8. The keys are the names of the
Python model (`warsan.model`) and stay stable: keys may be added, none is renamed. A value that
could not be settled is `null`, and the candidates stand in `reason`. Offsets count characters
(Unicode code points), not bytes; `end` is exclusive.

This page is generated from the code by `make format`.
"""


def write_page() -> str:
    """The page as Markdown."""
    return "\n".join([_HEAD, *(_section(value) for value in _values(Reading)), _scale(), _frames()])


def _scale() -> str:
    """The words that terminal and pages use for each step of certainty."""
    rows = [
        f"| {step.floor:+g} and above | {step.words} | {step.meaning} |"
        for step in load_phrases().certainty
    ]
    head = "`Certainty.value` and `Stance.value` are said in these words, in the terminal and on"
    return "\n".join(
        ["## How certainty is said", "", head, "the pages.", "",
         "| value | said as | |", "|---|---|---|", *rows, ""]
    )  # fmt: skip


def _frames() -> str:
    """What each frame is called, and which frames a pair's counts leave out."""
    rows = [
        f"| `{name}` | {frame.words} | {frame.uncounted and f'not counted: {frame.uncounted}'} |"
        for name, frame in load_phrases().frames.items()
    ]
    head = (
        "`Event.frame` is said in these words. Where certainty is below zero nothing counts; words"
    )
    tail = "that threaten or set a condition count, since saying so is the word."
    return "\n".join(
        ["## How frames are said", "", head, tail, "", "| frame | said as | |", "|---|---|---|",
         *rows, ""]
    )  # fmt: skip


def _values(root: type[msgspec.Struct]) -> list[type[msgspec.Struct]]:
    """A value and all those that it holds, each once, nearest first."""
    found = [root]
    for value in found:
        for field in msgspec.structs.fields(value):
            found.extend(v for v in _structs(field.type) if v not in found)
    return found


def _structs(kind: Any) -> Iterator[type[msgspec.Struct]]:
    if inspect.isclass(kind) and issubclass(kind, msgspec.Struct):
        yield kind
    for part in get_args(kind):
        yield from _structs(part)


def _section(value: type[msgspec.Struct]) -> str:
    about, meanings = _docstring(value)
    rows = [
        f"| `{field.name}` | {_shown(field.type)} | {meanings[field.name]} |"
        for field in msgspec.structs.fields(value)
    ]
    return "\n".join(
        [f"## {value.__name__}", "", about, "", "| key | value | |", "|---|---|---|", *rows, ""]
    )


def _docstring(value: type[msgspec.Struct]) -> tuple[str, dict[str, str]]:
    """What a docstring says of the value, and of each attribute by name."""
    about, _, attributes = inspect.getdoc(value).partition("Attributes:\n")  # type: ignore[union-attr]
    meanings = dict(_EVERYWHERE)
    for names, meaning in _ATTRIBUTE.findall(attributes):
        for name in names.split(","):
            meanings[name.strip()] = _one_line(meaning)
    return "\n\n".join(_one_line(part) for part in about.strip().split("\n\n")), meanings


def _one_line(text: str) -> str:
    return re.sub(r"\bNone\b", "`null`", " ".join(text.split())).replace("|", "\\|")


def _shown(kind: Any) -> str:
    arguments = get_args(kind)
    if get_origin(kind) in {Union, types.UnionType}:
        inner = " or ".join(_shown(part) for part in arguments if part is not type(None))
        return f"{inner} or null" if type(None) in arguments else inner
    if get_origin(kind) is Literal:
        return ", ".join(f'`"{word}"`' for word in arguments)
    if get_origin(kind) is tuple:
        return f"list of {_shown(arguments[0])}"
    if inspect.isclass(kind) and issubclass(kind, msgspec.Struct):
        return f"[{kind.__name__}](#{kind.__name__.lower()})"
    return _PLAIN[kind]
