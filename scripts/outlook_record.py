"""The record of the outlook one to four weeks ahead, as docs/outlook.md gives it.

    python -m scripts.outlook_record weekly.csv --last 260
    python -m scripts.outlook_record weekly.csv --last 260 --below -50

With `--below` it scores the probability that a series falls below a value within so many weeks,
with all series as drivers.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from warsan.escalation.outlook.backtest import run_backtest
from warsan.escalation.outlook.chances import find_chances
from warsan.escalation.outlook.history import find_history
from warsan.escalation.outlook.scores import Score
from warsan.eval.formats.weekly_csv import read_weekly_csv

WEEKS = range(1, 5)


def main() -> None:
    """Prints one row a series and number of weeks ahead."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--last", type=int, default=260)
    parser.add_argument("--below", type=float)
    asked = parser.parse_args()
    series = read_weekly_csv(asked.path)
    if asked.below is None:
        rows = error_rows(series, asked.last)
    else:
        rows = chance_rows(series, asked.last, asked.below)
    for row in rows:
        sys.stdout.write("| " + " | ".join(row) + " |\n")


def error_rows(series: dict[str, list[float]], last: int) -> Iterator[tuple[str, ...]]:
    """Series, weeks ahead, RMSE and CRPS of ours and of each baseline, coverage."""
    history = find_history(series)
    for week in WEEKS:
        for name, backtest in zip(series, run_backtest(history, week, iter), strict=True):
            record = backtest.record(last)
            if record is not None:
                ours = Score(record.rmse, record.crps)
                scores = [ours, *record.baselines.values()]
                errors = [f"{score.rmse:.2f} / {score.crps:.2f}" for score in scores]
                yield name, str(week), *errors, f"{100 * record.coverage_80:.1f} %"


def chance_rows(
    series: dict[str, list[float]], last: int, below: float
) -> Iterator[tuple[str, ...]]:
    """Series, within how many weeks, how often it came true, Brier scores: ours, base rate."""
    for name, values in series.items():
        happened = np.where(np.isnan(values), np.nan, np.asarray(values) < below)
        drivers = {f"driver {other}": driver for other, driver in series.items()}
        history = find_history({"": happened.tolist(), **drivers})
        for within in WEEKS:
            targets, mixture, methods = find_chances(history, within)
            scored = np.flatnonzero(~np.isnan(targets))
            scored = scored[scored >= len(targets) - within - last]
            truth = targets[scored]
            scores = (
                float(np.mean((chances[scored] - truth) ** 2))
                for chances in (mixture, methods["base_rate"])
            )
            times = f"{int(truth.sum())} of {len(truth)}"
            yield name, str(within), times, *(f"{score:.3f}" for score in scores)


if __name__ == "__main__":
    main()
