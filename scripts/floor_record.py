"""The record of what the reader scored and may not fall below: `eval/floors.json`."""

from __future__ import annotations

from pathlib import Path

import msgspec

FLOORS = Path("eval/floors.json")

Shares = dict[str, float]


class Floor(msgspec.Struct, frozen=True):
    """The last measured scores of one task on one gold file or folder, and the least allowed."""

    task: str
    path: str
    digest: str
    scores: Shares
    floor: Shares

    def gold(self, data: Path) -> Path:
        """Where its gold lies: what we judged ourselves in this repository, all else in `data`."""
        path = Path(self.path)
        return path if path.parts[0] == "eval" else data / path


class Floors(msgspec.Struct, frozen=True):
    """All floors, and the model that they were measured on."""

    model: str
    floors: tuple[Floor, ...]


def read_record() -> Floors:
    """The record as it stands."""
    return msgspec.json.decode(FLOORS.read_bytes(), type=Floors)
