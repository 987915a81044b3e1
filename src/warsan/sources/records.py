"""Reads articles kept as JSON: one object a line, one object, or an array of objects."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import msgspec

from warsan.errors import InputError
from warsan.model import Page, Refusal
from warsan.sources.characters import clean_characters, read_characters
from warsan.sources.columns import map_json
from warsan.sources.draft import Draft, Given
from warsan.sources.lines import is_furniture
from warsan.sources.pages import finish_page, page_of_text
from warsan.sources.paragraphs import find_paragraphs
from warsan.sources.times import check_published

_KEYS_HINT = "each article is an object with title, body, published and outlet"
_TEXT_KEYS = ("outlet", "title", "standfirst", "byline", "published", "url", "genre")


def read_record(raw: bytes, *, origin: str, given: Given) -> Page:
    """The article that one line of JSON (or one JSON object) holds.

    Keys: `body` (or `html`, a whole page), and as far as known title, published, outlet, url,
    standfirst, byline, genre. Where it has neither `body` nor `html`, or the caller named
    columns, fields are sought under their usual names (`data/pages/columns.tsv`).

    Raises:
        InputError: It is no JSON, no article, or its date cannot be read.
        LanguageError: It is not in English.
    """
    return page_of_record(parse_json(raw, origin=origin), raw=raw, origin=origin, given=given)


def parse_json(raw: bytes, *, origin: str) -> Any:
    """The value of a JSON text in any usual encoding.

    Raises:
        InputError: It is no JSON; names where it breaks.
    """
    text = read_characters(raw, origin=origin)
    try:
        return json.loads(text, strict=False)
    except json.JSONDecodeError as error:
        where = f"{error.msg} at character {error.pos + 1}"
        raise InputError(f"{origin} is no JSON: {where}", _KEYS_HINT) from error
    except (RecursionError, ValueError) as error:
        raise InputError(f"{origin} is no JSON that can be read", _KEYS_HINT) from error


def page_of_record(record: Any, *, raw: bytes, origin: str, given: Given) -> Page:
    """The article of one JSON object; raises as `read_record` does."""
    if not isinstance(record, dict):
        raise InputError(f"{origin} is JSON, but no article", _KEYS_HINT)
    record = map_json(record, given.intake.columns, origin=origin)
    fields = {key: _text(record, key, origin) for key in _TEXT_KEYS}
    given = _given(fields, given, origin)
    if isinstance(record.get("html"), str) and not record.get("body"):
        return page_of_text(record["html"], origin=origin, given=given, media_type="text/html")
    body = _text(record, "body", origin)
    if not body:
        raise InputError(f"{origin} has no body", _KEYS_HINT)
    genre = fields["genre"]
    draft = Draft(
        paragraphs=_without_furniture(find_paragraphs(body)),
        page=body,
        title=fields["title"],
        standfirst=fields["standfirst"],
        byline=fields["byline"],
        url=fields["url"],
        # A genre that the record names counts as the rubric the page gave itself.
        sections=(genre,) if genre else (),
    )
    return finish_page(draft, raw=raw, media_type="application/json", origin=origin, given=given)


def page_of_row(record: dict[str, Any], *, origin: str, given: Given) -> Page | Refusal:
    """The article of one row or item, whose fields have our names; else why there is none."""
    try:
        raw = json.dumps(record, ensure_ascii=False).encode("utf-8", "replace")
        # The columns have had their say.
        plain = replace(given, intake=msgspec.structs.replace(given.intake, columns={}))
        return page_of_record(record, raw=raw, origin=origin, given=plain)
    except InputError as error:
        return Refusal(origin=origin, reason=error.message, hint=error.hint)


def _without_furniture(lines: tuple[str, ...]) -> tuple[str, ...]:
    """The body without sign-up boxes and share buttons that were stored with it."""
    return tuple(line for line in lines if not is_furniture(line)) or lines


def _text(record: dict[str, Any], key: str, origin: str) -> str | None:
    value = record.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise InputError(f"{origin}: {key!r} is not a text", _KEYS_HINT)
    return clean_characters(value).strip() or None


def _given(fields: dict[str, str | None], given: Given, origin: str) -> Given:
    published = given.published
    if published is None and fields["published"]:
        published = check_published(fields["published"], today=given.today, origin=origin)
    return replace(given, published=published, outlet=given.outlet or fields["outlet"])
