"""Scores the exported model on the dev halves and prints what the model card quotes.

    python -m training.score [--data ../shared/data]

The same numbers come one at a time from `warsan eval TASK PATH`.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from warsan.eval.command import run

DEV = (
    ("parse", "treebank/ewt-dev.conllu"),
    ("parse", "treebank/gum-open-dev.conllu"),
    ("names", "names/newswire-dev.iob2"),
    ("names", "names/uner-ewt-dev.iob2"),
    ("attributions", "polnear/dev"),
)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--json", action="store_true", help="one JSON object a task")
    options = parser.parse_args()
    for task, path in DEV:
        run(task, options.data / path, options.json)


if __name__ == "__main__":
    main()
