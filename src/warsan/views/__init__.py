"""Questions asked of a desk, answered in rows. Floor 4."""

from warsan.views.articles import ArticleRow, view_articles
from warsan.views.events import EventQuery, EventRow, view_events
from warsan.views.pairs import DayRow, PairRow, PairView, view_pair, view_pairs
from warsan.views.readings import find_id, view_page, view_reading

__all__ = [
    "ArticleRow",
    "DayRow",
    "EventQuery",
    "EventRow",
    "PairRow",
    "PairView",
    "find_id",
    "view_articles",
    "view_events",
    "view_page",
    "view_pair",
    "view_pairs",
    "view_reading",
]
