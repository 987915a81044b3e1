"""A fresh process that reads files: how long to its first result, how much memory it takes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import NamedTuple


class Start(NamedTuple):
    """One process.

    Attributes:
        first: Seconds on the wall clock until its first line of output.
        processor: Seconds of processor time until its end.
        memory: Its peak resident memory in megabytes. The system counts what the process that
            starts it holds at that moment: start it before anything large is loaded.
    """

    first: float
    processor: float
    memory: float


def _environment() -> dict[str, str]:
    """Ours, but that compiled modules are kept, as pip and uv keep them for users."""
    return {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}


def run_reading(paths: Sequence[Path]) -> Start:
    """Reads files by `warsan read --json` in a process of its own.

    Raises:
        subprocess.CalledProcessError: The command failed.
    """
    run = "from warsan.cli.main import main; main()"
    command = [sys.executable, "-c", run, "read", *map(str, paths), "--json"]
    began = perf_counter()
    with subprocess.Popen(  # noqa: S603
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=_environment()
    ) as process:
        assert process.stdout is not None  # noqa: S101 - it was asked for
        line = process.stdout.readline()
        first = perf_counter() - began
        process.stdout.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode or not line:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Start(first, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
