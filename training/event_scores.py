"""How well the event head does: triggers and types on our gold, pairs on PLV."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional as F

from training.batches import IGNORE
from training.event_cache import Cached, pad_labels, pad_layers
from training.event_heads import Events, score_sides
from training.event_losses import find_sides, sides_loss

SURE = 0.5
"""From this chance on a word counts as naming an event when pairs are counted."""


def pair_logs(head: Events, rows: Sequence[Cached]) -> Tensor:
    """Log of the joint probability [B, types] of each type with a row's pair, over all words."""
    types, _, seek, sought = head(*pad_layers(rows))
    chances = F.log_softmax(types.float(), -1)
    found = []
    for at, row in enumerate(rows):
        count = row.layers.shape[1]
        s_first, s_last, t_first, t_last = row.labels["pair"].tolist()
        words = sought[at, :count].float().expand(count, -1, -1)
        sides = score_sides(seek[at, :count].float(), words)
        own = torch.eye(count, dtype=torch.bool)[:, None, :]
        sides = torch.cat([sides[..., :1], sides[..., 1:].masked_fill(own, -1e4)], 2)
        logs = F.log_softmax(sides, -1)
        actor = logs[:, 0, s_first + 1 : s_last + 1].logsumexp(1)
        recipient = logs[:, 1, t_first + 1 : t_last + 1].logsumexp(1)
        found.append((chances[at, :count] + (actor + recipient)[:, None]).logsumexp(0))
    return torch.stack(found)


@torch.no_grad()
def count_pairs(head: Events, rows: Sequence[Cached]) -> tuple[int, int, int]:
    """Rows whose pair is found, those with the right root, and events found, by the head alone."""
    pairs = roots = events = 0
    for row in rows:
        types, _, seek, sought = (o[0].float() for o in head(*pad_layers([row])))
        chances = types.softmax(-1)
        triggers = (1 - chances[:, 0] >= SURE).nonzero()[:, 0]
        events += len(triggers)
        if not len(triggers):
            continue
        sides = score_sides(seek[triggers], sought.expand(len(triggers), -1, -1)).argmax(-1) - 1
        s_first, s_last, t_first, t_last = row.labels["pair"].tolist()
        fits = (sides[:, 0] >= s_first) & (sides[:, 0] < s_last)
        fits &= (sides[:, 1] >= t_first) & (sides[:, 1] < t_last)
        named = set((chances[triggers[fits], 1:].argmax(-1) + 1).tolist())
        pairs += bool(named)
        roots += bool(named & set(row.labels["roots"].tolist()))
    return pairs, roots, events


@torch.no_grad()
def score_gold(head: Events, rows: Sequence[Cached]) -> str:
    """Precision and recall of triggers, with their types, and the sides of gold triggers."""
    found = right = typed = gold = 0
    losses = []
    for row in rows:
        types, _, seek, sought = head(*pad_layers([row]))
        labels = pad_labels([row])
        truth = labels["types"][0]
        known = truth != IGNORE
        chances = types[0].float().softmax(-1)
        hit = (1 - chances[:, 0] >= SURE) & known
        best = chances[:, 1:].argmax(-1) + 1
        found += int(hit.sum())
        gold += int((truth > 0).sum())
        right += int((hit & (truth > 0)).sum())
        typed += int((hit & (truth == best)).sum())
        if len(find_sides(labels["sides"])[0]):
            losses.append(float(sides_loss(seek, sought, labels)))
    return (
        f"triggers {right}/{found} right, {right}/{gold} found; with type "
        f"{typed / max(found, 1):.3f} / {typed / gold:.3f}; sides loss {np.mean(losses):.3f}"
    )


@torch.no_grad()
def pair_chances(head: Events, rows: Sequence[Cached]) -> NDArray[np.float32]:
    """Probabilities [rows, 16 types] of given pairs."""
    logs = torch.cat([pair_logs(head, [row])[:, 1:] for row in rows])
    return np.asarray(logs.softmax(1).numpy(), dtype=np.float32)
