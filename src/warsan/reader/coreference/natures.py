"""What a noun stands for: a person, a body, a place or a thing; one or several; of which sex."""

from __future__ import annotations

from warsan.codebook.parties import load_parties
from warsan.codebook.party_words import is_plural, name_words, role_words
from warsan.codebook.reference_words import Gender, Kind, Number, load_reference_words
from warsan.reader.parse import Parse

_LABELS: dict[str, Kind] = {
    "PER": "person", "ORG": "body", "LOC": "place", "FAC": "place", "NORP": "person",
    "DATE": "time", "MONEY": "thing", "PRODUCT": "thing",
}  # fmt: skip
_ENTRIES: dict[str, Kind] = {
    "country": "place", "capital": "place", "region": "place", "alliance": "body",
    "organisation": "body", "group": "body", "people": "person", "adjective": "person",
}  # fmt: skip


def number_of(parse: Parse, head: int) -> Number:
    """Grammatical number of a noun with its numerals."""
    token = parse.tokens[head]
    if token.upos == "NOUN":
        plural = token.text.lower() != token.lemma.lower() or is_plural(token.text)
        return "several" if plural else "one"
    if parse.children(head, "flat") or not token.text.isalpha():
        return "one"
    return "several" if is_plural(token.text) and parse.children(head, "det") else "one"


def kind_of_noun(parse: Parse, head: int, own: tuple[int, ...], label: str) -> tuple[Kind, Gender]:
    """The kind and the gender that a noun phrase has by its label, its words and the tables."""
    book, words = load_reference_words(), [name_words(parse.tokens[i].text) for i in own]
    kind = _kind(parse, head, label)
    if kind not in ("person", "?"):
        return kind, "n"
    for word in (w[0] for w in words if w):
        if word in book.titles:
            return "person", book.titles[word]
    if parse.tokens[head].upos == "PROPN":
        return kind, _name_gender(parse, head) if kind == "person" else "?"
    gender = book.nouns.get(parse.tokens[head].lemma.lower(), "?")
    return ("person" if gender != "?" else kind), gender


def _name_gender(parse: Parse, head: int) -> Gender:
    """By the first word of a name: its given name."""
    first = min((head, *(c for c in parse.children(head, "compound", "flat"))))
    written = name_words(parse.tokens[first].text)
    return load_reference_words().given.get(written[0] if written else "", "?")


def _kind(parse: Parse, head: int, label: str) -> Kind:
    if label in _LABELS:
        return _LABELS[label]
    token, parties = parse.tokens[head], load_parties()
    if token.upos == "PROPN":
        entries = parties.named(token.text)
        return _ENTRIES.get(entries[0].kind, "?") if entries else "?"
    words = role_words(token.text)
    if role := parties.roles.get(words):
        return "body" if role.group == "body" else "person"
    if words in parties.offices:
        return "person"
    return load_reference_words().kinds.get(token.lemma.lower(), "?")
