"""docs/codebook.md: the codebook that the reader codes events by, from its data files."""

from __future__ import annotations

from warsan.codebook.plover import load_plover
from warsan.report.codebook_page import count_predicates, describe_type

_HEAD = """\
# The codebook

Events are coded by PLOVER 2.0 (Halterman, Bagozzi, Beger, Schrodt, Scarborough 2023): 16 types,
67 modes, 37 contexts. Definitions, near misses and word lists here are the project's own; names,
quads and scores are the manual's, save for ACCUSE, whose printed +3 is a misprint for -3. CAMEO
codes and Goldstein scores are derived by a table (`data/plover/cameo.tsv`), with what is lost.

`warsan codebook TYPE` prints a section of this page, `warsan why EVENT` says which word and frame
gave an event. {count:,} predicates: words, verbs with a particle, and pairs of a light verb and its
noun. A word of the lists is not an event wherever it stands: how likely it is one is weighed from
its parties, its place in the tree and its company (docs/events.md).

This page is generated from the data files by `make format`.
"""


def write_page() -> str:
    """The page as Markdown."""
    book = load_plover()
    sections = [describe_type(name) for name in book.types]
    contexts = [f"| {name} | {gloss} |" for name, gloss in book.contexts.items()]
    tail = "\n".join(["## Contexts", "", "| context | what it is about |", "|---|---|", *contexts])
    return "\n".join([_HEAD.format(count=count_predicates(book)), *sections, tail, ""])
