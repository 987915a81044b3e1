"""A process that writes batches to a desk and says so, one line a batch, until it is killed.

    python acknowledging_writer.py DESK NAME FIRST COUNT [PER_BATCH]

Each line lists the ids of a batch that the store has acknowledged.
"""

from __future__ import annotations

import sys

from tests.readings import make_article, make_event, make_page, make_reading, party
from warsan.model import Page, Reading
from warsan.store import Store


def make_item(name: str) -> tuple[Page, Reading]:
    """An article that exists once for each name, with two events."""
    article = make_article(f"Vostok shelled {name}. Westmark accused Vostok.", title=name)
    events = tuple(
        make_event(article, f"e{n}", code, verb, party("RUS"), party("NATO"))
        for n, (code, verb) in enumerate((("ASSAULT", "shelled"), ("ACCUSE", "accused")))
    )
    return make_page(article), make_reading(article, events=events)


def main(desk: str, name: str, first: int, count: int, per_batch: int) -> None:
    """Write `count` batches, beginning with number `first`."""
    with Store.open(desk) as store:
        print("open", flush=True)  # noqa: T201
        for number in range(first, first + count):
            items = [make_item(f"{name}-{number}-{n}") for n in range(per_batch)]
            receipt = store.write_batch(items)
            print(*receipt.added, *receipt.known, flush=True)  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), int(sys.argv[5]))
