"""How certain readers hold it that what a word names happened: the network and the tree."""

from __future__ import annotations

from warsan.codebook.factuality import blend_factuality
from warsan.reader.events.certainty import Judgement
from warsan.reader.parse import Parse


def judge_factuality(parse: Parse, index: int, judged: Judgement) -> float:
    """Factuality in [-3, 3] on the scale of UW; the tree's own value without a network for it.

    Args:
        parse: The field's parse.
        index: Token of the verb or noun that names the event.
        judged: What the tree shows of it.
    """
    tree = judged.certainty.value
    if not parse.certainties:
        return tree
    return round(blend_factuality(parse.certainties[index], tree, judged.frame), 2)
