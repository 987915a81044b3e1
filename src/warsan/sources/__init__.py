"""Gets articles from outside: files, feeds, addresses. No other floor reads the clock."""

from warsan.sources.files import read_sources
from warsan.sources.given import check_article
from warsan.sources.intake import Intake, Manners
from warsan.sources.pages import read_page

__all__ = ["Intake", "Manners", "check_article", "read_page", "read_sources"]
