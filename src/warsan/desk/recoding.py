"""What a file of parties would change on a desk that does not use it yet."""

from __future__ import annotations

import re
from collections.abc import Callable

from warsan.codebook.extended_parties import find_recodings
from warsan.codebook.own_parties import OwnParties
from warsan.codebook.party_words import name_words
from warsan.desk.desk import Desk
from warsan.desk.own import reader_of
from warsan.desk.rereading import Reader, Rereading
from warsan.runs import Progress


def reread_with(
    desk: Desk, own: OwnParties, progress: Callable[[Progress], None] | None = None
) -> Rereading:
    """The desk's articles that hold a recoded name, read with parties that it does not use yet.

    Nothing is kept until `keep` is called.

    Args:
        desk: The desk.
        own: The parties.
        progress: Called after each article.
    """
    from warsan.reader.own_parties import name_with_parties

    reader = Reader(name_with_parties(own), reader_of(own))
    ids = _holding(desk, own)
    return desk.reread(articles=ids, every=True, reader=reader, progress=progress)


def _holding(desk: Desk, own: OwnParties) -> list[str]:
    """Ids of the articles in which a name stands that the file recodes."""
    names = [r.name for r in find_recodings(own)] + [n for p in own.people for n in p.names]
    written = sorted({" ".join(name_words(n)) for n in names}, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, written))})(?!\w)")
    texts = ((row.id, desk.reading(row.id).article) for row in desk.articles())
    return [
        name
        for name, a in texts
        if written and pattern.search(" ".join(name_words(f"{a.title} {a.standfirst} {a.body}")))
    ]
