"""The PLOVER type of a given pair of spans in a sentence."""

from __future__ import annotations

from collections.abc import Mapping

from warsan.codebook.plover import load_plover
from warsan.errors import InputError
from warsan.model import PairCode
from warsan.reader.coded import code_field
from warsan.reader.encoder.articles import parse_text
from warsan.reader.encoder.net import load_net
from warsan.reader.encoder.pair_net import load_pair_net
from warsan.reader.encoder.pairs import mark_pair
from warsan.reader.events.pairs import GUESS, PairScene, Weighed, weigh_pair
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
    weighed = {w.type: w for w in weigh_pair(scene, *sides)}
    words = [(token.start, token.end) for token in scene.parse.tokens]
    net = load_pair_net()
    marked = mark_pair(scene.parse.text, words, actor, recipient, load_net().pieces)
    return judge_pair(dict(zip(net.types, net.judge(marked).tolist(), strict=True)), weighed)


def find_pair_scene(parse: Parse) -> PairScene:
    """A sentence's parse with the mentions and events found in it alone."""
    coded = code_field(parse, find_mentions(parse, published=None)[0])
    return PairScene(parse, coded.mentions, load_plover(), coded.drafts)


def judge_pair(chances: Mapping[str, float], weighed: Mapping[str, Weighed]) -> PairCode:
    """The likeliest type, and what the words of the sentence say for it.

    Args:
        chances: By type, as the network for pairs has them.
        weighed: By type, what the codebook and the events of the sentence speak for.
    """
    best, second = sorted(chances, key=lambda name: -chances[name])[:2]
    kind = load_plover().types[best]
    return PairCode(
        type=best,
        quad=kind.quad,
        score=kind.score,
        reason=_reason(best, chances[best], weighed),
        runner_up=second,
        margin=round(chances[best] - chances[second], 4),
    )


def _reason(type_: str, chance: float, weighed: Mapping[str, Weighed]) -> str:
    """One sentence: how sure the network is, and the words that agree with it or do not."""
    read = f"The network for pairs reads {type_} ({chance:.2f})"
    if type_ in weighed and weighed[type_].weight > GUESS:
        return f"{read}; {weighed[type_].reason}"
    known = [w for w in weighed.values() if w.weight > GUESS]
    if not known:
        return f"{read}, a guess: no word of the sentence names an event of the codebook."
    return f"{read}; the words of the codebook would give {known[0].type}."


def _tokens(parse: Parse, extent: Extent, name: str) -> Range:
    start, end = extent
    found = parse.range_of(start, end) if 0 <= start < end <= len(parse.text) else None
    if found is None:
        raise InputError(
            f"{name}: characters {start} to {end} hold no word of the sentence",
            f"give a start and an end within its {len(parse.text)} characters",
        )
    return found
