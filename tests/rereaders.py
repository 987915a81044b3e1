"""Readers that find the verbs of `many_readings`, each generation in its own way.

They are functions of a module because other processes are told their names. A generation's
version is its number; each is a little surer than the one before.
"""

from __future__ import annotations

import os
import signal

import msgspec

from tests.readings import make_event, make_reading, party
from warsan.errors import InputError
from warsan.model import Article, Certainty, ReaderName, Reading

VERBS = {"shelled": "ASSAULT", "accused": "ACCUSE"}
SURE = 3.0


def name_of(generation: int) -> ReaderName:
    return ReaderName(version=f"{generation}.0", model=f"generation {generation}")


def read_as(generation: int, article: Article) -> Reading:
    """What the reader of a generation finds: even ones doubt half of the articles."""
    doubtful = generation % 2 == 0 and int(article.id, 16) % 2
    certainty = Certainty(value=-1.0 if doubtful else SURE, reason=f"generation {generation}")
    events = tuple(
        make_event(article, f"e{number}", code, verb, party("RUS"), party("NATO"),
                   certainty=certainty)
        for number, (verb, code) in enumerate(VERBS.items(), 1)
        if verb in article.body
    )  # fmt: skip
    return msgspec.structs.replace(make_reading(article, events=events), reader=name_of(generation))


def read_first(article: Article) -> Reading:
    return read_as(1, article)


def read_second(article: Article) -> Reading:
    return read_as(2, article)


def read_second_or_fail(article: Article) -> Reading:
    """Fail on the articles whose text asks for it."""
    if "number 1." in article.body:
        raise InputError("too long to read", "split it")
    if "number 2." in article.body:
        raise ZeroDivisionError("nothing to divide by")
    if "number 3." in article.body:
        os.kill(os.getpid(), signal.SIGKILL)
    return read_as(2, article)
