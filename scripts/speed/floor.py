"""The floor: what spaCy takes for a blank tokeniser, sentences and rules over the same tables.

It finds names of parties, cue words, numbers and dates by phrase and token patterns. It has no
network, no tree and no lemmas, and links nothing.
"""

from __future__ import annotations

from collections.abc import Callable

from warsan.codebook.cues import load_cues
from warsan.codebook.parties import load_parties
from warsan.codebook.plover import load_plover

_NUMBERS: tuple[list[dict[str, object]], ...] = (
    [{"LIKE_NUM": True}, {"LOWER": {"IN": ["million", "billion", "per", "percent"]}, "OP": "?"}],
    [{"IS_CURRENCY": True}, {"LIKE_NUM": True}],
)
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_DATES: tuple[list[dict[str, object]], ...] = (
    [{"IS_DIGIT": True}, {"TEXT": {"IN": list(_MONTHS)}}, {"SHAPE": "dddd", "OP": "?"}],
    [{"TEXT": {"IN": list(_MONTHS)}}, {"IS_DIGIT": True}],
    [{"LOWER": {"REGEX": "^(mon|tues|wednes|thurs|fri|satur|sun)day$"}}],
)


def load_floor() -> Callable[[str], object]:
    """A spaCy pipeline of rules; needs the extra `warsan[spacy]`."""
    import spacy  # noqa: PLC0415 - an extra

    pipeline = spacy.blank("en")
    pipeline.max_length = 10_000_000
    pipeline.add_pipe("sentencizer")
    ruler = pipeline.add_pipe("entity_ruler", config={"phrase_matcher_attr": "LOWER"})
    book = load_parties()
    names = {" ".join(words) for words in (*book.names, *book.persons, *book.roles)}
    rows: list[dict[str, object]] = [{"label": "PARTY", "pattern": name} for name in sorted(names)]
    rows += [{"label": "CUE", "pattern": cue} for cue in sorted(_cue_words())]
    rows += [{"label": "FIGURE", "pattern": pattern} for pattern in _NUMBERS]
    rows += [{"label": "DATE", "pattern": pattern} for pattern in _DATES]
    ruler.add_patterns(rows)  # type: ignore[attr-defined]
    return pipeline


def _cue_words() -> set[str]:
    return {lemma for _, lemma in (*load_plover().predicates, *load_cues().embeddings)}
