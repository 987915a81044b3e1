"""Scores as a table for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rich.table import Table

_COLUMNS = ("p", "r", "f1", "n")

Row = tuple[str, ...]


def score_table(title: str, scores: Mapping[str, object]) -> Table:
    """Shares in percent, with "–" where the gold file lacks what they need.

    Spans have a row with precision, recall, F1 and number; any other score has one of its own.
    """
    spans = any(isinstance(value, Mapping) for value in scores.values())
    columns = _COLUMNS if spans else ("value",)
    table = Table("", title=title, title_justify="left", min_width=len(title))
    for column in columns:
        table.add_column(column, justify="right")
    for row in _span_rows(scores) if spans else _plain_rows(scores):
        table.add_row(*row)
    return table


def outlook_table(title: str, scores: Mapping[str, object]) -> Table:
    """Errors of the forecasts of each series, and below them those of its baselines."""
    table = Table("", "RMSE", "CRPS", "in the 80 % interval", title=title, title_justify="left")
    for column in table.columns[1:]:
        column.justify = "right"
    for name, score in scores.items():
        if isinstance(score, Mapping):
            table.add_row(name, *_errors(score), _shown(score["coverage_80"]))
            for baseline, errors in score["baselines"].items():
                table.add_row(f"  {baseline}", *_errors(errors), "")
    return table


def _errors(score: Mapping[str, float]) -> Row:
    return f"{score['rmse']:,.2f}", f"{score['crps']:,.2f}"


def _plain_rows(scores: Mapping[str, object]) -> Iterator[Row]:
    for key, value in scores.items():
        yield key, _shown(value)


def _span_rows(scores: Mapping[str, object]) -> Iterator[Row]:
    if "f1" in scores:
        yield _span_row("all", scores)
    for key, value in scores.items():
        if key == "per_type" and isinstance(value, Mapping):
            yield from (_span_row(label, inner) for label, inner in value.items())
        elif key not in _COLUMNS:
            yield _span_row(key, value)


def _span_row(name: str, value: object) -> Row:
    shares = value if isinstance(value, Mapping) else {}
    return name, *(_shown(shares.get(column)) for column in _COLUMNS)


def _shown(value: object) -> str:
    if value is None:
        return "–"
    if isinstance(value, float):
        return f"{100 * value:.1f} %"
    return f"{value:,}" if isinstance(value, int) else str(value)
