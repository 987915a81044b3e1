"""Scores as a table for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rich.table import Table


def score_table(title: str, scores: Mapping[str, object]) -> Table:
    """A row a score; shares in percent, with "–" where the gold file lacks what they need."""
    table = Table(title=title, title_justify="left")
    table.add_column("score")
    table.add_column("", justify="right")
    for name, value in _rows(scores):
        table.add_row(name, value)
    return table


def _rows(scores: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in scores.items():
        if isinstance(value, Mapping):
            yield from _rows(value, f"{prefix}{key} ")
        else:
            yield prefix + key, _shown(value)


def _shown(value: object) -> str:
    if value is None:
        return "–"
    if isinstance(value, float):
        return f"{100 * value:.1f} %"
    return f"{value:,}" if isinstance(value, int) else str(value)
