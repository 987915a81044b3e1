"""Who read an article, and what to say where that is not the reader that is installed."""

from __future__ import annotations

from warsan.model import ReaderName
from warsan.views import Staleness, judge_age


def say_reader(name: ReaderName) -> str:
    """Version and model: "Warsan 0.1.0, model 5bdf58476c04eaa6"."""
    parties = f", parties {name.parties}" if name.parties else ""
    return f"Warsan {name.version}, model {name.model}{parties}"


def say_other_reader(reader: ReaderName, present: ReaderName) -> str:
    """That another reader made a Reading, and which; "" where it was the present one."""
    age = judge_age(reader, present)
    if age == "present":
        return ""
    newer = "a newer one, " if age == "newer" else ""
    return f"read by {newer}{say_reader(reader)}; this is {say_reader(present)}"


def say_staleness(stale: Staleness) -> str:
    """How many articles another reader read that this one can read again; "" if none."""
    if not stale.other:
        return ""
    return (
        f"{stale.other:,} of {stale.articles:,} articles were read by another reader than the "
        "one that is installed"
    )
