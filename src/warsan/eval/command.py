"""The command `warsan eval TASK PATH`."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import TypeVar

import msgspec
from rich.console import Console
from rich.progress import track

from warsan.errors import GoldError
from warsan.eval.predict import ShippedReader
from warsan.eval.tables import score_table
from warsan.eval.tasks import TASKS, Scores

Item = TypeVar("Item")


def score(task: str, path: Path, *, quiet: bool = True) -> Scores:
    """Scores the shipped reader on a gold file.

    Args:
        task: One of `TASKS`.
        path: File or folder in the task's public format.
        quiet: Whether to keep the progress bar off standard error.

    Returns:
        The task's keys; shares are 0 to 1, None where the file lacks the gold.

    Raises:
        GoldError: There is no such task, or the input breaks its format.
    """
    if task not in TASKS:
        raise GoldError(f"no task {task!r}", f"tasks: {', '.join(TASKS)}")
    if not path.exists():
        raise GoldError(f"{path}: no such file or folder", "check the path")

    def watch(documents: Collection[Item]) -> Iterable[Item]:
        return track(
            documents, f"reading {path.name}", console=Console(stderr=True), disable=quiet,
            transient=True,
        )  # fmt: skip

    return TASKS[task](path, ShippedReader(), watch)


def run(task: str, path: Path, json_output: bool) -> None:
    """Scores and shows: one JSON object on standard output, or a table.

    Raises:
        GoldError: See `score`.
    """
    scores = score(task, path, quiet=json_output or not sys.stderr.isatty())
    if json_output:
        sys.stdout.write(msgspec.json.encode(scores).decode() + "\n")
    else:
        Console().print(score_table(f"{task}: {path}", scores))
