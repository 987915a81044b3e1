"""Fits a predicate's frame to the tree around a trigger: who acts, on whom, its tests."""

from __future__ import annotations

from warsan.codebook.places_in_tree import FLAGS
from warsan.codebook.predicates import Atom, Predicate, Test
from warsan.reader.events import clauses
from warsan.reader.events.arguments import find_argument
from warsan.reader.events.contents import find_contents, lexical_types
from warsan.reader.events.owners import find_owner
from warsan.reader.events.phrases import members, party_at
from warsan.reader.events.scene import Roles, Scene
from warsan.reader.parse import Parse

# At least one side of an event is a party or of these classes; a storm hitting a coast is none.
_STRONG = frozenset({"state", "armed"})
_WORLDLY = frozenset({"named", "state", "armed", "civil", "person"})


def find_roles(scene: Scene, row: Predicate, trigger: int) -> Roles | None:
    """Actor and recipient after a predicate's frame; None if the predicate does not fit."""
    actor = _actor(scene, row, trigger)
    if actor is not None and actor[0] == -1:
        return None
    recipient = _recipient(scene, row, trigger, actor)
    roles = Roles(actor, recipient)
    if not all(_holds(scene, row, trigger, roles, test) for test in row.needs):
        return None
    if any(_holds(scene, row, trigger, roles, test) for test in row.bars):
        return None
    wide = scene.book.types[row.type].all_recipients
    return roles if _matters(scene, roles, wide) else None


def _actor(scene: Scene, row: Predicate, trigger: int) -> tuple[int, str] | None:
    """The first place that holds someone who can act; (-1, …) if the subject is no such one."""
    for place in row.actor:
        head = find_argument(scene.parse, row, trigger, place)
        if head is None:
            continue
        classes = scene.classes(head)
        if "time" in classes:
            continue
        if place in ("mod", "of") and not classes & {"named", "party"}:
            continue
        if classes & {"party"}:
            return head, place
        party = party_at(scene.parse, scene.mentions, head)
        if party is not None and classes & {"weapon", "equipment"}:
            return head, place
        if place == "subj":
            owner = find_owner(scene, head)
            if owner is not None:
                return owner, place
            return None if classes & {"weapon", "equipment"} else (-1, place)
    return None


def _recipient(
    scene: Scene, row: Predicate, trigger: int, actor: tuple[int, str] | None
) -> tuple[int, str] | None:
    wide = scene.book.types[row.type].all_recipients
    for place in row.recipient:
        head = _second(scene.parse, row, trigger, place)
        if head is None or (actor is not None and head == actor[0]):
            continue
        classes = scene.classes(head)
        party = party_at(scene.parse, scene.mentions, head)
        if place == "comp" and actor is not None and _is_own(scene, head, actor[0]):
            continue  # "warned that it would strike": whom it warns stands further down
        if "party" in classes or (wide and "target" in classes):
            return head, place
        if party is not None and place not in ("mod", "holder") and (wide or place != "obj"):
            return head, place
        if wide and place == "obj" and _counts(scene, head):
            return head, place
    return None


def _second(parse: Parse, row: Predicate, trigger: int, place: str) -> int | None:
    """As find_argument; of "between X and Y" the recipient is the second."""
    head = find_argument(parse, row, trigger, place)
    if place != "between" or head is None:
        return head
    others = members(parse, head)[1:]
    return others[0] if others else None


def _counts(scene: Scene, head: int) -> bool:
    """A bare number of victims ("killed 40")."""
    return scene.parse.tokens[head].upos == "NUM"


def _holds(scene: Scene, row: Predicate, trigger: int, roles: Roles, test: Test) -> bool:
    return any(_atom_holds(scene, row, trigger, roles, atom) for atom in test)


def _atom_holds(scene: Scene, row: Predicate, trigger: int, roles: Roles, atom: Atom) -> bool:
    if not atom.lemmas and not atom.classes and atom.place in FLAGS:
        return _flag_holds(scene, trigger, roles, atom.place)
    if atom.place == "mod":
        return _modified(scene, row, trigger, atom)
    if atom.place == "actor":
        return roles.actor is not None and _is(scene, roles.actor[0], atom)
    head = find_argument(scene.parse, row, trigger, atom.place)
    return head is not None and _is(scene, head, atom)


