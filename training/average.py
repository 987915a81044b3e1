"""The mean of several runs' averaged weights, as a checkpoint of its own.

    python -m training.average .training/a .training/b --to .training

The runs must have begun with the same weights and hold the same labels: weights that were
trained apart from the start do not lie in one valley, and their mean reads nothing.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch


def average_runs(folders: Sequence[Path]) -> dict[str, Any]:
    """`average` and `labels` of the mean.

    Raises:
        ValueError: The runs tell different labels apart.
    """
    states = [torch.load(folder / "checkpoint.pt", weights_only=True) for folder in folders]
    if any(state["labels"] != states[0]["labels"] for state in states):
        raise ValueError("the runs tell different labels apart; prepare the examples once for all")
    weights = {
        name: torch.stack([state["average"][name] for state in states]).mean(0)
        for name in states[0]["average"]
    }
    return {"average": weights, "labels": states[0]["labels"]}


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+", help="folders of finished runs")
    parser.add_argument("--to", type=Path, default=Path(".training"))
    options = parser.parse_args()
    torch.save(average_runs(options.folders), options.to / "checkpoint.pt")
    print(f"{len(options.folders)} runs averaged in {options.to / 'checkpoint.pt'}")


if __name__ == "__main__":
    main()
