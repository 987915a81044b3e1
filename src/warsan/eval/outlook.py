"""How good the outlook is on series of your own: every week forecast from the weeks before it."""

from __future__ import annotations

from pathlib import Path

import msgspec

from warsan.errors import GoldError
from warsan.escalation.outlook.backtest import WARM_UP, run_backtest
from warsan.escalation.outlook.history import find_history
from warsan.escalation.outlook.scores import Record
from warsan.eval.asked import Scores, Watch
from warsan.eval.formats.weekly_csv import read_weekly_csv


def evaluate_outlook(path: Path, last: int | None, watch: Watch) -> Scores:
    """Forecasts of the last weeks of each series, one week ahead on a rolling origin.

    Args:
        path: A CSV file; see `read_weekly_csv`.
        last: How many weeks to score; all but the first `WARM_UP` if None.
        watch: Shows how far it is.

    Returns:
        By series: `rmse`, `crps`, `coverage_80`, and `rmse` and `crps` of each baseline.

    Raises:
        GoldError: The file cannot be read or is too short.
    """
    series = read_weekly_csv(path)
    weeks = len(next(iter(series.values())))
    most = weeks - WARM_UP
    if (last or 1) > most:
        raise GoldError(
            f"{path}:{weeks + 1}: ends after {weeks} weeks, too early for --last {last or 1}",
            f"the first {WARM_UP} weeks are learnt from and not forecast",
        )
    runs = run_backtest(find_history(series), 1, watch)
    return {
        name: _shown(path, name, run.record(last or most))
        for name, run in zip(series, runs, strict=True)
    }


def _shown(path: Path, name: str, record: Record | None) -> dict[str, object]:
    if record is None:
        raise GoldError(f"{path}: no week of {name} can be scored", "give more weeks with values")
    found: dict[str, object] = msgspec.to_builtins(record)
    del found["weeks"]
    return found
