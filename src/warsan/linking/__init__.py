"""Links across articles: copies of one text, articles about one happening. Floor 4."""

from warsan.linking.differences import Difference, Edit, Lost, find_difference
from warsan.linking.origins import Origin
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
    "WireMember",
    "WireRow",
    "WireView",
    "find_difference",
    "link_wires",
    "view_superseded",
    "view_wire",
    "view_wire_rows",
    "view_wires",
]
