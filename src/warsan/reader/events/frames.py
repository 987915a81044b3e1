"""The frame of one clause from its own words: tense, aspect, modals, negation, conditions."""

from __future__ import annotations

import msgspec

from warsan.codebook.cues import Cue, Cues
from warsan.model import Frame
from warsan.reader.events.clauses import is_participle, is_passive
from warsan.reader.events.conditions import condition_mark
from warsan.reader.events.gerunds import is_unowned_gerund
from warsan.reader.parse import Parse

_FULL = 3.0
_PRESENT_BE = frozenset({"is", "are", "am", "'s", "’s", "'re", "’re", "'m", "’m"})
_BE = _PRESENT_BE | {"was", "were", "be", "been", "being"}


class Clause(msgspec.Struct, frozen=True):
    """What a clause's own words say of its event.

    Attributes:
        polarity: -1 if negated.
        cap: How much of 3 its modals and hedges leave.
        why: The words that decided, for the reason.
        source: Whether a hedge says that somebody else vouches ("allegedly").
        infinitive: Whether its certainty hangs on the word that governs it.
        asked: Whether it is a question.
    """

    frame: Frame
    polarity: int
    cap: float
    why: tuple[str, ...]
    source: bool = False
    infinitive: bool = False
    asked: bool = False


def judge_frame(parse: Parse, cues: Cues, head: int) -> Clause:
    """The frame, negation and cap that stand in the clause or phrase of a token.

    Args:
        parse: The field's parse.
        cues: The cue tables.
        head: A verb, an adjective with copula, or a noun that names an event.
    """
    token = parse.tokens[head]
    verbal = token.upos in ("VERB", "AUX") or parse.children(head, "cop")
    clause = _of_verb(parse, cues, head) if verbal else _of_noun(parse, head)
    return _hedged(parse, cues, head, clause)


def _of_verb(parse: Parse, cues: Cues, head: int) -> Clause:
    why: list[str] = []
    polarity = -1 if _negated(parse, cues, head, why) else 1
    frame, cap = _tense(parse, cues, head, why)
    if _conditioned(parse, cues, head, frame, why):
        frame, cap = "conditional", min(cap, 0.0)
    if asked := _asked(parse, head):
        cap = min(cap, 0.0)
        why.append("a question")
    bare = _is_infinitive(parse, head) and _ranked(parse, cues, head) is None
    infinitive = bare and not any(
        parse.tokens[a].lemma.lower() in ("have", *cues.modals) for a in auxiliaries(parse, head)
    )
    return Clause(frame, polarity, cap, tuple(why), infinitive=infinitive, asked=asked)


def _of_noun(parse: Parse, head: int) -> Clause:
    for child in parse.children(head, "det", "case", "advmod"):
        if parse.tokens[child].lemma.lower() in ("no", "neither", "without", "not"):
            return Clause("done", -1, _FULL, (f"“{parse.tokens[child].text}”",))
    return Clause("done", 1, _FULL, ())


def auxiliaries(parse: Parse, head: int) -> tuple[int, ...]:
    """The auxiliaries and copula of a verb; a coordinated verb without its own shares those."""
    own = parse.children(head, "aux", "cop")
    token = parse.tokens[head]
    if own or token.rel != "conj" or parse.children(head, "nsubj"):
        return own
    above = parse.tokens[token.head]
    if above.upos != "VERB" or (is_participle(parse, token.head) != is_participle(parse, head)):
        return ()
    return auxiliaries(parse, token.head)


def _negated(parse: Parse, cues: Cues, head: int, why: list[str]) -> bool:
    """Whether an odd number of negators stands with the verb, its subject or its object."""
    found = [
        c
        for c in parse.children(head, "advmod", "mark", "det", "cc")
        if parse.tokens[c].lemma.lower() in cues.particles["negator"]
        or parse.tokens[c].text.lower() in cues.particles["negator"]
        or (
            parse.tokens[c].lemma.lower() in cues.particles["negative-marker"]
            and parse.tokens[c].rel == "mark"
        )
    ]
    for argument in parse.children(head, "nsubj", "obj"):
        if parse.tokens[argument].lemma.lower() in ("nobody", "none", "nothing"):
            found.append(argument)
        found += [
            d
            for d in parse.children(argument, "det")
            if parse.tokens[d].lemma.lower() in ("no", "neither")
        ]
    why += [f"“{parse.tokens[c].text}”" for c in found]
    return len(found) % 2 == 1


def _tense(parse: Parse, cues: Cues, head: int, why: list[str]) -> tuple[Frame, float]:
    lemmas = {parse.tokens[a].lemma.lower(): a for a in auxiliaries(parse, head)}
    modal = next((m for m in lemmas if m in cues.modals), None)
    if modal is not None:
        return _of_modal(parse, cues.modals[modal], lemmas[modal], "have" in lemmas, why)
    text = parse.tokens[head].text.lower()
    present = any(parse.tokens[a].text.lower() in _PRESENT_BE for a in lemmas.values())
    if is_unowned_gerund(parse, cues, head):
        why.append("a gerund that names no doer")
        return "general", 0.0
    if text.endswith("ing") and not is_passive(parse, head):
        return _of_ing(parse, head, present and "be" in lemmas)
    if "have" in lemmas or "do" in lemmas:
        past = "have" in lemmas or parse.tokens[lemmas["do"]].text.lower() == "did"
        return ("done" if past else "ongoing"), _FULL
    return _of_be(parse, cues, head, why)


