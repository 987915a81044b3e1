"""From pages to batches of readings, on one machine. Floor 5."""

from warsan.runs.local import WriteBatch, run_local
from warsan.runs.progress import Progress

__all__ = ["Progress", "WriteBatch", "run_local"]
