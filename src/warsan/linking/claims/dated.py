"""On which day something was said or done, where the text gives the day of its sentence."""

from __future__ import annotations

from warsan.model import Reading, Span, When

_EXACT = frozenset({"day", "time"})


def find_days(reading: Reading, span: Span, when: When | None) -> tuple[str | None, str | None]:
    """First and last day: the finding's own; where that is assumed, the one day that is named.

    "On 25 March the ministry said that 1,351 had been killed": the day of saying bounds what is
    said. Two days in one sentence decide nothing, nor does one after publication.
    """
    own = (when.start, when.end) if when else (None, None)
    if when is not None and not when.assumed:
        return own
    sentence, published = reading.sentence_at(span), (reading.article.published or "")[:10]
    days = {
        date.start
        for date in reading.dates
        if sentence.covers(date.span)
        and date.kind in {"DATE", "TIME"}
        and date.precision in _EXACT
        and date.start
        and date.start == date.end
        and (not published or date.start <= published)
    }
    if len(days) != 1:
        return own
    day = days.pop()
    return day, day
