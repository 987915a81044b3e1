"""The mean of several runs' averaged weights, as a checkpoint of its own.

    python -m training.average .training/a .training/b --to .training [--weights 0.4 0.6]

The runs must have begun with the same weights, or one with the other's, and hold the same labels:
weights that were trained apart from the start do not lie in one valley, and their mean reads
nothing.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch


def average_runs(folders: Sequence[Path], weights: Sequence[float] = ()) -> dict[str, Any]:
    """`average` and `labels` of the mean.

    Args:
        folders: Of the runs.
        weights: One a run; equal where none are given.

    Raises:
        ValueError: The runs tell different labels apart.
    """
    states = [torch.load(folder / "checkpoint.pt", weights_only=True) for folder in folders]
    if any(state["labels"] != states[0]["labels"] for state in states):
        raise ValueError("the runs tell different labels apart; prepare the examples once for all")
    given = torch.tensor(weights or [1.0] * len(states))
    shares = given / given.sum()
    mean = {
        name: torch.stack(
            [s["average"][name] * share for s, share in zip(states, shares, strict=True)]
        ).sum(0)
        for name in states[0]["average"]
    }
    return {"average": mean, "labels": states[0]["labels"]}


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+", help="folders of finished runs")
    parser.add_argument("--weights", type=float, nargs="*", default=(), help="one a run")
    parser.add_argument("--to", type=Path, default=Path(".training"))
    options = parser.parse_args()
    torch.save(average_runs(options.folders, options.weights), options.to / "checkpoint.pt")
    print(f"{len(options.folders)} runs averaged in {options.to / 'checkpoint.pt'}")


if __name__ == "__main__":
    main()
