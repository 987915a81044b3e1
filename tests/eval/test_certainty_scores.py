"""Certainty gold is read strictly, and certainties are scored as the literature scores them."""

from pathlib import Path

import pytest

from warsan.errors import GoldError
from warsan.eval.certainty import certainty_shares, find_heads
from warsan.eval.formats.certainty import CertaintySentence, CertaintyTarget, read_certainty


def write(folder: Path, *lines: str) -> Path:
    path = folder / "gold.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_tokens_have_the_quotation_marks_of_news(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        '{"text": "`` Stop \'\' -LRB- he said -RRB-", "targets": [{"span1": [4, 5], "label": 3}]}',
    )
    (sentence,) = read_certainty(path)
    assert sentence.tokens == ('"', "Stop", '"', "(", "he", "said", ")")
    assert sentence.targets == (CertaintyTarget(4, 5, 3.0),)


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("{", "1:"),
        ('{"text": "a b"}', "targets"),
        ('{"text": "a b", "targets": [{"span1": [1, 3], "label": 1}]}', "leaves the text"),
        ('{"text": "a b", "targets": [{"span1": [1, 1], "label": 1}]}', "leaves the text"),
        ('{"text": "a b", "targets": [{"span1": [0, 1], "label": 3.5}]}', "not in -3 to 3"),
    ],
)
def test_a_broken_line_is_named(tmp_path: Path, line: str, wrong: str) -> None:
    with pytest.raises(GoldError, match=wrong):
        list(read_certainty(write(tmp_path, line)))


@pytest.mark.parametrize(
    ("span", "word"),
    [
        pytest.param((1, 2), 1, id="one word is itself"),
        pytest.param((1, 4), 2, id="a clause has the value of the word that heads it"),
        pytest.param((0, 2), 0, id="of two heads the first counts"),
        pytest.param((0, 5), 2, id="a root heads the sentence"),
    ],
)
def test_a_span_has_the_value_of_its_head(span: tuple[int, int], word: int) -> None:
    sentence = CertaintySentence(tuple("abcde"), (CertaintyTarget(*span, 0.0),))
    heads = [4 if span == (0, 2) else 2, 2, 2, 2, 3]
    assert find_heads(sentence, heads) == (word,)


def test_the_baseline_says_that_all_happened() -> None:
    shares = certainty_shares([3.0, 0.0, -3.0], [3.0, 1.0, -3.0])
    assert shares["mae"] == pytest.approx(1 / 3)
    assert shares["baseline_mae"] == pytest.approx(3.0)
    assert shares["n"] == 3
    assert 0.9 < float(str(shares["r"])) < 1.0


def test_r_is_unknown_where_nothing_varies() -> None:
    assert certainty_shares([3.0, 3.0], [2.0, 1.0])["r"] is None
