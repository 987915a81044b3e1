"""`warsan codebook`: what a PLOVER type is, and what only looks like it."""

from __future__ import annotations

from typing import Annotated

import typer

from warsan.cli.options import JsonOption, find_type


def codebook(
    type: Annotated[  # noqa: A002
        str | None, typer.Argument(metavar="[TYPE]", help="PLOVER type: ACCUSE, ASSAULT, …")
    ] = None,
    json: JsonOption = False,
) -> None:
    """Say what an event type is: definition, modes, near misses, words, CAMEO codes.

    [bold]Examples[/bold]

      warsan codebook

      warsan codebook THREATEN

      warsan codebook --json | jq -r '[.type, .quad, .score] | @tsv'

    Without a type, all types in one table. With --json one type a line.
    """
    from warsan.codebook.plover import load_plover

    name = find_type(type)
    names = [name] if name else list(load_plover().types)
    if json:
        _print_json(names)
    elif name:
        _print_type(name)
    else:
        _print_all(names)


def _print_all(names: list[str]) -> None:
    from warsan.cli.output import print_table
    from warsan.codebook.cameo import find_cameo
    from warsan.codebook.plover import load_plover

    book = load_plover()
    rows = []
    for name in names:
        kind, cameo = book.types[name], find_cameo(name, None)
        rows.append((name, f"{kind.score:+g}", str(kind.quad), cameo.code, kind.definition))
    print_table(("=type", "=score", "=quad", "=CAMEO", "is"), rows)


def _print_type(name: str) -> None:
    from rich.markdown import Markdown

    from warsan.cli.output import terminal
    from warsan.report.codebook_page import describe_type

    terminal().print(Markdown(describe_type(name)))


def _print_json(names: list[str]) -> None:
    from warsan.cli.output import print_json
    from warsan.codebook.cameo import find_cameo
    from warsan.codebook.near_misses import load_near_misses
    from warsan.codebook.plover import load_plover

    book = load_plover()
    for name in names:
        kind = book.types[name]
        print_json(
            {
                "type": name,
                "score": kind.score,
                "quad": kind.quad,
                "kind": kind.kind,
                "definition": kind.definition,
                "cameo": find_cameo(name, None),
                "modes": [
                    {"mode": m.name, "score": m.score, "definition": m.definition,
                     "cameo": find_cameo(name, m.name)}
                    for (type_, _), m in book.modes.items() if type_ == name
                ],
                "near_misses": load_near_misses().get(name, ()),
            }
        )  # fmt: skip
