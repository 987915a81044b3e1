"""Attributions against gold: spans of source, cue and content, and the linked triples."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from warsan.eval.documents import Triple
from warsan.eval.role_tags import ROLES
from warsan.eval.spans import Agreement, LabelSpan, compare_spans, decode_parts


def score_roles(gold: Iterable[Sequence[str]], found: Iterable[LabelSpan]) -> dict[str, Agreement]:
    """Exact agreement per role on one document.

    Args:
        gold: Tags of each of its paragraphs; a span never crosses a paragraph.
        found: Predicted spans, tokens counted through the document.
    """
    return compare_spans(decode_parts(gold), found, ROLES)


def score_triples(gold: Iterable[Triple], found: Iterable[Triple]) -> Agreement:
    """How many whole attributions are exactly right: same source, same cue, same content."""
    truth, guess = set(gold), set(found)
    return Agreement(len(truth & guess), len(guess), len(truth))


def role_shares(roles: Mapping[str, Agreement], triple: Agreement | None) -> dict[str, object]:
    """`source`, `cue`, `content` and `triple`, each `p`, `r`, `f1`, `n` in gold; None without."""
    found: dict[str, Agreement | None] = {**{role: roles[role] for role in ROLES}, "triple": triple}
    return {key: _shares(agreement) for key, agreement in found.items()}


def _shares(agreement: Agreement | None) -> dict[str, float] | None:
    if agreement is None or not agreement.gold:
        return None
    return {"p": agreement.p, "r": agreement.r, "f1": agreement.f1, "n": agreement.gold}
