"""An event as the tree gives it, before dates, places and attribution are joined to it."""

from __future__ import annotations

import msgspec

from warsan.codebook.plover import load_plover
from warsan.codebook.predicates import Predicate
from warsan.model import Event, Party, Place, Span, When
from warsan.reader.events.certainty import Judgement
from warsan.reader.parse import Range


class Argument(msgspec.Struct, frozen=True):
    """Who takes part.

    Attributes:
        head: Token that heads the phrase.
        span: The phrase.
        party: None if unresolved.
        place: Where it stands in the predicate's frame ("subj", "on").
    """

    head: int
    span: Span
    party: Party | None
    place: str


class EventDraft(msgspec.Struct, frozen=True, kw_only=True):
    """A coded event with its place in the tree.

    Attributes:
        trigger: Token of the verb or noun; `words` the tokens that its span covers.
        row: The predicate that fired.
        aim: What it is done to, said of or asked for, where that is no recipient ("the plan").
        within, condition, consequence: Ids of other drafts of the same text.
        probability: That the word names an event of its type, 0 to 1.
        rivals: Other types that the word was a candidate for, with their probability.
    """

    id: str
    trigger: int
    words: Range
    trigger_span: Span
    row: Predicate
    type: str
    mode: str | None
    actor: Argument | None
    recipient: Argument | None
    judgement: Judgement
    reason: str
    aim: Argument | None = None
    within: str | None = None
    condition: str | None = None
    consequence: str | None = None
    probability: float = 1.0
    rivals: tuple[tuple[str, float], ...] = ()

    def complete(
        self,
        when: When,
        where: Place | None = None,
        *,
        attribution: str | None = None,
        figures: tuple[str, ...] = (),
        contexts: tuple[str, ...] = (),
    ) -> Event:
        """The event with what other rooms found about it."""
        book = load_plover()
        kind = book.types[self.type]
        actor, recipient = self.actor, self.recipient
        return Event(
            id=self.id,
            type=self.type,
            mode=self.mode,
            contexts=contexts,
            quad=kind.quad,
            score=book.score(self.type, self.mode),
            kind=kind.kind,
            actor=actor.party if actor else None,
            recipient=recipient.party if recipient else None,
            trigger=self.trigger_span,
            actor_span=actor.span if actor else None,
            recipient_span=recipient.span if recipient else None,
            aim_span=self.aim.span if self.aim and not recipient else None,
            when=when,
            where=where,
            frame=self.judgement.frame,
            certainty=self.judgement.certainty,
            attribution=attribution,
            within=self.within,
            condition=self.condition,
            consequence=self.consequence,
            figures=figures,
            reason=self.reason,
        )
