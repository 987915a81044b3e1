"""Actor and recipient of a word of the lists, or of any word that is known to name an event.

Rows with a frame of their own (`predicates/TYPE.tsv`) say what must stand where. Here only the
places of a whole family of words are known, so who stands there must be one who can act.
"""

from __future__ import annotations

from collections.abc import Iterator

from warsan.codebook.predicates import Predicate
from warsan.codebook.side_weights import Part
from warsan.reader.events.arguments import carriers, find_argument
from warsan.reader.events.owners import find_owner
from warsan.reader.events.scene import Roles, Scene
from warsan.reader.parse import Parse

_PUBLIC = frozenset({"named", "proper", "state", "armed", "facility", "equipment"})
_WORN = ("mod", "of", "from", "in")  # places that hold much else: only what is named acts there


def find_listed_roles(scene: Scene, row: Predicate, trigger: int) -> Roles | None:
    """The roles of a listed word; None if it stands where it names no event, or lacks a pair."""
    if not names_event(scene.parse, trigger):
        return None
    if row.pos == "v" and _is_done_by_a_thing(scene, row, trigger):
        return None
    roles = resolve_roles(scene, row, trigger)
    lacking = roles.actor is None or roles.recipient is None
    return None if row.force == "pair" and lacking else roles


def is_public(scene: Scene, roles: Roles) -> bool:
    """Whether a side of an event belongs to the public world.

    That is a party, a name, a body or fighters; or civilians, where the other side is no private
    person. A storm, a film, a critic and "she" of whom nothing is known do not.
    """
    sides = [scene.classes(s[0]) for s in (roles.actor, roles.recipient) if s is not None]
    if any(classes & _PUBLIC for classes in sides):
        return True
    return any("civil" in c for c in sides) and not any("human" in c for c in sides)


def _is_done_by_a_thing(scene: Scene, row: Predicate, verb: int) -> bool:
    """Whether what strikes or holds is a fire, a storm, a law, and nobody stands behind it."""
    subject = find_argument(scene.parse, row, verb, "subj")
    if subject is None or not scene.book.types[row.type].all_recipients:
        return False
    if can_act(scene, subject) or scene.classes(subject) & {"weapon", "equipment", "named"}:
        return False
    return find_owner(scene, subject) is None


def can_take(scene: Scene, row: Predicate, part: Part, head: int) -> bool:
    """Whether a phrase can be actor or recipient of a type of event, by what it names."""
    if can_act(scene, head):
        return True
    wide = scene.book.types[row.type].all_recipients
    return part == "recipient" and wide and _can_be_hit(scene, head, "obj")


def names_event(parse: Parse, trigger: int) -> bool:
    """Whether a word can name an event where it stands.

    Not as a participle before its noun ("occupied territory"), nor as the first part of a
    compound ("attack helicopter").
    """
    token = parse.tokens[trigger]
    if token.rel == "compound" and token.upos == "NOUN":
        return bool(carriers(parse, trigger))
    if token.rel in ("compound", "flat", "fixed", "det", "case", "aux", "cop"):
        return False
    return not (token.rel == "amod" and token.upos != "NOUN")


def resolve_roles(scene: Scene, row: Predicate, trigger: int) -> Roles:
    """Who acts and on whom, by the places of a row; either may be unresolved."""
    actor = next(_actors(scene, row, trigger), None)
    taken = None if actor is None else actor[0]
    recipient = next(_recipients(scene, row, trigger, taken), None)
    return Roles(actor, recipient)


def _actors(scene: Scene, row: Predicate, trigger: int) -> Iterator[tuple[int, str]]:
    for place in row.actor:
        head = find_argument(scene.parse, row, trigger, place)
        if head is None or head == trigger:
            continue
        if can_act(scene, head) and (place not in _WORN or _is_named(scene, head)):
            yield head, place
        elif place in ("subj", "gov", "by"):
            owner = find_owner(scene, head)
            if owner is not None and owner != trigger:
                yield owner, place


def _recipients(
    scene: Scene, row: Predicate, trigger: int, actor: int | None
) -> Iterator[tuple[int, str]]:
    wide = scene.book.types[row.type].all_recipients
    for place in row.recipient:
        head = _second(scene.parse, row, trigger, place)
        if head is None or head in (actor, trigger):
            continue
        classes = scene.classes(head)
        if "time" in classes:
            continue
        if can_act(scene, head) or (wide and _can_be_hit(scene, head, place)):
            yield head, place
        elif not wide and place not in ("in", "from", "mod") and not _is_human(scene, head):
            owner = find_owner(scene, head)
            if owner is not None and owner not in (actor, trigger):
                yield owner, place


def _second(parse: Parse, row: Predicate, trigger: int, place: str) -> int | None:
    """As find_argument; of "between X and Y" the recipient is the second."""
    head = find_argument(parse, row, trigger, place)
    if place != "between" or head is None:
        return head
    return next((c for c in parse.children(head, "conj")), None)


def can_act(scene: Scene, head: int) -> bool:
    """Whether a phrase is a person, body or state: by the codebook's nouns, names, or its kind."""
    classes = scene.classes(head)
    if "time" in classes or (classes & {"weapon", "equipment"} and "named" not in classes):
        return False
    return "party" in classes


def _can_be_hit(scene: Scene, head: int, place: str) -> bool:
    """Whether a thing or place can suffer a deed; as its object whatever is no idea and no deed."""
    if "target" in scene.classes(head):
        return True
    kind = scene.parse.kinds[head] if scene.parse.kinds else "none"
    return place == "obj" and kind in ("object", "place", "substance")


def _is_human(scene: Scene, head: int) -> bool:
    return "human" in scene.classes(head)


def _is_named(scene: Scene, head: int) -> bool:
    return bool(scene.classes(head) & {"named", "proper"})
