"""What differs between two Readings of one article, and over a whole desk. Floor 4."""

from warsan.changes.findings import Change, ChangeKind, Finding, FindingKind, find_changes
from warsan.changes.revision_rows import view_revisions
from warsan.changes.revisions import Revision, TextChange, Vanished, find_revision
from warsan.changes.tally import FieldRow, KindRow, PairShift, Summary, Tally

__all__ = [
    "Change",
    "ChangeKind",
    "FieldRow",
    "Finding",
    "FindingKind",
    "KindRow",
    "PairShift",
    "Revision",
    "Summary",
    "Tally",
    "TextChange",
    "Vanished",
    "find_changes",
    "find_revision",
    "view_revisions",
]
