"""Capitals, seats and states: where they act they are parties, where they lie they are places."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.trees import parse_of
from warsan.reader.parties.mentions import find_mentions

TREES = Path(__file__).with_name("place_trees.conllu").read_text(encoding="utf-8")
BLOCKS = ["# acts =" + block for block in TREES.split("# acts =")[1:]]
ROWS = [
    (block.split("# text = ")[1].partition("\n")[0], block, block.partition("\n")[0][9:].strip())
    for block in BLOCKS
]
GOVERNMENTS = {
    "Moscow": "RUS", "The Kremlin": "RUS", "Kyiv": "UKR", "Kiev": "UKR", "Washington": "USA",
    "The White House": "USA", "London": "GBR", "Downing Street": "GBR", "Tehran": "IRN",
    "Beijing": "CHN", "Berlin": "DEU", "Paris": "FRA", "Seoul": "KOR", "Ankara": "TUR",
    "Minsk": "BLR", "Tokyo": "JPN", "Brussels": "EU", "Doha": "QAT", "Warsaw": "POL",
}  # fmt: skip


@pytest.mark.parametrize(("sentence", "tree", "acts"), ROWS, ids=[row[0] for row in ROWS])
def test_a_capital_is_a_party_only_where_it_acts(sentence: str, tree: str, acts: str) -> None:
    found = find_mentions(parse_of(tree), published="2022-04-28")[0]
    named = {m.span.text: m.party for m in found.values}
    expected = [name for name in acts.split(", ") if name]
    for name in expected:
        holder = named[min((text for text in named if name in text), key=len)]
        assert holder is not None
        assert holder.country == GOVERNMENTS[name]
        assert holder.sector == ("IGO" if name == "Brussels" else "GOV")
    idle = set(GOVERNMENTS) - set(expected)
    assert not [text for text in named if text in idle], sentence
