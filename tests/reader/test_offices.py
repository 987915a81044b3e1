"""The office in the text against the table of office holders, and what the article remembers."""

from __future__ import annotations

import pytest

from tests.trees import parse_of
from warsan.model import Mention, Party
from warsan.reader.parties.mentions import find_mentions

_ADJECTIVES = {"former", "prime", "foreign", "acting", "deputy", "shadow", "next", "incoming"}
_PLACES = {"uk", "us", "french", "russian", "ukrainian"}


def _modifier(word: str, head: int) -> str:
    if word == "-":
        return f"- - PUNCT {head} punct"
    place = " Name=B-NORP" if word.lower() in _PLACES else ""
    kind = "ADJ" if word.lower() in _ADJECTIVES or place else "NOUN"
    rel = "amod" if kind == "ADJ" else "compound"
    return f"{word} {word.lower()} {kind} {head} {rel}{place}"


def named(title: str, person: str) -> str:
    """ "UK Defence Secretary Ben Wallace spoke." as a tree."""
    words, (first, *rest) = title.split(), person.split()
    head, name = len(words), len(words) + 1
    rows = [_modifier(w, head) for w in words[:-1]]
    rows += [f"{w} {w.lower()} NOUN {name} nmod:desc" for w in words[-1:]]
    verb = name + 1 + len(rest)
    rows.append(f"{first} {first} PROPN {verb} nsubj Name=B-PER")
    rows += [f"{w} {w} PROPN {name} flat Name=I-PER" for w in rest]
    return "\n".join([*rows, "spoke speak VERB 0 root", f". . PUNCT {verb} punct"])


def told(subject: str) -> str:
    """ "The defence secretary left." or "Wallace left." as a tree."""
    *before, head = subject.split()
    place = len(before) + 1
    rows = [f"The the DET {place} det" if w == "The" else _modifier(w, place) for w in before]
    name = "" if before else " Name=B-PER"
    tag = "NOUN" if before else "PROPN"
    rows.append(f"{head} {head.lower()} {tag} {place + 1} nsubj{name}")
    return "\n".join([*rows, "left leave VERB 0 root", f". . PUNCT {place + 1} punct"])


def short(party: Party | None) -> str:
    if party is None:
        return "-"
    head = f"{party.country or '?'} {party.sector or '?'}"
    return ", ".join([head, *filter(None, (party.name, party.office))])


def last(day: str, *sentences: str) -> Mention:
    """The last mention of an article."""
    return find_mentions(parse_of("\n\n".join(sentences)), published=day)[0].values[-1]


@pytest.mark.parametrize(
    ("day", "title", "person", "expected"),
    [
        ("2022-04-28", "UK Defence Secretary", "Ben Wallace",
         "GBR GOV, Ben Wallace, Defence Secretary"),
        # The text wins over the table: before his time, after it, and against it.
        ("1999-04-28", "Russian foreign minister", "Sergei Lavrov",
         "RUS GOV, Sergei Lavrov, foreign minister"),
        ("2024-04-28", "UK Defence Secretary", "Ben Wallace",
         "GBR GOV, Ben Wallace, Defence Secretary"),
        ("2022-04-28", "Ukrainian Defence Minister", "Denys Shmyhal",
         "UKR GOV, Denys Shmyhal, Defence Minister"),
        # Who held an office speaks for no state, unless he holds another now.
        ("2023-11-28", "Former Prime Minister", "Boris Johnson", "GBR ?, Boris Johnson"),
        ("2022-04-28", "Former Prime Minister", "Boris Johnson", "GBR ?, Boris Johnson"),
        ("2022-04-28", "Then - president", "Petro Poroshenko", "UKR ?, Petro Poroshenko"),
        ("2024-08-10", "Former defence minister", "Sergei Shoigu",
         "RUS GOV, Sergei Shoigu, secretary of the Security Council"),
        ("2020-11-28", "Former Foreign Secretary", "Boris Johnson",
         "GBR GOV, Boris Johnson, prime minister"),
        # Nor does who is still to hold it.
        ("2024-07-10", "next president", "Claudia Sheinbaum", "MEX ?, Claudia Sheinbaum"),
        ("2025-01-10", "incoming Defense Secretary", "Pete Hegseth", "USA ?, Pete Hegseth"),
        # A deputy's, an acting and a shadow office are others.
        ("2022-04-28", "Russian Deputy Foreign Minister", "Sergei Ryabkov",
         "RUS GOV, Sergei Ryabkov, Deputy Foreign Minister"),
        ("2020-11-20", "Acting US Defense Secretary", "Christopher Miller",
         "USA GOV, Christopher C. Miller, Acting Defense Secretary"),
        ("2022-04-28", "Shadow foreign secretary", "David Lammy",
         "GBR OPP, David Lammy, Shadow foreign secretary"),
        # The same surname is not the same man.
        ("2022-04-28", "", "George Wallace", "? ?, George Wallace"),
        ("2022-04-28", "UK Defence Secretary", "Jane Wallace",
         "GBR GOV, Jane Wallace, Defence Secretary"),
    ],
)  # fmt: skip
def test_the_office_in_the_text_wins_over_the_table(
    day: str, title: str, person: str, expected: str
) -> None:
    found = find_mentions(parse_of(named(title, person)), published=day)[0].values
    assert expected in [short(m.party) for m in found]


