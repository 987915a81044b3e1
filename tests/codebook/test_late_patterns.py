"""Patterns that wait: what they ask of a text first never keeps out a text that fits."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from warsan.codebook.calendar import load_calendar
from warsan.codebook.late_patterns import LatePattern
from warsan.codebook.pages import load_page_words
from warsan.codebook.templates import template_slots, template_words
from warsan.errors import CodebookError

_CHOICE = re.compile(r"<([^<>]*)>")
_FILLED = {
    "any": "so said the editor", "name": "Harbour Post", "person": "Ann Lee", "person2": "Bo Berg",
    "agency": "Reuters", "agency2": "AFP", "wire": "Coastal News Agency", "number": "1,204",
    "place": "DORN",
}  # fmt: skip


def texts_of(template: str) -> list[str]:
    """Texts that a template is written for: with what may be missing and without it."""
    short = re.sub(r"\[[^\[\]]*\]", "", template)
    found: list[str] = []
    for plain in (short, template.replace("[", "").replace("]", "")):
        for chosen in (_CHOICE.sub(_first, plain), _CHOICE.sub(_last, plain)):
            filled = re.sub(r"\{(\w+)\}", lambda m: _FILLED[m[1]], chosen)
            found += [filled, filled.upper(), filled[:1].upper() + filled[1:]]
    return found


def _first(choice: re.Match[str]) -> str:
    return choice[1].split(";")[0]


def _last(choice: re.Match[str]) -> str:
    return choice[1].split(";")[-1]


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("originally from {name}", ("originally",)),
        ("[this ]<first;originally> <in;on> {name}", ("first", "originally")),
        ("by {agency} staff", ("staff",)),
        ("{place} ({agency}) -", ("(",)),
        ("{any} - live", ("live",)),
        ("editor's pick", ("editor",)),
        ("{agency}", ()),
        ("[all ][of ]{any}", ()),
        ("<a;<b;c>> {any}", ()),
        ("Letters <and;&> more", ("letters",)),
    ],
)
def test_the_words_that_a_template_needs(template: str, words: tuple[str, ...]) -> None:
    assert template_words(template) == words


def test_slots_that_may_be_missing_are_not_sure() -> None:
    assert template_slots("by {agency}[ and {agency2}]") == {"agency"}
    assert template_slots("<from {agency};via {name}>") == frozenset()


def test_every_shipped_pattern_compiles() -> None:
    words = load_page_words()
    late = [*(cue.pattern for cue in words.credits), *(cue.pattern for cue in words.genres)]
    late += [line.pattern for line in load_calendar().patterns]
    assert len(late) > 200
    assert all(pattern.compiled.pattern for pattern in late)


def test_what_a_pattern_asks_first_keeps_no_credit_out() -> None:
    rows = _templates("credits.tsv")
    cues = load_page_words().credits
    for template, cue in zip(rows, cues, strict=True):
        texts = texts_of(template)
        assert any(cue.pattern.compiled.fullmatch(text) for text in texts), template
        for text in texts:
            for late, at_once in (
                (cue.pattern.fullmatch(text), cue.pattern.compiled.fullmatch(text)),
                (cue.pattern.match(text), cue.pattern.compiled.match(text)),
            ):
                assert (late is None) == (at_once is None), text


def test_what_a_pattern_asks_first_keeps_no_genre_out() -> None:
    for cue in load_page_words().genres:
        texts = texts_of(cue.template)
        assert any(cue.pattern.compiled.fullmatch(text) for text in texts), cue.template
        for text in texts:
            fits = cue.pattern.compiled.fullmatch(text) is not None
            assert (cue.pattern.fullmatch(text) is not None) == fits, text


def test_a_pattern_closes_a_text() -> None:
    found = LatePattern("the end", "here").close("So it came to the end. The End ")
    assert found is not None
    assert found[0] == "The End "


def test_a_broken_pattern_says_where_it_stands() -> None:
    with pytest.raises(CodebookError, match="table line 3"):
        LatePattern("(", "table line 3").match("(")


def _templates(name: str) -> list[str]:
    text = files("warsan").joinpath("data", "pages", name).read_text(encoding="utf-8")
    return [x.split("\t")[2] for x in text.splitlines() if x.strip() and not x.startswith("#")]
