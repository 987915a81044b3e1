"""Spoils forty clean passages in every known way and counts what becomes of their findings.

python -m scripts.dirty                    the table
python -m scripts.dirty --only quotes      the rows whose name holds a word
python -m scripts.dirty --list misplaced   each finding with that verdict, and why
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Sequence

from scripts.dirty.counting import NAMES, Outcome, find_outcomes
from scripts.dirty.verdicts import Judged

_COLUMNS = ("same", "weaker", "dropped", "misplaced", "invented")


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the table; returns 1 if a finding is misplaced."""
    options = _options(arguments)
    _write(["spoilt by", *_COLUMNS])
    total: Counter[str] = Counter()
    for name in (n for n in NAMES if options.only in n):
        counts: Counter[str] = Counter()
        for outcome in find_outcomes(name):
            counts += outcome.counts()
            _list(j for j in _listed(outcome, options.list))
        _write(_row(name, counts))
        total += counts
    _write(_row(f"all ({total['clean']} findings)", total))
    return 1 if total["misplaced"] else 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m scripts.dirty", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--only", default="", help="rows whose name holds this")
    parser.add_argument("--list", default="", choices=["", "weaker", "misplaced", "invented"])
    return parser.parse_args(arguments)


def _listed(outcome: Outcome, verdict: str) -> Iterable[Judged]:
    return (j for j in outcome.judged if j.verdict == verdict)


def _list(judged: Iterable[Judged]) -> None:
    for one in judged:
        fact = one.fact
        words = " | ".join(f"{s.text!r}" for s in fact.spans())
        said = " ".join(str(v) for v in (*fact.value, *fact.parties.values()))
        sys.stdout.write(f"  {fact.kind} {said}: {words}\n    {one.why}\n")


def _row(name: str, counts: Counter[str]) -> list[str]:
    """Shares of the clean text's findings; the last two also as numbers, for they should be 0."""
    clean = counts["clean"] or 1
    shares = [f"{100 * counts[c] / clean:.1f}%" for c in _COLUMNS[:3]]
    return [name, *shares, *(f"{counts[c]}" for c in _COLUMNS[3:])]


def _write(cells: Sequence[str]) -> None:
    sys.stdout.write(f"{cells[0]:24}" + "".join(f"{c:>11}" for c in cells[1:]) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
