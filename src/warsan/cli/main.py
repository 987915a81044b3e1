"""The one place where a command begins, and where its failures end."""

from __future__ import annotations

import os
import sys

from warsan.errors import WarsanError


def main() -> None:
    """Run `warsan`; leaves with the command's exit code.

    0 done; 2 refused, with one line on stderr that says why and what to do; 130 stopped by
    Ctrl-C. Whoever reads our output may stop reading (`| head`): that is no failure.
    """
    code = _run()
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _discard_output()
    sys.exit(code)


def _run() -> int:
    from warsan.cli.app import app

    try:
        app(prog_name="warsan")
    except WarsanError as error:
        print(f"warsan: {_one_line(str(error))}", file=sys.stderr)  # noqa: T201
        return error.exit_code
    except BrokenPipeError:
        _discard_output()
    except SystemExit as done:
        # Click and rich leave with 1 when nobody reads on.
        if isinstance(done.__context__, BrokenPipeError):
            _discard_output()
            return 0
        return done.code if isinstance(done.code, int) else int(bool(done.code))
    return 0


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _discard_output() -> None:
    """Let the interpreter flush into nothing when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
