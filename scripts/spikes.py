"""The highest steps of pairs' series with the sentences that carry them, to be judged by reading.

python -m scripts.spikes DESK RUS-UKR NATO+-RUS USA-RUS --most 10
"""

from __future__ import annotations

import argparse

from warsan.desk import Desk
from warsan.escalation import Occurrence, Point, Question, Series, read_side


def main() -> None:
    """Print the spikes, the highest first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("desk")
    parser.add_argument("pairs", nargs="+", metavar="ACTOR-RECIPIENT")
    parser.add_argument("--most", type=int, default=10)
    parser.add_argument("--assumed", action="store_true", help="days of publication too")
    given = parser.parse_args()
    with Desk(given.desk) as desk:
        found = [
            spike
            for pair in given.pairs
            for spike in find_spikes(desk, pair, assumed=given.assumed)
        ]
    found.sort(key=lambda spike: -spike[1])
    for number, (series, height, point) in enumerate(found[: given.most], 1):
        question = series.question
        print(f"{number}. {question.actor} → {question.recipient} {point.start}: {height:g}")  # noqa: T201
        for o in carriers(series, point):
            print(f"   {o.lead.key} {o.day} {o.event.type} {o.conflict:g}: {sentence(o)}")  # noqa: T201


def find_spikes(desk: Desk, pair: str, *, assumed: bool) -> list[tuple[Series, float, Point]]:
    """Each covered week of a pair with what its events add."""
    actor, recipient = (read_side(text) for text in pair.split("-"))
    series = desk.series(Question(actor=actor, recipient=recipient, assumed=assumed))
    return [(series, _height(p), p) for p in series.points if _height(p) > 0]


def _height(point: Point) -> float:
    return (point.words.fresh or 0.0) + (point.deeds.fresh or 0.0)


def carriers(series: Series, point: Point) -> list[Occurrence]:
    """The events in conflict of a step, the heaviest first."""
    inside = [
        o for o in series.occurrences if o.conflict and point.start <= (o.day or "") <= point.end
    ]
    return sorted(inside, key=lambda o: -o.conflict)


def sentence(occurrence: Occurrence) -> str:
    """What the lead report says, on one line."""
    return " ".join(occurrence.lead.row.sentence.text.split())


if __name__ == "__main__":
    main()
