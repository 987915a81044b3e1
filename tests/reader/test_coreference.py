"""What can refer in a text, and which of it speaks of the same."""

from __future__ import annotations

import pytest

from tests.trees import parse_of
from warsan.model import Attribution, Party, SourceMention, Span
from warsan.reader.coreference.chains import find_chains
from warsan.reader.coreference.references import find_references
from warsan.reader.participants import complete_mentions

PHRASES = """\
the the DET 2 det
spokeswoman spokeswoman NOUN 3 nsubj
told tell VERB 0 root
Anna Anna PROPN 3 obj Name=B-PER
Koval Koval PROPN 4 flat Name=I-PER
that that SCONJ 8 mark
it it PRON 8 nsubj
freed free VERB 3 ccomp
its its PRON 11 nmod:poss
two two NUM 11 nummod
sailors sailor NOUN 8 obj
in in ADP 13 case
Oslo Oslo PROPN 8 obl Name=B-LOC
"""
EXPLETIVE = """\
it it PRON 2 expl
rained rain VERB 0 root
"""


def test_names_descriptions_and_pronouns_refer() -> None:
    found = find_references(parse_of(PHRASES))
    shown = [f"{r.noun} {r.form} {r.number} {r.gender} {r.kind}" for r in found]
    assert shown == [
        "spokeswoman definite one f person",
        "koval name one f person",
        "it it one n ?",
        "its it one n ?",
        "sailor owned several ? person",
        "oslo name one n place",
    ]


def test_an_empty_it_does_not_refer() -> None:
    assert find_references(parse_of(EXPLETIVE)) == ()


NAMES = """\
Olaf Olaf PROPN 3 nsubj Name=B-PER
Scholz Scholz PROPN 1 flat Name=I-PER
spoke speak VERB 0 root
. . PUNCT 3 punct

Scholz Scholz PROPN 2 nsubj Name=B-PER
left leave VERB 0 root
Berlin Berlin PROPN 2 obj Name=B-LOC
. . PUNCT 2 punct

He he PRON 2 nsubj
smiled smile VERB 0 root
. . PUNCT 2 punct
"""


def test_a_full_name_a_short_name_and_a_pronoun_are_one_chain() -> None:
    chains = [[r.noun for r in chain] for chain in find_chains(parse_of(NAMES))]
    assert chains == [["scholz", "scholz", "he"], ["berlin"]]


def test_chains_do_not_change_from_call_to_call() -> None:
    assert find_chains(parse_of(NAMES)) == find_chains(parse_of(NAMES))


WHO = """\
sailors sailor NOUN 4 nsubj
, , PUNCT 3 punct
who who PRON 4 nsubj
say say VERB 0 root
"""


@pytest.mark.parametrize(
    ("party", "reason"),
    [
        (Party(country="RUS", sector="MIL", reason="so it is"), "so it is"),
        (None, "“who” is no party that the article tells"),
    ],
)
def test_whoever_takes_part_in_a_finding_is_mentioned(party: Party | None, reason: str) -> None:
    parse = parse_of(WHO)
    source = SourceMention(text="who", start=10, end=13, field="body", party=party)
    said = Attribution(id="a1", source=source, cue=None, content=(), kind="report")
    first, *rest = complete_mentions(parse, (), [said, said], [], first_id=4)
    assert not rest
    assert (first.id, first.kind, first.party, first.reason) == ("m4", "pronoun", party, reason)
    assert first.span == Span("body", 10, 13, "who")
    assert complete_mentions(parse, [first], [said], [], first_id=4) == (first,)
