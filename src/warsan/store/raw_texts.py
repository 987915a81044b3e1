"""What a page's bytes may say, however they are written down."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

_TAG = re.compile(r"<[^<>]*>")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")


def find_texts(raw: bytes) -> Iterator[str]:
    """The text of a page's bytes with its tags and without, references and escapes resolved.

    Made for looking something up: nothing that a browser would show, or a search engine would
    read in a tag, is missing from all of them; some of it is garbled in one or the other.

    Args:
        raw: A page as it came, unpacked.
    """
    try:
        texts = [raw.decode("utf-8")]
    except UnicodeDecodeError:
        texts = [raw.decode("utf-8", "replace"), raw.decode("cp1252", "replace")]
        texts += [raw.decode("utf-16", "replace")] if b"\0" in raw[:4096] else []
    for text in texts:
        plain = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), html.unescape(text))
        yield plain
        yield _TAG.sub("", plain)
