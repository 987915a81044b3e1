"""How commands print: JSON for programs, tables for people."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from warsan.model import Refusal


def print_line(line: bytes) -> None:
    """One line of JSON on stdout, in UTF-8 whatever the terminal thinks."""
    sys.stdout.buffer.write(line + b"\n")
    sys.stdout.buffer.flush()


def print_json(value: Any) -> None:
    """A value as one line of JSON."""
    import msgspec

    print_line(msgspec.json.encode(value))


def terminal(*, errors: bool = False) -> Console:
    """A console that takes text as it is: an article's brackets and colons are no markup."""
    from rich.console import Console

    return Console(stderr=errors, markup=False, highlight=False, emoji=False)


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str | Text]]) -> None:
    """A table, or a word that says there is nothing in it.

    A column whose name begins with "=" or ">" is never broken; ">" sets it flush right.
    """
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in columns:
        kept, right = name.startswith(("=", ">")), name.startswith(">")
        table.add_column(
            name.lstrip("=>"), justify="right" if right else "left", overflow="fold",
            no_wrap=kept,
        )  # fmt: skip
    for row in rows:
        table.add_row(*(_plain(cell) for cell in row))
    terminal().print(table if table.rows else "nothing found")


def _plain(cell: str | Text) -> Text:
    from rich.text import Text

    return Text(printable(cell)) if isinstance(cell, str) else cell


def printable(text: str) -> str:
    """A text without control characters: an article must not steer the terminal."""
    return "".join(letter if letter.isprintable() or letter == "\n" else " " for letter in text)


def print_refusals(refused: Sequence[Refusal], *, any_read: bool) -> None:
    """What could not be read, one line each, on stderr; one line in all if it was all there was."""
    if len(refused) == 1 and not any_read:
        lines = [f"warsan: {_refusal(refused[0])}"]
    else:
        head = [f"warsan: {len(refused)} could not be read"] if refused else []
        lines = head + [f"  {_refusal(refusal)}" for refusal in refused]
    for line in lines:
        print(line, file=sys.stderr)  # noqa: T201


def _refusal(refusal: Refusal) -> str:
    """On one line; most reasons name the file themselves."""
    reason, hint = refusal.reason, f" ({refusal.hint})" if refusal.hint else ""
    said = reason if refusal.origin in reason else f"{refusal.origin}: {reason}"
    return printable(f"{said}{hint}").replace("\n", " ")
