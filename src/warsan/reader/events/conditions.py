"""Which clause is a condition: "if", "unless"."""

from __future__ import annotations

from warsan.codebook.cues import Cues
from warsan.reader.parse import Parse


def condition_mark(parse: Parse, cues: Cues, head: int) -> int | None:
    """The word that makes the clause of a verb a condition ("if", "unless"); None if none."""
    marks = [
        c
        for c in parse.children(head, "mark", "advmod", "case")
        if parse.tokens[c].lemma.lower() in cues.particles["condition"]
    ]
    return marks[0] if marks else None
