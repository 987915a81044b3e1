"""A brief on a pair: a few sentences of numbers, each footnoted to the sentences it rests on."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from warsan.desk import Desk
from warsan.errors import NotFoundError
from warsan.escalation import (
    Change,
    Line,
    Occurrence,
    Point,
    Question,
    Series,
    Side,
    find_changes,
    turn_round,
)
from warsan.report.phrases import say_code, say_day, say_number
from warsan.report.series import say_basis, say_citation
from warsan.report.strokes import say_level
from warsan.views import EventRow

_MOST_LINES = 12


class Note(msgspec.Struct, frozen=True):
    """A footnote: the sentence that a number rests on, and where it stands.

    Attributes:
        number: From 1 on, in the order of the text.
        link: The path of the sentence on the desk's pages.
    """

    number: int
    sentence: str
    outlet: str
    published: str
    link: str


class Statement(msgspec.Struct, frozen=True):
    """A sentence of the brief with the numbers of its footnotes."""

    text: str
    notes: tuple[int, ...]


class Section(msgspec.Struct, frozen=True):
    """A heading and its statements."""

    title: str
    statements: tuple[Statement, ...]


class Brief(msgspec.Struct, frozen=True):
    """A printable page on both directions of a pair."""

    title: str
    span: str
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
    basis: tuple[str, ...]
    citations: tuple[str, ...]


class Told(msgspec.Struct, frozen=True):
    """One direction as it is told: its series and its lines."""

    series: Series
    lines: tuple[Line, ...]


class _Notes:
    """Footnotes as they are needed; a report that is named twice keeps its number."""

    def __init__(self) -> None:
        self.found: dict[str, Note] = {}

    def of(self, occurrences: Sequence[Occurrence]) -> tuple[int, ...]:
        return tuple(self.add(o.lead.row) for o in occurrences)

    def add(self, row: EventRow) -> int:
        key = f"/article/{row.article_id[:16]}#{row.event.id}"
        if key not in self.found:
            self.found[key] = Note(
                len(self.found) + 1, " ".join(row.sentence.text.split()),
                row.outlet or "an unnamed outlet", say_day(row.published), key,
            )  # fmt: skip
        return self.found[key].number


def find_told(desk: Desk, question: Question) -> tuple[Told, ...]:
    """Both directions of a question's pair, as far as anything is dated in its days.

    Raises:
        NotFoundError: Nothing is, either way.
    """
    found = list[Told]()
    for asked in (question, turn_round(question)):
        try:
            series = desk.series(asked)
        except NotFoundError:
            continue
        if series.points:
            found.append(Told(series, desk.lines(asked, series.occurrences)))
    if not found:
        raise NotFoundError(
            f"nothing between {question.actor} and {question.recipient} is dated in these days",
            "ask for other days, or list the pairs: warsan pair",
        )
    return tuple(found)


def write_brief(told: Sequence[Told], desk: str, version: str, today: str) -> Brief:
    """The brief of one or two directions.

    Args:
        told: Each direction with at least one point.
        desk: The desk's name.
        version: Of Warsan.
        today: ISO day, for the citation.
    """
    notes = _Notes()
    sections = [s for one in told for s in _sections(one, notes)]
    sides = told[0].series.question
    days = [p for one in told for p in one.series.points]
    span = f"{say_day(min(p.start for p in days))} to {say_day(max(p.end for p in days))}"
    return Brief(
        f"{_name(sides.actor)} and {_name(sides.recipient)}",
        span,
        tuple(sections),
        tuple(notes.found.values()),
        tuple(
            f"{_arrow(one.series)}: {line}" for one in told for line in say_basis(one.series)
        ),
        tuple(say_citation(one.series, desk, version, today) for one in told),
    )  # fmt: skip


def _name(side: Side) -> str:
    return say_code(side.code) + " with its members" * side.members


def _arrow(series: Series) -> str:
    return f"{series.question.actor} → {series.question.recipient}"


def _sections(one: Told, notes: _Notes) -> list[Section]:
    series = one.series
    said = [
        _counted(series, notes, "word"), _counted(series, notes, "deed"),
        *_peaks(series, notes), *(_change(series, c, notes) for c in find_changes(series)),
    ]  # fmt: skip
    sections = [Section(_arrow(series), tuple(s for s in said if s))]
    if one.lines:
        drawn = tuple(_line(line, notes) for line in one.lines[:_MOST_LINES])
        sections.append(Section(f"Lines drawn, {_arrow(series)}", drawn))
    return sections


def _shown(series: Series) -> list[Occurrence]:
    """The events of the steps that are shown."""
    first, last = series.points[0].start, series.points[-1].end
    return [o for o in series.occurrences if first <= (o.day or "") <= last]


def _counted(series: Series, notes: _Notes, kind: str) -> Statement | None:
    found = [o for o in _shown(series) if o.kind == kind]
    if not found:
        return None
    against = [o for o in found if o.conflict]
    plural = "words" if kind == "word" else "deeds"
    text = (
        f"{len(found)} distinct {plural if len(found) > 1 else kind}, {len(against)} of them in "
        f"conflict, with a sum of {say_number(sum(o.conflict for o in against))}."
    )
    return Statement(text, notes.of(found))


def _peaks(series: Series, notes: _Notes) -> list[Statement]:
    """The highest step of words and of deeds, and the highest level."""
    found = []
    for kind, plural in (("word", "words"), ("deed", "deeds")):
        point = max(series.points, key=lambda p: _pressure(p, kind))
        if _pressure(point, kind) > 0:
            strand = point.words if kind == "word" else point.deeds
            inside = [o for o in _within(series, point) if o.kind == kind and o.conflict]
            bounds = f" (95 %: {strand.low:.1f} to {strand.high:.1f})" if strand.high else ""
            text = f"Pressure of {plural} is highest by {say_day(point.end)}: "
            found.append(
                Statement(f"{text}{_pressure(point, kind):.1f}{bounds}.", notes.of(inside))
            )
    level = max((p.level or 0 for p in series.points), default=0)
    if level > 1:
        keys = {p.level_event for p in series.points if p.level == level}
        setting = [o for o in series.occurrences if o.lead.key in keys]
        text = f"The highest level is {say_level(level)}, first on {say_day(setting[0].day)}."
        found.append(Statement(text, notes.of(setting[:3])))
    return found


def _pressure(point: Point, kind: str) -> float:
    return (point.words if kind == "word" else point.deeds).pressure or 0.0


def _within(series: Series, point: Point) -> list[Occurrence]:
    return [o for o in series.occurrences if point.start <= (o.day or "") <= point.end]


def _change(series: Series, change: Change, notes: _Notes) -> Statement:
    plural, rose = ("words", "deeds")[change.kind == "deed"], change.size > 0
    text = (
        f"{plural.capitalize()} {'rose' if rose else 'fell'} from {change.before:.1f} to "
        f"{change.after:.1f} a {series.question.step} on {say_day(change.day)}."
    )
    return Statement(text, notes.of([c.occurrence for c in change.carriers]))


def _line(line: Line, notes: _Notes) -> Statement:
    clause = f", {line.clause}" if line.clause else ""
    fate = f" The condition: {line.fate.state}." if line.clause or line.condition else ""
    after = (
        f" Highest level of the four weeks after: {say_level(line.level)}." if line.level else ""
    )
    text = f"{say_day(line.day) if line.day else 'Undated'}: {line.kind}{clause}.{fate}{after}"
    return Statement(text, (notes.add(line.row), *notes.of(line.followed)))
