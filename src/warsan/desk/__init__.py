"""The Python API: where sources, reader, runs, store and views meet. Floor 6."""

from warsan.desk.desk import AddReport, Desk
from warsan.desk.read import read, read_each
from warsan.runs import Progress

__all__ = ["AddReport", "Desk", "Progress", "read", "read_each"]
