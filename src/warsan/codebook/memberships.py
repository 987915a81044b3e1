"""Who belonged to which alliance or organisation, and when."""

from __future__ import annotations

from functools import cache
from typing import Literal, cast, get_args

import msgspec

from warsan.codebook.body_tables import read_alliances
from warsan.codebook.party_checks import check_days
from warsan.codebook.party_codes import load_codes
from warsan.codebook.party_tables import read_collectives
from warsan.codebook.rows import Row, read_rows
from warsan.errors import CodebookError

MemberStatus = Literal["full", "suspended", "associate", "candidate"]


class Membership(msgspec.Struct, frozen=True, kw_only=True):
    """A member's time in an organisation; dates are ISO 8601, as precise as known.

    Attributes:
        organisation: Code of an alliance ("NATO"), or name of a club without one ("G7").
        member: Code of a state, or of an alliance.
        begin: "" where only that it belongs is recorded, not since when.
        end: "" while it belongs (end of 2024).
    """

    organisation: str
    member: str
    status: MemberStatus
    begin: str
    end: str

    def covers(self, day: str) -> bool:
        """Whether it held on an ISO day, as far as its precision says."""
        return day[: len(self.begin)] >= self.begin and (
            not self.end or day[: len(self.end)] <= self.end
        )


@cache
def load_memberships() -> tuple[Membership, ...]:
    """The rows of `members.tsv`, one a member, and the members of the United Nations.

    Raises:
        CodebookError: A row breaks its rules; file and line are named.
    """
    return (*read_memberships(), *_united_nations())


def read_memberships(text: str | None = None) -> tuple[Membership, ...]:
    """The rows of `members.tsv`, or of another text in its form."""
    columns = ("organisation", "status", "from", "to", "members")
    clubs = {e.alias for e in read_collectives()}
    known = {e.code for e in read_alliances()}
    found = list[Membership]()
    for row in read_rows("parties/members.tsv", columns, text):
        _check(row, known | clubs, set(load_codes()) | known)
        found += [
            Membership(
                organisation=row["organisation"],
                member=member,
                status=cast(MemberStatus, row["status"]),
                begin=row["from"],
                end=row["to"],
            )
            for member in row.entries("members")
        ]
    return tuple(found)


def _check(row: Row, organisations: set[str], members: set[str]) -> None:
    check_days(row, begin_known=False)
    if row["status"] not in get_args(MemberStatus):
        raise CodebookError(f"{row.place}: unknown status {row['status']!r}", "see its head")
    if row["organisation"] not in organisations:
        raise CodebookError(f"{row.place}: unknown organisation {row['organisation']!r}")
    unknown = [m for m in row.entries("members") if m not in members]
    if unknown or not row.entries("members"):
        raise CodebookError(f"{row.place}: unknown members {unknown}", "see codes.tsv")


def _united_nations() -> tuple[Membership, ...]:
    years = ((s.code, *s.un.partition("-")[::2]) for s in load_codes().values() if s.un)
    return tuple(
        Membership(organisation="UN", member=code, status="full", begin=begin, end=end)
        for code, begin, end in years
    )


def find_members(organisation: str, day: str | None = None) -> tuple[Membership, ...]:
    """Who belonged to an organisation on an ISO day; whoever ever did, without a day."""
    found = (m for m in load_memberships() if m.organisation == organisation)
    return tuple(m for m in found if day is None or m.covers(day))


def find_memberships(member: str, day: str | None = None) -> tuple[Membership, ...]:
    """To what a party belonged on an ISO day; to what it ever did, without a day."""
    found = (m for m in load_memberships() if m.member == member)
    return tuple(m for m in found if day is None or m.covers(day))
