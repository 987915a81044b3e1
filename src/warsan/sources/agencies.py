"""Whether a name is that of a news agency: a known one, or one that calls itself so."""

from __future__ import annotations

from warsan.codebook.pages import load_page_words


def names_agency(name: str, *, bracketed: bool = False) -> bool:
    """Whether a name is an agency's, known or by its words ("Northern Wire").

    Args:
        name: As printed; also in capitals.
        bracketed: It stands in a dateline's brackets, where no person's name does.
    """
    words = load_page_words()
    if is_known(name):
        return True
    parts = name.casefold().removeprefix("the ").split()
    strengths = [words.agency_words.get(part) for part in parts]
    if len(parts) < 2 or "never" in strengths or all(strengths):
        return False
    return "any" in strengths or ("long" in strengths and (bracketed or len(parts) > 2))


def is_known(name: str) -> bool:
    """Whether a name is a form of `agencies.tsv`, as listed or in capitals."""
    agencies = load_page_words().agencies
    return name in agencies or any(name == form.upper() for form in agencies)
