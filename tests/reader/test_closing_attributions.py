from __future__ import annotations

import msgspec
import pytest

from tests.trees import parse_of
from warsan.reader.attributions.records import find_attributions
from warsan.reader.parse import Parse, RoleSpan
from warsan.reader.parties.index import Mentions

SLIPPED = """Shells shell NOUN 2 nsubj
killed kill VERB 11 ccomp
21 21 NUM 4 nummod
people people NOUN 2 obj
, , PUNCT 7 punct
the the DET 7 det
governor governor NOUN 4 appos
, , PUNCT 9 punct
Berg Berg PROPN 7 appos Name=B-PER
, , PUNCT 9 punct
said say VERB 0 root
. . PUNCT 11 punct
"""
AFTER_TO = SLIPPED.replace("the the DET 7 det", "to to ADP 7 case").replace(
    "Berg Berg PROPN 7 appos Name=B-PER", "Berg Berg PROPN 7 appos Name=B-LOC"
)
CLOSED = """Some some DET 2 det
soldiers soldier NOUN 4 nsubj
are be AUX 4 cop
missing missing ADJ 0 root
in in ADP 6 case
action action NOUN 4 obl
, , PUNCT 9 punct
the the DET 9 det
country country NOUN 4 obl
estimated estimate VERB 9 acl:relcl
on on ADP 12 case
Monday Monday PROPN 10 obl
. . PUNCT 4 punct
"""
ROLES = (RoleSpan(7, 9, "source"), RoleSpan(9, 10, "cue"))


def said_in(parse: Parse) -> list[tuple[str, str]]:
    """Source and content of each attribution."""
    found = find_attributions(parse, Mentions("body", (), (), ()))
    return [(a.source.text if a.source else "-", a.content[0].text) for a in found]


@pytest.mark.parametrize(
    ("parse", "expected"),
    [
        (parse_of(SLIPPED), [("the governor, Berg", "Shells killed 21 people")]),
        (parse_of(AFTER_TO), [("-", "Shells killed 21 people, to governor, Berg")]),
        (
            msgspec.structs.replace(parse_of(CLOSED), roles=ROLES),
            [("the country", "Some soldiers are missing in action")],
        ),
        (parse_of(CLOSED), []),
    ],
)
def test_who_closes_a_sentence_is_its_source_whatever_the_tree_says(
    parse: Parse, expected: list[tuple[str, str]]
) -> None:
    assert said_in(parse) == expected
