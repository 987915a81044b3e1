"""Unlabelled news with the labels that a trained network is sure of: writes FOLDER/news.pkl.

    python -m training.pseudo --weights .training/checkpoint.pt [--data ../shared/data]

Its windows are a task of their own, "news" (`training.train --shares …,news=20`): parts of
speech, trees, Universal NER names and kinds of entity, each word's only where the teacher gives
it at least `SURE`. The texts are the newswire's and PolNeAR's training halves and war2022.
"""

from __future__ import annotations

import argparse
import json
import pickle
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from training.base import base_folder, word_vectors
from training.batches import IGNORE, Example, make_batch
from training.corpora import make_example
from training.export import load_reader
from training.losses import allowed_arcs
from training.net import Reader
from warsan.reader.encoder.pieces import Pieces
from warsan.reader.encoder.windows import cut_long_sentences, find_windows
from warsan.reader.parse import Range
from warsan.reader.text.sentences import find_paragraphs, find_sentences
from warsan.reader.text.tokens import find_tokens

SURE = 0.9
TEXTS = 600
"""Of each corpus at most."""


def read_texts(data: Path) -> Iterator[str]:
    """The unlabelled texts, whole."""
    with (data / "names/newswire-train-text.jsonl").open() as lines:
        yield from [_text(json.loads(line)) for line in lines][:TEXTS]
    with (data / "war2022/articles.jsonl").open() as lines:
        yield from [_text(json.loads(line)) for line in lines][:TEXTS]
    for path in sorted((data / "polnear/train/text").iterdir())[:TEXTS]:
        yield path.read_text()


def _text(record: dict[str, str]) -> str:
    return record.get("text") or record.get("body") or ""


def find_news(text: str, pieces: Pieces) -> Iterator[Example]:
    """The paragraph windows of a text, with the numbers of their sentences."""
    tokens = find_tokens(text)
    words = [text[a:b] for a, b in tokens]
    lengths = [len(pieces.of(w)) for w in words]
    sentences = cut_long_sentences(lengths, find_sentences(text, tokens))
    for window in find_windows(lengths, find_paragraphs(text, tokens), sentences):
        labels = {"sentence": _sentence_numbers(window, sentences)}
        yield make_example("news", words[window.first : window.last], labels, pieces)


def _sentence_numbers(window: Range, sentences: Sequence[Range]) -> list[int]:
    inside = [s for s in sentences if window.first <= s.first < window.last]
    return [number for number, s in enumerate(inside) for _ in range(s.first, s.last)]


@torch.no_grad()
def add_labels(reader: Reader, batch: Sequence[Example], table: Tensor) -> None:
    """Adds to each example what the network is sure of."""
    made = make_batch(list(batch), table)
    layers = reader.encoder(made.vectors, made.shapes, made.mask)
    upos, _, arcs, dependents, governors = reader.syntax(layers, made.first)
    _, uner, entities = reader.names(layers, made.first)
    width = torch.arange(arcs.shape[2]) > made.words.sum(1)[:, None]
    arcs = arcs.masked_fill(~allowed_arcs(made.labels["sentence"]) | width[:, None], -1e4)
    heads = _sure(arcs)
    rels = _sure(reader.syntax.label(dependents, governors, arcs.argmax(2)))
    rels[heads == IGNORE] = IGNORE
    rows = {"upos": _sure(upos), "heads": heads, "rels": rels}
    rows |= {"uner": _sure(uner), "entities": _sure(entities)}
    for at, example in enumerate(batch):
        count = len(example.first)
        example.labels.update({name: row[at, :count] for name, row in rows.items()})
        example.labels["ends"] = np.full(count, IGNORE)


def _sure(scores: Tensor) -> NDArray[np.int64]:
    best, label = torch.softmax(scores.float(), -1).max(-1)
    found: NDArray[np.int64] = torch.where(best >= SURE, label, IGNORE).numpy()
    return found


def find_batches(examples: list[Example], size: int = 8) -> Iterator[list[Example]]:
    """Windows of like length together."""
    ordered = sorted(examples, key=lambda e: len(e.pieces))
    for at in range(0, len(ordered), size):
        yield ordered[at : at + size]


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, default=Path(".training/checkpoint.pt"))
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--folder", type=Path, default=Path(".training"))
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    reader, _ = load_reader(options.weights)
    vectors, scales = word_vectors()
    table = torch.from_numpy(vectors.astype(np.float32) * scales[:, None])
    pieces = Pieces(base_folder() / "vocab.txt")
    found = [e for text in read_texts(options.data) for e in find_news(text, pieces)]
    rng = np.random.default_rng(1)
    chosen = [found[i] for i in rng.permutation(len(found))[:4000]]
    for batch in find_batches(chosen):
        add_labels(reader, batch, table)
    with (options.folder / "news.pkl").open("wb") as file:
        pickle.dump(chosen, file)
    sure = [float((e.labels["heads"] != IGNORE).mean()) for e in chosen]
    size = sum(len(e.pieces) for e in chosen)
    print(f"{len(chosen)} windows, {size} wordpieces, sure of {np.mean(sure):.1%} of the arcs")


if __name__ == "__main__":
    main()