def _flag_holds(scene: Scene, trigger: int, roles: Roles, flag: str) -> bool:
    if flag in ("content", "hostile", "friendly"):
        return _content_holds(scene, trigger, roles, flag)
    if flag == "accused":
        return _accused(scene, trigger)
    if flag == "resolved":
        party = roles.actor and party_at(scene.parse, scene.mentions, roles.actor[0])
        return bool(party and party.code)
    if flag in ("comp", "infinitive"):
        rels = ("xcomp",) if flag == "infinitive" else ("xcomp", "ccomp")
        return bool(scene.parse.children(trigger, *rels))
    return _found(roles, flag)


def _modified(scene: Scene, row: Predicate, trigger: int, atom: Atom) -> bool:
    """Whether the noun, or the verb's object, has one of these modifiers ("war" crimes)."""
    noun = trigger if row.pos == "n" else find_argument(scene.parse, row, trigger, "obj")
    if noun is None:
        return False
    words = scene.parse.children(noun, "amod", "compound")
    return any(scene.parse.tokens[w].lemma.lower() in atom.lemmas for w in words)


def _accused(scene: Scene, trigger: int) -> bool:
    """Whether the verb is what somebody is accused of ("accused them of having struck")."""
    above = scene.parse.tokens[trigger].head
    rows = lexical_types(scene.parse, scene.book, above)
    return any(row.type == "ACCUSE" for row in rows) and trigger in find_contents(
        scene.parse, above
    )


def _found(roles: Roles, flag: str) -> bool:
    return (flag in ("recipient", "mutual") or roles.actor is not None) and (
        flag in ("actor", "mutual") or roles.recipient is not None
    )


def _is(scene: Scene, head: int, atom: Atom) -> bool:
    if not atom.lemmas and not atom.classes:
        return True
    return scene.parse.tokens[head].lemma.lower() in atom.lemmas or bool(
        scene.classes(head) & atom.classes
    )


def _content_holds(scene: Scene, trigger: int, roles: Roles, kind: str) -> bool:
    """Whether the trigger governs an event; a hostile or friendly one must be its actor's own."""
    for inner in find_contents(scene.parse, trigger):
        if inner == trigger:
            continue
        for found in lexical_types(scene.parse, scene.book, inner)[:1]:
            quad = scene.book.types[found.type].quad
            if kind == "content":
                return True
            wanted = (4,) if kind == "hostile" else (1, 2)
            if quad in wanted and _own(scene, inner, roles):
                return True
    return False


def _own(scene: Scene, inner: int, roles: Roles) -> bool:
    """Whether the content is the speaker's own doing ("vowed that it would strike")."""
    if roles.actor is None or scene.parse.tokens[inner].upos != "VERB":
        return roles.actor is not None
    subject = clauses.find_subject(scene.parse, inner)
    if subject is None or subject == roles.actor[0]:
        return True
    if scene.parse.tokens[subject].text.lower() in ("it", "he", "she", "they", "we", "i"):
        return True
    return _is_own(scene, subject, roles.actor[0])


def _is_own(scene: Scene, one: int, other: int) -> bool:
    """Whether two phrases stand for the same country or organisation."""
    ours = party_at(scene.parse, scene.mentions, one)
    theirs = party_at(scene.parse, scene.mentions, other)
    return bool(ours and theirs and ours.code and ours.code == theirs.code)


def _matters(scene: Scene, roles: Roles, wide: bool) -> bool:
    """An event needs a side that belongs to the public world, and never the same on both."""
    heads = [r[0] for r in (roles.actor, roles.recipient) if r is not None]
    if not heads:
        return False
    parties = [party_at(scene.parse, scene.mentions, h) for h in heads]
    if any(p is not None for p in parties):
        return True
    classes = [scene.classes(h) for h in heads]
    if roles.actor is None and wide and classes[0] & {"facility", "equipment"}:
        return True
    return any(c & _STRONG for c in classes) and all(
        c & _WORLDLY or "proper" in c or "target" in c for c in classes
    )
