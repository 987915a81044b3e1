"""How an article stands to earlier and later versions of its page, in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from warsan.changes import Revision, Vanished

_SHOWN = 160  # characters of a passage


def say_revisions(article: str, revisions: Sequence[Revision]) -> Iterator[str]:
    """Lines about an article's revisions: what it was revised from, what became of it.

    Args:
        article: Its id.
        revisions: Those in which it is the earlier or the later version.
    """
    for revision in revisions:
        if revision.later == article:
            yield f"revised from {revision.earlier[:10]}: {_count(revision)}"
            for change in revision.text:
                yield f"  {change.field}, before: {_short(change.before)}"
                yield f"  {change.field}, now:    {_short(change.after)}"
        else:
            yield f"revised: {revision.later[:10]} is a later version of this page"
        for vanished in revision.vanished:
            yield f"  vanished: {say_vanished(vanished)}"


def say_vanished(vanished: Vanished) -> str:
    """A finding that a later version of the page does not have."""
    what = f"{vanished.kind} {vanished.what}".strip()
    return f"{what} at “{vanished.span.text}” ({_short(vanished.sentence.text)})"


def _count(revision: Revision) -> str:
    passages = len(revision.text)
    return (
        f"{passages} passage{'s' * (passages != 1)} changed, {len(revision.vanished)} findings "
        f"vanished, {revision.appeared} new"
    )


def _short(text: str) -> str:
    line = " ".join(text.split())
    if not line:
        return "—"
    return line if len(line) <= _SHOWN else line[:_SHOWN] + " …"
