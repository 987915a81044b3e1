"""What the event tests share: the trees of our own sentences and an index of mentions."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tests.trees import parse_of
from warsan.model import Mention, Party
from warsan.reader.events.coding import code_events
from warsan.reader.events.drafts import EventDraft
from warsan.reader.parse import Parse

Row = tuple[str, str, str, str]

TREES = Path(__file__).with_name("event_trees.conllu")
PARTIES = {
    "RUS": "Russia Russian Russians Moscow",
    "UKR": "Ukraine Ukrainian Ukrainians",
    "POL": "Poland",
    "NATO": "NATO",
    "EU": "Union",
    "DEU": "Germany German",
    "GBR": "Britain",
    "FRA": "France French",
    "ISR": "Israel",
    "IRN": "Iran Iranian",
    "SYR": "Syria",
    "TUR": "Turkey Turkish",
    "USA": "American",
    "CHN": "China Chinese",
    "JPN": "Japan",
    "CAN": "Canada",
    "CUB": "Cuba",
    "EGY": "Egypt",
    "FIN": "Finland",
    "SRB": "Serbia",
    "HRV": "Croatia",
    "MDA": "Moldova",
}
CODES = {word: code for code, words in PARTIES.items() for word in words.split()}


class Index:
    """Mentions by token, from a list of names."""

    def __init__(self, parse: Parse) -> None:
        self._parse = parse

    def at(self, index: int, /) -> Mention | None:
        code = CODES.get(self._parse.tokens[index].text)
        if code is None:
            return None
        span = self._parse.span(index, index + 1)
        return Mention(id=f"m{index}", span=span, kind="name", party=Party(country=code))


@cache
def trees() -> dict[str, Parse]:
    """Sentence to its parse."""
    blocks = [b for b in TREES.read_text(encoding="utf-8").split("\n\n") if "# text" in b]
    parses = [parse_of(block) for block in blocks]
    return {parse.text: parse for parse in parses}


def drafts_of(text: str) -> tuple[EventDraft, ...]:
    parse = trees()[text]
    return code_events(parse, Index(parse))


def row_of(draft: EventDraft) -> Row:
    actor, recipient = draft.actor, draft.recipient
    return (
        f"{draft.type} {draft.mode or ''}".strip(),
        actor.span.text if actor else "-",
        recipient.span.text if recipient else "-",
        draft.judgement.frame,
    )
