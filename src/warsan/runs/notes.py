"""What a watcher tells: one note for each thing that it took or refused."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Literal

import msgspec

NoteKind = Literal["feed", "took", "known", "revised", "refused", "waiting"]


class Note(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing that happened.

    Attributes:
        at: When, ISO 8601 in UTC.
        what: "feed": a feed named new pages, or failed; "took": an article was read and stored;
            "known": the desk had it; "revised": a page had changed, both versions are kept;
            "refused": a page was not taken; "waiting": a host is left alone for a while.
        address: Of the page or feed; the name of a host.
        feed: The feed that named the page.
        article: Id of the article.
        earlier: Id of its earlier version.
        title: Its headline.
        new: How many new pages a feed named.
        vanished: How many findings of the earlier version the later one does not have.
        reason, hint: Why something was refused, and what to do.
        again: When it is tried again, ISO 8601; absent if it is not.
    """

    at: str
    what: NoteKind
    address: str
    feed: str | None = None
    article: str | None = None
    earlier: str | None = None
    title: str | None = None
    new: int | None = None
    vanished: int | None = None
    reason: str | None = None
    hint: str | None = None
    again: str | None = None


def say_time(moment: float) -> str:
    """Seconds since 1970 as ISO 8601 in UTC."""
    return datetime.fromtimestamp(moment, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
