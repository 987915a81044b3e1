"""Whatever the bytes, a page is an article whose spans hold, or an error that explains itself."""

from __future__ import annotations

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from warsan.errors import InputError
from warsan.model import Page
from warsan.sources import read_page

TODAY = date(2022, 12, 1)
PIECES = [
    "The Gazette", "Shells fall on city", "By Ann Lee", "3 April 2022", "Related posts",
    "Read more: A bridge falls", "Source: Harbour Post", "(Reuters)", "PORT ELM (AP) — Calm.",
    "The mayor said no one was hurt.", "“We will not go,” he said.", "Comments", "© 2022 Gazette",
    "Advertisement", "Resourced from Il Faro", "Updated: 4 April 2022", "", "  ", "\u00a0", "\x00",
    "<p>", "</div>", "<html>", "<a href='x'>The mayor of the old town resigns</a>",
    "<h2>Related</h2>",
]  # fmt: skip
quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read(raw: bytes | str, media_type: str | None = None) -> Page | None:
    try:
        return read_page(raw, origin="page", media_type=media_type, today=TODAY)
    except InputError as error:
        refused = error
    assert refused.message
    assert "\n" not in str(refused)
    return None


def check(page: Page | None) -> None:
    if page is None:
        return
    article = page.article
    assert article.body.strip()
    assert all(paragraph.strip() for paragraph in article.body.split("\n\n"))
    assert not set("\x00\r") & set(article.body + article.page)
    if article.credit:
        span = article.credit.span
        assert article.text_of(span.field)[span.start : span.end] == span.text != ""


@quick
@given(st.binary(max_size=400))
def test_any_bytes(raw: bytes) -> None:
    check(read(raw))


@quick
@given(st.text(max_size=400), st.sampled_from([None, "text/html", "text/markdown"]))
def test_any_text_as_any_kind(text: str, media_type: str | None) -> None:
    check(read(text, media_type))


@quick
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("\n".join),
       st.sampled_from([None, "text/html"]))  # fmt: skip
def test_any_order_of_a_pages_parts(text: str, media_type: str | None) -> None:
    check(read(text, media_type))


@quick
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("\n".join))
def test_the_same_page_gives_the_same_article(text: str) -> None:
    first, second = read(text), read(text)
    assert (first and first.article) == (second and second.article)


BROKEN_HTML = [
    '<script type="application/ld+json">{"@type":"NewsArticle","headline":[1],"datePublished":3,'
    '"author":{"name":null},"publisher":[],"url":7,"mainEntityOfPage":[]}</script>',
    '<script type="application/ld+json">[[[[{"@graph":</script>',
    '<link rel="canonical" href="http://[">', "<a href='http://[' rel='related'>A bridge falls</a>",
    '<meta property="og:title" content="x">', "<article>", "<svg>", "<table><tr><td>", "<!-- ",
    '<time datetime="x">', "<ul class='related-posts'><li>", "<h3>More on this story</h3>",
]  # fmt: skip


@quick
@given(
    st.lists(st.one_of(st.sampled_from(PIECES + BROKEN_HTML), st.text(max_size=30)), max_size=20)
)
def test_any_broken_html(parts: list[str]) -> None:
    check(read("<html><body>" + "".join(parts), "text/html"))
