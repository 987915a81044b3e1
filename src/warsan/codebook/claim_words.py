"""Words that place a claim: what befell those counted, what is counted, denial and concession."""

from __future__ import annotations

from functools import cache

import msgspec

from warsan.codebook.cues import load_cues
from warsan.codebook.rows import read_rows
from warsan.errors import CodebookError


class ClaimWords(msgspec.Struct, frozen=True, kw_only=True):
    """Tables under `data/claims`, checked.

    Attributes:
        outcomes: A form of one or two words ("shot down") to what befell ("destroyed").
        counted: A noun to the class of what is counted ("sailor" to "military").
        cues: Class to the lemmas of its verbs: "deny", "concede".
        vague: Words of a denial that do not say what is denied, as `content_words` has them.
        negators: Words that turn a cue ("did not deny").
    """

    outcomes: dict[str, str]
    counted: dict[str, str]
    cues: dict[str, frozenset[str]]
    vague: frozenset[str]
    negators: frozenset[str]


@cache
def load_claim_words() -> ClaimWords:
    """The tables, read and checked once.

    Raises:
        CodebookError: A form stands in two rows.
    """
    embedding = load_cues().embeddings
    denials = frozenset(
        lemma for (pos, lemma), found in embedding.items() if pos == "v" and found.name == "deny"
    )
    cues = {
        row["class"]: frozenset(_cell(row["lemmas"]))
        for row in read_rows("claims/cues.tsv", ("class", "lemmas"))
    }
    return ClaimWords(
        outcomes=_inverted("outcomes", "outcome", "forms"),
        counted=_inverted("counted", "class", "nouns"),
        cues={"concede": cues["concede"], "deny": denials},
        vague=cues["vague"],
        negators=load_cues().particles["negator"],
    )


def _inverted(table: str, key: str, listed: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in read_rows(f"claims/{table}.tsv", (key, listed)):
        for form in _cell(row[listed]):
            if form in found:
                raise CodebookError(f"{row.place}: {form!r} stands twice", "keep one of them")
            found[form] = row[key]
    return found


def _cell(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]
