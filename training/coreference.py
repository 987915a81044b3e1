"""Trains the scorer of antecedents on GUM's coreference layer and writes its weights.

    python -m training.coreference ../shared/data/treebank/gum-open-train.conllu

The features are those of `warsan.reader.coreference.pairs`, on the shipped parser's trees over
gold tokens. Each reference chooses among its candidates and "new"; the loss is the negative log
of what the right ones get together, with a cost for each sort of mistake (Durrett and Klein
2013). Every sixth document is left out: its loss is said after each epoch, and the thresholds of
`warsan.reader.parties.anaphora` were set on those documents.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch

from warsan.eval.documents import conllu_text, group_conllu
from warsan.eval.formats.conllu import read_conllu
from warsan.eval.formats.entities import GoldMention, read_entities
from warsan.eval.given import parse_given
from warsan.reader.coreference.pairs import Pairs
from warsan.reader.coreference.references import Reference, find_references

WEIGHTS = Path("src/warsan/data/coreference/weights.npz")
HIDDEN, DROPOUT, RATE, DECAY, EPOCHS = 100, 0.2, 3e-3, 1e-4, 12
MISSED, INVENTED, MISTAKEN = 2.0, 0.3, 1.0
"""How dear a wrong choice is: "new" for what is not, a link for what is new, another's link."""
LESS_NEW = 0.7
"""Taken off the score of "new" in the end: what gave the best F1 on the held-out documents."""


class Document(NamedTuple):
    """One document's choices.

    Attributes:
        rows: [P, F] what each reference and each of its candidates have in common.
        own: [R, G] what speaks for each reference being new.
        filled: [R, C + 1] where the rows stand; the last column, "new", is never filled.
        right: [R, C + 1] which choices are right.
    """

    rows: torch.Tensor
    own: torch.Tensor
    filled: torch.Tensor
    right: torch.Tensor


class Scorer(torch.nn.Module):
    """Two small nets: one for a candidate, one for "new"."""

    def __init__(self, pair: int, own: int) -> None:
        super().__init__()
        self.pair = _net(pair)
        self.new = _net(own)

    def forward(self, rows: torch.Tensor, own: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Scores of all candidate rows, and of "new" for all references."""
        return self.pair(rows).squeeze(-1), self.new(own).squeeze(-1)


def _net(size: int) -> torch.nn.Sequential:
    return torch.nn.Sequential(
        torch.nn.Linear(size, HIDDEN),
        torch.nn.ReLU(),
        torch.nn.Dropout(DROPOUT),
        torch.nn.Linear(HIDDEN, 1),
    )


def main() -> int:
    """Reads, trains, writes; returns the exit status."""
    options = argparse.ArgumentParser(description="Trains the scorer of antecedents.")
    options.add_argument("gold", type=Path, help="CoNLL-U with GUM's entity layer")
    documents = list(read_documents(options.parse_args().gold))
    used = [d for n, d in enumerate(documents) if n % 6]
    write(train(used, held=documents[::6]))
    _say(f"{WEIGHTS} written after {EPOCHS} epochs on {len(used)} of {len(documents)} documents")
    return 0


def read_documents(path: Path) -> Iterator[Document]:
    """The choices of each document."""
    for sentences in group_conllu(read_conllu(path)):
        parse = parse_given(conllu_text(sentences))
        references = find_references(parse)
        gold = align(references, read_entities(sentences, path))
        yield stack(Pairs(parse, references), gold)


def align(references: Sequence[Reference], gold: Sequence[GoldMention]) -> list[str]:
    """The entity of each reference by its head, "" for none; the smallest mention of a head."""
    by_head = {m.head: m.entity for m in sorted(gold, key=lambda m: m.first - m.last)}
    return [by_head.get(r.head, "") for r in references]


def stack(pairs: Pairs, gold: Sequence[str]) -> Document:
    """What each reference of a document has to choose from; "new" is the last column."""
    numbers = range(len(gold))
    candidates = [pairs.candidates(n) for n in numbers]
    widest = max(len(c) for c in candidates)
    filled = torch.zeros(len(gold), widest + 1, dtype=torch.bool)
    right = torch.zeros_like(filled)
    for number, found in enumerate(candidates):
        filled[number, : len(found)] = True
        same = [bool(gold[number]) and gold[int(n)] == gold[number] for n in found]
        right[number, : len(found)] = torch.tensor(same, dtype=torch.bool)
        right[number, -1] = not any(same)
    rows = np.concatenate([pairs.rows(n, c) for n, c in zip(numbers, candidates, strict=True)])
    own = np.stack([pairs.own(n) for n in numbers])
    return Document(torch.from_numpy(rows), torch.from_numpy(own), filled, right)


def train(documents: Sequence[Document], held: Sequence[Document]) -> Scorer:
    """The trained net; the loss on held-out documents is said after each epoch."""
    torch.manual_seed(4)
    torch.set_num_threads(1)
    net = Scorer(documents[0].rows.shape[1], documents[0].own.shape[1])
    steps = EPOCHS * len(documents)
    optimizer = torch.optim.AdamW(net.parameters(), RATE, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda n: max(0.02, 1 - n / steps))
    for epoch in range(EPOCHS):
        net.train()
        for number in torch.randperm(len(documents)):
            optimizer.zero_grad()
            loss = loss_of(net, documents[int(number)], costs=True)
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            schedule.step()
        _say(f"epoch {epoch + 1}: held-out loss {_held_loss(net, held):.4f}")
    return net.eval()


def loss_of(net: Scorer, document: Document, *, costs: bool) -> torch.Tensor:
    """Mean negative log probability of the right choices; with costs, wrong ones weigh more."""
    pair, new = net(document.rows, document.own)
    choices = torch.full(document.right.shape, -torch.inf)
    choices[document.filled] = pair
    choices = torch.cat([choices[:, :-1], new[:, None]], 1)
    if costs:
        choices = choices + _costs(document.right)
    right = choices.masked_fill(~document.right, -torch.inf)
    return (torch.logsumexp(choices, 1) - torch.logsumexp(right, 1)).mean()


def _costs(right: torch.Tensor) -> torch.Tensor:
    """[R, C + 1] what each wrong choice costs."""
    new = right[:, -1:]
    costs = torch.where(new, INVENTED, MISTAKEN).expand(right.shape).clone()
    costs[:, -1] = MISSED
    return costs * ~right


def _held_loss(net: Scorer, held: Sequence[Document]) -> float:
    net.eval()
    with torch.no_grad():
        return float(np.mean([float(loss_of(net, d, costs=False)) for d in held]))


def write(net: Scorer) -> None:
    """The weights as half floats: layers of the net for a candidate, and of that for "new"."""
    arrays = {
        f"{name}_{short}_{kind}": net.state_dict()[f"{name}.{layer}.{kind}"]
        for name in ("pair", "new")
        for layer, short in ((0, "hidden"), (3, "out"))
        for kind in ("weight", "bias")
    }
    arrays["new_out_bias"] = arrays["new_out_bias"] - LESS_NEW
    halves = {key: tensor.numpy().astype(np.float16) for key, tensor in arrays.items()}
    WEIGHTS.parent.mkdir(parents=True, exist_ok=True)
    np.savez(WEIGHTS, **halves)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
