"""What is known of the reader's network: its base, its corpora, its scores (`data/reader`)."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec

from warsan.errors import CodebookError


class Base(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The weights that training began with."""

    name: str
    licence: str
    url: str


class Corpus(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A corpus that the network was trained on.

    Attributes:
        part: Which part of it.
        teaches: What the network learned from it.
        licence: None where it states none.
        note: What else one should know of it.
    """

    name: str
    part: str
    teaches: str
    url: str
    licence: str | None = None
    note: str = ""


class Gold(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file or folder of gold, below the folder of data, and what it is."""

    path: str
    what: str


class Card(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The facts of `data/reader/card.toml`.

    Attributes:
        what: What the network is.
        form: Its shape.
        parameters: How many in all; `layer_parameters`: how many of them in the layers.
    """

    what: str
    form: str
    parameters: int
    layer_parameters: int
    licence: str
    runs_on: str
    language: str
    base: Base
    corpora: tuple[Corpus, ...]
    gold: tuple[Gold, ...] = ()

    def what_is(self, path: str) -> str:
        """What a file of gold is, in words; its path where nobody has said."""
        return next((gold.what for gold in self.gold if gold.path == path), path)


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    """What a model scored on one file or folder of gold.

    Attributes:
        task: Of `warsan eval`.
        path: Below the folder of data.
        digest: SHA-256 (hex) of the gold.
        scores: Shares, 0 to 1, by name ("las", "source.f1").
    """

    task: str
    path: str
    digest: str
    scores: dict[str, float]


class Scores(msgspec.Struct, frozen=True, kw_only=True):
    """All measurements, and the SHA-256 (hex) of the model that they were made on."""

    about: str
    model: str
    measured: tuple[Measured, ...]


@cache
def load_card() -> Card:
    """The facts about the network.

    Raises:
        CodebookError: The file breaks its rules.
    """
    try:
        return msgspec.toml.decode(_read("card.toml"), type=Card)
    except msgspec.DecodeError as error:
        raise CodebookError(f"data/reader/card.toml: {error}") from error


@cache
def load_scores() -> Scores:
    """What the network scored when it was measured last.

    Raises:
        CodebookError: The file breaks its rules.
    """
    try:
        return msgspec.json.decode(_read("scores.json"), type=Scores)
    except msgspec.DecodeError as error:
        raise CodebookError(f"data/reader/scores.json: {error}") from error


def _read(name: str) -> bytes:
    return files("warsan").joinpath("data", "reader", name).read_bytes()
