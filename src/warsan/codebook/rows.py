"""Checked reading of tab-separated tables: a source named, one header, every row as wide as it."""

from __future__ import annotations

from importlib.resources import files

import msgspec

from warsan.errors import CodebookError


class Row(msgspec.Struct, frozen=True):
    """One line of a table.

    Attributes:
        place: File and line, as an error names them ("data/parties/groups.tsv line 7").
        cells: Column name to cell, stripped.
    """

    place: str
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def entries(self, column: str) -> tuple[str, ...]:
        """A cell's entries, parted by ";"."""
        return tuple(x.strip() for x in self.cells[column].split(";") if x.strip())


def read_rows(path: str, columns: tuple[str, ...], text: str | None = None) -> tuple[Row, ...]:
    """The rows of a table under `warsan/data`.

    Args:
        path: Below `warsan/data`: "parties/groups.tsv".
        columns: The header that the table must have, in order.
        text: The table itself, where it does not come from the package.

    Raises:
        CodebookError: No source named, another header, or a row of another width.
    """
    if text is None:
        text = files("warsan").joinpath("data", path).read_text(encoding="utf-8")
    if "# Source:" not in text:
        raise CodebookError(f"data/{path} names no source", "add a line '# Source: …'")
    numbered = [(n, x) for n, x in enumerate(text.splitlines(), 1) if x and x[0] != "#"]
    if not numbered or tuple(numbered[0][1].split("\t")) != columns:
        raise CodebookError(f"data/{path} has another header", f"expected {', '.join(columns)}")
    return tuple(_row(f"data/{path} line {n}", line, columns) for n, line in numbered[1:])


def _row(place: str, line: str, columns: tuple[str, ...]) -> Row:
    cells = line.split("\t")
    if len(cells) != len(columns):
        raise CodebookError(
            f"{place}: {len(cells)} cells, expected {len(columns)}", "part the cells by one tab"
        )
    return Row(place, dict(zip(columns, (c.strip() for c in cells), strict=True)))
