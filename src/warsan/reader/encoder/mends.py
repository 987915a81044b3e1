"""What no English clause is built like, set right after a tree was decoded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from warsan.reader.parse import Token

_CLAUSES = frozenset({"root", "ccomp", "parataxis", "advcl"})
_SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
_ASKING = frozenset({"what", "which", "who", "whom", "whose", "that", "how"})


def mend_subjects(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """An object before a finite verb that has no subject is the subject.

    English puts an object first only in questions, relative clauses and with a subject between
    the two ("this they denied").
    """
    below: dict[int, list[int]] = defaultdict(list)
    for index, token in enumerate(tokens):
        if token.head != index:
            below[token.head].append(index)
    mended = list(tokens)
    for verb, children in below.items():
        found = _misread(tokens, verb, children)
        if found is not None:
            mended[found] = msgspec.structs.replace(tokens[found], deprel="nsubj")
    return tuple(mended)


def _misread(tokens: Sequence[Token], verb: int, children: Sequence[int]) -> int | None:
    if tokens[verb].upos != "VERB" or tokens[verb].rel not in _CLAUSES:
        return None
    rels = {tokens[c].rel for c in children}
    marked = any(tokens[c].text.lower() == "to" and tokens[c].rel == "mark" for c in children)
    if marked or rels & _SUBJECTS or any(tokens[c].deprel == "aux:pass" for c in children):
        return None
    objects = [c for c in children if tokens[c].rel == "obj" and c < verb]
    if len(objects) != 1:
        return None
    words = range(
        min((objects[0], *(i for i in range(verb) if tokens[i].head == objects[0]))), verb
    )
    return None if any(tokens[i].text.lower() in _ASKING for i in words) else objects[0]
