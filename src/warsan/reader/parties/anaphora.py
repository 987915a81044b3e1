"""What a pronoun or a short description most probably refers back to, among the parties named."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import get_args

import msgspec

from warsan.codebook.parties import load_parties
from warsan.codebook.reference_words import Kind
from warsan.model import Party
from warsan.reader.attributions.quotes import find_quotes
from warsan.reader.coreference.antecedents import find_antecedents
from warsan.reader.coreference.pairs import Pairs
from warsan.reader.coreference.references import find_references
from warsan.reader.parse import Parse, Range
from warsan.reader.parties.memory import identity
from warsan.reader.parties.scene import Described

_SURE = 0.45
"""The least share of the probability that the chosen party has, "nothing before" included."""
_RIVAL = 0.5
"""The most that the next party has beside it, as a part of what the chosen one has."""
_NAMED = 0.1
"""A candidate is named in the reason from this share on."""


class Candidate(msgspec.Struct, frozen=True):
    """A mention before: its head tokens, its words, and what it was read as.

    Attributes:
        name: The tokens of the person's name in it, in case the tree takes another for the head.
    """

    heads: tuple[int, ...]
    range: Range
    text: str
    described: Described
    name: tuple[int, ...] = ()


class Verdict(msgspec.Struct, frozen=True):
    """The one candidate that is clearly meant; and all that can be, in text order."""

    chosen: Candidate | None
    names: tuple[str, ...] = ()


class _Weighed(msgspec.Struct, frozen=True):
    """A party or a thing with the probability of all its mentions.

    Attributes:
        first: Its first mention's token.
        likeliest: The token of the mention that is most probably meant.
        spoke: The last of its mentions that said what the pronoun goes on with, -1 if none.
    """

    first: int
    likeliest: int
    what: Candidate | str
    weight: float
    spoke: int = -1

    @property
    def name(self) -> str:
        return self.what if isinstance(self.what, str) else self.what.text

    def plus(self, other: _Weighed) -> _Weighed:
        """With one more of its mentions; the likeliest came first."""
        return msgspec.structs.replace(
            self,
            first=min(self.first, other.first),
            weight=self.weight + other.weight,
            spoke=max(self.spoke, other.spoke),
        )


class Anaphora(msgspec.Struct, frozen=True, dict=True):
    """One field with what refers in it; scored only where something is asked for."""

    parse: Parse

    @cached_property
    def _pairs(self) -> Pairs:
        return Pairs(self.parse, find_references(self.parse))

    @cached_property
    def _number_of(self) -> dict[int, int]:
        return {r.head: n for n, r in enumerate(self._pairs.references)}

    @cached_property
    def _quoted(self) -> frozenset[int]:
        return frozenset(i for q in find_quotes(self.parse) for i in range(q.first, q.last))

    @cached_property
    def _open(self) -> dict[int, tuple[_Weighed, ...]]:
        """What each pronoun that stayed open can mean; a later one can mean the same."""
        return {}

    def judge(
        self,
        head: int,
        before: Iterable[Candidate],
        fits: Callable[[Candidate], bool],
        *,
        acting: bool = False,
    ) -> Verdict:
        """Which earlier mention a token refers back to.

        Args:
            head: The pronoun, or the head of the description.
            before: The mentions before it.
            fits: Whether a mention can be meant, by gender, number and place.
            acting: Whether it does what only persons and bodies do.
        """
        number = self._number_of.get(head)
        if number is None:
            return Verdict(None)
        known = {t: c for c in before for t in c.name}
        known |= {h: c for c in before for h in c.heads}
        found, nothing = dict[object, _Weighed](), 0.0
        for choice in find_antecedents(self._pairs, number):
            if choice.number < 0:
                nothing = choice.probability
                continue
            at = self._pairs.references[choice.number].head
            candidate = known.get(at)
            if self._is_only_quoted(head, at):
                continue
            for one in self._meant(head, at, candidate, choice.probability):
                what = one.what
                if fits(what) if isinstance(what, Candidate) else self._agrees(head, at, acting):
                    key = self._key(what)
                    found[key] = found[key].plus(one) if key in found else one
        return self._decide(head, tuple(found.values()), nothing)

    def _meant(
        self, head: int, at: int, candidate: Candidate | None, weight: float
    ) -> Iterable[_Weighed]:
        """What stands at a token; where that is a pronoun that stayed open, all that it can be."""
        spoke = at if self._speaks_on(at, head) else -1
        spread = self._open.get(at, ())
        if not spread:
            what = candidate or self.parse.tokens[at].text
            return (_Weighed(at, at, what, weight, spoke),)
        scale = weight / sum(f.weight for f in spread)
        return (msgspec.structs.replace(f, weight=f.weight * scale, spoke=spoke) for f in spread)

    def _is_only_quoted(self, head: int, at: int) -> bool:
        """Outside a quotation a pronoun is nobody who is named within it: “…Putin,” he said."""
        pronoun = self.parse.tokens[head].upos == "PRON"
        return pronoun and at in self._quoted and head not in self._quoted

    def _decide(self, head: int, found: tuple[_Weighed, ...], nothing: float) -> Verdict:
        if not found:
            return Verdict(None)
        total = sum(f.weight for f in found)
        best = max(found, key=lambda f: f.weight)
        likely = [f for f in found if f.weight >= _NAMED * total] or [best]
        speaker = self._last_speaker(head, likely)
        chosen = speaker or best
        names = tuple(f.name for f in sorted(likely, key=lambda f: f.first))
        sure = speaker is not None or self._is_sure(head, found, best, nothing)
        if sure and isinstance(chosen.what, Candidate):
            return Verdict(chosen.what, names)
        if self.parse.tokens[head].upos == "PRON":
            self._open[head] = found
        return Verdict(None, names)

    def _last_speaker(self, head: int, likely: Sequence[_Weighed]) -> _Weighed | None:
        """The only one who spoke; of several who spoke last, in the sentence before."""
        speakers = sorted((f for f in likely if f.spoke >= 0), key=lambda f: f.spoke)
        if len(speakers) < 2:
            return speakers[0] if speakers else None
        last, other = (self.parse.sentence_of(f.spoke) for f in (speakers[-1], speakers[-2]))
        near = self.parse.sentence_of(head) - last <= 1
        return speakers[-1] if near and other < last else None

    def _is_sure(
        self, head: int, found: tuple[_Weighed, ...], best: _Weighed, nothing: float
    ) -> bool:
        """Whether the likeliest has no rival; what stands within its own phrase is none."""
        rivals = [f for f in found if f is not best and not _is_within(f, best)]
        total = best.weight + nothing + sum(f.weight for f in rivals)
        if best.weight < _SURE * total or any(f.weight > _RIVAL * best.weight for f in rivals):
            return False
        near = (f for f in rivals if f.weight >= _NAMED * total and self._side_by_side(best, f))
        return self._speaks_before(best.likeliest, head) or not any(near)

    def _speaks_on(self, at: int, head: int) -> bool:
        """Whether a token spoke, and the pronoun speaks on, or is the subject of what it said."""
        return self._says(at) and (self._says(head) or self._speaks_before(at, head))

    def _says(self, at: int, verbs: str = "saying") -> bool:
        """Whether a token is the subject of a verb of saying, outside quotations."""
        token = self.parse.tokens[at]
        if token.deprel != "nsubj" or at in self._quoted:
            return False
        return self.parse.tokens[token.head].lemma.lower() in load_parties().settings[verbs]

    def _side_by_side(self, one: _Weighed, other: _Weighed) -> bool:
        """Whether two parties are named in one sentence, so that neither is the nearer."""
        sentences = {self.parse.sentence_of(f.likeliest) for f in (one, other)}
        return isinstance(other.what, Candidate) and len(sentences) == 1

    def _speaks_before(self, at: int, head: int) -> bool:
        """Whether one is subject of a verb of saying or thinking and the other of what it says."""
        tokens = self.parse.tokens
        clause = tokens[tokens[head].head]
        said = clause.rel in ("ccomp", "xcomp") and clause.head == tokens[at].head
        return said and tokens[head].rel == "nsubj" and self._says(at, "speech")

    def _agrees(self, head: int, other: int, acting: bool) -> bool:
        """Whether what is no party agrees in number and kind, and so is a rival."""
        references, number_of = self._pairs.references, self._number_of
        mine, theirs = references[number_of[head]], references[number_of[other]]
        if mine.form in ("he", "she"):
            kinds: tuple[str, ...] = ("person", "?")
        else:
            kinds = ("person", "body") if acting else get_args(Kind)
        same = "?" in (mine.number, theirs.number) or mine.number == theirs.number
        return same and (theirs.kind in kinds or theirs.form in ("it", "they"))

    @staticmethod
    def _key(what: Candidate | str) -> object:
        if isinstance(what, str):
            return "thing", what
        party: Party | None = what.described.party
        return identity(party) if party else ("open", what.text)


def _is_within(one: _Weighed, other: _Weighed) -> bool:
    """Whether a mention stands within the phrase of another: "Ukraine" in "Ukraine's army"."""
    whole = other.what
    return isinstance(whole, Candidate) and whole.range.first <= one.likeliest < whole.range.last
