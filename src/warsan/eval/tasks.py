"""The tasks of `warsan eval` by name: read a gold file, have its texts read, compare."""

from __future__ import annotations

from warsan.eval.asked import Scores, Task
from warsan.eval.finding_tasks import (
    evaluate_certainty,
    evaluate_dates,
    evaluate_extraction,
    evaluate_figures,
    evaluate_places,
    evaluate_relations,
    evaluate_stories,
)
from warsan.eval.text_tasks import (
    evaluate_attributions,
    evaluate_coreference,
    evaluate_names,
    evaluate_parse,
    evaluate_raw_parse,
)

__all__ = ["RAW_TASKS", "TASKS", "Scores"]

TASKS: dict[str, Task] = {
    "parse": evaluate_parse,
    "names": evaluate_names,
    "attributions": evaluate_attributions,
    "coreference": evaluate_coreference,
    "dates": evaluate_dates,
    "places": evaluate_places,
    "figures": evaluate_figures,
    "certainty": evaluate_certainty,
    "relations": evaluate_relations,
    "extraction": evaluate_extraction,
    "stories": evaluate_stories,
}
"""The tasks of `warsan eval` by name."""

RAW_TASKS: dict[str, Task] = {"parse": evaluate_raw_parse}
"""Those that can also start from the text of the file (`--raw`)."""
