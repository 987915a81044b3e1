"""Links across articles: copies of one text, articles about one happening. Floor 4."""

from warsan.linking.differences import Difference, Edit, Lost, find_difference
from warsan.linking.origins import Origin
from warsan.linking.related import Related, view_related
from warsan.linking.stories import link_stories
from warsan.linking.story_views import (
    StoryArticle,
    StoryDay,
    StoryRow,
    StoryView,
    view_story,
    view_story_rows,
)
from warsan.linking.wire_views import (
    WireMember,
    WireRow,
    WireView,
    view_superseded,
    view_wire,
    view_wire_rows,
    view_wires,
)
from warsan.linking.wires import link_wires

__all__ = [
    "Difference",
    "Edit",
    "Lost",
    "Origin",
    "Related",
    "StoryArticle",
    "StoryDay",
    "StoryRow",
    "StoryView",
    "WireMember",
    "WireRow",
    "WireView",
    "find_difference",
    "link_stories",
    "link_wires",
    "view_related",
    "view_story",
    "view_story_rows",
    "view_superseded",
    "view_wire",
    "view_wire_rows",
    "view_wires",
]
