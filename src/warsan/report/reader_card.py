"""Who reads: the reader with its model's files, what it was made of, what it scores."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

import msgspec

from warsan.codebook.reader_card import Base, Corpus, Measured, load_card, load_scores
from warsan.model import ReaderName
from warsan.reader.name import find_digest, model_folder, reader_name

_AS_THEY_ARE = {"mae": "MAE", "r": "r"}
"""Measures that are no shares."""
_SHOWN = {
    "end_to_end.pair_found",
    "end_to_end.pair_and_root",
}
"""Parts of a score that stand for the whole."""


class ModelFile(msgspec.Struct, frozen=True):
    """A file of the model: its name, its size in bytes, its SHA-256 (hex)."""

    name: str
    bytes: int
    sha256: str


class Score(msgspec.Struct, frozen=True, kw_only=True):
    """What the reader scores on one gold file.

    Attributes:
        task: Of `warsan eval`.
        what: The gold in words.
        data: File or folder, below the folder of data.
        sha256: Of the gold (hex).
        command: What prints the scores.
        scores: Shares, 0 to 1, by name ("las", "source.f1").
    """

    task: str
    what: str
    data: str
    sha256: str
    command: str
    scores: dict[str, float]


class ReaderCard(msgspec.Struct, frozen=True, kw_only=True):
    """All there is to say about the reader that is installed.

    Attributes:
        reader: Its name, as every Reading bears it.
        sha256: Of the model's files together (hex); `reader.model` is its beginning.
        bytes: Of the model's files together.
        parameters: How many the network has; `layer_parameters`: those in the layers.
        scored_model: SHA-256 of the model that was scored; another one than `sha256` where the
            model has not been scored since it was changed.
    """

    reader: ReaderName
    sha256: str
    bytes: int
    files: tuple[ModelFile, ...]
    what: str
    form: str
    parameters: int
    layer_parameters: int
    language: str
    runs_on: str
    licence: str
    base: Base
    corpora: tuple[Corpus, ...]
    scored_model: str
    scores: tuple[Score, ...]

    @property
    def is_scored(self) -> bool:
        """Whether the scores are this model's."""
        return self.sha256 == self.scored_model


def describe_reader() -> ReaderCard:
    """The card of the reader that is installed.

    Raises:
        ModelError: The model's files are missing.
        CodebookError: What is known of it breaks its rules.
    """
    card, scores, held = load_card(), load_scores(), _model_files(model_folder())
    return ReaderCard(
        reader=reader_name(),
        sha256=find_digest(model_folder()),
        bytes=sum(file.bytes for file in held),
        files=held,
        what=card.what,
        form=card.form,
        parameters=card.parameters,
        layer_parameters=card.layer_parameters,
        language=card.language,
        runs_on=card.runs_on,
        licence=card.licence,
        base=card.base,
        corpora=card.corpora,
        scored_model=scores.model,
        scores=tuple(_score(found) for found in scores.measured),
    )


def say_scores(scores: Mapping[str, float]) -> str:
    """Shares in percent with their names: "UPOS 96.6, UAS 90.9", "source 81.7, cue 74.6".

    What a share under another name is made of ("exact.muc.f1") is left to the command itself.
    """
    shown = {k: v for k, v in scores.items() if k in _SHOWN or "." not in k.removesuffix(".f1")}
    return ", ".join(f"{_say_name(name)} {_say_value(name, v)}" for name, v in shown.items())


def _say_value(name: str, value: float) -> str:
    return f"{value:.3f}" if name in _AS_THEY_ARE else f"{100 * value:.1f}"


def say_licence(corpus: Corpus) -> str:
    """The licence of a corpus, or that it states none."""
    return ", ".join(filter(None, [corpus.licence or "none stated", corpus.note]))


def _say_name(name: str) -> str:
    """A role stands for its F1; measures are written as the field writes them."""
    if name in _AS_THEY_ARE:
        return _AS_THEY_ARE[name]
    name = name.removeprefix("given.").removeprefix("end_to_end.")
    role = name.removesuffix(".f1")
    if role != name or "_" in name:
        return role.replace("_", " ").replace(" f1", " F1").replace("161km", "161 km")
    return name.upper()


def _model_files(folder: Path) -> tuple[ModelFile, ...]:
    paths = sorted(path for path in folder.iterdir() if path.is_file())
    return tuple(_model_file(path.name, path.read_bytes()) for path in paths)


def _model_file(name: str, content: bytes) -> ModelFile:
    return ModelFile(name, len(content), hashlib.sha256(content).hexdigest())


def _score(found: Measured) -> Score:
    return Score(
        task=found.task,
        what=load_card().what_is(found.path),
        data=found.path,
        sha256=found.digest,
        command=f"warsan eval {found.task} {found.path}",
        scores=found.scores,
    )
