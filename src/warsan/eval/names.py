"""Names against IOB2 gold, in the label set of the gold file."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import msgspec

from warsan.errors import GoldError
from warsan.eval.documents import Prediction
from warsan.eval.spans import Agreement, LabelSpan, compare_spans, decode_parts


class NameScheme(msgspec.Struct, frozen=True):
    """A label set that gold files use, and what of the reader's names counts in it.

    Attributes:
        title: How people call the label set.
        newswire: Whether the reader's nine-type names count, else its three-type names.
        mapping: The reader's label to the label set's; what is not in it does not count.
        ignored: Labels of the file that its makers do not score.
        articles: Whether its documents are articles of news, which are read whole.
    """

    title: str
    newswire: bool
    mapping: Mapping[str, str]
    ignored: frozenset[str] = frozenset()
    articles: bool = True

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels that are scored, by name."""
        return tuple(sorted(set(self.mapping.values())))


def _same(*labels: str) -> dict[str, str]:
    return {label: label for label in labels}


# Universal NER scores PER, ORG and LOC; OTH and O are notes of its annotators
# (https://arxiv.org/abs/2311.09122). CoNLL 2003 counts nationalities as MISC and has no dates.
SCHEMES = (
    NameScheme(
        "Universal NER",
        False,
        _same("PER", "ORG", "LOC"),
        ignored=frozenset({"OTH", "O"}),
        articles=False,  # EWT: mail, questions and reviews, their documents often loose sentences
    ),
    NameScheme(
        "CoNLL 2003",
        True,
        _same("PER", "ORG", "LOC", "MISC") | {"FAC": "LOC", "NORP": "MISC", "PRODUCT": "MISC"},
    ),
    NameScheme(
        "English Worldwide Newswire",
        True,
        _same("PER", "ORG", "LOC", "NORP", "FAC", "PRODUCT", "DATE", "MONEY", "MISC"),
    ),
)


def find_scheme(labels: Collection[str], origin: str) -> NameScheme:
    """The first label set that holds all labels of a gold file.

    Raises:
        GoldError: None does; names the labels.
    """
    for scheme in SCHEMES:
        if set(labels) <= {*scheme.labels, *scheme.ignored}:
            return scheme
    known = "; ".join(f"{s.title}: {', '.join(s.labels)}" for s in SCHEMES)
    unknown = set(labels) - {label for scheme in SCHEMES for label in scheme.labels}
    raise GoldError(
        f"{origin}: labels that the reader does not know: {', '.join(sorted(unknown))}",
        f"it scores {known}",
    )


def score_names(
    gold: Sequence[Sequence[str]], found: Prediction, scheme: NameScheme
) -> dict[str, Agreement]:
    """Exact agreement per label on one document.

    Args:
        gold: The tags of each of its sentences, as the file has them.
        found: The prediction on their tokens.
        scheme: The label set of the file.
    """
    names = found.newswire if scheme.newswire else found.uner
    return compare_spans(decode_parts(gold), _mapped(names, scheme.mapping), scheme.labels)


def _mapped(spans: Iterable[LabelSpan], mapping: Mapping[str, str]) -> Iterator[LabelSpan]:
    for span in spans:
        if span.label in mapping:
            yield LabelSpan(span.first, span.last, mapping[span.label])


def name_shares(per_label: Mapping[str, Agreement]) -> dict[str, object]:
    """`f1` over all labels and `per_type` (`p`, `r`, `f1`, `n`); None without gold."""
    total = sum(per_label.values(), Agreement())
    return {
        "f1": total.f1 if total.gold else None,
        "p": total.p if total.gold else None,
        "r": total.r if total.gold else None,
        "n": total.gold,
        "per_type": {
            label: {"p": a.p, "r": a.r, "f1": a.f1, "n": a.gold} if a.gold else None
            for label, a in sorted(per_label.items())
        },
    }
