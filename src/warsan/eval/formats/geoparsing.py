"""Texts with their toponyms in XML, in the three shapes in which geoparsing gold is published.

LGL (Lieberman et al. 2010): `toponym` with `start`, `end`, `phrase` and a `gaztag` that holds `lat`
and `lon`. GeoVirus (Gritta et al. 2018): `location` with `name`, `start`, `end`, `lat`, `lon`; its
offsets count from 1. GeoWebNews (Gritta et al. 2019): `toponym` with `extractedName`, `start`,
`end`, `latitude`, `longitude`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
from lxml import etree

from warsan.errors import GoldError
from warsan.eval.formats.lines import gold_error

_HINT = "an article holds a text, and toponyms with start and end"
_NEAR = 3
"""Characters by which an offset may be off."""


class Toponym(msgspec.Struct, frozen=True):
    """The name of a place; `lat` and `lon` are None where the gold places it nowhere."""

    start: int
    end: int
    name: str
    lat: float | None
    lon: float | None


class Geotext(msgspec.Struct, frozen=True):
    """A text with its toponyms in order; `dropped` counts those whose offsets do not fit."""

    text: str
    toponyms: tuple[Toponym, ...]
    dropped: int = 0

    @property
    def placed(self) -> tuple[Toponym, ...]:
        """The toponyms that are scored: with coordinates, one a span."""
        found = {(t.start, t.end): t for t in reversed(self.toponyms) if t.lat is not None}
        return tuple(found[span] for span in sorted(found))


def read_geoparsing(path: Path) -> Iterator[Geotext]:
    """The articles of a file, in any of the three shapes.

    Raises:
        GoldError: The file cannot be read, is no XML, or a toponym has no offsets; names the line.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        root = etree.fromstring(path.read_bytes(), parser)
    except OSError as error:
        raise GoldError(f"{path}: {error.strerror or error}", "give a file you may read") from None
    except etree.XMLSyntaxError as error:
        raise gold_error(path, error.lineno or 1, f"no XML: {error.msg}", _HINT) from None
    for article in root.iter("article"):
        yield _article(path, article)


def _article(path: Path, article: etree._Element) -> Geotext:
    text = article.findtext("text")
    if text is None:
        raise gold_error(path, _line(article), "an article without a text", _HINT)
    found, dropped = list[Toponym](), 0
    for node in article.iter("toponym", "location"):
        toponym = _toponym(path, node, text)
        if toponym is None:
            dropped += 1
        else:
            found.append(toponym)
    return Geotext(text, tuple(sorted(found, key=lambda t: (t.start, t.end))), dropped)


def _toponym(path: Path, node: etree._Element, text: str) -> Toponym | None:
    """None where its name does not stand at its offsets or near them."""
    first = 1 if node.tag == "location" else 0
    start = _number(path, node, "start") - first
    end = _number(path, node, "end") - first
    name = next((t for tag in ("phrase", "name", "extractedName") if (t := node.findtext(tag))), "")
    lat, lon = _degrees(path, node, "lat"), _degrees(path, node, "lon")
    for shift in sorted(range(-_NEAR, _NEAR + 1), key=abs):
        at = start + shift
        if at >= 0 and name and text[at : at + len(name)] == name:
            return Toponym(at, at + len(name), name, lat, lon)
    return Toponym(start, end, text[start:end], lat, lon) if not name and start < end else None


def _number(path: Path, node: etree._Element, tag: str) -> int:
    text = (node.findtext(tag) or "").strip()
    if not text.isdecimal():
        raise gold_error(path, _line(node), f"{tag} is {text!r}, no offset", _HINT)
    return int(text)


def _degrees(path: Path, node: etree._Element, tag: str) -> float | None:
    """The toponym's own degrees, or its gaztag's; None where it has none or names no location."""
    if (node.findtext("nonLocational") or "").strip().lower() == "true":
        return None
    long = {"lat": "latitude", "lon": "longitude"}[tag]
    found = (node.findtext(p) for p in (tag, long, f"gaztag/{tag}"))
    text = next((t.strip() for t in found if t and t.strip()), "")
    try:
        return float(text) if text else None
    except ValueError:
        raise gold_error(path, _line(node), f"{tag} is {text!r}, no degrees", _HINT) from None


def _line(node: etree._Element) -> int:
    return int(node.sourceline or 1)
