"""How certain an event is, for the author and for each who vouches, and in what frame it stands."""

from __future__ import annotations

import msgspec

from warsan.codebook.cues import Cues, Embedding, load_cues
from warsan.model import Certainty, Frame, Stance
from warsan.reader.events import clauses
from warsan.reader.events.frames import judge_frame
from warsan.reader.events.governors import (
    bears_on,
    capped,
    embedding_of,
    frame_under,
    is_content,
    is_definite,
    is_taken_for_granted,
    reaches,
    turned,
)
from warsan.reader.parse import Parse
from warsan.reader.parties.index import MentionIndex

_UNDOING = frozenset({"deny", "doubt", "prevent", "fear"})
_HISTORICAL_YEARS = 5  # an event dated further back than this is history, not news
_PURPOSE = 0.5  # an infinitive that nothing governs tells an aim, not a fact
_DEPTH = 8  # clauses to climb; more is a parse gone wrong


class Judgement(msgspec.Struct, frozen=True):
    """The verdict on one event."""

    frame: Frame
    certainty: Certainty


class _State(msgspec.Struct):
    """What the climb through the governing words has gathered so far."""

    frame: Frame
    value: float
    why: list[str]
    by: list[Stance]
    reported: bool = False
    governed: bool = False


def judge_certainty(
    parse: Parse,
    index: int,
    mentions: MentionIndex | None = None,
    *,
    years_ago: float | None = None,
) -> Judgement:
    """How certain the event is that a token names.

    Starts from the clause's own words and climbs through the words that govern it, after
    FactBank: an implicative keeps or turns, a factive vouches, a speaker vouches in the author's
    place. The author's own value is then 0.

    Args:
        parse: The field's parse.
        index: Token of the verb or noun that names the event.
        mentions: To name the speakers' parties.
        years_ago: How long before publication the event is dated, if it is.
    """
    cues = load_cues()
    clause = judge_frame(parse, cues, index)
    state = _State(clause.frame, clause.polarity * clause.cap, list(clause.why), [])
    if clause.source:
        state.value, state.reported = 0.0, True
    _climb(parse, cues, index, state, mentions)
    if clause.infinitive and not state.governed:
        state.value = capped(state.value, _PURPOSE)
    if years_ago is not None and years_ago > _HISTORICAL_YEARS and state.frame == "done":
        state.frame = "historical"
        state.why.append(f"dated {years_ago:.0f} years before")
    state.value += 0.0  # a turned zero is zero, not -0.0
    by = (Stance(party=None, value=state.value), *state.by)
    return Judgement(state.frame, Certainty(value=state.value, reason=_reason(state), by=by))


def _reason(state: _State) -> str:
    if not state.why:
        return "Told as a fact: no negation, modal or governing word weakens it."
    return "Decided by " + ", ".join(state.why) + "."


def _climb(
    parse: Parse, cues: Cues, index: int, state: _State, mentions: MentionIndex | None
) -> None:
    current, close = index, True
    if is_taken_for_granted(parse, index):
        _undo(parse, cues, index, state, mentions)
        return
    for _ in range(_DEPTH):
        _hear_asides(parse, cues, current, state, mentions)
        token = parse.tokens[current]
        above = token.head
        if above == current:
            return
        close = close and bears_on(parse, current, index)
        embedding = embedding_of(parse, cues, above, current)
        if (
            embedding
            and is_content(parse, current)
            and reaches(parse, current, index, embedding, close)
        ):
            _apply(parse, cues, above, embedding, state, mentions)
        elif close and token.rel in ("conj", "advcl", "xcomp", "nsubj", "obj", "obl", "nmod"):
            _share(parse, cues, current, above, state)
        current = above


def _undo(
    parse: Parse, cues: Cues, index: int, state: _State, mentions: MentionIndex | None
) -> None:
    """A definite noun stands whatever is said of it, unless it is denied or prevented."""
    above = parse.tokens[index].head
    embedding = embedding_of(parse, cues, above)
    if embedding and embedding.name in _UNDOING and is_content(parse, index):
        _apply(parse, cues, above, embedding, state, mentions)


def _apply(
    parse: Parse,
    cues: Cues,
    above: int,
    embedding: Embedding,
    state: _State,
    mentions: MentionIndex | None,
) -> None:
    """Lets a governing word turn, cap or hand over the value."""
    if state.reported and embedding.source is None:
        return
    governor = judge_frame(parse, cues, above)
    state.why.append(f"“{parse.tokens[above].text}”")
    state.governed = True
    value = turned(state.value, embedding, governor)
    if embedding.source is not None:
        _take_stance(parse, above, embedding, state, mentions, value)
    elif embedding.negated != "same":
        value = capped(value, governor.cap)
    state.reported = state.reported or embedding.author == 0
    state.value = capped(value, embedding.author)
    state.frame = frame_under(state.frame, embedding, governor)


def _take_stance(
    parse: Parse,
    above: int,
    embedding: Embedding,
    state: _State,
    mentions: MentionIndex | None,
    value: float,
) -> None:
    speaker = clauses.find_subject(parse, above) if parse.tokens[above].upos == "VERB" else None
    if speaker is None:
        return
    mention = mentions.at(speaker) if mentions is not None else None
    state.why.append(f"said by “{parse.tokens[speaker].text}”")
    if mention is not None and mention.party is not None:
        heard = capped(value, embedding.source or 0.0)
        state.by.append(Stance(party=mention.party, value=heard + 0.0))


def _share(parse: Parse, cues: Cues, current: int, above: int, state: _State) -> None:
    """What the clause above lends to a part of it: negation no, doubt yes."""
    token = parse.tokens[current]
    if state.reported or parse.tokens[above].upos not in ("VERB", "AUX"):
        return
    if token.rel in ("nsubj", "obj", "obl", "nmod") and is_definite(parse, current):
        return
    if token.rel == "conj" and parse.children(current, "nsubj"):
        return
    outer = judge_frame(parse, cues, above)
    if outer.frame in ("planned", "conditional") and outer.cap < abs(state.value):
        state.value, state.frame = capped(state.value, outer.cap), outer.frame
        state.why += outer.why


def _hear_asides(
    parse: Parse, cues: Cues, current: int, state: _State, mentions: MentionIndex | None
) -> None:
    """Speakers beside the clause: "according to X", "…, X said"."""
    if state.reported:
        return
    for child in parse.children(current, "obl", "parataxis", "advcl"):
        token = parse.tokens[child]
        words = {parse.tokens[c].text.lower() for c in parse.children(child, "case", "mark")}
        embedding = embedding_of(parse, cues, child)
        said = (
            token.rel == "parataxis"
            and embedding is not None
            and embedding.name in ("say", "claim", "believe")
        )
        if not said and not words & cues.particles["source"]:
            continue
        speaker = clauses.find_subject(parse, child) if said else child
        if speaker is not None:
            _credit(parse, speaker, state, mentions)
            return


def _credit(parse: Parse, speaker: int, state: _State, mentions: MentionIndex | None) -> None:
    state.why.append(f"said by “{parse.tokens[speaker].text}”")
    mention = mentions.at(speaker) if mentions is not None else None
    if mention is not None and mention.party is not None:
        state.by.append(Stance(party=mention.party, value=state.value + 0.0))
    state.value, state.reported = 0.0, True
