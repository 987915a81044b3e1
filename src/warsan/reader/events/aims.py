"""What an event without a recipient is done to, said of or asked for: a plan, an attack, a port."""

from __future__ import annotations

from warsan.codebook.predicates import Predicate
from warsan.reader.events.arguments import find_argument
from warsan.reader.events.contents import light_noun
from warsan.reader.events.drafts import Argument
from warsan.reader.events.scene import Roles, Scene

# Where it stands if not where a recipient would; the nearest to the harm first.
_PLACES = (
    "obj", "against", "on", "at", "to", "into", "over", "toward", "with", "from", "of", "for",
    "about", "in", "near", "along",
)  # fmt: skip
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ"})


def find_aim(scene: Scene, row: Predicate, trigger: int, roles: Roles) -> Argument | None:
    """The phrase that an event bears on where nobody is its recipient; None if there is none."""
    if roles.recipient is not None:
        return None
    noun = light_noun(scene.parse, row, trigger)
    taken = {trigger, noun, roles.actor[0] if roles.actor else None}
    for place in dict.fromkeys((*row.recipient, *_PLACES)):
        head = find_argument(scene.parse, row, trigger, place)
        if head is None or head in taken or scene.parse.tokens[head].upos not in _NOUNS:
            continue
        if "time" not in scene.classes(head):
            return scene.argument(head, place)
    return None
