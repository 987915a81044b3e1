"""Shows where two passes differ, with the text, to settle it.

    python -m training.annotate.differences [--data ../shared/data] > FOLDER/differences.txt

Each line "1 …" or "2 …" is an event as that pass wrote it. Whoever settles writes the lines that
shall stand, in the format of answers, to `FOLDER/settled/NAME.txt`: all events of a sentence, for
`training.annotate.collect` then takes them in place of the first pass.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from training.annotate.gold import FOLDER, GoldEvent, GoldSentence, Span, read_gold
from training.annotate.load import find_texts


def show_differences(one: GoldSentence, other: GoldSentence, text: str) -> Iterator[str]:
    """A sentence with what only one pass has; nothing if both are alike."""
    if set(one.events) == set(other.events):
        return
    yield f"{one.number}  {' '.join(text[one.start : one.end].split())}"
    for mark, mine, theirs in (("1", one, other), ("2", other, one)):
        for event in mine.events:
            sign = "=" if event in theirs.events else mark
            yield f"  {sign} {write_answer(one.number, event, text)}"
        if not mine.events:
            yield f"  {mark} {one.number} | none"


def write_answer(number: int, event: GoldEvent, text: str) -> str:
    """An event in the format of answers; occurrences are not numbered."""

    def words(spans: tuple[Span, ...]) -> str:
        return " ; ".join(text[a:b] for a, b in spans) or "-"

    cells = (
        str(number),
        f"{event.type}/{event.mode}" if event.mode else event.type,
        words((event.trigger,)),
        words(event.actor),
        words(event.recipient),
        event.frame,
        event.sign,
        words((event.within,) if event.within else ()),
    )
    return " | ".join(cells)


def main() -> None:
    """Prints all differences of the double pass."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    options = parser.parse_args()
    first = list(read_gold(FOLDER / "double/first.jsonl"))
    second = {s.number: s for s in read_gold(FOLDER / "double/second.jsonl")}
    texts = find_texts(options.data, {s.article for s in first})
    for sentence in first:
        text = texts[sentence.article].text
        print(*show_differences(sentence, second[sentence.number], text), sep="\n")


if __name__ == "__main__":
    main()
