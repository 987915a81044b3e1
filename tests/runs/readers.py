"""Readers that stand in for the real one: each does one thing that can happen to a page.

They are functions of a module because other processes are told their names.
"""

from __future__ import annotations

import os
import signal
import time

import msgspec

from tests.readings import make_reading
from warsan.errors import InputError, ModelError
from warsan.model import Article, Reading


def read_plainly(article: Article) -> Reading:
    """Find nothing, quickly."""
    return make_reading(article)


def read_by_title(article: Article) -> Reading:
    """Do what the title says."""
    title = article.title or ""
    if title == "refuse":
        raise InputError("too long to read", "split it")
    if title == "crash":
        raise ZeroDivisionError("nothing to divide by")
    if title == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if title == "no model":
        raise ModelError("the model is missing", "install it")
    if title.startswith("slow"):
        time.sleep(0.3)
    return make_reading(article)


def read_where(article: Article) -> Reading:
    """Say in the outlet which process reads, with how many threads."""
    time.sleep(0.1)
    where = f"{os.getpid()} {os.environ.get('OMP_NUM_THREADS')}"
    reading = make_reading(article)
    return Reading(reader=reading.reader, article=_with_outlet(article, where))


def _with_outlet(article: Article, outlet: str) -> Article:
    return msgspec.structs.replace(article, outlet=outlet)
