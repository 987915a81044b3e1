"""Trains the network that types a given pair; `--folds 5` cross-validates instead.

    python -m training.pairs [--folds 5] [--from .training/checkpoint.pt] [--passes 8]

Cross-validation is over the rows of PLV, grouped by sentence; each fold trains on the others, on
AW and on our gold. Written are `FOLDER/pairs.pt`, or the folds' probabilities, `FOLDER/folds.npz`.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional as F

from training.base import base_folder, load_base, word_vectors
from training.batches import MAX_PADDED
from training.layers import Sizes
from training.net import Reader
from training.pair_net import PairNet
from training.pair_rows import (
    PairRow,
    gold_rows,
    invented_rows,
    judged_rows,
    relation_rows,
    type_names,
)
from training.train import HAS_BF16
from warsan.eval.formats.relations import Relation
from warsan.eval.relations import GivenScore, score_given
from warsan.reader.encoder.pieces import Pieces

RATE, HEAD_RATE, WARM_UP, AVERAGE = 1e-4, 1e-3, 0.1, 0.98
SMOOTHING = 0.1
SHARES = {"PLV": 1.0, "AW": 0.3, "gold": 0.5, "judged": 0.7, "invented": 0.7}
"""Of each source's rows, in each pass; and the weight of a row's loss."""
HIDE, MASK = 0.3, 103
"""How often the words of a pair are hidden, so that who it is does not tell what it does."""

Floats = NDArray[np.float32]


class PairTraining:
    """One network on one set of rows."""

    def __init__(self, rows: Sequence[PairRow], weights: Path | None, seed: int) -> None:
        torch.manual_seed(seed)
        self.rng = np.random.default_rng(seed)
        self.rows = rows
        table, scales = word_vectors()
        self.table = torch.from_numpy(table.astype(np.float32) * scales[:, None])
        self.net = PairNet(_sizes(), len(type_names()))
        self.net.warm(read_encoder(weights))
        self.average = {k: v.clone() for k, v in self.net.state_dict().items()}
        sides = self.net.encoder.shapes.weight  # they begin at nothing, as the heads do
        encoder = [p for p in self.net.encoder.parameters() if p is not sides]
        heads = [sides, *self.net.hidden.parameters(), *self.net.types.parameters()]
        self.optimiser = torch.optim.AdamW(
            [{"params": encoder, "rate": RATE}, {"params": heads, "rate": HEAD_RATE}],
            betas=(0.9, 0.98),
            weight_decay=0.01,
        )

    def run(self, passes: int) -> PairNet:
        """Trains and gives the running average of the weights."""
        plan = [batch for _ in range(passes) for batch in self._batches()]
        for step, batch in enumerate(plan):
            done = step / len(plan)
            rate = min(done / WARM_UP, (1 - done) / (1 - WARM_UP))
            for group in self.optimiser.param_groups:
                group["lr"] = group["rate"] * max(rate, 1e-3)
            self._step(batch, step)
        self.net.load_state_dict(self.average)
        return self.net.eval()

    def _batches(self) -> list[list[PairRow]]:
        chosen = [r for r in self.rows if self.rng.random() < SHARES[r.source]]
        noise = self.rng.uniform(0.8, 1.25, len(chosen))
        order = np.argsort(np.array([len(r.pieces) for r in chosen]) * noise)
        groups: list[list[PairRow]] = [[]]
        for index in order:
            longest = max(len(r.pieces) for r in [chosen[index], *groups[-1]])
            if groups[-1] and longest * (len(groups[-1]) + 1) > MAX_PADDED:
                groups.append([])
            groups[-1].append(chosen[index])
        self.rng.shuffle(groups)
        return groups

    def _step(self, rows: list[PairRow], step: int) -> None:
        self.net.train()
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=HAS_BF16):
            scores = self.net(*make_inputs(rows, self.table, self.rng))
        loss = pair_loss(scores.float(), rows)
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 1.0)
        self.optimiser.step()
        decay = min(AVERAGE, (1 + step) / (10 + step))
        with torch.no_grad():
            for name, value in self.net.state_dict().items():
                self.average[name].lerp_(value, 1 - decay)


def read_encoder(weights: Path | None) -> dict[str, Tensor]:
    """The weights of a reader's checkpoint; without one, the base's."""
    if weights is not None:
        found: dict[str, Tensor] = torch.load(weights, weights_only=True)["average"]
        return found
    reader = Reader(_sizes())
    load_base(reader)
    return reader.state_dict()


def _sizes() -> Sizes:
    return Sizes(*([0] * 9))


def make_inputs(
    rows: Sequence[PairRow], table: Tensor, rng: np.random.Generator | None = None
) -> tuple[Tensor, Tensor, Tensor]:
    """Padded vectors, shapes and mask; with `rng`, some pairs are hidden."""
    longest = max(len(r.pieces) for r in rows)
    pieces = np.zeros((len(rows), longest), dtype=np.int64)
    shapes, mask = pieces.copy(), pieces.copy()
    for at, row in enumerate(rows):
        own = row.pieces.copy()
        if rng is not None and rng.random() < HIDE:
            own[row.shapes >= 6] = MASK
        pieces[at, : len(own)], shapes[at, : len(own)] = own, row.shapes
        mask[at, : len(own)] = 1
    return table[torch.from_numpy(pieces)], torch.from_numpy(shapes), torch.from_numpy(mask)


def pair_loss(scores: Tensor, rows: Sequence[PairRow]) -> Tensor:
    """Minus the log probability that one of the right types holds, smoothed over all."""
    logs = F.log_softmax(scores, 1)
    right = torch.full_like(logs, -1e4)
    for at, row in enumerate(rows):
        right[at, list(row.types)] = 0.0
    weights = torch.tensor([0.5 if r.source == "AW" else 1.0 for r in rows])
    losses = (1 - SMOOTHING) * -(logs + right).logsumexp(1) - SMOOTHING * logs.mean(1)
    return (losses * weights).sum() / weights.sum()


@torch.no_grad()
def judge_pairs(net: PairNet, rows: Sequence[PairRow], table: Tensor) -> Floats:
    """Probabilities [rows, types]."""
    found = [F.softmax(net(*make_inputs([row], table)).float(), 1)[0].numpy() for row in rows]
    return np.stack(found)


def fold_of(sentence: str, folds: int) -> int:
    """A sentence's fold; the same on every machine."""
    return int(hashlib.sha256(sentence.encode()).hexdigest(), 16) % folds


