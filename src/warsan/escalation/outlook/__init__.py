"""The weeks ahead of weekly series, as distributions with their record."""

from warsan.escalation.outlook.chances import Chance, ChanceRecord, judge_chances
from warsan.escalation.outlook.scores import Record, Score
from warsan.escalation.outlook.verdicts import (
    Ahead,
    Outlook,
    Quantile,
    SeriesOutlook,
    judge_outlook,
)

__all__ = [
    "Ahead",
    "Chance",
    "ChanceRecord",
    "Outlook",
    "Quantile",
    "Record",
    "Score",
    "SeriesOutlook",
    "judge_chances",
    "judge_outlook",
]
