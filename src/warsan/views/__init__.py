"""Questions asked of a desk, answered in rows. Floor 4."""

from warsan.views.articles import ArticleRow, view_articles
from warsan.views.events import EventQuery, EventRow, view_events
from warsan.views.pairs import (
    DayRow,
    PairRow,
    PairView,
    view_left_out,
    view_pair,
    view_pair_days,
    view_pairs,
)
from warsan.views.places import PlaceRow, PlacesView, group_places, place_key, view_places
from warsan.views.readers import (
    ReaderRow,
    ReadingQuery,
    Staleness,
    Unreadable,
    find_ids,
    judge_age,
    view_readers,
    view_readings,
    view_staleness,
    view_unreadable,
)
from warsan.views.readings import find_id, view_page, view_reading
from warsan.views.revisions import RawPage, find_earlier, view_raw

__all__ = [
    "ArticleRow",
    "DayRow",
    "EventQuery",
    "EventRow",
    "PairRow",
    "PairView",
    "PlaceRow",
    "PlacesView",
    "RawPage",
    "ReaderRow",
    "ReadingQuery",
    "Staleness",
    "Unreadable",
    "find_earlier",
    "find_id",
    "find_ids",
    "group_places",
    "judge_age",
    "place_key",
    "view_articles",
    "view_events",
    "view_left_out",
    "view_page",
    "view_pair",
    "view_pair_days",
    "view_pairs",
    "view_places",
    "view_raw",
    "view_readers",
    "view_reading",
    "view_readings",
    "view_staleness",
    "view_unreadable",
]
