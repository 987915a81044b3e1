"""Copies and stories among texts at hand, without a desk: as a desk joins them day by day."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from warsan.linking.copies import judge_copies
from warsan.linking.groups import Groups
from warsan.linking.happenings import Told, join_in_order
from warsan.linking.shingles import find_keys
from warsan.linking.terms import find_terms
from warsan.linking.texts import Text

_MOST = 30  # texts that one is aligned with, as on a desk


def join_given(texts: Sequence[Text], days: Mapping[str, date]) -> dict[str, str]:
    """The story of each text, by ids.

    Args:
        texts: In whatever order.
        days: On which each was published.

    Raises:
        ModelError: The reader's vocabulary or vectors cannot be read.
    """
    wires = _join_copies(texts)
    told = (
        Told(id=text.id, day=days[text.id], terms=find_terms(text), wire=wires[text.id])
        for text in texts
    )
    return join_in_order(told)


def _join_copies(texts: Sequence[Text]) -> dict[str, str]:
    having: dict[int, list[int]] = defaultdict(list)
    groups = Groups(text.id for text in texts)
    for number, text in enumerate(texts):
        keys = find_keys(text.sentences)
        shared = Counter(other for key in keys for other in having[key])
        for other, _ in shared.most_common(_MOST):
            if judge_copies(texts[other], text).copies:
                groups.join(texts[other].id, text.id)
        for key in keys:
            having[key].append(number)
    return {text.id: groups.find(text.id) for text in texts}
