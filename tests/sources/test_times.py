"""Times of publication."""

from __future__ import annotations

from datetime import date

import pytest

from warsan.errors import InputError
from warsan.sources.times import check_published, find_time

TODAY = date(2022, 12, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022-04-28", "2022-04-28"),
        ("2022/06/13", "2022-06-13"),
        ("2022-08-01T16:23:25Z", "2022-08-01T16:23:25Z"),
        ("2022-04-28T10:05:00+01:00", "2022-04-28T10:05:00+01:00"),
        ("2022-04-28T10:05:00.123+0100", "2022-04-28T10:05:00+01:00"),
        ("2022-04-28 10:05", "2022-04-28T10:05"),
        ("Thu, 28 Apr 2022 10:05:00 +0100", "2022-04-28T10:05:00+01:00"),
        ("28 April 2022", "2022-04-28"),
        ("28th of April, 2022", "2022-04-28"),
        ("April 28, 2022, 10:05 am BST", "2022-04-28T10:05+01:00"),
        ("Apr. 28, 2022 12:05 a.m.", "2022-04-28T00:05"),
        ("Thu 28 Apr 2022 10.05 BST", "2022-04-28T10:05+01:00"),
        ("10:05 GMT, 28 April 2022", "2022-04-28T10:05Z"),
        ("Jan 28, 2022 5:00 PM ET", "2022-01-28T17:00-05:00"),
        ("July 28, 2022 5:00 PM ET", "2022-07-28T17:00-04:00"),
        ("28 April 2022 17:00 IST", "2022-04-28T17:00"),  # India, Ireland or Israel
        ("28/04/2022", "2022-04-28"),
        ("04/28/2022", "2022-04-28"),
        ("04/05/2022", None),
        ("05/05/2022", "2022-05-05"),
        ("2022-02-30", None),
        ("April 2022", None),
        ("soon", None),
        ("28 April 2022 25:99", "2022-04-28"),
    ],
)
def test_a_time_as_written(text: str, expected: str | None) -> None:
    assert find_time(text) == expected


@pytest.mark.parametrize("text", ["soon", "", "2022-13-01", "04/05/2022"])
def test_what_is_no_date_is_refused_with_a_form_to_follow(text: str) -> None:
    with pytest.raises(InputError, match="not one date") as caught:
        check_published(text, today=TODAY, origin="--published")
    assert "2022-04-28" in caught.value.hint


def test_tomorrow_may_have_begun_elsewhere_but_not_the_day_after() -> None:
    assert check_published("2022-12-02", today=TODAY, origin="x") == "2022-12-02"
    with pytest.raises(InputError, match="lies in the future") as caught:
        check_published("2022-12-03", today=TODAY, origin="x")
    assert "2022-12-01" in caught.value.hint
