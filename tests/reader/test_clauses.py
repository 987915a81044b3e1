"""Objects and complements where the parser has mistaken one word for another."""

from tests.trees import parse_of
from warsan.reader.events.clauses import find_complement, find_object, preposition

ACCUSED = """
# text = Oslo accused Minsk of an attack
Oslo Oslo PROPN 2 nsubj
accused accuse VERB 0 root
Minsk Minsk PROPN 2 iobj
of of ADP 6 case
an a DET 6 det
attack attack NOUN 2 obj
"""
CALLED = """
# text = He called on governments to act
He he PRON 2 nsubj
called call VERB 0 root
on on ADP 2 compound:prt
governments government NOUN 2 obl
to to PART 6 mark
act act VERB 2 advcl
"""
GAVE = """
# text = Oslo gave Minsk aid
Oslo Oslo PROPN 2 nsubj
gave give VERB 0 root
Minsk Minsk PROPN 2 iobj
aid aid NOUN 2 obj
"""
CARRIED = """
# text = They carried on yesterday
They they PRON 2 nsubj
carried carry VERB 0 root
on on ADP 2 compound:prt
yesterday yesterday NOUN 2 obj
"""


def test_beside_an_indirect_object_what_has_a_preposition_is_no_object() -> None:
    parse = parse_of(ACCUSED)
    found = find_object(parse, 1)
    assert found is not None
    assert parse.tokens[found].text == "Minsk"


def test_an_indirect_object_stands_back_behind_a_direct_one() -> None:
    parse = parse_of(GAVE)
    assert find_object(parse, 1) == 3


def test_a_particle_right_before_a_complement_is_its_preposition() -> None:
    assert find_complement(parse_of(CALLED), 1, ("on",)) == 3


def test_a_particle_before_an_object_is_none() -> None:
    assert preposition(parse_of(CARRIED), 3) == ""
