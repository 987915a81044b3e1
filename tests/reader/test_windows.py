"""Windows hold whole sentences and are never too long."""

from hypothesis import given
from hypothesis import strategies as st

from warsan.reader.encoder.windows import MAX_PIECES, cut_long_sentences, find_windows
from warsan.reader.parse import Range

Text = list[list[list[int]]]
TEXTS = st.lists(st.lists(st.lists(st.integers(1, 12), min_size=1, max_size=120), min_size=1,
                          max_size=6), max_size=5)  # fmt: skip


def ranges_of(text: Text) -> tuple[list[int], list[Range], list[Range]]:
    lengths: list[int] = []
    sentences: list[Range] = []
    paragraphs: list[Range] = []
    for paragraph in text:
        first = len(lengths)
        for sentence in paragraph:
            sentences.append(Range(len(lengths), len(lengths) + len(sentence)))
            lengths.extend(sentence)
        paragraphs.append(Range(first, len(lengths)))
    return lengths, sentences, paragraphs


@given(TEXTS)
def test_windows_tile_the_words_cut_no_sentence_and_fit_the_encoder(text: Text) -> None:
    lengths, sentences, paragraphs = ranges_of(text)
    cut = cut_long_sentences(lengths, sentences)
    windows = find_windows(lengths, paragraphs, cut)
    assert [i for w in windows for i in range(w.first, w.last)] == list(range(len(lengths)))
    assert all(sum(lengths[w.first : w.last]) <= MAX_PIECES for w in windows)
    starts = {w.first for w in windows}
    assert starts <= {s.first for s in cut}
    assert {p.first for p in paragraphs} <= starts


def test_a_short_paragraph_is_one_window() -> None:
    assert find_windows([1] * 9, [Range(0, 9)], [Range(0, 4), Range(4, 9)]) == (Range(0, 9),)


def test_a_long_paragraph_is_cut_into_even_parts() -> None:
    sentences = [Range(i, i + 50) for i in range(0, 300, 50)]
    found = find_windows([1] * 300, [Range(0, 300)], sentences)
    assert [w.last - w.first for w in found] == [150, 150]
