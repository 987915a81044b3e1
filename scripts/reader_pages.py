"""What is generated from the reader's card and from the record of its scores.

`scores.json` in the package, and the tables of README.md and docs/model-card.md that stand between
`<!-- NAME: written by make format -->` and `<!-- /NAME -->`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from scripts.floor_record import FLOORS, read_record
from warsan.codebook.reader_card import Measured, Scores, load_card
from warsan.report.reader_card import describe_reader, say_licence, say_scores

DATA = Path("../shared/data")
_BLOCK = re.compile(r"(<!-- (\w+): written by make format -->\n).*?(<!-- /\2 -->)", re.DOTALL)


def write_scores() -> str:
    """The scores as the package carries them, from the record."""
    record = read_record()
    scores = Scores(
        about=f"Source: {FLOORS}, as `python -m scripts.floors --accept` measured it.",
        model=record.model,
        measured=tuple(
            Measured(task=floor.task, path=floor.path, digest=floor.digest, scores=floor.scores)
            for floor in record.floors
        ),
    )
    return msgspec.json.format(msgspec.json.encode(scores)).decode() + "\n"


def fill_page(path: str) -> str:
    """A page with its blocks written anew; the rest of it is as it stands."""
    return _BLOCK.sub(
        lambda block: f"{block[1]}{_BLOCKS[block[2]]()}{block[3]}",
        Path(path).read_text(encoding="utf-8"),
    )


def _reader_table() -> str:
    card = describe_reader()
    million, layers = card.parameters / 1e6, card.layer_parameters / 1e6
    size = f"{million:.1f} million parameters, {layers:.1f} million of them in the layers"
    return _table(
        ("", ""),
        (
            ("what", card.what),
            ("base", f"[{card.base.name}]({card.base.url}) ({card.base.licence}), {card.form}"),
            ("size", f"{size}; {card.bytes / 1e6:.0f} MB on disk"),
            ("licence", card.licence),
            ("runs on", card.runs_on),
            ("language", card.language),
            ("made by", "`training/`, as [training.md](training.md) tells"),
        ),
    )


def _corpora_table() -> str:
    return _table(
        ("corpus", "for", "licence"),
        (
            (f"[{corpus.name}]({corpus.url}), {corpus.part}", corpus.teaches, say_licence(corpus))
            for corpus in load_card().corpora
        ),
    )


def _scores_table() -> str:
    card = load_card()
    return _table(
        ("command", "what", "score"),
        (
            (
                f"`warsan eval {floor.task} {floor.gold(DATA)}`",
                card.what_is(floor.path),
                say_scores(floor.scores),
            )
            for floor in read_record().floors
        ),
    )


def _table(columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [f"| {' | '.join(row)} |".replace("|  |", "| |") for row in (columns, *rows)]
    return "\n".join([lines[0], "|---" * len(columns) + "|", *lines[1:], ""])


_BLOCKS: dict[str, Callable[[], str]] = {
    "reader": _reader_table,
    "corpora": _corpora_table,
    "scores": _scores_table,
}