def say_scores(rows: Sequence[PairRow], chances: Floats) -> str:
    """The shares of `warsan eval relations` on rows of PLV."""
    names = type_names()
    total = GivenScore()
    for row, best in zip(rows, chances.argmax(1).tolist(), strict=True):
        root = names[row.types[0]]
        gold = Relation(row.sentence, ((0, 1),), ((0, 1),), root, None)
        total += score_given(gold, names[best])
    shares = total.shares()
    return " ".join(f"{name} {value:.3f}" for name, value in shares.items() if value is not None)


def cross_validate(rows: Sequence[PairRow], options: argparse.Namespace) -> None:
    """Trains a network a fold and scores it on the rows that it has not seen."""
    plv = [r for r in rows if r.source == "PLV"]
    chances = np.zeros((len(plv), len(type_names())), dtype=np.float32)
    held_out = np.array([fold_of(r.sentence, options.folds) for r in plv])
    for fold in range(options.folds)[options.first :]:
        own = {r.sentence for r, f in zip(plv, held_out, strict=True) if f == fold}
        training = PairTraining(
            [r for r in rows if r.sentence not in own], options.weights, options.seed
        )
        net = training.run(options.passes)
        at = np.flatnonzero(held_out == fold)
        chances[at] = judge_pairs(net, [plv[i] for i in at], training.table)
        print(f"fold {fold + 1}:", say_scores([plv[i] for i in at], chances[at]), flush=True)
    np.savez_compressed(options.folder / "folds.npz", chances=chances, folds=held_out)
    print("all:", say_scores(plv, chances))


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--folder", type=Path, default=Path(".training"))
    parser.add_argument("--from", dest="weights", type=Path, help="begin with a reader's encoder")
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--first", type=int, default=0, help="the fold to begin with")
    parser.add_argument("--passes", type=int, default=8)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    pieces = Pieces(base_folder() / "vocab.txt")
    rows = [
        *relation_rows(options.data / "plover/PLV_train.tsv", "PLV", pieces),
        *relation_rows(options.data / "plover/AW_train.tsv", "AW", pieces),
        *gold_rows(options.data, pieces),
        *judged_rows(options.data, pieces),
        *invented_rows(pieces),
    ]
    print({source: sum(r.source == source for r in rows) for source in SHARES})
    if options.folds:
        cross_validate(rows, options)
        return
    net = PairTraining(rows, options.weights, options.seed).run(options.passes)
    torch.save(net.state_dict(), options.folder / "pairs.pt")


if __name__ == "__main__":
    main()
