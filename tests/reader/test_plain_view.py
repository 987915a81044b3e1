"""What a person reads in a stored text, and where it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warsan.reader.text.plain import find_plain

PLAIN = (
    "Kyiv’s “army” — 1,200 men — left… €5m, £3 and 20°C; Erdoğan, São Tomé.\n\nA § ½ m² ™ line.",
    "AT&T; &unknown; & co",
    "château… fiancé…” Ångström",
)
MADE = [
    ("two  spaces\tand\u00a0more\u2003", "two spaces and more "),
    ("line \n\n line", "line \n\n line"),
    ("sol\u00addiers at\u200btack\u2060ed \u200eKyiv\u200f.", "soldiers attacked Kyiv."),
    ("a\u200b \u200bb", "a b"),
    ("\ufb01red at the o\ufb03ce", "fired at the office"),
    ("\uff32\uff35\uff33 \uff11\uff12", "RUS 12"),
    ("\U0001d412\U0001d428\U0001d427 x", "Son x"),
    ("Guterre\u0301s", "Guterrés"),
    ("it’s &quot;over&#39;s&nbsp;end&quot; &amp;amp;", "it’s \"over's end\" &"),
    ("it\u00e2\u20ac\u2122s Guti\u00c3\u00a9rrez", "it’s Gutiérrez"),
    ("\u00e2\u20ac\u0153no\u00e2\u20ac", "“no”"),
    ("left 🔥🔥 Kyiv ⚠️ now", "left Kyiv now"),
    ("\u200b", ""),
]  # fmt: skip


@pytest.mark.parametrize("text", PLAIN)
def test_a_plain_text_is_read_as_it_stands(text: str) -> None:
    assert find_plain(text).text == text
    assert not find_plain(text).starts


@pytest.mark.parametrize(("stored", "plain"), MADE)
def test_a_stored_text_is_made_plain(stored: str, plain: str) -> None:
    assert find_plain(stored).text == plain


def test_a_word_is_found_where_it_is_stored() -> None:
    stored = "The\u00a0 o\ufb03\u00adce &quot;fell&quot;"
    found = find_plain(stored)
    places = [found.text.index(word) for word in ("The", "office", "fell")]
    ends = [at + len(word) for at, word in zip(places, ("The", "office", "fell"), strict=True)]
    kept = [stored[slice(*found.stored(a, b))] for a, b in zip(places, ends, strict=True)]
    assert kept == ["The", "o\ufb03\u00adce", "fell"]


ODD = "ab. \n\t\u00a0\u00ad\u200b\u200f\ufb01\uff21e\u0301&quot;&#39;â€™Ã©🔥️\ufeff"


@given(st.text(alphabet=st.sampled_from(ODD), max_size=40))
def test_every_plain_character_has_its_place_in_order(text: str) -> None:
    found = find_plain(text)
    places = [found.stored(i, i + 1) for i in range(len(found.text))]
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert places == sorted(places)
    assert found.text.count("\n") == text.count("\n")
