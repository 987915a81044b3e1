"""XML gold, parsed without ever opening what it refers to."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from warsan.errors import GoldError
from warsan.eval.formats.lines import gold_error


def read_xml(path: Path) -> etree._Element:
    """The root of an XML file; its elements know their line.

    Raises:
        GoldError: The file cannot be opened or is not well-formed; names file and line.
    """
    parser = etree.XMLParser(
        resolve_entities="internal", no_network=True, load_dtd=False, remove_comments=True
    )
    try:
        return etree.fromstring(path.read_bytes(), parser)
    except OSError as error:
        raise GoldError(f"{path}: {error.strerror or error}", "give a file you may read") from None
    except etree.XMLSyntaxError as error:
        wrong = (error.msg or "no XML").partition(", line")[0]
        raise gold_error(path, max(error.lineno or 1, 1), wrong, "correct the file") from None


def line_of(element: etree._Element) -> int:
    """The line of the file on which an element begins, from 1."""
    return int(element.sourceline or 1)
