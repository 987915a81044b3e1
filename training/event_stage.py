"""Trains the heads of events and certainty alone, on a frozen encoder.

    python -m training.event_stage --from .training/checkpoint.pt --to .training/new.pt
    python -m training.event_stage --from .training/checkpoint.pt --folds 5  # scores only

After a mean of networks the encoder is not the one that these heads were trained on; here they
learn it anew. With `--folds` the event head learns PLV's rows too. PLV does not say which word
names the event, so a row trains the sum over all words: that the word names an event of the
row's root, with the one side as its actor and the other as its recipient. The same sum types a
given pair in the shared pass. The encoder never sees PLV, so that cross-validation over the
head's rows is one of the whole. (It costs our own gold's precision and is not shipped.)
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from training.base import base_folder, word_vectors
from training.batches import Example
from training.certainty_stage import score_certainty, train_certainty
from training.event_cache import Cached, cache_layers, pad_labels, pad_layers, pair_examples
from training.event_heads import Events
from training.event_losses import events_loss_of
from training.event_scores import count_pairs, pair_chances, pair_logs, score_gold
from training.event_windows import certainty_windows, gold_windows
from training.export import load_reader
from training.head_loop import train_on
from training.labels import Labels
from training.net import Reader
from training.pair_rows import PairRow
from training.pairs import fold_of, say_scores
from training.prepare import SEED
from warsan.reader.encoder.pieces import Pieces

BATCH, AVERAGE = 24, 0.99
PAIR_WEIGHT = 0.3


def pair_loss(head: Events, rows: Sequence[Cached]) -> Tensor:
    """Minus the log probability of a row's pair with one of its right types."""
    logs = pair_logs(head, rows)
    chosen = [logs[at, row.labels["roots"].tolist()].logsumexp(0) for at, row in enumerate(rows)]
    return -torch.stack(chosen).mean()


def train_head(
    head: Events, gold: Sequence[Cached], pairs: Sequence[Cached], passes: int, seed: int
) -> None:
    """Trains the head and leaves it with the running average of its weights."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)

    def loss_of() -> Tensor:
        chosen = [gold[i] for i in rng.choice(len(gold), BATCH, replace=False)]
        labels = pad_labels(chosen)
        loss = events_loss_of(head(*pad_layers(chosen)), labels)
        if not pairs:
            return loss
        picked = [pairs[i] for i in rng.choice(len(pairs), BATCH, replace=False)]
        return loss + PAIR_WEIGHT * pair_loss(head, picked)

    # 0.01 is the decay that AdamW has by itself.
    train_on(head, loss_of, passes * (len(gold) // BATCH), average=AVERAGE, decay=0.01)


def cross_validate(
    state: dict[str, Tensor],
    gold: Sequence[Cached],
    dev: Sequence[Cached],
    pairs: Sequence[tuple[str, Cached]],
    options: argparse.Namespace,
) -> None:
    """Scores each fold's rows by a head that has not seen them."""
    counts, rows, chances = np.zeros(3, dtype=int), [], []
    for fold in range(options.folds):
        head = _head(state, options.labels)
        train_head(
            head,
            gold,
            [c for s, c in pairs if fold_of(s, options.folds) != fold],
            options.passes,
            options.seed,
        )
        own = [(s, c) for s, c in pairs if fold_of(s, options.folds) == fold]
        counts += count_pairs(head, [c for _, c in own])
        chances.append(pair_chances(head, [c for _, c in own]))
        rows += [_row(s, c) for s, c in own]
        print(f"fold {fold + 1}:", say_scores(rows[-len(own) :], chances[-1]), flush=True)
        print("  gold dev:", score_gold(head, dev), flush=True)
    print("all, given:", say_scores(rows, np.concatenate(chances)))
    print("all, end to end:", *(f"{n / len(rows):.3f}" for n in counts))


def _row(sentence: str, cached: Cached) -> PairRow:
    empty = np.zeros(0, dtype=np.int64)
    roots = tuple(int(n) - 1 for n in cached.labels["roots"])
    return PairRow("PLV", sentence, empty, empty, roots)


def _head(state: dict[str, Tensor], labels: Labels) -> Events:
    head = Events(labels.sizes())
    head.load_state_dict(state)
    return head


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--from", dest="weights", type=Path, required=True)
    parser.add_argument("--to", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--passes", type=int, default=10)
    parser.add_argument("--certainty-passes", type=int, default=8)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    reader, labels = load_reader(options.weights)
    options.labels = labels
    pieces = Pieces(base_folder() / "vocab.txt")
    table, scales = word_vectors()
    vectors = torch.from_numpy(table.astype(np.float32) * scales[:, None])
    gold, dev = (
        cache_layers(reader, list(gold_windows(half, options.data, labels, pieces)), vectors)
        for half in ("train", "dev")
    )
    print("events before:", score_gold(reader.events, dev), flush=True)
    if options.folds:
        found = pair_examples(options.data / "plover/PLV_train.tsv", labels, pieces)
        cached = cache_layers(reader, [e for _, e in found], vectors)
        pairs = [(s, c) for (s, _), c in zip(found, cached, strict=True)]
        cross_validate(reader.events.state_dict(), gold, dev, pairs, options)
        return
    train_head(reader.events, gold, (), options.passes, options.seed)
    print("events after:", score_gold(reader.events, dev), flush=True)
    certain, held_out = (
        [
            row.only("certainty", "scale")
            for row in (
                *cache_layers(reader, find_certainty(options.data, half, labels, pieces), vectors),
                *own,
            )
        ]
        for half, own in (("train", gold), ("dev", dev))
    )
    for when in ("before", "after"):
        if when == "after":
            train_certainty(reader.certainty, certain, options.certainty_passes, options.seed)
        for at, name in enumerate(labels.certainty):
            print(f"{name} {when}:", score_certainty(reader.certainty, held_out, at), flush=True)
    save(reader, options.weights, options.to)


def find_certainty(data: Path, half: str, labels: Labels, pieces: Pieces) -> list[Example]:
    """The windows of the factuality corpora; UDS-IH2, the largest, has taught the encoder."""
    return [
        example
        for corpus in ("UW", "CB")
        for example in certainty_windows(
            data / f"factuality/{corpus}/{half}.jsonl", corpus, labels, pieces, SEED
        )
    ]


def save(reader: Reader, weights: Path, to: Path) -> None:
    """The checkpoint with the two heads exchanged."""
    saved = torch.load(weights, weights_only=True)
    for name in ("events", "certainty"):
        own = getattr(reader, name).state_dict()
        saved["average"] |= {f"{name}.{key}": value for key, value in own.items()}
    to.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"average": saved["average"], "labels": saved["labels"]}, to)


if __name__ == "__main__":
    main()
