"""Every predicate that fits a word of a text, with who acts and on whom: what events come from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from warsan.codebook.predicates import Predicate
from warsan.codebook.type_words import generic_predicate
from warsan.reader.events.contents import lexical_types, light_noun
from warsan.reader.events.listed import find_listed_roles, resolve_roles
from warsan.reader.events.roles import find_roles
from warsan.reader.events.scene import Roles, Scene
from warsan.reader.parse import Parse

LEAST = 0.1
"""Types that the event head holds less likely are no candidates."""
_POS = {"VERB": "v", "NOUN": "n", "ADJ": "a"}


class Proposal(msgspec.Struct, frozen=True):
    """A word that something else than the codebook takes for an event, such as a learned head.

    Attributes:
        trigger: Token.
        type: PLOVER type.
        probability: That the word names an event of that type, 0 to 1.
    """

    trigger: int
    type: str
    probability: float


class Candidate(msgspec.Struct, frozen=True):
    """A predicate that fits a trigger.

    Attributes:
        row: The predicate; a generic one of its type where only a proposal names the word
        proposed: The proposal's probability; None if nothing but the codebook names it.
        is_known: Whether the codebook has the word for that type.
    """

    trigger: int
    row: Predicate
    roles: Roles
    proposed: float | None = None
    is_known: bool = True

    @property
    def type(self) -> str:
        """The PLOVER type that it gives."""
        return self.row.type


def find_candidates(scene: Scene, proposals: Sequence[Proposal] = ()) -> tuple[Candidate, ...]:
    """All candidates of a text in its order; of each trigger and type the most specific one."""
    proposed = {(p.trigger, p.type): p.probability for p in proposals}
    found: list[Candidate] = []
    for index in range(len(scene.parse.tokens)):
        if not scene.parse.is_unread(index):
            found += _at(scene, index, proposed)
    return tuple(found)


def _at(scene: Scene, index: int, proposed: dict[tuple[int, str], float]) -> Iterator[Candidate]:
    seen: set[str] = set()
    for row, roles in _fitting(scene, index):
        if row.type not in seen:
            seen.add(row.type)
            yield Candidate(index, row, roles, _proposed(scene, index, row, proposed))
    for (trigger, type_), probability in proposed.items():
        if trigger == index and type_ not in seen:
            row, roles = propose_roles(scene, index, type_)
            yield Candidate(index, row, roles, probability, is_known=False)


def find_proposals(parse: Parse) -> tuple[Proposal, ...]:
    """What the event head makes of a text: every type that it holds possible of a word."""
    return tuple(
        Proposal(guess.trigger, type_, chance)
        for guess in parse.guesses
        for type_, chance in guess.types
        if chance >= LEAST
    )


def _proposed(
    scene: Scene, index: int, row: Predicate, proposed: dict[tuple[int, str], float]
) -> float | None:
    """The head's chance of a type; of a light verb's, that of the noun that says what is done."""
    own = proposed.get((index, row.type))
    noun = light_noun(scene.parse, row, index)
    return own if noun is None else max(own or 0.0, proposed.get((noun, row.type), 0.0)) or None


def _fitting(scene: Scene, index: int) -> Iterator[tuple[Predicate, Roles]]:
    token = scene.parse.tokens[index]
    pos, lemma = _POS.get(token.upos), token.lemma.lower()
    if pos is None or (pos, lemma) not in scene.book.predicates:
        return
    rows: Sequence[Predicate] = (
        scene.book.predicates["a", lemma]
        if pos == "a"
        else lexical_types(scene.parse, scene.book, index)
    )
    for row in sorted(rows, key=lambda r: -r.weight):
        roles = (find_listed_roles if row.force else find_roles)(scene, row, index)
        if roles is not None:
            yield row, roles


def propose_roles(scene: Scene, trigger: int, type_: str) -> tuple[Predicate, Roles]:
    """Who acts and on whom, for a word that is known to name an event of a type.

    The codebook's own row for that word and type is used where it has one, else the frame of
    the type's words.
    """
    token = scene.parse.tokens[trigger]
    for row, roles in _fitting(scene, trigger):
        if row.type == type_:
            return row, roles
    pos = _POS.get(token.upos, "n")
    row = generic_predicate(type_, pos, token.lemma.lower(), scene.book.frames)
    return row, resolve_roles(scene, row, trigger)
