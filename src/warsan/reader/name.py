"""What the reader is called: version and model, told without loading the network."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from warsan.errors import ModelError
from warsan.model import ReaderName

_OF_THE_MODEL = {".onnx", ".npz", ".json", ".txt"}


@cache
def reader_name() -> ReaderName:
    """The version of the software and the digest of the model (its first 16 digits).

    Raises:
        ModelError: The model's files are missing.
    """
    return ReaderName(version=version("warsan"), model=find_digest(model_folder())[:16])


def model_folder() -> Path:
    """Where the network that comes with the package lies."""
    return Path(str(files("warsan"))) / "data" / "model"


def find_digest(folder: Path) -> str:
    """SHA-256 (hex) over the files of a model, by name.

    Raises:
        ModelError: They cannot be read.
    """
    total = hashlib.sha256()
    try:
        for path in sorted(folder.iterdir()):
            if path.suffix in _OF_THE_MODEL:
                total.update(path.name.encode() + b"\0" + path.read_bytes())
    except OSError as error:
        raise ModelError(
            f"the reader's model in {folder} cannot be opened: {error}",
            "reinstall warsan, or run `python -m training.export`",
        ) from None
    return total.hexdigest()
