"""What a later version of a page changed, in its text and in what is found in it."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import cast

import msgspec

from warsan.changes.alignment import place_of
from warsan.changes.findings import Change, Finding, FindingKind, find_changes, found_of
from warsan.changes.moving import move_reading
from warsan.model import Article, Attribution, Event, Figure, Reading, Span

_TOLD = ("event", "attribution", "figure")  # what a reader of the record relies on


class TextChange(msgspec.Struct, frozen=True):
    """A passage that differs between two versions of a page.

    Attributes:
        field: "title", "standfirst" or "body".
        before: What stood there; empty if it is new.
        after: What stands there now; empty if it was taken out.
    """

    field: str
    before: str
    after: str


class Vanished(msgspec.Struct, frozen=True):
    """A finding that a later version of the page does not have.

    Attributes:
        kind: "event", "attribution" or "figure".
        id: Its id in the earlier Reading.
        what: The event's type, the attribution's kind, or the figure's unit.
        span: The words that it hangs on, in the earlier article.
        sentence: The sentence around them, there.
    """

    kind: FindingKind
    id: str
    what: str
    span: Span
    sentence: Span


class Revision(msgspec.Struct, frozen=True, kw_only=True):
    """A page that was read again and had changed.

    Attributes:
        earlier, later: The articles' ids.
        url: The address of both.
        text: What changed, paragraph by paragraph.
        vanished: Events, attributions and figures of the earlier article that the later one
            does not have.
        appeared: How many the later one has that the earlier one had not.
    """

    earlier: str
    later: str
    url: str
    text: tuple[TextChange, ...]
    vanished: tuple[Vanished, ...]
    appeared: int


def find_revision(old: Reading, new: Reading) -> Revision | None:
    """What changed from one version of a page to the next; None if its text did not.

    None also if the two have nothing in common, neither headline nor any paragraph: then one
    address serves now this article and now that one, as front pages do.

    Args:
        old: What was read on the page before.
        new: What was read on it now.
    """
    text = find_text_changes(old.article, new.article)
    if not text or not _are_versions(old.article, new.article):
        return None
    changes = find_changes(move_reading(old, new.article), new)
    told = [change for change in changes if change.kind in _TOLD]
    gone = [_told(change, change.before, old) for change in told if change.change == "gone"]
    came = [_told(change, change.after, new) for change in told if change.change == "new"]
    vanished = _without(gone, came)
    return Revision(
        earlier=old.article.id,
        later=new.article.id,
        url=new.article.url or "",
        text=text,
        vanished=tuple(vanished),
        appeared=len(_without(came, gone)),
    )


def _without(found: list[Vanished], others: list[Vanished]) -> list[Vanished]:
    """Those that do not stand in the same sentence among the others: a paragraph may have moved."""
    there = {(one.kind, one.what, one.span.text, one.sentence.text) for one in others}
    return [
        one for one in found
        if (one.kind, one.what, one.span.text, one.sentence.text) not in there
    ]  # fmt: skip


def _told(change: Change, finding: Finding | None, reading: Reading) -> Vanished:
    """The finding as it is in its own Reading: the one compared may have been moved."""
    name = getattr(finding, "id", "")
    found = cast(
        Event | Attribution | Figure,
        next(one for one in found_of(reading, change.kind) if getattr(one, "id", "") == name),
    )
    if isinstance(found, Event):
        what = found.type
    else:
        what = found.kind if isinstance(found, Attribution) else found.unit or ""
    span = place_of(found)
    return Vanished(change.kind, found.id, what, span, reading.sentence_at(span))


def find_text_changes(old: Article, new: Article) -> tuple[TextChange, ...]:
    """The passages of title, standfirst and body that differ, in their order."""
    found: list[TextChange] = []
    for name in ("title", "standfirst", "body"):
        before, after = old.text_of(name).split("\n\n"), new.text_of(name).split("\n\n")
        match = SequenceMatcher(None, before, after, autojunk=False)
        found += [
            TextChange(name, "\n\n".join(before[i:k]), "\n\n".join(after[j:m]))
            for kind, i, k, j, m in match.get_opcodes()
            if kind != "equal"
        ]
    return tuple(found)


def _are_versions(old: Article, new: Article) -> bool:
    shared = set(old.body.split("\n\n")) & set(new.body.split("\n\n"))
    return bool(shared) or (bool(old.title) and old.title == new.title)
