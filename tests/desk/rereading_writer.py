"""A process that reads a desk again as a given generation and keeps it, until it is killed.

    python rereading_writer.py DESK GENERATION

It says "read" when everything is put aside, then after each batch how many Readings are kept.
"""

from __future__ import annotations

import sys
from functools import partial

from tests.rereaders import name_of, read_as
from warsan.desk import Desk, Reader
from warsan.runs import Progress


def main(desk: str, generation: int) -> None:
    """Reread the desk."""

    def say(progress: Progress) -> None:
        print(progress.done, flush=True)  # noqa: T201

    with Desk(desk) as opened:
        reader = Reader(name_of(generation), partial(read_as, generation))
        with opened.reread(reader=reader, workers=1) as again:
            print("read", len(again.ids), flush=True)  # noqa: T201
            again.keep(say)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
