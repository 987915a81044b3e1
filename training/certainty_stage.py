"""Trains the certainty head alone, on a frozen encoder (a part of `training.event_stage`)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from training.batches import IGNORE
from training.event_cache import Cached, pad_labels, pad_layers
from training.event_heads import Certainty
from training.event_windows import MIDDLE, STEPS
from training.head_loop import train_on

BATCH, AVERAGE = 48, 0.995
BEND = 0.1
"""As good as absolute errors: their median, not their mean, is what the measure asks for."""


def train_certainty(head: Certainty, rows: Sequence[Cached], passes: int, seed: int) -> None:
    """Trains the head and leaves it with the running average of its weights."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)

    def loss_of() -> Tensor:
        chosen = [rows[i] for i in rng.choice(len(rows), BATCH, replace=False)]
        labels = pad_labels(chosen)
        gold = labels["certainty"]
        known = gold != IGNORE
        values = head(*pad_layers(chosen)).float()[known]
        found = values.gather(1, labels["scale"][known][:, None])[:, 0]
        return F.smooth_l1_loss(found, (gold[known].float() - MIDDLE) / STEPS, beta=BEND)

    train_on(head, loss_of, passes * (len(rows) // BATCH), average=AVERAGE, decay=0.02)


@torch.no_grad()
def score_certainty(head: Certainty, rows: Sequence[Cached], scale: int) -> str:
    """Mean absolute error and Pearson's r on the rows of one scale."""
    gold, found = [], []
    for row in rows:
        truth = torch.from_numpy(row.labels["certainty"])
        known = (truth != IGNORE) & (torch.from_numpy(row.labels["scale"]) == scale)
        if bool(known.any()):
            values = head(*pad_layers([row]))[0, :, scale].float()[known].clamp(-3, 3)
            gold += ((truth[known].float() - MIDDLE) / STEPS).tolist()
            found += values.tolist()
    ours, right = np.array(found), np.array(gold)
    error, r = np.abs(ours - right).mean(), np.corrcoef(ours, right)[0, 1]
    return f"MAE {error:.3f}, r {r:.3f}, of {len(right)}"
