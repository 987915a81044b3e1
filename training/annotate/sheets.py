"""Writes the sheets that annotators read, outside of the repository since they hold text.

    python -m training.annotate.sheets [--data ../shared/data] [--out FOLDER]

Four annotators have a quarter each of the first pass, `FOLDER/first/A-01.txt` …; a fifth of the
blocks goes to another annotator for the second pass, `FOLDER/second/B-01.txt` ….
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

import numpy as np

from training.annotate.gold import Block, read_draw
from training.annotate.load import find_texts
from training.annotate.texts import Text

SEED = 2612
SIZE = 80
"""Sentences of a sheet, more or less."""
ANNOTATORS = "ABCD"
_BEFORE = 200  # characters of the sentence before a block, for its pronouns


def show_sheet(blocks: Sequence[Block], texts: Mapping[str, Text]) -> str:
    """A sheet as annotators see it: a header a block, a line a sentence, paragraphs set apart."""
    lines: list[str] = []
    last: Block | None = None
    for block in blocks:
        text = texts[block.article]
        same = last is not None and last.article == block.article
        known = " · ".join(x for x in (block.corpus, text.day, text.title) if x)
        lines.append("== the same article, further on" if same else f"== {known}")
        lines += _before(text.text, block, last if same else None)
        lines += _sentences(text.text, block)
        last = block
    return "\n".join(lines)


def _before(text: str, block: Block, last: Block | None) -> list[str]:
    """What stands before a block, for its pronouns; nothing if it was on the sheet already."""
    start = block.paragraphs[0][0][0]
    begin = max(0, start - _BEFORE, last.paragraphs[-1][-1][1] if last else 0)
    words = text[begin:start].split()[1 if begin else 0 :]
    return [f"   (before: … {' '.join(words)})"] if words else []


def _sentences(text: str, block: Block) -> Iterator[str]:
    number = block.first
    for paragraph in block.paragraphs:
        for first, last in paragraph:
            yield f"{number}  {' '.join(text[first:last].split())}"
            number += 1
        yield ""


def deal_first(blocks: Sequence[Block]) -> dict[str, list[list[Block]]]:
    """The sheets of each annotator; an article stays on one sheet."""
    articles = [list(group) for _, group in groupby(blocks, lambda b: b.article)]
    sheets = list(_packed(articles))
    return {name: sheets[i :: len(ANNOTATORS)] for i, name in enumerate(ANNOTATORS)}


def deal_second(
    first: Mapping[str, list[list[Block]]], rng: np.random.Generator
) -> dict[str, list[list[Block]]]:
    """A random fifth of the blocks for each annotator's second pass, none that was theirs."""
    found: dict[str, list[Block]] = {name: [] for name in ANNOTATORS}
    for at, name in enumerate(ANNOTATORS):
        blocks = [block for sheet in first[name] for block in sheet]
        others = ANNOTATORS[at + 1 :] + ANNOTATORS[:at]
        for turn, i in enumerate(rng.permutation(len(blocks))[: round(len(blocks) / 5)]):
            found[others[turn % len(others)]].append(blocks[i])
    return {
        name: list(_packed([[b] for b in sorted(mine, key=lambda b: b.number)]))
        for name, mine in found.items()
    }


def _packed(groups: Sequence[Sequence[Block]]) -> Iterator[list[Block]]:
    sheet: list[Block] = []
    for group in groups:
        sheet.extend(group)
        if sum(len(b.sentences) for b in sheet) >= SIZE:
            yield sheet
            sheet = []
    if sheet:
        yield sheet


def main() -> None:
    """Writes all sheets and says how many."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    blocks = read_draw()
    texts = find_texts(options.data, {block.article for block in blocks})
    first = deal_first(blocks)
    second = deal_second(first, np.random.default_rng(SEED))
    for name, dealt in (("first", first), ("second", second)):
        for annotator, sheets in dealt.items():
            _write(options.out / name, annotator, sheets, texts)


def _write(
    folder: Path, annotator: str, sheets: Sequence[Sequence[Block]], texts: Mapping[str, Text]
) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for number, sheet in enumerate(sheets, start=1):
        path = folder / f"{annotator}-{number:02}.txt"
        path.write_text(show_sheet(sheet, texts), encoding="utf-8")
    count = sum(len(block.sentences) for sheet in sheets for block in sheet)
    print(f"{folder.name} {annotator}: {len(sheets)} sheets, {count} sentences")


if __name__ == "__main__":
    main()
