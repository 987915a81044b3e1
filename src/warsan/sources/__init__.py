"""Gets articles from outside: files, folders, standard input. No other floor reads the clock."""

from warsan.sources.files import read_sources
from warsan.sources.given import check_article
from warsan.sources.pages import read_page

__all__ = ["check_article", "read_page", "read_sources"]
