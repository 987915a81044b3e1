"""Dictionary forms by part of speech."""

import pytest

from warsan.reader.text.lemmas import find_lemma


@pytest.mark.parametrize(
    ("word", "upos", "lemma"),
    [
        ("Attacked", "VERB", "attack"),
        ("struck", "VERB", "strike"),
        ("left", "VERB", "leave"),
        ("developed", "VERB", "develop"),
        ("is", "VERB", "be"),
        ("’s", "AUX", "be"),
        ("wo", "AUX", "will"),
        ("had", "AUX", "have"),
        ("could", "AUX", "could"),
        ("n’t", "PART", "not"),
        ("’s", "PART", "'s"),
        ("attacks", "NOUN", "attack"),
        ("shelling", "NOUN", "shelling"),
        ("bombings", "NOUN", "bombing"),
        ("other", "ADJ", "other"),
        ("Israeli", "ADJ", "israeli"),
        ("Moscow", "PROPN", "Moscow"),
        ("Kyiv’s", "X", "kyiv's"),
        ("", "NOUN", ""),
    ],
)
def test_a_word_has_its_lemma(word: str, upos: str, lemma: str) -> None:
    assert find_lemma(word, upos) == lemma
