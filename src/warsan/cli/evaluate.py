"""`warsan eval`: the reader scored on gold, the outlook on series."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from warsan.cli.options import JsonOption

LastOption = Annotated[
    int | None,
    typer.Option(
        "--last",
        metavar="N",
        min=1,
        help="outlook: forecast the last N weeks, each from the weeks before it; "
        "without: all but the first 30.",
    ),
]


def evaluate(
    task: Annotated[
        str,
        typer.Argument(
            metavar="TASK",
            help="parse, names, attributions, coreference, dates, places, figures or outlook.",
        ),
    ],
    path: Annotated[Path, typer.Argument(metavar="PATH", help="Gold in its public format.")],
    raw: Annotated[
        bool,
        typer.Option(
            "--raw", help="parse: from the text of the file, with Warsan's own words and sentences."
        ),
    ] = False,
    last: LastOption = None,
    json: JsonOption = False,
) -> None:
    """Score the reader on a gold file of your own or of a benchmark, or the outlook on series.

    outlook takes a CSV file: a header, an index first, then one weekly series a column.

    [bold]Examples[/bold]

      warsan eval parse en_ewt-ud-dev.conllu

      warsan eval parse --raw en_ewt-ud-dev.conllu

      warsan eval attributions polnear/dev --json

      warsan eval coreference en_gum-ud-dev.conllu

      warsan eval dates meantime

      warsan eval places lgl.xml

      warsan eval figures eval/judged/figures-2022.jsonl

      warsan eval outlook weekly.csv --last 260
    """
    from warsan.eval.command import run

    run(task, path, json, raw=raw, last=last)
