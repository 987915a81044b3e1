"""Claims and where everybody stands on them. Frozen values; never a verdict on what is true."""

from __future__ import annotations

from typing import Literal

import msgspec

from warsan.linking.claims.slots import Slot
from warsan.model import Party, Place, Span

Side = Literal["supports", "denies"]
How = Literal[
    "says so",
    "concedes",
    "denies explicitly",
    "says the contrary",
    "gives another figure",
    "blames the other side",
    "gives a later figure",
]
Status = Literal["asserted", "corroborated", "denied", "disputed", "conceded", "superseded"]
StatementKind = Literal["event", "charge", "reply", "figure"]


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """Who says it.

    Attributes:
        name: As a reader would call it: the person, the party's words, or the outlet.
        code: The party's code ("RUS"); "" if unresolved or the outlet itself.
        key: Two voices with one key count as one source: a state with all who speak for it, an
            owner, a wire.
        outlet: Whether the outlet itself says it.
        anonymous: Whether the source has no name and no party.
    """

    name: str
    code: str
    key: str
    outlet: bool = False
    anonymous: bool = False


class Held(msgspec.Struct, frozen=True):
    """How sure a voice is of a statement: factuality in [-3, 3]; `how` says by what means."""

    voice: Voice
    value: float
    how: How


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """A proposition as one sentence of one article puts it.

    Attributes:
        id: "article:field:start:kind", the same in every run and after rereading.
        finding: Id of the event or figure within its Reading.
        kind: An event told; a charge (an accusation whose deed is told beside it); a reply (a
            denial that leaves unsaid what it denies); a figure.
        type, mode, quad: PLOVER; of a charge those of the deed; "" and 0 where not known.
        lemma: The trigger's last verb or noun, as a dictionary has it.
        told: The words that tell it; of a charge or reply, those of the deed.
        actor, recipient: Of the deed or word, not of who speaks of it.
        start, end: ISO days on which it was done or said; `assumed` where the text does not date
            what was done.
        slot: What a figure counts; None for others.
        wire: The text that the article shares with others, where that is known.
        low, best, high: Bounds of a figure.
        numbers: Figures that stand in the sentence beside an event.
        words: Words of the sentence that can tell it from others.
        held: Who holds it, and how sure; the nearest to the event first.
        answers: Id of the statement in the same article that a reply or a counter-charge answers.
        left: Ids of those it may answer where two were left.
    """

    id: str
    article: str
    outlet: str | None
    published: str | None
    finding: str
    kind: StatementKind
    span: Span
    sentence: Span
    type: str = ""
    mode: str | None = None
    quad: int = 0
    lemma: str = ""
    told: str = ""
    actor: Party | None = None
    recipient: Party | None = None
    start: str | None = None
    end: str | None = None
    assumed: bool = True
    where: Place | None = None
    slot: Slot | None = None
    wire: str | None = None
    low: float | None = None
    best: float | None = None
    high: float | None = None
    numbers: frozenset[float] = frozenset()
    words: frozenset[str] = frozenset()
    held: tuple[Held, ...] = ()
    answers: str | None = None
    left: tuple[str, ...] = ()

    @property
    def day(self) -> str:
        """The day it was published; "" if unknown: such statements come first."""
        return (self.published or "")[:10]

    @property
    def holds(self) -> str:
        """The ISO day that it holds for; else that of publication."""
        return self.end or self.start or self.day

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands in its article, to sort by."""
        return ("title", "standfirst", "body", "page").index(self.span.field), self.span.start


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """That a person said so, and when (ISO 8601, UTC)."""

    by: str
    at: str
    note: str = ""


class Position(msgspec.Struct, frozen=True, kw_only=True):
    """Where one voice stands on a claim, by one statement: an edge with its score and reason.

    Attributes:
        score: How alike statement and claim are (log-odds); 0 for the first statement.
        judged: Whose link it is, where a person made it.
    """

    side: Side
    how: How
    voice: Voice
    value: float
    statement: Statement
    score: float
    reason: str
    judged: Judged | None = None


class Step(msgspec.Struct, frozen=True):
    """From which day a claim had which standing, and through whom."""

    day: str
    status: Status
    through: str


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """What a person says of a claim: theirs alone."""

    text: str
    judged: Judged


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """One proposition, with everybody's position on it.

    Attributes:
        id: Ten hex digits, made from the first statement's id.
        first: The statement that made the claim.
        positions: Oldest first.
        silent: Codes of parties that took part, or are accused, and said nothing of it.
        status: The latest standing; `steps` has all.
        independent: How many independent sources support it.
        unlinked: Ids of claims of which two or more were equally near: it was linked to none.
        verdicts: What persons said of it, newest first.
        rivals: Ids of claims that give another figure for the same slot, or blame another side.
    """

    id: str
    first: Statement
    positions: tuple[Position, ...]
    silent: tuple[str, ...]
    status: Status
    steps: tuple[Step, ...]
    independent: int
    unlinked: tuple[str, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    rivals: tuple[str, ...] = ()

    @property
    def supporters(self) -> tuple[Position, ...]:
        """Positions that hold it."""
        return tuple(p for p in self.positions if p.side == "supports")

    @property
    def deniers(self) -> tuple[Position, ...]:
        """Positions against it."""
        return tuple(p for p in self.positions if p.side == "denies")

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets it was found in, oldest first."""
        return tuple(dict.fromkeys(p.statement.outlet or "" for p in self.positions))
