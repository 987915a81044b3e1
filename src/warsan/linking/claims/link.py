"""The claims of many articles: what is said in several places, and where everybody stands."""

from __future__ import annotations

from collections.abc import Iterable

from warsan.linking.claims.figure_claims import group_figures
from warsan.linking.claims.given import Judgement, arrange_judgements
from warsan.linking.claims.grouping import group_statements
from warsan.linking.claims.merging import apply_links
from warsan.linking.claims.standing import finish_claim
from warsan.linking.claims.values import Claim, Statement


def link_claims(
    statements: Iterable[Statement], judgements: Iterable[Judgement] = ()
) -> tuple[Claim, ...]:
    """Statements of any number of articles, as claims, oldest first.

    The same statements give the same claims in whatever order they come. What a statement is
    compared with is found by its rarest words, its place and its numbers, or by its slot.

    Args:
        statements: Of all articles; see `find_statements`.
        judgements: What persons linked, kept apart or said; marked as theirs.
    """
    given = arrange_judgements(judgements)
    ordered = sorted(statements, key=_order)
    figures = [s for s in ordered if s.slot is not None]
    drafts = group_statements([s for s in ordered if s.slot is None], given)
    drafts += group_figures(figures, given)
    drafts = apply_links(drafts, given)
    drafts.sort(key=lambda draft: _order(draft.first))
    return tuple(
        finish_claim(d, [v for m in d.members for v in given.verdicts.get(m.id, ())])
        for d in drafts
    )


def _order(statement: Statement) -> tuple[str, str, str, int, tuple[int, int], str]:
    # Within an article what was told is taken before what answers it.
    late = {"event": 0, "figure": 0, "charge": 1, "reply": 2}[statement.kind]
    published = statement.published or ""
    return statement.day, published, statement.article, late, statement.place, statement.id
