"""Trains the certainty head alone, on a frozen encoder (a part of `training.event_stage`)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch.nn import functional as F

from training.batches import IGNORE
from training.event_cache import Cached, pad_labels, pad_layers
from training.event_heads import Certainty
from training.event_windows import MIDDLE, STEPS

RATE, BATCH, AVERAGE = 1e-3, 48, 0.995
BEND = 0.1
"""As good as absolute errors: their median, not their mean, is what the measure asks for."""


def train_certainty(head: Certainty, rows: Sequence[Cached], passes: int, seed: int) -> None:
    """Trains the head and leaves it with the running average of its weights."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    average = {k: v.clone() for k, v in head.state_dict().items()}
    optimiser = torch.optim.AdamW(head.parameters(), lr=RATE, betas=(0.9, 0.98), weight_decay=0.02)
    steps = passes * (len(rows) // BATCH)
    for step in range(steps):
        for group in optimiser.param_groups:
            group["lr"] = RATE * min(1.0, step / 20) * (1 - step / steps)
        head.train()
        chosen = [rows[i] for i in rng.choice(len(rows), BATCH, replace=False)]
        labels = pad_labels(chosen)
        gold = labels["certainty"]
        known = gold != IGNORE
        values = head(*pad_layers(chosen)).float()[known]
        found = values.gather(1, labels["scale"][known][:, None])[:, 0]
        loss = F.smooth_l1_loss(found, (gold[known].float() - MIDDLE) / STEPS, beta=BEND)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(head.parameters(), 1.0)
        optimiser.step()
        decay = min(AVERAGE, (1 + step) / (10 + step))
        with torch.no_grad():
            for name, value in head.state_dict().items():
                average[name].lerp_(value, 1 - decay)
    head.load_state_dict(average)
    head.eval()


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
