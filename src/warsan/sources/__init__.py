"""Gets articles from outside: files, folders, standard input. No other floor reads the clock."""

from warsan.sources.files import read_sources
from warsan.sources.pages import read_page

__all__ = ["read_page", "read_sources"]
