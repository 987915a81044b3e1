"""The encoder's files and its run: words in, raw scores out. ONNX int8, no PyTorch."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, cached_property
from pathlib import Path

import msgspec
import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray

from warsan.errors import ModelError
from warsan.reader.encoder.pieces import Pieces, Row
from warsan.reader.name import find_digest, model_folder

OUTPUTS = (
    "upos",
    "ends",
    "arcs",
    "dependents",
    "governors",
    "newswire",
    "uner",
    "roles",
    "entities",
    "types",
    "frames",
    "seek",
    "sought",
    "certainty",
)
"""What the network gives, in order; shapes in `Scores`."""

Floats = NDArray[np.float32]


class ModelLabels(msgspec.Struct, frozen=True):
    """The label sets of the heads, and what is learned outside the network.

    `crf` are the transitions of the role tags, [T + 1, T], last row = start.
    """

    upos: tuple[str, ...]
    rels: tuple[str, ...]
    newswire: tuple[str, ...]
    uner: tuple[str, ...]
    roles: tuple[str, ...]
    entities: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    frames: tuple[str, ...] = ()
    certainty: tuple[str, ...] = ()


class Scores(msgspec.Struct, frozen=True):
    """The scores of one window of n words.

    Attributes:
        upos: [n, U].
        ends: [n], log odds that a sentence ends after the word.
        arcs: [n, n + 1]; column 0 = root, h + 1 = head h.
        dependents: [n, R], governors: [n + 1, R]: inputs of the relation scores.
        newswire, uner, roles: [n, tags].
        entities: [n, kinds], what the word heads a mention of; None from a model without it.
        types: [n, types of event], frames: [n, frames]; None likewise.
        seek: [n, 2 * (S + 1)], sought: [n, 2 * S]: what an event's sides are scored from.
        certainty: [n, scales], in [-3, 3] on the scale of each corpus.
    """

    upos: Floats
    ends: Floats
    arcs: Floats
    dependents: Floats
    governors: Floats
    newswire: Floats
    uner: Floats
    roles: Floats
    entities: Floats | None = None
    types: Floats | None = None
    frames: Floats | None = None
    seek: Floats | None = None
    sought: Floats | None = None
    certainty: Floats | None = None


class Net:
    """The shipped network; holds no state but its weights."""

    def __init__(self, folder: Path) -> None:
        try:
            self.labels = msgspec.json.decode(
                (folder / "labels.json").read_bytes(), type=ModelLabels
            )
            with np.load(folder / "words.npz") as words:
                self._words, self._scales = words["vectors"], words["scales"]
            with np.load(folder / "heads.npz") as heads:
                self.rel_weight, self.rel_bias = heads["rel_weight"], heads["rel_bias"]
                self.crf = heads["crf"].astype(np.float64)
                self.newswire_crf = (
                    heads["newswire_crf"].astype(np.float64) if "newswire_crf" in heads else None
                )
            self.pieces = Pieces(folder / "vocab.txt")
            self._session = open_session(folder / "reader.onnx")
            given = {output.name for output in self._session.get_outputs()}
            self._outputs = [name for name in OUTPUTS if name in given]
        except (OSError, KeyError, ValueError, msgspec.DecodeError) as error:
            raise ModelError(
                f"the reader's model in {folder} cannot be opened: {error}",
                "reinstall warsan, or run `python -m training.export`",
            ) from error
        self._folder = folder

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the model's files."""
        return find_digest(self._folder)

    def run(self, windows: Sequence[Sequence[str]]) -> list[Scores]:
        """Scores of each window of words, in order.

        Each window is a run of its own, so that its scores follow from its words alone (the
        scales of int8 span a batch). It is faster too: a run costs as much as seven wordpieces,
        and the padding of windows as unlike as a headline and a paragraph far more.
        """
        return [self._score(words) for words in windows]

    def _score(self, words: Sequence[str]) -> Scores:
        outputs = self._session.run(self._outputs, self._feed(self.pieces.row(words)))
        return Scores(**{n: output[0] for n, output in zip(self._outputs, outputs, strict=True)})

    def _feed(self, row: Row) -> dict[str, NDArray]:  # type: ignore[type-arg]
        ids, shapes, first = (np.array([values], dtype=np.int64) for values in row)
        mask = np.ones_like(ids)
        return {"vectors": self.embed(ids), "shapes": shapes, "mask": mask, "first": first}

    def embed(self, ids: NDArray[np.int64]) -> Floats:
        """The vectors [B, T, H] of wordpieces [B, T]."""
        vectors: Floats = self._words[ids].astype(np.float32) * self._scales[ids][..., None]
        return vectors


def open_session(path: Path) -> ort.InferenceSession:
    """An ONNX network, run in one thread."""
    if not path.exists():
        raise FileNotFoundError(f"{path.name} is missing")
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


@cache
def load_net() -> Net:
    """The network that comes with the package.

    Raises:
        ModelError: Its files are missing or do not fit.
    """
    return Net(model_folder())
