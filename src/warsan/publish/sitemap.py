"""The pages of a site, as sitemaps.org has them."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable
from urllib.parse import quote

_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_MOST = 50_000  # addresses that a sitemap may hold


def write_sitemap(address: str, pages: Iterable[str]) -> bytes:
    """A sitemap of the pages.

    Args:
        address: The site's; sitemaps know no relative ones.
        pages: Paths within the site.
    """
    root = ET.Element("urlset", {"xmlns": _SPACE})
    for page in sorted(pages)[:_MOST]:
        ET.SubElement(ET.SubElement(root, "url"), "loc").text = address + quote(page)
    ET.indent(root)
    text: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"
