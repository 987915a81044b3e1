"""Dictionary forms by part of speech."""

import pytest
from lemminflect import getLemma

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
        ("anything", "NOUN", "anything"),
        ("zoukstering", "VERB", "zoukster"),
        ("aa", "VERB", "aa"),
        ("zzzz", "NOUN", "zzzz"),
    ],
)
def test_a_word_has_its_lemma(word: str, upos: str, lemma: str) -> None:
    assert find_lemma(word, upos) == lemma


@pytest.mark.parametrize("upos", ["NOUN", "VERB"])
def test_the_table_is_read_as_its_library_reads_it(upos: str) -> None:
    words = ["data", "men", "lying", "drones", "refugees", "sanctioned", "met", "wound", "wounded"]
    words += [
        "leaves",
        "axes",
        "dice",
        "felt",
        "shot",
        "droned",
        "blorfed",
        "snarfles",
        "it",
        "all",
    ]
    assert [find_lemma(w, upos) for w in words] == [getLemma(w, upos=upos)[0] for w in words]
