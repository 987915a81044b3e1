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
from warsan.eval.tasks import RAW_TASKS, TASKS, Scores

Item = TypeVar("Item")


def score(task: str, path: Path, *, raw: bool = False, quiet: bool = True) -> Scores:
    """Scores the shipped reader on a gold file.

    Args:
        task: One of `TASKS`.
        path: File or folder in the task's public format.
        raw: Whether to start from the text of the file instead of its tokens.
        quiet: Whether to keep the progress bar off standard error.

    Returns:
        The task's keys; shares are 0 to 1, None where the file lacks the gold.

    Raises:
        GoldError: There is no such task, or the input breaks its format.
    """
    if task not in TASKS:
        raise GoldError(f"no task {task!r}", f"tasks: {', '.join(TASKS)}")
    if raw and task not in RAW_TASKS:
        raise GoldError(f"{task} has no --raw", f"tasks that do: {', '.join(RAW_TASKS)}")
    if not path.exists():
        raise GoldError(f"{path}: no such file or folder", "check the path")

    def watch(documents: Collection[Item]) -> Iterable[Item]:
        return track(
            documents, f"reading {path.name}", console=Console(stderr=True), disable=quiet,
            transient=True,
        )  # fmt: skip

    return (RAW_TASKS if raw else TASKS)[task](path, ShippedReader(), watch)


def run(task: str, path: Path, json_output: bool, *, raw: bool = False) -> None:
    """Scores and shows: one JSON object on standard output, or a table.

    Raises:
        GoldError: See `score`.
    """
    scores = score(task, path, raw=raw, quiet=json_output or not sys.stderr.isatty())
    if json_output:
        sys.stdout.write(msgspec.json.encode(scores).decode() + "\n")
    else:
        title = f"{task}{' from raw text' if raw else ''}: {path}"
        Console().print(score_table(title, scores))