@pytest.mark.parametrize(
    ("day", "introduced", "subject", "expected"),
    [
        ("2024-04-28", [("UK Defence Secretary", "Ben Wallace")], "Wallace",
         "GBR GOV, Ben Wallace, Defence Secretary"),
        ("2024-04-28", [("UK Defence Secretary", "Ben Wallace")], "The defence secretary",
         "GBR GOV, Ben Wallace, Defence Secretary"),
        ("2022-04-28", [("Russian Deputy Foreign Minister", "Sergei Ryabkov")],
         "The deputy foreign minister", "RUS GOV, Sergei Ryabkov, Deputy Foreign Minister"),
        ("2014-03-10", [("Acting President", "Oleksandr Turchynov")], "The acting president",
         "UKR GOV, Oleksandr Turchynov, Acting President"),
        ("2022-04-28", [("", "Peter Lavrov")], "Lavrov", "? ?, Peter Lavrov"),
        ("2022-04-28", [("", "Ben Wallace"), ("", "George Wallace")], "Wallace", "-"),
        ("2023-11-28", [("Former Prime Minister", "Boris Johnson")], "Johnson",
         "GBR ?, Boris Johnson"),
    ],
)  # fmt: skip
def test_the_article_remembers_whom_it_introduced(
    day: str, introduced: list[tuple[str, str]], subject: str, expected: str
) -> None:
    mention = last(day, *(named(*who) for who in introduced), told(subject))
    assert short(mention.party) == expected


def test_a_surname_with_an_office_that_its_holder_never_held_is_another_man() -> None:
    mentions = find_mentions(
        parse_of("\n\n".join((named("Judge", "Wallace"), told("Wallace")))), published="2022-04-28"
    )[0].values
    assert {m.party.name for m in mentions if m.party} == {"Wallace"}
    assert short(last("2022-04-28", named("General", "Milley")).party) == (
        "USA MIL, Mark Milley, General"
    )


@pytest.mark.parametrize(
    ("day", "expected", "why"),
    [
        ("2025-03-01", "HUN GOV, Péter Szijjártó, foreign minister", "was foreign minister"),
        # Past the last day that the table knows, the state stays and the office is left open.
        ("2031-03-01", "HUN ?, Péter Szijjártó", "knows nothing later"),
        ("2001-03-01", "-", "held no office on 2001-03-01"),
    ],
)
def test_an_office_is_told_no_longer_than_the_table_knows(
    day: str, expected: str, why: str
) -> None:
    mention = last(day, told("Szijjarto"))
    assert short(mention.party) == expected
    reason = mention.party.reason if mention.party else mention.reason
    assert why in reason