def _of_be(parse: Parse, cues: Cues, head: int, why: list[str]) -> tuple[Frame, float]:
    """A passive or a predicate with "be", or no auxiliary at all."""
    words = {parse.tokens[a].text.lower() for a in auxiliaries(parse, head)}
    if not words & _BE:
        return _simple(parse, cues, head, why)
    present = bool(words & _PRESENT_BE)
    return ("ongoing" if present else "done"), _FULL


def _of_modal(
    parse: Parse, cue: Cue, index: int, perfect: bool, why: list[str]
) -> tuple[Frame, float]:
    why.append(f"“{parse.tokens[index].text}”")
    frame = cue.frame or "conditional"
    said = parse.tokens[parse.tokens[index].head].rel in ("ccomp", "parataxis")
    if parse.tokens[index].lemma.lower() in ("would", "'d") and said and not perfect:
        return "planned", 1.0  # "said it would send": the future seen from the past
    return frame, cue.cap


def _of_ing(parse: Parse, head: int, present: bool) -> tuple[Frame, float]:
    if (
        present
        and any(
            parse.tokens[c].lemma == "to"
            for x in parse.children(head, "xcomp")
            for c in parse.children(x, "mark")
        )
        and parse.tokens[head].lemma == "go"
    ):
        return "planned", 1.5
    return ("ongoing" if present else "done"), _FULL


def _simple(parse: Parse, cues: Cues, head: int, why: list[str]) -> tuple[Frame, float]:
    """A form without auxiliaries: past, present, infinitive or participle."""
    token = parse.tokens[head]
    text, lemma = token.text.lower(), token.lemma.lower()
    if (ranked := _ranked(parse, cues, head)) is not None:
        frame, cap = _tense(parse, cues, ranked, why)
        return ("done" if frame == "ongoing" else frame), cap
    if _is_infinitive(parse, head):
        why.append("an infinitive")
        return "planned", _FULL
    habit = [
        c
        for c in parse.children(head, "advmod")
        if parse.tokens[c].lemma.lower() in cues.particles["habit"]
    ]
    if habit:
        why.append(f"“{parse.tokens[habit[0]].text}”")
        return "general", _FULL
    past = is_participle(parse, head) and not _third_person(text, lemma)
    if parse.field == "title" or past:
        return "done", _FULL
    return "ongoing", _FULL


def _is_infinitive(parse: Parse, head: int) -> bool:
    return any(parse.tokens[m].lemma.lower() == "to" for m in parse.children(head, "mark"))


def _ranked(parse: Parse, cues: Cues, head: int) -> int | None:
    """The "first" of "the first in weeks to hit the city", which tells what was done."""
    if parse.tokens[head].rel not in ("acl", "advcl") or not _is_infinitive(parse, head):
        return None
    above = parse.tokens[head].head
    if parse.tokens[above].rel in ("obl", "nmod"):
        above = parse.tokens[above].head
    words = (above, *parse.children(above, "amod"))
    ranks = cues.particles["rank"]
    return above if any(parse.tokens[w].lemma.lower() in ranks for w in words) else None


def _third_person(text: str, lemma: str) -> bool:
    return text in (lemma + "s", lemma + "es", lemma[:-1] + "ies")


def _conditioned(parse: Parse, cues: Cues, head: int, frame: Frame, why: list[str]) -> bool:
    """In an if-clause, or in the main clause of one unless it tells what happened."""
    if (mark := condition_mark(parse, cues, head)) is not None:
        why.append(f"“{parse.tokens[mark].text}”")
        return True
    if frame == "done":
        return False
    for child in parse.children(head, "advcl"):
        if (mark := condition_mark(parse, cues, child)) is not None:
            why.append(f"the “{parse.tokens[mark].text}” clause")
            return True
    return False


def _asked(parse: Parse, head: int) -> bool:
    if any(parse.tokens[p].text == "?" for p in parse.children(head, "punct")):
        return True
    if parse.tokens[head].rel not in ("root", "conj", "ccomp", "parataxis"):
        return False
    sentence = parse.sentences[parse.sentence_of(head)]
    tail = parse.tokens[max(sentence.first, sentence.last - 2) : sentence.last]
    return any(t.text == "?" for t in tail)


def _hedged(parse: Parse, cues: Cues, head: int, clause: Clause) -> Clause:
    frame, cap, why, source = clause.frame, clause.cap, list(clause.why), clause.source
    polarity = clause.polarity
    for child in parse.children(head, "advmod", "amod"):
        kind = "adj" if parse.tokens[child].rel == "amod" else "adv"
        word = parse.tokens[child]
        cue = cues.hedges.get((kind, word.lemma.lower())) or cues.hedges.get(
            (kind, word.text.lower())
        )
        if cue is None:
            continue
        why.append(f"“{parse.tokens[child].text}”")
        polarity, source = (-polarity if cue.cap < 0 else polarity), source or cue.source
        cap, frame = min(cap, abs(cue.cap)), cue.frame or frame
    return msgspec.structs.replace(
        clause, frame=frame, polarity=polarity, cap=cap, why=tuple(why), source=source
    )
