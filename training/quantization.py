"""Says what int8 costs: scores one checkpoint in fp32 and in int8 on every dev half.

    python -m training.quantization [--folder .training] [--data ../shared/data] [--tasks names]

Prints a line a score: fp32, int8, int8 with weights of seven bits (which no processor's 16-bit
sums of products can saturate), and what each loses in points. Nothing is written but to a
temporary folder.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import onnx
import torch

from scripts.floors import shares_of
from training.entities_score import score_entities
from training.export import load_reader, write_heads
from training.labels import Labels
from training.net import Reader
from training.network import INPUTS, write_network
from training.score import DEV
from warsan.eval.command import score
from warsan.reader.encoder import net
from warsan.reader.encoder.words import load_encoder
from warsan.reader.name import model_folder

ALLOWED = 0.5
"""Points that int8 may lose on a task."""
KINDS = ("fp32", "int8", "int8 of 7 bits")

Shares = dict[str, float]


def write_fp32(reader: Reader, path: Path) -> None:
    """The network as it was trained, traced from PyTorch."""
    sample = (
        torch.zeros(2, 9, 384),
        torch.zeros(2, 9, dtype=torch.long),
        torch.ones(2, 9, dtype=torch.long),
        torch.ones(2, 5, dtype=torch.long),
    )
    axes = {name: {0: "batch", 1: "pieces"} for name in INPUTS}
    axes |= {name: {0: "batch", 1: "words"} for name in ("first", *net.OUTPUTS)}
    axes["arcs"] |= {2: "columns"}
    axes["governors"] |= {1: "columns"}
    torch.onnx.export(
        reader,
        sample,
        str(path),
        input_names=list(INPUTS),
        output_names=list(net.OUTPUTS),
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def write_model(reader: Reader, labels: Labels, kind: str, to: Path) -> None:
    """A model's folder with the network of one of `KINDS`."""
    to.mkdir()
    for name in ("vocab.txt", "words.npz"):
        shutil.copy(model_folder() / name, to / name)
    write_heads(reader, labels, to)
    if kind == "fp32":
        write_fp32(reader, to / "reader.onnx")
        return
    weights = {name: value.numpy() for name, value in reader.state_dict().items()}
    top = 127 if kind == "int8" else 63
    onnx.save(write_network(weights, labels.sizes().heads, top), to / "reader.onnx")


def score_model(folder: Path, data: Path, tasks: tuple[str, ...]) -> Shares:
    """All shares of a model on the dev halves, by task, file and key."""
    found: Shares = {}
    with _reading_with(folder):
        for task, path in DEV:
            if task in tasks:
                shares = shares_of(score(task, data / path))
                found |= {f"{task} {path} {key}": value for key, value in shares}
        if "entities" in tasks:
            path = "treebank/gum-open-dev.conllu"
            f1 = score_entities(data / path)["f1"]
            found |= {f"entities {path} f1": f1} if isinstance(f1, float) else {}
    return found


@contextmanager
def _reading_with(folder: Path) -> Iterator[None]:
    """Has the reader load its model from another folder."""
    with patch.object(net, "model_folder", lambda: folder):
        net.load_net.cache_clear()
        load_encoder.cache_clear()
        try:
            load_encoder()
            yield
        finally:
            net.load_net.cache_clear()
            load_encoder.cache_clear()


def main() -> None:
    """The command; exit status 1 where int8 loses more than is allowed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=Path(".training"))
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    names = ("parse", "names", "attributions", "entities")
    parser.add_argument("--tasks", nargs="+", choices=names, default=names)
    options = parser.parse_args()
    reader, labels = load_reader(options.folder / "checkpoint.pt")
    scores: dict[str, Shares] = {}
    with tempfile.TemporaryDirectory() as folder:
        for number, kind in enumerate(KINDS):
            to = Path(folder) / str(number)
            write_model(reader, labels, kind, to)
            scores[kind] = score_model(to, options.data, tuple(options.tasks))
            print(f"{kind}: {len(scores[kind])} scores", flush=True)
    worst = _print_losses(scores)
    raise SystemExit(int(worst > ALLOWED))


def _print_losses(scores: dict[str, Shares]) -> float:
    """A line a score; gives the largest loss of int8 in points."""
    worst = 0.0
    for key, whole in scores["fp32"].items():
        lost = [100 * (whole - scores[kind][key]) for kind in KINDS[1:]]
        shown = [f"{100 * scores[kind][key]:6.2f}" for kind in KINDS]
        worst = max(worst, lost[0])
        print(f"{'  '.join(shown)}  loss {lost[0]:+.2f} {lost[1]:+.2f}  {key}")
    print(f"largest loss of int8: {worst:.2f} points, allowed {ALLOWED}")
    return worst


if __name__ == "__main__":
    main()
