"""The command `warsan eval TASK PATH`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import TypeVar

import msgspec
from rich.console import Console
from rich.progress import track

from warsan.errors import GoldError
from warsan.eval.asked import Watch
from warsan.eval.outlook import evaluate_outlook
from warsan.eval.predict import ShippedReader
from warsan.eval.tables import outlook_table, score_table
from warsan.eval.tasks import RAW_TASKS, TASKS, Scores

Item = TypeVar("Item")

FORECASTS: dict[str, Callable[[Path, int | None, Watch], Scores]] = {"outlook": evaluate_outlook}
"""Tasks that forecast series and need no reader; `--last` says how many weeks are scored."""

ALL = (*TASKS, *FORECASTS)
"""Every task by name."""


def score(
    task: str, path: Path, *, raw: bool = False, last: int | None = None, quiet: bool = True
) -> Scores:
    """Scores the shipped reader on a gold file, or the outlook on a file of series.

    Args:
        task: One of `ALL`.
        path: File or folder in the task's public format.
        raw: Whether to start from the text of the file instead of its tokens.
        last: How many of the last weeks to forecast; all that can be if None.
        quiet: Whether to keep the progress bar off standard error.

    Returns:
        The task's keys; shares are 0 to 1, None where the file lacks the gold.

    Raises:
        GoldError: There is no such task, or the input breaks its format.
    """
    if task not in ALL:
        raise GoldError(f"no task {task!r}", f"tasks: {', '.join(ALL)}")
    if raw and task not in RAW_TASKS:
        raise GoldError(f"{task} has no --raw", f"tasks that do: {', '.join(RAW_TASKS)}")
    if last is not None and task not in FORECASTS:
        raise GoldError(f"{task} has no --last", f"tasks that do: {', '.join(FORECASTS)}")
    if not path.exists():
        raise GoldError(f"{path}: no such file or folder", "check the path")

    doing = "forecasting" if task in FORECASTS else "reading"

    def watch(documents: Collection[Item]) -> Iterable[Item]:
        return track(
            documents, f"{doing} {path.name}", console=Console(stderr=True), disable=quiet,
            transient=True,
        )  # fmt: skip

    if task in FORECASTS:
        return FORECASTS[task](path, last, watch)
    return (RAW_TASKS if raw else TASKS)[task](path, ShippedReader(), watch)


def run(
    task: str, path: Path, json_output: bool, *, raw: bool = False, last: int | None = None
) -> None:
    """Scores and shows: one JSON object on standard output, or a table.

    Raises:
        GoldError: See `score`.
    """
    scores = score(task, path, raw=raw, last=last, quiet=json_output or not sys.stderr.isatty())
    if json_output:
        sys.stdout.write(msgspec.json.encode(scores).decode() + "\n")
    else:
        title = f"{task}{' from raw text' if raw else ''}: {path}"
        table = outlook_table if task in FORECASTS else score_table
        Console().print(table(title, scores))
