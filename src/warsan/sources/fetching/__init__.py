"""Gets pages from the network: politely, within limits, and only from where it may."""

from warsan.sources.fetching.failures import FetchError
from warsan.sources.fetching.fetcher import Answer, Fetcher, Unchanged

__all__ = ["Answer", "FetchError", "Fetcher", "Unchanged"]
