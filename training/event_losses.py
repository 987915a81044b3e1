"""The losses of events, their sides and certainty."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F

from training.batches import IGNORE, Batch
from training.event_heads import SIDES, score_sides
from training.event_windows import MIDDLE, NOBODY, STEPS
from training.net import Reader

_FAR = -1e4
_BEND = 0.5
"""Errors of certainty above this count as they are, smaller ones squared (Huber)."""


def events_loss(reader: Reader, layers: Tensor, batch: Batch) -> Tensor:
    """The loss of a batch with events, certainty or both.

    Each part is a mean over what is labelled, weighed so that none outweighs what the other
    tasks give: one word in thirty names an event, and sides and frames are asked of those alone.
    """
    total = 0.3 * certainty_loss(reader.certainty(layers, batch.first), batch.labels)
    if "types" not in batch.labels:
        return total
    return 0.3 * total + events_loss_of(reader.events(layers, batch.first), batch.labels)


def events_loss_of(outputs: tuple[Tensor, ...], labels: dict[str, Tensor]) -> Tensor:
    """The loss of what the event head gave."""
    types, frames, seek, sought = outputs
    return (
        3.0 * _label_loss(types, labels["types"])
        + 0.1 * _label_loss(frames, labels["frames"])
        + 0.2 * sides_loss(seek, sought, labels)
    )


def _label_loss(scores: Tensor, gold: Tensor) -> Tensor:
    if not bool((gold != IGNORE).any()):
        return scores.float().sum() * 0.0
    return F.cross_entropy(scores.float().flatten(0, 1), gold.flatten(), ignore_index=IGNORE)


def certainty_loss(values: Tensor, labels: dict[str, Tensor]) -> Tensor:
    """Huber loss on the scale of the corpus."""
    gold = labels["certainty"]
    known = gold != IGNORE
    if not bool(known.any()):
        return values.float().sum() * 0.0
    found = values.float()[known].gather(1, labels["scale"][known][:, None])[:, 0]
    return F.smooth_l1_loss(found, (gold[known].float() - MIDDLE) / STEPS, beta=_BEND)


def sides_loss(seek: Tensor, sought: Tensor, labels: dict[str, Tensor]) -> Tensor:
    """Minus the log probability that a trigger's side is one of its words, or nobody."""
    rows, triggers, which, firsts, lasts = find_sides(labels["sides"])
    if not len(rows):
        return seek.float().sum() * 0.0
    count = sought.shape[1]
    words = torch.arange(count)
    inside = (words >= firsts[:, None]) & (words < lasts[:, None])
    right = torch.cat([(firsts == NOBODY)[:, None], inside], 1)
    # Several rows of one trigger and side are several right answers to one question.
    keys = (rows * count + triggers) * SIDES + which
    unique, group = torch.unique(keys, return_inverse=True)
    merged = torch.zeros(len(unique), count + 1).index_add_(0, group, right.float()) > 0
    at = torch.div(unique, SIDES, rounding_mode="floor")
    row, trigger, side = at // count, at % count, unique % SIDES
    scores = score_sides(seek.float()[row, trigger], sought.float()[row])
    scores = scores[torch.arange(len(unique)), side]
    scores = scores.masked_fill(~allowed_words(labels["sentence"], row, trigger), _FAR)
    chosen = scores.masked_fill(~merged, _FAR)
    return (scores.logsumexp(1) - chosen.logsumexp(1)).mean()


def allowed_words(sentence: Tensor, row: Tensor, trigger: Tensor) -> Tensor:
    """[N, W + 1]: words of the trigger's sentence but itself, and nobody (0)."""
    same = sentence[row] == sentence[row, trigger][:, None]
    same[torch.arange(len(row)), trigger] = False
    return torch.cat([torch.ones_like(same[:, :1]), same], 1)


def find_sides(labels: Tensor) -> tuple[Tensor, ...]:
    """[B, 4 * K] to the batch rows, triggers, sides, first and last words of what is given."""
    quads = labels[:, : labels.shape[1] // 4 * 4].view(len(labels), -1, 4)
    known = quads[..., 0] != IGNORE
    rows = known.nonzero()[:, 0]
    return rows, *quads[known].unbind(1)
