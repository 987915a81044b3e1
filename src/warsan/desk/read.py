"""Read texts and files without keeping them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from pathlib import Path

from warsan.codebook.own_parties import read_own_parties
from warsan.desk.own import reader_of
from warsan.errors import InputError
from warsan.model import Article, CertaintyVerdict, Page, PairCode, Reading, Refusal
from warsan.runs import Progress, run_local


def read(
    text: str | bytes | Path | Article,
    *,
    published: str | None = None,
    outlet: str | None = None,
    parties: Path | None = None,
) -> Reading:
    """Read one article.

    Args:
        text: Plain text, HTML or the bytes of either; a Path is opened; an Article is taken as
            it is. A string is always text, never the name of a file.
        published: Day or time of publication (ISO 8601); wins over what the page says. Dates
            such as "on Tuesday" are counted from it.
        outlet: Who published it; wins over what the page says.
        parties: A file of parties of one's own, as a desk has it (`parties.toml`).

    Returns:
        Everything found in it.

    Raises:
        InputError: It cannot be read as news.
        LanguageError: It is not in English.
        ModelError: The reader's model is missing.
    """
    read_article = reader_of(read_own_parties(parties) if parties else None)
    if isinstance(text, Path):
        return read_article(_only_page(text, published, outlet).article)
    from warsan.sources import check_article, read_page

    if isinstance(text, Article):
        return read_article(check_article(text, published=published, outlet=outlet))

    page = read_page(text, origin="the text", published=published, outlet=outlet)
    return read_article(page.article)


def judge_certainty(sentence: str, *, span: tuple[int, int]) -> CertaintyVerdict:
    """How certain it is that what a word of a sentence names happened, and for whom.

    Args:
        sentence: The sentence.
        span: Characters [start, end) of a verb, a noun of a deed, or the clause it heads.

    Returns:
        The value on the scale of -3 to 3, one a source in the chain, the frame and a reason.

    Raises:
        InputError: The span holds no words of the sentence.
        ModelError: The reader's model is missing.
    """
    from warsan.reader.sentence_certainty import judge_certainty as judge

    return judge(sentence, span=span)


def code_pair(sentence: str, *, actor: tuple[int, int], recipient: tuple[int, int]) -> PairCode:
    """What one given party of a sentence does or says to another, as PLOVER has it.

    Args:
        sentence: One sentence in English.
        actor: Characters [start, end) of the sentence that name who acts.
        recipient: Characters [start, end) that name on whom.

    Returns:
        The likeliest type with its reason, the runner-up and how far it is behind. A type is
        given always; a margin near 0 says that the sentence does not decide it.

    Raises:
        InputError: A span holds no words of the sentence.
        ModelError: The reader's model is missing.
    """
    from warsan.reader.pair import code_pair as code

    return code(sentence, actor=actor, recipient=recipient)


def _only_page(path: Path, published: str | None, outlet: str | None) -> Page:
    """The one page in a file."""
    from warsan.sources import read_sources

    found = list(islice(read_sources([path], published=published, outlet=outlet), 2))
    if len(found) != 1:
        raise InputError(f"{path} holds several articles", "use warsan.read_each")
    if isinstance(found[0], Refusal):
        raise InputError(found[0].reason, found[0].hint)
    return found[0]


def read_each(
    sources: Iterable[str | Path],
    receive: Callable[[Page, Reading], None],
    *,
    published: str | None = None,
    outlet: str | None = None,
    workers: int | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> tuple[Refusal, ...]:
    """Read files, folders, addresses or standard input ("-") on all cores, in their order.

    Args:
        sources: What to read.
        receive: Called in this process with each page and its Reading.
        published: Day of publication of pages that do not say.
        outlet: Outlet of pages that do not say.
        workers: See `warsan.runs.run_local`.
        progress: Called after each page.

    Returns:
        What could not be read, and why.
    """
    from warsan.sources import read_sources

    pages = read_sources(sources, published=published, outlet=outlet)
    return read_pages(pages, receive, workers=workers, progress=progress)


def read_pages(
    pages: Iterable[Page | Refusal],
    receive: Callable[[Page, Reading], None],
    *,
    workers: int | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> tuple[Refusal, ...]:
    """As `read_each`, for pages from `warsan.sources.read_sources` or elsewhere."""
    from warsan.reader.article import read_article

    def receive_batch(items: Sequence[tuple[Page, Reading]]) -> None:
        for page, reading in items:
            receive(page, reading)

    return run_local(
        pages, receive_batch, read=read_article, workers=workers, batch=1, progress=progress
    )
