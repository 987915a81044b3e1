"""Everything in a text that can refer: names, descriptions, pronouns, with what agrees in them."""

from __future__ import annotations

import msgspec

from warsan.codebook.reference_words import Form, Gender, Kind, Number, load_reference_words
from warsan.reader.coreference.natures import kind_of_noun, number_of
from warsan.reader.parse import Parse, Range

_OUTSIDE = frozenset(
    {"case", "punct", "cc", "conj", "appos", "mark", "cop", "nsubj", "advcl", "aux", "expl",
     "discourse", "dep", "parataxis", "ccomp", "csubj", "vocative", "dislocated"}
)  # fmt: skip
_NO_PHRASE = frozenset(
    {"flat", "fixed", "goeswith", "det", "case", "cc", "punct", "expl", "discourse", "mark",
     "amod", "advmod", "nummod", "reparandum", "aux", "cop", "vocative"}
)  # fmt: skip
_FUNCTION = frozenset({"DET", "ADP", "PUNCT", "PART", "CCONJ", "PRON", "AUX", "SCONJ", "SYM"})


class Reference(msgspec.Struct, frozen=True):
    """A noun phrase or a pronoun.

    Attributes:
        head: Its head token.
        range: All its tokens, with clauses that modify it, without apposition and coordination.
        form: How it refers: which pronoun, or by which kind of noun phrase.
        noun: Lemma of the head, lower case; of a name its last word.
        words: Its content words before a clause begins, lower case.
        number, gender, kind: What agrees; "?" where nothing says.
    """

    head: int
    range: Range
    form: Form
    noun: str
    words: frozenset[str]
    number: Number
    gender: Gender
    kind: Kind


def find_references(parse: Parse) -> tuple[Reference, ...]:
    """All references of a text by their heads, in text order."""
    labels = {i: n.label for n in parse.names for i in range(n.first, n.last)}
    heads = (i for i in range(len(parse.tokens)) if _refers(parse, i))
    return tuple(_reference(parse, i, labels) for i in heads)


def _refers(parse: Parse, index: int) -> bool:
    token = parse.tokens[index]
    if token.upos == "PRON":
        known = token.text.lower() in load_reference_words().pronouns
        return known and token.rel not in ("expl", "fixed")
    if token.upos not in ("NOUN", "PROPN") or not any(c.isalpha() for c in token.text):
        return False
    return token.rel not in _NO_PHRASE


def _reference(parse: Parse, head: int, labels: dict[int, str]) -> Reference:
    token, span = parse.tokens[head], find_extent(parse, head)
    pronoun = load_reference_words().pronouns.get(token.text.lower())
    if token.upos == "PRON" and pronoun:
        number, gender, kind = pronoun.number, pronoun.gender, pronoun.kind
        return Reference(
            head, span, pronoun.form, token.text.lower(), frozenset(), number, gender, kind
        )
    own = _own(parse, head, span)
    words = frozenset(
        parse.tokens[i].lemma.lower() for i in own if parse.tokens[i].upos not in _FUNCTION
    )
    kind, gender = kind_of_noun(parse, head, own, labels.get(head, ""))
    number = number_of(parse, head)
    last = max((i for i in own if parse.tokens[i].rel == "flat"), default=head)
    noun = parse.tokens[last].lemma.lower()
    return Reference(head, span, _form(parse, head, own), noun, words, number, gender, kind)


def find_extent(parse: Parse, head: int) -> Range:
    """A phrase with all that modifies its head."""
    first, last = head, head + 1
    for child in parse.children(head):
        owner = child > head and parse.tokens[child].rel == "case"
        if owner or parse.tokens[child].rel not in _OUTSIDE:
            inner = parse.subtree(child)
            first, last = min(first, inner.first), max(last, inner.last)
    while last - 1 > head and parse.tokens[last - 1].upos == "PUNCT":
        last -= 1
    return Range(first, last)


def _own(parse: Parse, head: int, span: Range) -> tuple[int, ...]:
    """The words up to the head and the rest of its name, no phrases or clauses after it."""
    after = (c for c in parse.children(head) if c > head)
    rest = [c for c in after if parse.tokens[c].rel in ("flat", "goeswith", "nummod")]
    return (*range(span.first, head + 1), *rest)


def _form(parse: Parse, head: int, own: tuple[int, ...]) -> Form:
    token, words = parse.tokens[head], load_reference_words()
    determiners = [parse.tokens[c].text.lower() for c in parse.children(head, "det")]
    for determiner in determiners:
        if determiner in words.determiners:
            form = words.determiners[determiner]
            return "name" if form == "definite" and token.upos == "PROPN" else form
    if parse.children(head, "nmod:poss"):
        return "owned"
    if token.upos == "PROPN":
        return "name"
    return "counted" if any(parse.tokens[i].upos == "NUM" for i in own[:-1]) else "bare"
