"""How the value of an expression is made, by the rule that its pattern names."""

from __future__ import annotations

from collections.abc import Callable

from warsan.reader.dates import clock, durations, holidays, named, narrative, relative
from warsan.reader.dates.values import Anchor, Groups, Value

RULES: dict[str, Callable[[Groups, Anchor], Value | None]] = {
    "iso": named.iso_date,
    "numeric": named.numeric_date,
    "date": named.named_day,
    "days": named.named_days,
    "month": named.named_month,
    "year": named.named_year,
    "years": named.year_range,
    "decade": named.named_decade,
    "century": named.named_century,
    "fiscal": named.fiscal_year,
    "holiday": holidays.holiday,
    "weekday": relative.weekday,
    "words": relative.word,
    "unit": relative.unit,
    "partof": relative.part_of,
    "ago": relative.ago,
    "season": relative.season,
    "quarter": relative.quarter,
    "half": relative.half,
    "shift": narrative.shift,
    "told": narrative.told,
    "clock": clock.clock,
    "span": durations.duration,
    "plural": durations.several,
    "vague": durations.open_span,
    "age": durations.age,
    "set": durations.how_often,
    "per": durations.how_often,
    "elapse": durations.elapse,
}
"""One for each rule of `data/dates/patterns.tsv`."""
