"""docs/cli.md: every command with its options, from the command line itself."""

from __future__ import annotations

import inspect
import re
from itertools import groupby
from typing import Any

from typer.main import get_command

from warsan.cli.app import app

_HEAD = """\
# The command line

Every command explains itself with `--help`. What goes wrong is said in one line on standard
error, with what to do about it; the exit status is then 2. A mistyped command is shown its usage.

This page is generated from the code by `make format`.
"""
_MARKUP = re.compile(r"\[/?(?:bold|dim|italic)\]")

_BRACES = re.compile(r"\{(.+)\}(?:\.\.\.)?")


def write_page() -> str:
    """The page as Markdown."""
    # typer brings its own copy of click, whose classes it does not export.
    commands: dict[str, Any] = get_command(app).commands  # type: ignore[attr-defined]
    return "\n".join([_HEAD, *(_section(name, command) for name, command in commands.items())])


def _section(name: str, command: Any) -> str:
    context = command.make_context(name, [], resilient_parsing=True)
    pieces = [_BRACES.sub(r"\1", piece) for piece in command.collect_usage_pieces(context)]
    usage = " ".join(["warsan", name, *pieces])
    rows = [_row(parameter, context) for parameter in command.params if parameter.name != "help"]
    return "\n".join(
        [f"## warsan {name}", "", f"    {usage}", "", _about(command.help or ""), "",
         "| | |", "|---|---|", *rows, ""]
    )  # fmt: skip


def _about(text: str) -> str:
    """The help text; its indented examples become blocks of code."""
    blocks = _MARKUP.sub("", inspect.cleandoc(text)).split("\n\n")
    lines: list[str] = []
    for is_code, group in groupby(blocks, key=lambda block: block.startswith("  ")):
        if is_code:
            lines += ["```sh", *(block.strip() for block in group), "```", ""]
        else:
            lines += [line for block in group for line in (block, "")]
    return "\n".join(lines).strip()


def _row(parameter: Any, context: Any) -> str:
    if parameter.param_type_name == "argument":
        name, meaning = parameter.metavar or parameter.name.upper(), parameter.help or ""
    else:
        name, meaning = parameter.get_help_record(context)
    meaning = " ".join(meaning.removesuffix("[required]").split())
    return "| `{}` | {} |".format(name.replace("|", "\\|"), meaning.replace("|", "\\|"))
