"""One loss a task, each a mean over words."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F

from training.batches import IGNORE, Batch
from training.crf import negative_log_likelihood
from training.event_losses import events_loss
from training.net import Reader


def task_loss(reader: Reader, batch: Batch, constraints: dict[str, Tensor]) -> Tensor:
    """The loss of a batch's task; `constraints` forbid moves of the two CRFs' tags."""
    layers = reader.encoder(batch.vectors, batch.shapes, batch.mask)
    if batch.task in {"syntax", "news"}:
        _, uner, entities = reader.names(layers, batch.first)
        return (
            _syntax(reader, layers, batch)
            + _cross_entropy(uner, batch.labels["uner"])
            + 0.5 * _cross_entropy(entities, batch.labels["entities"])
        )
    if batch.task in {"events", "certainty"}:
        return events_loss(reader, layers, batch)
    if batch.task == "newswire":
        emissions, moves = reader.names(layers, batch.first)[0], reader.newswire_crf
    else:
        emissions, moves = reader.roles(layers, batch.first), reader.crf
    total = negative_log_likelihood(
        emissions, moves + constraints[batch.task], batch.labels[batch.task], batch.words
    )
    return total / batch.words.sum()


def _cross_entropy(scores: Tensor, gold: Tensor) -> Tensor:
    if not bool((gold != IGNORE).any()):
        return scores.float().sum() * 0.0
    return F.cross_entropy(scores.float().flatten(0, 1), gold.flatten(), ignore_index=IGNORE)


def _syntax(reader: Reader, layers: Tensor, batch: Batch) -> Tensor:
    upos, ends, arcs, dependents, governors = reader.syntax(layers, batch.first)
    gold = batch.labels
    heads = gold["heads"]
    arcs = arcs.float().masked_fill(~allowed_arcs(gold["sentence"]), -1e4)
    rels = reader.syntax.label(dependents, governors, heads.clamp(min=0))
    known = gold["ends"] != IGNORE
    end_loss = (
        F.binary_cross_entropy_with_logits(ends.float()[known], gold["ends"][known].float())
        if bool(known.any())
        else ends.float().sum() * 0.0
    )
    return (
        _cross_entropy(upos, gold["upos"])
        + _cross_entropy(arcs, heads)
        + _cross_entropy(rels, gold["rels"])
        + 0.5 * end_loss
    )


def allowed_arcs(sentence: Tensor) -> Tensor:
    """[B, W] sentence numbers to [B, W, W + 1]: heads of the own sentence, and the root (0)."""
    same = sentence[:, :, None] == sentence[:, None, :]
    return torch.cat([torch.ones_like(same[:, :, :1]), same], 2)
