"""The PLOVER type of a given pair of spans in a sentence."""

from __future__ import annotations

from warsan.codebook.plover import load_plover
from warsan.errors import InputError
from warsan.model import PairCode
from warsan.reader.coded import code_field
from warsan.reader.encoder.articles import parse_text
from warsan.reader.events.pairs import PairScene, Weighed, weigh_pair
from warsan.reader.parse import Parse, Range
from warsan.reader.parties.mentions import find_mentions

Extent = tuple[int, int]


def code_pair(sentence: str, *, actor: Extent, recipient: Extent) -> PairCode:
    """The likeliest type for a pair, with its reason and the runner-up.

    Args:
        sentence: The sentence.
        actor: Characters [start, end) that name who acts.
        recipient: Characters [start, end) that name on whom.

    Raises:
        InputError: A span holds no words of the sentence.
        ModelError: The model's files are missing or do not fit.
    """
    return code_pair_in(find_pair_scene(parse_text(sentence)), actor, recipient)


def code_pair_in(scene: PairScene, actor: Extent, recipient: Extent) -> PairCode:
    """As `code_pair`, in a sentence that is already read.

    Raises:
        InputError: A span holds no words of the sentence.
    """
    sides = _tokens(scene.parse, actor, "actor"), _tokens(scene.parse, recipient, "recipient")
    return judge_pair(weigh_pair(scene, *sides))


def find_pair_scene(parse: Parse) -> PairScene:
    """A sentence's parse with the mentions and events found in it alone."""
    coded = code_field(parse, find_mentions(parse, published=None)[0])
    return PairScene(parse, coded.mentions, load_plover(), coded.drafts)


def judge_pair(weighed: tuple[Weighed, ...]) -> PairCode:
    """The heaviest of weighed types."""
    book = load_plover()
    total = sum(w.weight for w in weighed)
    best, second = weighed[0], weighed[1] if len(weighed) > 1 else None
    margin = (best.weight - (second.weight if second else 0.0)) / total
    kind = book.types[best.type]
    return PairCode(
        type=best.type,
        quad=kind.quad,
        score=kind.score,
        reason=best.reason,
        runner_up=second.type if second else None,
        margin=round(margin, 4),
    )


def _tokens(parse: Parse, extent: Extent, name: str) -> Range:
    start, end = extent
    found = parse.range_of(start, end) if 0 <= start < end <= len(parse.text) else None
    if found is None:
        raise InputError(
            f"{name}: characters {start} to {end} hold no word of the sentence",
            f"give a start and an end within its {len(parse.text)} characters",
        )
    return found
