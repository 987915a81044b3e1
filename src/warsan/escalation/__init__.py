"""How far words and deeds between two sides have climbed. Floor 4: values in, values out."""

from warsan.escalation.breaks import Carrier, Change, find_changes
from warsan.escalation.fates import Fate, Witness
from warsan.escalation.lines import Line, view_lines
from warsan.escalation.occurrences import Occurrence, link_reports
from warsan.escalation.origins import Origin, find_origin
from warsan.escalation.pair_weeks import find_pair_weeks
from warsan.escalation.questions import HALF_LIFE, Question, Step, turn_round
from warsan.escalation.record import keep_dated, view_series, weigh_sources
from warsan.escalation.reports import Report, view_reports
from warsan.escalation.series import Heaviest, Point, Series, Strand
from warsan.views.sides import Side, read_side

__all__ = [
    "HALF_LIFE",
    "Carrier",
    "Change",
    "Fate",
    "Heaviest",
    "Line",
    "Occurrence",
    "Origin",
    "Point",
    "Question",
    "Report",
    "Series",
    "Side",
    "Step",
    "Strand",
    "Witness",
    "find_changes",
    "find_origin",
    "find_pair_weeks",
    "keep_dated",
    "link_reports",
    "read_side",
    "turn_round",
    "view_lines",
    "view_reports",
    "view_series",
    "weigh_sources",
]
