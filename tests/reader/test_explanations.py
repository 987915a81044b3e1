"""Why an event was coded, told again from its article."""

from __future__ import annotations

from warsan.desk import read
from warsan.reader.explanations import explain_event

TEXT = (
    "Russia accused Poland of lying on Tuesday. Rebels from Mali killed three soldiers in a raid."
)


def test_an_event_is_explained_with_word_path_and_row() -> None:
    reading = read(TEXT)
    event = next(e for e in reading.events if e.type == "ACCUSE")
    found = explain_event(reading.article, event.id)
    assert found is not None
    assert (found.type, found.trigger) == ("ACCUSE", event.trigger.text)
    assert found.predicate.startswith("ACCUSE.tsv line")
    assert found.paths["actor"].startswith("accused")
    assert found.paths["actor"].endswith("Russia")
    assert found.sentence.startswith("Russia accused")
    assert 0 <= found.probability <= 1


def test_every_event_of_a_reading_can_be_explained() -> None:
    reading = read(TEXT)
    assert reading.events
    for event in reading.events:
        found = explain_event(reading.article, event.id)
        assert found is not None
        assert (found.type, found.reason) == (event.type, event.reason)


def test_an_event_that_is_not_there_is_not_explained() -> None:
    assert explain_event(read(TEXT).article, "e99") is None
