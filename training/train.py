"""Trains all heads at once; resumes from its checkpoint by itself.

    python -m training.train --pieces 4.5e6 [--seed 1] [--folder .training]
        [--from WEIGHTS.pt] [--shares syntax=40,roles=40,newswire=20]

The length is counted in wordpieces, not minutes, so that a run can be repeated. Progress goes
to `FOLDER/log.jsonl`, a line every `LOG_EVERY` steps.
"""

from __future__ import annotations

import argparse
import json
import pickle
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import torch

from training.base import load_base, word_vectors
from training.batches import Batcher, Example
from training.labels import Labels
from training.losses import task_loss
from training.net import Reader
from warsan.reader.encoder.tags import bio_transitions, nested_transitions

SHARES = "syntax=40,roles=40,newswire=20"
"""Of the wordpieces, in percent."""
RARE_NAMES, RARE_TIMES = ("FAC", "PRODUCT"), 3
"""Windows with names that one in a hundred names is come more often."""
SMALL_SCALES = ("UW", "CB")
"""So do those of the smaller corpora of certainty, of which UW is the one that counts."""
ENCODER_RATE, HEAD_RATE = 1e-4, 1e-3
WARM_UP = 0.08
AVERAGE = 0.998
"""Decay of the running average of the weights, which is what gets exported."""
LOG_EVERY, SAVE_EVERY = 50, 500
HAS_BF16 = torch.backends.cpu.get_cpu_capability() in {"AVX512", "AMX"}
"""Where processors only emulate it, bfloat16 is fifty times slower than float32."""


class Run:
    """A training run: the network, its average, the optimiser and where it stands."""

    def __init__(self, options: argparse.Namespace) -> None:
        torch.manual_seed(options.seed)
        folder, seed, shares = options.folder, options.seed, read_shares(options.shares)
        self.folder, self.total, self.shares = folder, options.pieces, shares
        self.pace = options.pace
        data = read_pickle(folder / "examples.pkl")
        if "news" in shares:
            data["train"] += read_pickle(folder / "news.pkl")
        self.labels = Labels(**data["labels"])
        self.reader = Reader(self.labels.sizes())
        load_base(self.reader)
        self.average = {k: v.clone() for k, v in self.reader.state_dict().items()}
        table, scales = word_vectors()
        vectors = torch.from_numpy(table.astype(np.float32) * scales[:, None])
        examples = [e for e in data["train"] for _ in range(times(e, self.labels))]
        self.batchers = {
            task: Batcher([e for e in examples if e.task == task], vectors, seed) for task in shares
        }
        self.constraints = {
            "roles": torch.from_numpy(bio_transitions(tuple(self.labels.roles))).float(),
            "newswire": torch.from_numpy(nested_transitions(tuple(self.labels.newswire))).float(),
        }
        self.optimiser = torch.optim.AdamW(self._groups(), betas=(0.9, 0.98), weight_decay=0.01)
        self.step, self.seen = 0, dict.fromkeys(shares, 0)
        self.started = time.monotonic()

    def _groups(self) -> list[dict[str, Any]]:
        encoder = list(self.reader.encoder.parameters())
        ours = [self.reader.encoder.shapes.weight]
        inside = {id(p) for p in encoder} - {id(p) for p in ours}
        heads = [p for p in self.reader.parameters() if id(p) not in inside]
        return [
            {"params": [p for p in encoder if id(p) in inside], "rate": ENCODER_RATE},
            {"params": heads, "rate": HEAD_RATE},
        ]

    def rate(self) -> float:
        """Share of the full learning rate: linear up, then linear to zero."""
        done = sum(self.seen.values()) / self.total
        return float(min(done / WARM_UP, max(0.0, (1 - done) / (1 - WARM_UP))))

    def advance(self) -> tuple[str, float]:
        """One step on the task that is furthest below its share."""
        task = min(self.shares, key=lambda t: self.seen[t] / self.shares[t])
        batch = self.batchers[task].next()
        for group in self.optimiser.param_groups:
            group["lr"] = self.pace * group["rate"] * max(self.rate(), 1e-3)
        self.reader.train()
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=HAS_BF16):
            loss = task_loss(self.reader, batch, self.constraints)
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.reader.parameters(), 1.0)
        self.optimiser.step()
        self.seen[task] += batch.size
        self.step += 1
        self._update_average()
        return task, float(loss.detach())

    @torch.no_grad()
    def _update_average(self) -> None:
        decay = min(AVERAGE, (1 + self.step) / (10 + self.step))
        for name, value in self.reader.state_dict().items():
            self.average[name].lerp_(value, 1 - decay)

    def save(self) -> None:
        """Writes the checkpoint whole or not at all."""
        state = {
            "reader": self.reader.state_dict(),
            "average": self.average,
            "optimiser": self.optimiser.state_dict(),
            "step": self.step,
            "seen": self.seen,
            "at": {t: (b.epoch, b.at) for t, b in self.batchers.items()},
            "random": torch.get_rng_state(),
            "labels": asdict(self.labels),
            "total": self.total,
        }
        part = self.folder / "checkpoint.part"
        torch.save(state, part)
        part.replace(self.folder / "checkpoint.pt")

    def start_from(self, weights: Path) -> None:
        """Begins with the averaged weights of another run; heads it lacks stay fresh."""
        found = torch.load(weights, weights_only=True)["average"]
        missing, unknown = self.reader.load_state_dict(found, strict=False)
        print(f"from {weights}: fresh {missing}, left out {unknown}", flush=True)
        self.average = {k: v.clone() for k, v in self.reader.state_dict().items()}

    def resume(self, weights: Path | None) -> None:
        """Goes on from the checkpoint, if there is one, else begins with `weights`."""
        path = self.folder / "checkpoint.pt"
        if not path.exists():
            if weights:
                self.start_from(weights)
            return
        state = torch.load(path, weights_only=True)
        self.reader.load_state_dict(state["reader"])
        self.average = state["average"]
        self.optimiser.load_state_dict(state["optimiser"])
        self.step, self.seen = state["step"], state["seen"]
        for task, (epoch, at) in state["at"].items():
            self.batchers[task].epoch, self.batchers[task].at = epoch, at
        torch.set_rng_state(state["random"])

    def log(self, losses: dict[str, list[float]]) -> None:
        """Appends a line to the log and prints it."""
        line = {
            "step": self.step,
            "seen": sum(self.seen.values()),
            "rate": round(self.rate(), 4),
            "minutes": round((time.monotonic() - self.started) / 60, 2),
            **{t: round(float(np.mean(v)), 4) for t, v in losses.items() if v},
        }
        with (self.folder / "log.jsonl").open("a") as file:
            file.write(json.dumps(line) + "\n")
        print(json.dumps(line), flush=True)


