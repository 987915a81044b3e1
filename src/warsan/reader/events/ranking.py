"""Who of a sentence takes which part in an event: all noun phrases weighed against each other.

The places of a predicate's frame are one voice among others: the path through the tree, the
preposition, the kind of body and the distance speak too, so that a misparsed sentence still has
its actor found, and a place that holds nobody stays empty.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

import msgspec

from warsan.codebook.predicates import Predicate
from warsan.codebook.side_weights import Part, load_side_weights
from warsan.reader.events import clauses
from warsan.reader.events.arguments import find_argument, light_governor
from warsan.reader.events.listed import can_take
from warsan.reader.events.phrases import find_phrase
from warsan.reader.events.scene import Roles, Scene
from warsan.reader.events.side_guesses import find_guess, side_bonus
from warsan.reader.parse import Parse

_REACH = 7  # steps through the tree; nobody further away takes part
_CLASSES = ("named", "state", "armed", "civil", "person", "human", "pronoun", "proper", "facility",
            "equipment", "weapon")  # fmt: skip
_PLACES = {
    "v": ("subj", "obj", "iobj", "comp", "holder", "conj", "between", "by", "to", "on", "against",
          "with", "from", "of", "for", "at", "in", "into"),
    "n": ("poss", "mod", "gov", "between", "by", "of", "on", "against", "to", "with", "from", "for",
          "at", "in", "into"),
    "a": ("subj", "of", "to", "with", "against", "on", "for"),
}  # fmt: skip
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


class Question(msgspec.Struct, frozen=True):
    """Who takes part in one event.

    Attributes:
        rule: What the frame of its predicate says.
        places: By token, the places of the frame where it stands.
        voice: "passive", or the part of speech.
    """

    scene: Scene
    row: Predicate
    trigger: int
    rule: Roles
    places: dict[int, tuple[str, ...]]
    voice: str


def ask(scene: Scene, row: Predicate, trigger: int, rule: Roles) -> Question:
    """The question of an event's parts, with what its frame answers."""
    places: dict[int, tuple[str, ...]] = {}
    for place in _PLACES[row.pos]:
        head = find_argument(scene.parse, row, trigger, place)
        if head is not None and head != trigger:
            places[head] = (*places.get(head, ()), place)
    passive = row.pos == "v" and clauses.is_passive(scene.parse, trigger)
    return Question(scene, row, trigger, rule, places, "passive" if passive else row.pos)


def rank_roles(scene: Scene, row: Predicate, trigger: int, rule: Roles) -> Roles:
    """Actor and recipient of an event: the likeliest phrase of its sentence for each, or none.

    A row with a frame of its own is believed; so is any frame of sides that stand in one phrase
    ("X and Y met", "talks between X and Y").
    """
    if not row.force or (rule.recipient is not None and rule.recipient[1] in ("conj", "between")):
        return rule
    question = ask(scene, row, trigger, rule)
    heads = find_heads(question)
    actor = choose(question, "actor", (h for h in heads if can_take(scene, row, "actor", h)))
    rest = (
        h
        for h in _outside(question, actor, heads)
        if can_take(scene, row, "recipient", h) and not _does(question, h)
    )
    return Roles(_placed(question, actor), _placed(question, choose(question, "recipient", rest)))


def _does(question: Question, head: int) -> bool:
    """Whether a phrase is the subject of an active verb: whoever it is, nothing is done to it."""
    return question.voice == "v" and "subj" in question.places.get(head, ())


def rank_aim(scene: Scene, row: Predicate, trigger: int, roles: Roles) -> tuple[int, str] | None:
    """What an event without a recipient bears on, chosen among what its own word governs."""
    question = ask(scene, row, trigger, roles)
    taken = roles.actor[0] if roles.actor else None
    heads = [h for h in _outside(question, taken, find_heads(question)) if _below(question, h)]
    return _placed(question, choose(question, "aim", heads))


def _below(question: Question, head: int) -> bool:
    """Whether a head hangs on the trigger, on its light verb, or stands at a place of its frame."""
    if set(question.places.get(head, ("gov",))) - {"subj", "gov", "by", "poss", "mod"}:
        return True
    parse = question.scene.parse
    above = set(parse.ancestors(head))
    light = light_governor(parse, question.trigger) if question.row.pos == "n" else None
    if question.trigger in above:
        return head not in question.places
    return light in above and head > question.trigger


def _outside(question: Question, actor: int | None, heads: tuple[int, ...]) -> tuple[int, ...]:
    """The heads that stand outside the actor's own phrase."""
    if actor is None:
        return heads
    words = find_phrase(question.scene.parse, actor)
    return tuple(h for h in heads if not words.first <= h < words.last)


