"""Corpora to training windows: writes FOLDER/examples.pkl.

    python -m training.prepare [--data ../shared/data] [--folder .training] [--without-press]

`--without-press` leaves out what states no licence (newswire names, PolNeAR): the heads that
need it are then untrained, and the model card must say so.
"""

from __future__ import annotations

import argparse
import pickle
from collections import Counter
from dataclasses import asdict
from pathlib import Path

from training.base import base_folder
from training.batches import Example
from training.corpora import newswire_windows, read_uner, role_windows, syntax_windows
from training.event_windows import certainty_windows, gold_windows
from training.labels import CERTAINTY, ENTITIES, FRAMES, ROLES, TYPES, Labels, bio_tags
from warsan.eval.formats.conllu import read_conllu
from warsan.eval.formats.iob import read_iob
from warsan.reader.encoder.pieces import Pieces

SEED = 1


def find_labels(data: Path) -> Labels:
    """The label sets of the training halves."""
    upos: set[str] = set()
    rels: Counter[str] = Counter()
    for name in ("ewt-train", "gum-open-train"):
        for sentence in read_conllu(data / "treebank" / f"{name}.conllu"):
            upos.update(w.upos for w in sentence.words)
            rels.update(w.deprel for w in sentence.words)
    kinds = {t[2:] for s in read_iob(data / "names/newswire-train.iob2") for t in s.tags} - {""}
    return Labels(
        upos=sorted(upos),
        # A subtype seen fewer than five times cannot be learned; its relation can.
        rels=sorted(r for r, n in rels.items() if n >= 5 or ":" not in r),
        newswire=bio_tags(kinds),
        uner=bio_tags({"PER", "ORG", "LOC"}),
        roles=ROLES,
        entities=ENTITIES,
        types=TYPES,
        frames=FRAMES,
        certainty=CERTAINTY,
    )


def find_examples(
    data: Path, half: str, labels: Labels, pieces: Pieces, *, press: bool
) -> list[Example]:
    """All windows of one half ("train" or "dev") of the corpora."""
    uner = read_uner(data / f"names/uner-ewt-{half}.iob2")
    found = [
        *syntax_windows(data / f"treebank/ewt-{half}.conllu", uner, labels, pieces, SEED),
        *syntax_windows(data / f"treebank/gum-open-{half}.conllu", {}, labels, pieces, SEED),
    ]
    if press:
        newswire = data / f"names/newswire-{half}.iob2"
        found.extend(newswire_windows(newswire, labels, pieces, SEED))
        found.extend(role_windows(data / "polnear" / half, labels, pieces))
        found.extend(gold_windows(half, data, labels, pieces))
    for corpus in labels.certainty[:-1]:
        path = data / f"factuality/{corpus}/{half}.jsonl"
        found.extend(certainty_windows(path, corpus, labels, pieces, SEED))
    return found


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--folder", type=Path, default=Path(".training"))
    parser.add_argument("--without-press", action="store_true")
    options = parser.parse_args()
    labels = find_labels(options.data)
    pieces = Pieces(base_folder() / "vocab.txt")
    examples = {
        half: find_examples(options.data, half, labels, pieces, press=not options.without_press)
        for half in ("train", "dev")
    }
    options.folder.mkdir(exist_ok=True)
    with (options.folder / "examples.pkl").open("wb") as file:
        pickle.dump({"labels": asdict(labels), **examples}, file)
    for half, found in examples.items():
        counts = Counter(e.task for e in found)
        sizes = {t: sum(len(e.pieces) for e in found if e.task == t) for t in counts}
        print(half, "windows", dict(counts), "wordpieces", sizes)


if __name__ == "__main__":
    main()
