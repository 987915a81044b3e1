"""Read one page: a Reading, or a refusal that says why not."""

from __future__ import annotations

from collections.abc import Callable

from warsan.errors import ModelError, WarsanError
from warsan.model import Article, Page, Reading, Refusal, reading_to_json

Read = Callable[[Article], Reading]
Outcome = tuple[Page, Reading] | Refusal

_REPORT = "please report it with the page; the others were read"


def read_article_safely(read: Read, article: Article) -> Reading | WarsanError:
    """What `read` finds, or why it found nothing; never fails because of the article.

    Raises:
        ModelError: The reader itself is broken: no article can be read.
    """
    try:
        reading = read(article)
        reading_to_json(reading)  # what cannot be written must not come as far as a batch
    except ModelError:
        raise
    except WarsanError as error:
        return error
    except Exception as error:
        return WarsanError(f"the reader failed on it ({type(error).__name__}: {error})", _REPORT)
    return reading


def settle(page: Page, result: Reading | WarsanError) -> Outcome:
    """A page and what came of it, as an outcome."""
    if isinstance(result, Reading):
        return page, result
    return Refusal(origin=page.origin, reason=result.message, hint=result.hint)


def blame_page() -> WarsanError:
    """Why a page is refused on which the reading process died."""
    return WarsanError(
        "the process that read it was killed, most likely for want of memory",
        "read it alone, or split it",
    )
