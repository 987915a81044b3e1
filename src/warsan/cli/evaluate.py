"""`warsan eval`: the reader scored on gold."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from warsan.cli.options import JsonOption


def evaluate(
    task: Annotated[
        str,
        typer.Argument(
            metavar="TASK",
            help="parse, names, attributions, coreference, dates, places, figures or stories.",
        ),
    ],
    path: Annotated[Path, typer.Argument(metavar="PATH", help="Gold in its public format.")],
    raw: Annotated[
        bool,
        typer.Option(
            "--raw", help="parse: from the text of the file, with Warsan's own words and sentences."
        ),
    ] = False,
    json: JsonOption = False,
) -> None:
    """Score the reader on a gold file of your own or of a benchmark.

    [bold]Examples[/bold]

      warsan eval parse en_ewt-ud-dev.conllu

      warsan eval parse --raw en_ewt-ud-dev.conllu

      warsan eval attributions polnear/dev --json

      warsan eval coreference en_gum-ud-dev.conllu

      warsan eval dates meantime

      warsan eval places lgl.xml

      warsan eval figures eval/judged/figures-2022.jsonl

      warsan eval stories stories.jsonl
    """
    from warsan.eval.command import run

    run(task, path, json, raw=raw)
