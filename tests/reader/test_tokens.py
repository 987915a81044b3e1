"""Words keep their places, whatever the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warsan.reader.text.tokens import find_tokens, split_word

ROWS = [
    ("The minister's aide can't say.", "The|minister|'s|aide|ca|n't|say|."),
    ("Moscow’s reply: “we won’t attack”.", "Moscow|’s|reply|:|“|we|wo|n’t|attack|”|."),
    ("The talks ended.The army left.", "The|talks|ended|.|The|army|left|."),
    ("They cannot cross the U.S. border.", "They|can|not|cross|the|U.S.|border|."),
    ("Gen. J. Smith met Dr. Lee at 5 p.m.", "Gen.|J.|Smith|met|Dr.|Lee|at|5|p.m."),
    ("between 20-30% of 15,000 men", "between|20|-|30|%|of|15,000|men"),
    ("an anti-war, war-torn co-operation", "an|anti-war|,|war|-|torn|co-operation"),
    ("$17m and €2bn on 26/04/2022", "$|17m|and|€|2bn|on|26/04/2022"),
    ("write to desk@example.org or www.example.org.",
     "write|to|desk@example.org|or|www.example.org|."),
    ("no space—here…and – there -- so", "no|space|—|here|…|and|–|there|--|so"),
    ("the S-400 and the 1960s", "the|S|-|400|and|the|1960s"),
    ("“Stop!!” he cried…", "“|Stop|!!|”|he|cried|…"),
    ("Mr\u00a0Smith\u00a0said", "Mr|Smith|said"),
    ("zero\u200bwidth stays one", "zero\u200bwidth|stays|one"),
    ("\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16") + " smile", "😀|smile"),
    ("", ""),
    (" \n\t ", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words"), ROWS)
def test_a_text_is_cut_into_universal_dependencies_words(text: str, words: str) -> None:
    assert "|".join(text[a:b] for a, b in find_tokens(text)) == words


@given(st.text())
def test_tokens_are_in_order_and_hold_all_that_is_not_space(text: str) -> None:
    last = 0
    for start, end in find_tokens(text):
        assert last <= start < end <= len(text)
        assert not text[last:start].strip()
        assert not any(c.isspace() for c in text[start:end])
        last = end
    assert not text[last:].strip()


@given(st.text(alphabet=st.sampled_from("ab.A1'’-\"n t@/$%,…é\u200b\u00a0"), max_size=60))
def test_news_like_characters_never_lose_a_place(text: str) -> None:
    joined = "".join(text[a:b] for a, b in find_tokens(text))
    assert joined == "".join(c for c in text if not c.isspace())


def test_a_token_of_another_scheme_is_cut_as_ours() -> None:
    assert split_word("war-torn") == ("war", "-", "torn")
    assert split_word("anti-war") == ("anti-war",)
