from __future__ import annotations

import pytest

from tests.reader.event_cases import Index, trees
from warsan.reader.events.certainty import Judgement, judge_certainty


def judged(text: str, word: str, **options: float) -> Judgement:
    parse = trees()[text]
    index = next(i for i, t in enumerate(parse.tokens) if t.text == word)
    return judge_certainty(parse, index, Index(parse), **options)


ROWS = [
    # text, word, frame, value
    ("Russia attacked Ukraine in February.", "attacked", "done", 3.0),
    ("Britain is providing Ukraine with weapons.", "providing", "ongoing", 3.0),
    ("Russia did not attack Ukraine.", "attack", "done", -3.0),
    ("Israel has not bombed Syria.", "bombed", "done", -3.0),
    ("There were no attacks on Israel by Iran.", "attacks", "done", -3.0),
    ("Russia attacked Ukraine without attacking Poland.", "attacking", "done", -3.0),
    ("Russia may attack Ukraine.", "attack", "conditional", 0.5),
    ("Russia could bomb Ukraine.", "bomb", "conditional", 0.5),
    ("Russia will attack Ukraine.", "attack", "planned", 1.5),
    ("Russia plans to attack Ukraine.", "attack", "planned", 1.0),
    ("Russia tried to seize Ukraine.", "seize", "planned", 0.5),
    ("Russia failed to capture Ukraine.", "capture", "done", -3.0),
    ("Russia managed to seize the city.", "seize", "done", 3.0),
    ("Russia stopped shelling Ukraine.", "shelling", "done", 3.0),
    ("Poland prevented Russia from attacking Ukraine.", "attacking", "planned", -2.0),
    ("Israel reportedly bombed Syria.", "bombed", "done", 0.0),
    ("The alleged Russian attack on Georgia worried Poland.", "attack", "done", 0.0),
    ("Did Russia attack Ukraine?", "attack", "done", 0.0),
    ("Russia regularly bombs Syria.", "bombs", "general", 3.0),
    ("If Russia attacks Poland, NATO will attack Russia.", "attacks", "conditional", 0.0),
    ("Iran would attack Israel if Israel bombed Iran.", "attack", "conditional", 0.0),
    ("Russia threatened to strike Ukraine.", "strike", "threatened", 0.5),
    ("Ukraine regretted that Russia bombed Syria.", "bombed", "done", 3.0),
    ("Iran said that Israel bombed Syria.", "bombed", "done", 0.0),
    ("Ukraine believes that Russia bombed Syria.", "bombed", "done", 0.0),
    ("According to Ukraine, Russia bombed the hospital.", "bombed", "done", 0.0),
    ("NATO condemned Russia's invasion of Ukraine.", "invasion", "done", 3.0),
]


@pytest.mark.parametrize(("text", "word", "frame", "value"), ROWS)
def test_the_words_around_an_event_set_its_frame_and_certainty(
    text: str, word: str, frame: str, value: float
) -> None:
    verdict = judged(text, word)
    assert (verdict.frame, verdict.certainty.value) == (frame, value)
    assert verdict.certainty.reason


STANCES = [
    # text, word, who, how sure they are
    ("Iran said that Israel bombed Syria.", "bombed", "IRN", 3.0),
    ("Ukraine believes that Russia bombed Syria.", "bombed", "UKR", 2.0),
    ("Ukraine accused Russia of shelling civilians.", "shelling", "UKR", 2.0),
    ("Russia denied attacking Ukraine.", "attacking", "RUS", -3.0),
    ("According to Ukraine, Russia bombed the hospital.", "bombed", "UKR", 3.0),
]


@pytest.mark.parametrize(("text", "word", "who", "value"), STANCES)
def test_who_speaks_vouches_in_the_authors_place(
    text: str, word: str, who: str, value: float
) -> None:
    author, speaker = judged(text, word).certainty.by
    assert (author.party, author.value) == (None, 0.0)
    assert speaker.party is not None
    assert (speaker.party.country, speaker.value) == (who, value)


def test_what_is_dated_long_ago_is_history() -> None:
    text = "Russia attacked Ukraine in February."
    assert judged(text, "attacked", years_ago=60).frame == "historical"
    assert judged(text, "attacked", years_ago=1).frame == "done"
