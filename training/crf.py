"""A linear-chain CRF over BIO tags, in fp32."""

from __future__ import annotations

import torch
from torch import Tensor


def negative_log_likelihood(
    emissions: Tensor, transitions: Tensor, tags: Tensor, mask: Tensor
) -> Tensor:
    """Summed over the batch.

    Args:
        emissions: [B, W, T].
        transitions: [T + 1, T]; the last row scores the first tag.
        tags: [B, W]; anything where `mask` is 0.
        mask: [B, W], 1 for words; words come first.
    """
    emissions, transitions = emissions.float(), transitions.float()
    start, moves = transitions[-1], transitions[:-1]
    mask_f = mask.float()
    tags = tags * mask
    gold = emissions.gather(2, tags[:, :, None]).squeeze(2) * mask_f
    steps = moves[tags[:, :-1], tags[:, 1:]] * mask_f[:, 1:]
    score = gold.sum(1) + steps.sum(1) + start[tags[:, 0]]
    alpha = emissions[:, 0] + start
    for at in range(1, emissions.shape[1]):
        moved = torch.logsumexp(alpha[:, :, None] + moves, 1) + emissions[:, at]
        alpha = torch.where(mask[:, at, None].bool(), moved, alpha)
    return (torch.logsumexp(alpha, 1) - score).sum()
