"""`warsan reader`: who reads, what it was made of, how good it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warsan.cli.options import JsonOption
from warsan.cli.output import print_json, print_table, terminal

if TYPE_CHECKING:
    from rich.console import Console

    from warsan.report.reader_card import ReaderCard, Score


def reader(json: JsonOption = False) -> None:
    """Say which reader is installed: version, model, training data, licences, scores.

    [bold]Examples[/bold]

      warsan reader

      warsan reader --json | jq -r .reader.model

    Every Reading names the reader that read it, as `reader`. Each score comes with the command
    that prints it (the path is that of the gold on your disk) and the SHA-256 of its data.
    """
    from warsan.report.reader_card import describe_reader

    card = describe_reader()
    if json:
        print_json(card)
        return
    console = terminal()
    _print_facts(card, console)
    _print_files(card, console)
    _print_corpora(card, console)
    _print_scores(card, console)


def _print_facts(card: ReaderCard, console: Console) -> None:
    from rich.table import Table

    console.print(f"warsan {card.reader.version}, model {card.reader.model}\n", style="bold")
    million, layers = card.parameters / 1e6, card.layer_parameters / 1e6
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(no_wrap=True, style="dim")
    table.add_column(overflow="fold")
    for name, value in (
        ("what", card.what),
        ("form", card.form.replace("`", "")),
        ("base", f"{card.base.name} ({card.base.licence})"),
        ("licence", card.licence),
        ("language", card.language),
        ("size", f"{million:.1f} million parameters, {layers:.1f} million of them in the layers; "
                 f"{card.bytes / 1e6:.1f} MB on disk"),
        ("runs on", card.runs_on),
        ("SHA-256", f"{card.sha256} (of the files together)"),
    ):  # fmt: skip
        table.add_row(name, value)
    console.print(table)


def _print_files(card: ReaderCard, console: Console) -> None:
    console.print("\nFiles", style="bold")
    for file in card.files:
        console.print(f"  {file.sha256}  {file.name}  {file.bytes:,} bytes", soft_wrap=True)


def _print_corpora(card: ReaderCard, console: Console) -> None:
    from warsan.report.reader_card import say_licence

    console.print("\nTrained on", style="bold")
    print_table(
        ("corpus", "part", "for", "licence"),
        ((c.name, c.part, c.teaches, say_licence(c)) for c in card.corpora),
    )


def _print_scores(card: ReaderCard, console: Console) -> None:
    console.print("Scores", style="bold")
    if not card.is_scored:
        console.print(
            f"of another model ({card.scored_model[:16]}): this one has not been scored yet",
            style="yellow",
        )
    for score in card.scores:
        _print_score(score, console)


def _print_score(score: Score, console: Console) -> None:
    from warsan.report.reader_card import say_scores

    console.print(f"\n{score.what}")
    console.print(f"  {say_scores(score.scores)}", style="bold")
    console.print(f"  {score.command}  (data {score.sha256[:16]})", style="dim", soft_wrap=True)