def read_pickle(path: Path) -> Any:
    """What `training.prepare` or `training.pseudo` wrote."""
    with path.open("rb") as file:
        return pickle.load(file)  # noqa: S301 - our own file


def times(example: Example, labels: Labels) -> int:
    """How often a window comes in one pass."""
    tags = {labels.newswire[i][2:] for i in set(example.labels.get("newswire", np.zeros(0, int)))}
    scale = labels.certainty[example.labels["scale"][0]] if example.task == "certainty" else ""
    return RARE_TIMES if tags & set(RARE_NAMES) or scale in SMALL_SCALES else 1


def read_shares(text: str) -> dict[str, float]:
    """The share of each task of "syntax=40,roles=60"; those without one are left out."""
    parts = (part.partition("=") for part in text.split(","))
    return {task: float(percent) for task, _, percent in parts if float(percent) > 0}


def train(run: Run) -> None:
    """Runs to the end, saving on the way."""
    losses: dict[str, list[float]] = {t: [] for t in run.shares}
    while sum(run.seen.values()) < run.total:
        task, loss = run.advance()
        losses[task].append(loss)
        if run.step % LOG_EVERY == 0:
            run.log(losses)
            losses = {t: [] for t in run.shares}
        if run.step % SAVE_EVERY == 0:
            run.save()
    run.save()


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pieces", type=float, default=4.5e6, help="wordpieces to train on")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--pace", type=float, default=1.0, help="of the learning rates")
    parser.add_argument("--folder", type=Path, default=Path(".training"))
    parser.add_argument("--from", dest="weights", type=Path, help="weights to begin with")
    parser.add_argument("--shares", default=SHARES, help=f"of the wordpieces (default {SHARES})")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    run = Run(options)
    run.resume(options.weights)
    train(run)


if __name__ == "__main__":
    main()
