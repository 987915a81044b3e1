"""Brat standoff: texts in `text/`, annotations in `attributions/`, as PolNeAR publishes them.

Format: https://brat.nlplab.org/standoff.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from warsan.errors import GoldError
from warsan.eval.formats.lines import gold_error, read_lines

_LINE = re.compile(r"[TEARNMWS#*]\d*\t")
_HINT = "an annotation reads ID TAB LABEL START END TAB TEXT"


class BratAnnotation(msgspec.Struct, frozen=True):
    """A labelled span of characters, in one or several fragments.

    `fragments` are [start, end) in the document's text, in the order of the file.
    """

    id: str
    label: str
    fragments: tuple[tuple[int, int], ...]


class BratLink(msgspec.Struct, frozen=True):
    """An E line: annotations that belong together, as (role, annotation id)."""

    id: str
    roles: tuple[tuple[str, str], ...]


class BratDocument(msgspec.Struct, frozen=True):
    """One text with the annotations of its first annotator by name."""

    id: str
    text: str
    annotations: tuple[BratAnnotation, ...]
    links: tuple[BratLink, ...]


def read_brat(folder: Path) -> Iterator[BratDocument]:
    """The annotated documents of a folder, by name.

    A text without annotations is no gold and is left out; where several people annotated
    one text (`DOC_ANNOTATOR.ann`), the first by name counts.

    Raises:
        GoldError: A folder or a text is missing, or a line breaks the format.
    """
    texts, marks = folder / "text", folder / "attributions"
    for part in (texts, marks):
        if not part.is_dir():
            raise GoldError(
                f"{part}: no such folder", "a brat folder holds text/*.txt and attributions/*.ann"
            )
    seen: set[str] = set()
    for path in sorted(marks.glob("*.ann")):
        doc = _document_of(path, texts)
        if doc not in seen:
            seen.add(doc)
            yield _read_document(doc, texts / f"{doc}.txt", path)


def _document_of(path: Path, texts: Path) -> str:
    for doc in (path.stem, path.stem.rpartition("_")[0]):
        if doc and (texts / f"{doc}.txt").is_file():
            return doc
    raise GoldError(f"{path}:1: no text for these annotations", f"put it under {texts}")


def _read_document(doc: str, text_path: Path, path: Path) -> BratDocument:
    text = _read_text(text_path)
    annotations: dict[str, BratAnnotation] = {}
    links: list[tuple[int, BratLink]] = []
    for number, line in read_lines(path):
        if line.startswith("T") and _LINE.match(line):
            annotation = _annotation(path, number, line, len(text))
            annotations[annotation.id] = annotation
        elif line.startswith("E") and _LINE.match(line):
            links.append((number, _link(path, number, line)))
        elif line.strip() and not _LINE.match(line) and not annotations:
            # Later such lines go on with the text of an annotation that runs over a line end.
            raise gold_error(path, number, "no brat annotation", _HINT)
    for number, link in links:
        _check_targets(path, number, link, annotations)
    return BratDocument(doc, text, tuple(annotations.values()), tuple(link for _, link in links))


def _read_text(path: Path) -> str:
    """The text with its line ends as they are: offsets count them."""
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise gold_error(path, line, "not UTF-8", "convert the file to UTF-8") from None


def _annotation(path: Path, number: int, line: str, length: int) -> BratAnnotation:
    name, _, rest = line.partition("\t")
    label, _, places = rest.partition("\t")[0].partition(" ")
    fragments = []
    for place in places.split(";"):
        bounds = place.split()
        if len(bounds) != 2 or not all(b.isdecimal() for b in bounds):
            raise gold_error(path, number, f"{place!r} is no pair of offsets", _HINT)
        start, end = int(bounds[0]), int(bounds[1])
        if not start < end <= length:
            raise gold_error(
                path, number, f"{start} to {end} is no span of a text of {length} characters"
            )
        fragments.append((start, end))
    return BratAnnotation(name, label, tuple(fragments))


def _link(path: Path, number: int, line: str) -> BratLink:
    name, _, rest = line.partition("\t")
    roles = []
    for pair in rest.split():
        role, colon, target = pair.partition(":")
        if not colon:
            raise gold_error(path, number, f"{pair!r} is no ROLE:ID")
        roles.append((role, target))
    return BratLink(name, tuple(roles))


def _check_targets(
    path: Path, number: int, link: BratLink, annotations: dict[str, BratAnnotation]
) -> None:
    for role, target in link.roles:
        if target.startswith("T") and target not in annotations:
            raise gold_error(
                path, number, f"{link.id} names {role}:{target}, which the file does not hold"
            )
