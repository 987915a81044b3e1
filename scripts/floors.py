"""Holds the reader to its floors: re-scores it and fails where it has become worse.

    python -m scripts.floors [--data ../shared/data]
    python -m scripts.floors --accept                        write scores that are not lower
    python -m scripts.floors --accept --lower --reason "…"   let a floor down, on the record

`eval/floors.json` holds for each task the last measured scores and the SHA-256 of its data, and
the SHA-256 of the model they were measured on. Where the data are missing nothing can be
re-scored: then a model other than the one scored fails.

`--accept` also writes what is generated from the record: the scores that `warsan reader` prints
and the tables of README.md and docs/model-card.md.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from scripts import docs
from scripts.floor_record import FLOORS, Floor, Floors, Shares, read_record
from warsan.eval.command import score
from warsan.reader.encoder.words import load_encoder

CHANGES = Path("CHANGELOG.md")
SLACK = 0.003
"""How far a floor lies below what was measured: int8 products differ between CPUs."""
ERRORS = {"mae"}
"""Measures of which less is better: their floor is a ceiling, above what was measured."""


def main(arguments: list[str] | None = None) -> int:
    """Checks or rewrites the floors; returns the exit status."""
    options = _options(arguments)
    record = read_record()
    model = load_encoder().digest
    missing = [f.path for f in record.floors if not f.gold(options.data).exists()]
    if missing:
        return _report(_check_unscored(record, model, missing))
    problems: list[str] = []
    measured: list[Floor] = []
    for floor in record.floors:
        found = measure(floor, options.data)
        measured.append(found)
        problems.extend(compare(floor, found))
        _say(f"{floor.task} {floor.path}: " + _listed(found.scores))
    if options.accept:
        return _accept(model, measured, problems, options)
    if model != record.model:
        problems.append(
            "the model is not the one on record: run `python -m scripts.floors --accept`"
        )
    return _report(problems)


def measure(floor: Floor, data: Path) -> Floor:
    """The same floor with what the shipped reader scores now."""
    path = floor.gold(data)
    scores = dict(shares_of(score(floor.task, path)))
    return msgspec.structs.replace(floor, digest=digest_of(path), scores=scores)


def compare(floor: Floor, found: Floor) -> Iterator[str]:
    """What is wrong with a new measurement: scores below the floor, other data."""
    name = f"{floor.task} {floor.path}"
    if floor.digest and floor.digest != found.digest:
        yield f"{name}: the data are not those on record"
    for key, least in floor.floor.items():
        now = found.scores.get(key)
        if now is None:
            yield f"{name}: {key} is no longer scored"
        elif now > least if is_error(key) else now < least:
            yield f"{name}: {key} is {now:.4f}, its floor {least:.4f}"


def raise_floor(floor: Floor, *, lower: bool = False) -> Floor:
    """Sets the floor a little below the scores; never below where it was unless `lower`."""
    least = {
        key: round(value + SLACK if is_error(key) else value - SLACK, 4)
        for key, value in floor.scores.items()
    }
    if not lower:
        least = {key: _stricter(key, value, floor.floor.get(key)) for key, value in least.items()}
    return msgspec.structs.replace(floor, floor=least)


def _stricter(key: str, one: float, other: float | None) -> float:
    if other is None:
        return one
    return min(one, other) if is_error(key) else max(one, other)


def is_error(key: str) -> bool:
    """Whether less of a measure is better."""
    return key.rpartition(".")[2] in ERRORS


def shares_of(scores: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, float]]:
    """The measures of a result by dotted key.

    Left out are single name types, of which there are too few, precision and recall beside
    their F1, and baselines.
    """
    for key, value in scores.items():
        if isinstance(value, Mapping) and key != "per_type":
            yield from shares_of(value, f"{prefix}{key}.")
        elif key in {"p", "r"} and "f1" in scores:
            continue
        elif isinstance(value, float) and not key.startswith("baseline"):
            yield prefix + key, round(value, 4)


def digest_of(path: Path) -> str:
    """SHA-256 over a file, or over the files of a folder by name."""
    total = hashlib.sha256()
    for file in [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.is_file()):
        if file != path:
            total.update(file.relative_to(path).as_posix().encode() + b"\0")
        total.update(file.read_bytes())
    return total.hexdigest()


def _check_unscored(record: Floors, model: str, missing: list[str]) -> list[str]:
    _say(f"not scored, the data are missing: {', '.join(missing)}")
    if model == record.model:
        return []
    return ["the model is not the one that was scored, and without the data it cannot be"]


def _accept(
    model: str, measured: list[Floor], problems: list[str], options: argparse.Namespace
) -> int:
    lower = bool(problems and options.lower and options.reason)
    if problems and not lower:
        return _report([*problems, 'to let a floor down: --accept --lower --reason "…"'])
    if lower:
        _note(problems, options.reason)
    record = Floors(model, tuple(raise_floor(floor, lower=lower) for floor in measured))
    FLOORS.write_bytes(msgspec.json.format(msgspec.json.encode(record)) + b"\n")
    _say(f"{FLOORS} written")
    return docs.main([])


def _note(problems: list[str], reason: str) -> None:
    """Puts the lowered floors under the first heading of the change log."""
    lines = CHANGES.read_text(encoding="utf-8").splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith("## ")) + 1
    day = datetime.now(UTC).date().isoformat()
    notes = [f"- Floor lowered on {day}, {problem}: {reason}" for problem in problems]
    lines[at:at] = ["", *notes]
    CHANGES.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _listed(scores: Shares) -> str:
    return ", ".join(f"{key} {value:.4f}" for key, value in scores.items())


def _report(problems: list[str]) -> int:
    for problem in problems:
        _say(f"FLOOR: {problem}")
    return 1 if problems else 0


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Holds the reader to its floors.")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--accept", action="store_true", help="write scores that are not lower")
    parser.add_argument("--lower", action="store_true", help="with --accept: let a floor down")
    parser.add_argument("--reason", help="why a floor is let down; goes into CHANGELOG.md")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    raise SystemExit(main())
