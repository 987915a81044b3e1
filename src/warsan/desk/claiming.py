"""A desk asked for claims: who stands where, what is disputed, how figures climb."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING, get_args

from warsan.errors import InputError, NotFoundError

if TYPE_CHECKING:
    from warsan.linking.claims import (
        Claim,
        Coverage,
        DisputesView,
        Judgement,
        JudgementKind,
        Ladder,
        SlotRow,
        Statement,
    )
    from warsan.store import Store
    from warsan.views.statements import Statements

_SHOWN = 5  # candidates named for an ambiguous id


class ClaimsDesk:
    """The questions about claims; see `Desk`. Of comment only what it quotes is taken."""

    _store: Store

    @cached_property
    def _statements(self) -> Statements:
        from warsan.views.statements import Statements

        return Statements()

    @cached_property
    def _linked(self) -> dict[object, tuple[Claim, ...]]:
        return {}  # one entry: the claims of the desk as it was last seen

    def _wires(self) -> Mapping[str, str]:
        """The wire of each article: copies of one text are one source."""
        from warsan.linking import view_wires

        return view_wires(self._store)

    def _view_statements(self) -> tuple[Statement, ...]:
        return self._statements.view(self._store, self._wires())

    def claims(self) -> tuple[Claim, ...]:
        """What is said in the articles, with everybody's position, oldest first.

        They are linked anew when the desk has changed.
        """
        from warsan.linking.claims import link_claims

        judgements, statements = self.judgements(), self._view_statements()
        key = self._statements.version, tuple(sorted(self._wires().items())), judgements
        if key not in self._linked:
            self._linked.clear()
            self._linked[key] = link_claims(statements, judgements)
        return self._linked[key]

    def claim(self, id_or_prefix: str) -> Claim:
        """One claim.

        Raises:
            NotFoundError: No id begins so, or several do.
        """
        wanted = id_or_prefix.strip().lower()
        found = [c for c in self.claims() if wanted and c.id.startswith(wanted)]
        if not found:
            raise NotFoundError(f"no claim {id_or_prefix[:64]!r}", "list them: warsan claims")
        if len(found) > 1:
            named = ", ".join(claim.id for claim in found[:_SHOWN])
            raise NotFoundError(f"several claims begin with {wanted!r}: {named}",
                                "give more of the id")  # fmt: skip
        return found[0]

    def disputes(self, one: str | None = None, other: str | None = None) -> DisputesView:
        """Claims with what stands against them, and claims that nobody answered.

        Args:
            one: Code of a party that takes part or has a say.
            other: As `one`.
        """
        from warsan.linking.claims import find_disputes

        return find_disputes(self.claims(), [code for code in (one, other) if code])

    def slots(self) -> tuple[SlotRow, ...]:
        """What figures are given for, those with most claimants first."""
        from warsan.linking.claims import list_slots

        return list_slots(self._view_statements())

    def ladder(self, slot: str) -> Ladder:
        """Every figure for a slot over time, by claimant.

        Args:
            slot: Its key ("killed/military/RUS"), or words ("Russian soldiers killed").

        Raises:
            NotFoundError: No slot fits, or several do.
        """
        from warsan.linking.claims import build_ladder, find_asked, list_slots

        statements = self._view_statements()
        return build_ladder(statements, find_asked(list_slots(statements), slot))

    def coverage(self) -> tuple[Coverage, ...]:
        """Claims of which some articles leave out the denial, the source or the figure."""
        from warsan.linking.claims import find_coverage

        return find_coverage(self.claims())

    def judgements(self) -> tuple[Judgement, ...]:
        """What persons judged of claims, oldest first, also what was taken back."""
        from warsan.views.judgements import view_judgements

        return view_judgements(self._store)

    def judge_claim(
        self, claim: str, kind: JudgementKind, what: str, *, by: str, note: str = ""
    ) -> int:
        """Write down a person's judgement of a claim, with the time.

        Args:
            claim: Its id.
            kind: "verdict"; or how another claim stands to it: "same", "denies", or "apart", which
                keeps the two from being linked and undoes a link.
            what: The verdict, or the other claim's id; "p3" is the third position of this claim.
            by: Who judges.
            note: Why.

        Returns:
            The judgement's number, by which `withdraw_judgement` takes it back.

        Raises:
            InputError: No name, no such kind, or a claim judged against itself.
            NotFoundError: A claim is not there.
            DeskError: The desk cannot be written.
        """
        from warsan.linking.claims import JudgementKind
        from warsan.store import record_judgement

        if kind not in get_args(JudgementKind):
            kinds = ", ".join(get_args(JudgementKind))
            raise InputError(f"{kind!r} is no judgement", f"it is one of {kinds}")
        if not by.strip():
            raise InputError("a judgement needs a name", "say whose it is: --by NAME")
        about = self.claim(claim)
        said, other = (what, "") if kind == "verdict" else ("", self._other(about, what))
        words = (kind, about.first.id, other, said, note, by.strip(), _now())
        return record_judgement(self._store, words)

    def _other(self, about: Claim, what: str) -> str:
        """The statement that a claim is judged against."""
        number = what[1:] if what.startswith("p") else ""
        if number.isdecimal() and 0 < int(number) <= len(about.positions):
            found = about.positions[int(number) - 1].statement
        else:
            found = self.claim(what).first
        if found.id == about.first.id:
            raise InputError("a claim cannot be judged against itself", "give two claims")
        if (found.slot is None) != (about.first.slot is None):
            raise InputError("a figure and a deed are no one claim", "give two of a kind")
        return found.id

    def withdraw_judgement(self, number: int, *, by: str) -> None:
        """Take a judgement back; it stays in the history.

        Raises:
            NotFoundError: There is no such judgement, or it was taken back.
            DeskError: The desk cannot be written.
        """
        from warsan.store import record_judgement

        held = {item.id for item in self.judgements() if item.withdrawn is None}
        if number not in held:
            raise NotFoundError(f"no judgement {number}", "list them: warsan claims judged")
        record_judgement(self._store, ("withdraw", "", str(number), "", "", by.strip(), _now()))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
