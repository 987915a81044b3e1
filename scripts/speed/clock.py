"""Where the time of a reading goes: processor time a stage, what it calls left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from time import process_time
from typing import Any

from warsan.reader import article, coded
from warsan.reader.encoder import articles, net, words

REST = "the rest"
_STAGES: tuple[tuple[str, Any, str], ...] = (
    ("plain text", article, "find_plain"),
    ("cut into words", articles, "_cut"),
    ("network", net.Net, "run"),
    ("decoding", words.Encoder, "read_words"),
    ("tokens, lemmas", articles, "_build"),
    ("parties", article, "find_mentions"),
    ("attributions", coded, "find_attributions"),
    ("attributions", coded, "find_speakers"),
    ("dates", article, "find_dates"),
    ("figures", article, "find_figures"),
    ("events", coded, "code_events"),
    ("events", coded, "add_spoken"),
    ("events", article, "complete_events"),
)


class Clock:
    """Counts seconds a stage; a stage inside another stops the outer one's clock."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._open = [REST]
        self._since = process_time()

    def _turn(self) -> None:
        now = process_time()
        self.seconds[self._open[-1]] += now - self._since
        self._since = now

    def timed(self, stage: str, call: Callable[..., Any]) -> Callable[..., Any]:
        """The same call with its time counted for a stage."""

        @wraps(call)
        def run(*args: Any, **named: Any) -> Any:
            self._turn()
            self._open.append(stage)
            try:
                return call(*args, **named)
            finally:
                self._turn()
                self._open.pop()

        return run

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Counts what is read inside the block."""
        whole = [(owner, name, getattr(owner, name)) for _, owner, name in _STAGES]
        for stage, owner, name in _STAGES:
            setattr(owner, name, self.timed(stage, getattr(owner, name)))
        self._since = process_time()
        try:
            yield
        finally:
            self._turn()
            for owner, name, call in whole:
                setattr(owner, name, call)

    def shares(self) -> dict[str, float]:
        """Each stage's share of all, the largest first."""
        total = sum(self.seconds.values()) or 1.0
        ranked = sorted(self.seconds.items(), key=lambda row: -row[1])
        return {stage: spent / total for stage, spent in ranked}
