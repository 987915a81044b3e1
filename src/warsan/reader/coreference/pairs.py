"""What two references have in common, as numbers for the scorer: one row a candidate."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from warsan.codebook.party_words import name_words
from warsan.codebook.reference_words import Form, Gender, Kind, Number
from warsan.reader.coreference.references import Reference
from warsan.reader.parse import Parse

Rows = NDArray[np.float32]
Ids = NDArray[np.int64]

FORMS: tuple[str, ...] = get_args(Form)
_NUMBERS: tuple[str, ...] = get_args(Number)
_GENDERS: tuple[str, ...] = get_args(Gender)
_KINDS: tuple[str, ...] = get_args(Kind)
_ROLES = ("nsubj", "obj", "obl", "nmod:poss", "nmod", "root", "other")
_PRONOUNS = FORMS.index("self") + 1
_NEAR = np.array([0, 1, 2, 4, 8])  # borders of the classes of distance in sentences
_WINDOW = 30
_FAR = 15
"""Candidates further back than the window: only those that share a word, at most these."""


class Pairs:
    """The references of one text, ready to be paired with what stands before them."""

    def __init__(self, parse: Parse, references: Sequence[Reference]) -> None:
        self.references = references
        self._parse = parse
        self._form = _ids(FORMS, [r.form for r in references])
        self._number = _ids(_NUMBERS, [r.number for r in references])
        self._gender = _ids(_GENDERS, [r.gender for r in references])
        self._kind = _ids(_KINDS, [r.kind for r in references])
        self._role = _ids(_ROLES, [_role(parse, r) for r in references])
        self._sentence = np.array([parse.sentence_of(r.head) for r in references], dtype=np.int64)
        self._first = np.array([r.range.first for r in references], dtype=np.int64)
        self._last = np.array([r.range.last for r in references], dtype=np.int64)
        self._head = np.array([r.head for r in references], dtype=np.int64)
        self._governor = np.array([parse.tokens[r.head].head for r in references], dtype=np.int64)
        self._noun = _named([r.noun for r in references])
        self._size = np.array([len(r.words) for r in references], dtype=np.int64)
        self._whole = _named([" ".join(sorted(r.words)) for r in references])
        self._name = self._form == FORMS.index("name")
        self._letters = _named([_initials(parse, r) for r in references])
        self._short = _named([name_words(r.noun)[0] if _is_short(r) else "" for r in references])
        self._posts = defaultdict[str, list[int]](list)
        for number, reference in enumerate(references):
            for word in reference.words:
                self._posts[word].append(number)
        self._fixed = self._own_rows()

    def candidates(self, number: int) -> Ids:
        """What may be the antecedent of a reference: all near it, and further back kin of it."""
        near = np.arange(max(0, number - _WINDOW), number)
        if self._form[number] < _PRONOUNS:
            return near
        far = {n for w in self.references[number].words for n in self._posts[w]}
        kin = sorted(n for n in far if n < number - _WINDOW)[-_FAR:]
        return np.concatenate([np.array(kin, dtype=np.int64), near])

    def own(self, number: int) -> Rows:
        """[F] what speaks for a reference being new."""
        kin = [n for n in self.candidates(number) if self._whole[n] == self._whole[number]]
        same = self._noun[self.candidates(number)] == self._noun[number]
        extra = [float(bool(kin)), float(same.any()), min(float(self._size[number]), 5.0) / 5]
        return np.concatenate([self._fixed[number], np.array(extra, dtype=np.float32)])

    def rows(self, number: int, candidates: Ids) -> Rows:
        """[C, F] what a reference and each candidate have in common."""
        back = self._fixed[candidates]
        mine = np.broadcast_to(self._fixed[number], back.shape)
        shared = np.stack(
            [
                *self._agreement(number, candidates),
                *self._words(number, candidates),
                *self._places(number, candidates),
            ],
            axis=1,
        )
        return np.concatenate([mine, back, shared], axis=1).astype(np.float32)

    def _own_rows(self) -> Rows:
        parts = (
            (self._form, len(FORMS)),
            (self._role, len(_ROLES)),
            (self._number, len(_NUMBERS)),
            (self._gender, len(_GENDERS)),
            (self._kind, len(_KINDS)),
        )
        return np.concatenate([_one_hot(ids, n) for ids, n in parts], axis=1)

    def _agreement(self, number: int, candidates: Ids) -> list[Rows]:
        found = list[Rows]()
        unknowns = (
            (self._number, _NUMBERS.index("?")),
            (self._gender, _GENDERS.index("?")),
            (self._kind, _KINDS.index("?")),
        )
        clash = np.zeros(len(candidates), dtype=bool)
        for ids, unknown in unknowns:
            known = (ids[candidates] != unknown) & (ids[number] != unknown)
            same = ids[candidates] == ids[number]
            found += [_f(known & same), _f(known & ~same)]
            clash |= known & ~same
        rank = np.cumsum((~clash)[::-1])[::-1] - 1
        found += [_f(clash), _f(~clash & (rank == 0)), _f(np.minimum(rank, 10) / 10)]
        return [*found, _f(np.full(len(candidates), min(int((~clash).sum()), 20) / 20))]

    def _words(self, number: int, candidates: Ids) -> list[Rows]:
        words = self.references[number].words
        counts = np.zeros(len(self.references), dtype=np.int64)
        for word in words:
            posts = self._posts[word]
            counts[posts] += 1
        shared, size, sizes = counts[candidates], self._size[number], self._size[candidates]
        nominal = (size > 0) & (sizes > 0)
        same_noun = self._noun[candidates] == self._noun[number]
        both_names = self._name[candidates] & self._name[number]
        initials = (self._letters[candidates] == self._letters[number]) & self._name[candidates]
        return [
            _f(same_noun & nominal),
            _f(same_noun & ~nominal),
            _f(nominal & (self._whole[candidates] == self._whole[number])),
            _f(nominal & (shared == size)),
            _f(nominal & (shared == sizes)),
            _f(nominal & (shared > 0)),
            _f(nominal & same_noun & (shared < size) & (shared < sizes)),
            _f(both_names & (shared > 0)),
            _f(both_names & (shared == 0) & nominal),
            _f(both_names & (self._short[candidates] == self._short[number])),
            _f(initials & (self._letters[number] >= 0)),
            _f(np.log1p(shared) / 2),
        ]

    def _places(self, number: int, candidates: Ids) -> list[Rows]:
        apart = self._sentence[number] - self._sentence[candidates]
        bins = np.digitize(apart, _NEAR, right=True)
        distance = [_f(bins == n) for n in range(len(_NEAR) + 1)]
        inside = (self._first[candidates] <= self._head[number]) & (
            self._head[number] < self._last[candidates]
        )
        governed = self._governor[candidates] == self._governor[number]
        child = self._governor[number] == self._head[candidates]
        apposed = child & (self._parse.tokens[self._head[number]].rel == "appos")
        role = self._role[candidates] == self._role[number]
        return [
            *distance,
            _f(np.log1p(number - candidates) / 4),
            _f(inside),
            _f(governed & (apart == 0)),
            _f(child & ~apposed),
            _f(apposed),
            _f(role),
            _f(self._form[candidates] == self._form[number]),
            _f(np.log1p(self._seen[candidates]) / 3),
        ]

    @cached_property
    def _seen(self) -> Ids:
        """How often the head word of each reference has been named up to it."""
        met = defaultdict[int, int](int)
        found = np.zeros(len(self._noun), dtype=np.int64)
        for number, noun in enumerate(self._noun):
            met[int(noun)] += 1
            found[number] = met[int(noun)]
        return found


def _role(parse: Parse, reference: Reference) -> str:
    token = parse.tokens[reference.head]
    if token.deprel in _ROLES:
        return token.deprel
    return token.rel if token.rel in _ROLES else "other"


def _is_short(reference: Reference) -> bool:
    return reference.form == "name" and bool(name_words(reference.noun))


def _initials(parse: Parse, reference: Reference) -> str:
    """Capitals of a name of several words; a word in capitals is its own."""
    if reference.form not in ("name", "definite", "bare"):
        return ""
    span = parse.tokens[reference.range.first : reference.head + 1]
    capitals = [
        t.text[0] for t in span if t.text[:1].isupper() and t.upos in ("PROPN", "ADJ", "NOUN")
    ]
    head = parse.tokens[reference.head].text.replace(".", "")
    if head.isupper() and 2 <= len(head) <= 6:
        return head
    return "".join(capitals) if len(capitals) > 1 else ""


def _ids(names: Sequence[str], values: Sequence[str]) -> Ids:
    known = {name: n for n, name in enumerate(names)}
    return np.array([known[v] for v in values], dtype=np.int64)


def _named(values: Sequence[str]) -> Ids:
    """A number for each text; what is empty is unlike everything."""
    known: dict[str, int] = {}
    found = [known.setdefault(v, len(known)) if v else -1 - n for n, v in enumerate(values)]
    return np.array(found, dtype=np.int64)


def _one_hot(ids: Ids, size: int) -> Rows:
    return np.eye(size, dtype=np.float32)[ids]


def _f(values: NDArray[np.bool_] | Ids | NDArray[np.float64]) -> Rows:
    return values.astype(np.float32)
