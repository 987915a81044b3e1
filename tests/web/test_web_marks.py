from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.bridge import bridge_reading
from warsan.web.marks import Mark, find_marks, split_paragraphs, split_segments


def mark(name: str, start: int, end: int, *, home: bool = False) -> Mark:
    return Mark(finding=name, kind="cue", field="body", start=start, end=end, home=home)


def shape(text: str, *marks: Mark) -> list[tuple[str, str]]:
    return [
        (segment.text, " ".join(m.finding for m in segment.marks))
        for segment in split_segments(text, marks)
    ]


def test_plain_text_is_one_segment() -> None:
    assert shape("abc") == [("abc", "")]


def test_nested_marks_put_the_inner_one_first() -> None:
    assert shape("abcdef", mark("outer", 0, 6), mark("inner", 2, 4)) == [
        ("ab", "outer"), ("cd", "inner outer"), ("ef", "outer"),
    ]  # fmt: skip


def test_overlapping_marks_share_a_segment() -> None:
    assert shape("abcdef", mark("left", 0, 4), mark("right", 2, 6)) == [
        ("ab", "left"), ("cd", "left right"), ("ef", "right"),
    ]  # fmt: skip


def test_two_marks_on_the_same_words_stay_two() -> None:
    assert shape("abc", mark("a1", 0, 3), mark("e1", 0, 3)) == [("abc", "a1 e1")]


def test_marks_outside_the_text_are_left_out() -> None:
    assert shape("abc", mark("past", 5, 9), mark("empty", 1, 1)) == [("abc", "")]


def test_an_anchor_stands_where_its_finding_begins_and_only_there() -> None:
    segments = split_segments("abcdef", [mark("e1", 1, 5, home=True), mark("a1", 3, 4)])
    assert [segment.anchors for segment in segments] == [(), ("e1",), (), (), ()]


def test_a_mark_across_paragraphs_is_cut_at_the_blank_line() -> None:
    paragraphs = split_paragraphs("one two\n\nthree four", [mark("a1", 4, 14)])
    assert [[(s.text, len(s.marks)) for s in part] for part in paragraphs] == [
        [("one ", 0), ("two", 1)],
        [("three", 1), (" four", 0)],
    ]


@given(
    st.text(max_size=60),
    st.lists(st.tuples(st.integers(0, 70), st.integers(0, 70)), max_size=8),
)
def test_segments_join_to_the_text_and_lie_under_exactly_their_marks(
    text: str, ranges: list[tuple[int, int]]
) -> None:
    marks = [mark(f"m{n}", *sorted(pair)) for n, pair in enumerate(ranges)]
    at = 0
    for segment in split_segments(text, marks):
        over = {m.finding for m in marks if m.start <= at < m.end}
        assert {m.finding for m in segment.marks} == over or not segment.text
        at += len(segment.text)
    assert at == len(text)


@given(st.text(alphabet="ab \n", max_size=40))
def test_paragraphs_keep_every_letter(text: str) -> None:
    kept = "".join(segment.text for part in split_paragraphs(text, []) for segment in part)
    assert "".join(kept.split()) == "".join(text.split())


def test_every_finding_of_a_reading_has_one_home_that_slices_back() -> None:
    reading = bridge_reading()
    homes = [m for m in find_marks(reading) if m.home]
    ids = [thing.id for group in (reading.events, reading.attributions, reading.figures)
           for thing in group]  # fmt: skip
    assert sorted(m.finding for m in homes) == sorted([*ids, "d1", "p1", "credit"])
    event = next(m for m in homes if m.finding == "e1")
    assert reading.article.text_of(event.field)[event.start : event.end] == "shelled"
