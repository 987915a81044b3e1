"""The loop that trains one head on what a frozen encoder gave."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor, nn

RATE, WARM_UP = 1e-3, 20


def train_on(
    head: nn.Module, loss_of: Callable[[], Tensor], steps: int, *, average: float, decay: float
) -> None:
    """Trains a head and leaves it with the running average of its weights.

    Args:
        head: It is left ready for use, not for training.
        loss_of: Draws a batch and gives its loss.
        steps: How many batches.
        average: Decay of the running average.
        decay: Of the weights (AdamW).
    """
    kept = {k: v.clone() for k, v in head.state_dict().items()}
    optimiser = torch.optim.AdamW(head.parameters(), lr=RATE, betas=(0.9, 0.98), weight_decay=decay)
    for step in range(steps):
        for group in optimiser.param_groups:
            group["lr"] = RATE * min(1.0, step / WARM_UP) * (1 - step / steps)
        head.train()
        loss = loss_of()
        optimiser.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(head.parameters(), 1.0)
        optimiser.step()
        share = min(average, (1 + step) / (10 + step))
        with torch.no_grad():
            for name, value in head.state_dict().items():
                kept[name].lerp_(value, 1 - share)
    head.load_state_dict(kept)
    head.eval()