def choose(question: Question, part: Part, heads: Iterable[int]) -> int | None:
    """The likeliest of some heads for a part; None where nobody is likelier."""
    weights = load_side_weights()[part]
    guess = find_guess(question.scene.parse, question.row, question.trigger)
    best = sum(weights.get(f, 0.0) for f in features_of_none(question, part))
    best += side_bonus(question.scene.parse, guess, part, None)
    found: int | None = None
    for head in heads:
        value = sum(weights.get(f, 0.0) for f in features_of(question, part, head))
        value += side_bonus(question.scene.parse, guess, part, head)
        if value > best:
            best, found = value, head
    return found


def find_heads(question: Question) -> tuple[int, ...]:
    """The tokens that may head a side: nouns, pronouns and names near enough in the tree."""
    parse = question.scene.parse
    sentence = parse.sentences[parse.sentence_of(question.trigger)]
    up = [question.trigger, *parse.ancestors(question.trigger)]
    return tuple(
        index
        for index in range(sentence.first, sentence.last)
        if index != question.trigger
        and (index in question.places or _may_head(parse, index))
        and not clauses.is_time(parse, index)
        and _steps(parse, up, index) <= _REACH
    )


def _may_head(parse: Parse, index: int) -> bool:
    token = parse.tokens[index]
    if token.upos in _NOUNS:
        return token.rel not in ("flat", "fixed", "goeswith", "expl")
    return token.upos == "ADJ" and token.text[:1].isupper() and token.rel == "amod"


def _steps(parse: Parse, up: list[int], index: int) -> int:
    for steps, node in enumerate((index, *parse.ancestors(index))):
        if node in up:
            return steps + up.index(node)
    return math.inf  # type: ignore[return-value]


def features_of(question: Question, part: Part, head: int) -> Iterator[str]:
    """What is to be said of a head as a part of the event, each "name=value"."""
    scene, row, parse = question.scene, question.row, question.scene.parse
    token = parse.tokens[head]
    rule = question.rule.actor if part == "actor" else question.rule.recipient
    other = question.rule.recipient if part == "actor" else question.rule.actor
    force = row.force or "frame"
    yield f"rule={_relation(rule, head)} {force} {row.pos}"
    yield f"other rule={_relation(other, head)}"
    for place in question.places.get(head, ("-",)):
        yield f"stands={place} {row.pos}"
        yield f"stands={place} {row.type}"
    path = _path(parse, question.trigger, head)
    preposition = clauses.preposition(parse, head)
    yield f"path={path} {question.voice}"
    yield f"steps={path.count(' ') + 1}"
    yield f"preposition={preposition} {row.pos}"
    yield f"preposition and type={preposition} {row.type}"
    kind = _class(scene, head)
    yield f"class={kind}"
    yield f"class and type={kind} {row.type}"
    yield f"kind={parse.kinds[head] if parse.kinds else '-'}"
    yield f"written={token.upos} {token.rel}"
    yield f"distance={_distance(head - question.trigger)} {row.pos}"
    yield f"party={scene.is_state(head)}"
    yield f"side of several={token.rel == 'conj'}"


def features_of_none(question: Question, part: Part) -> Iterator[str]:
    """What speaks for nobody in a part."""
    row, parse = question.row, question.scene.parse
    rule = question.rule.actor if part == "actor" else question.rule.recipient
    yield "nobody"
    yield f"nobody {row.type}"
    yield f"nobody {row.pos} {parse.tokens[question.trigger].rel}"
    yield f"nobody by rule={rule is None} {row.force or 'frame'} {row.pos}"
    if row.pos == "v":
        yield f"nobody passive={question.voice == 'passive'}"
    yield f"nobody of word={row.lemma}"


def _relation(side: tuple[int, str] | None, head: int) -> str:
    if side is None:
        return "nobody"
    return "this" if side[0] == head else "another"


def _class(scene: Scene, head: int) -> str:
    classes = scene.classes(head)
    return next((c for c in _CLASSES if c in classes), "party" if "party" in classes else "thing")


def _distance(tokens: int) -> str:
    side, size = ("before" if tokens < 0 else "after"), abs(tokens)
    return f"{side} {next(n for n in (1, 2, 4, 8, 16, 999) if size <= n)}"


def _path(parse: Parse, trigger: int, head: int) -> str:
    """Relations up from the trigger to where the two meet, then down to the head."""
    up = [trigger, *parse.ancestors(trigger)]
    down = [head]
    while down[-1] not in up:
        down.append(parse.tokens[down[-1]].head)
    rising = [f"{parse.tokens[i].rel}^" for i in up[: up.index(down[-1])]]
    falling = [parse.tokens[i].deprel for i in reversed(down[:-1])]
    return " ".join((*rising, *falling)) if len(rising) + len(falling) <= 4 else "far"


def _placed(question: Question, head: int | None) -> tuple[int, str] | None:
    """A head with the place where it stands: that of the rule where it agrees."""
    if head is None:
        return None
    for side in (question.rule.actor, question.rule.recipient):
        if side is not None and side[0] == head:
            return side
    return head, question.places.get(head, ("its sentence",))[0]
