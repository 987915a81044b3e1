"""Articles that a program made itself are checked as pages are."""

from datetime import date

import pytest

from warsan.errors import InputError, LanguageError
from warsan.model import Article, article_id
from warsan.sources import check_article

TODAY = date(2022, 5, 1)
BODY = "The minister of Ruritania said on Tuesday that the talks with the neighbours had ended."
ITALIAN = (
    "Il ministro degli esteri ha detto martedì che i colloqui con i paesi vicini sono finiti e "
    "che il governo non ha intenzione di riprenderli prima della fine dell’anno."
)


def article(published: str | None = "2022-04-28", body: str = BODY) -> Article:
    name = article_id(outlet=None, url=None, published=published, title="Talks end", body=body)
    return Article(
        id=name, outlet=None, title="Talks end", standfirst=None, byline=None,
        published=published, language="en", genre="news", url=None, body=body,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("own", "given", "expected"),
    [
        ("2022-04-28", None, "2022-04-28"),
        ("2022/04/28", None, "2022-04-28"),
        ("2022-04-28T10:05:00+01:00", None, "2022-04-28T10:05:00+01:00"),
        ("2022-04-28", "2022-04-27", "2022-04-27"),
        (None, "27 April 2022", "2022-04-27"),
        (None, None, None),
    ],
)
def test_the_date_is_brought_to_iso_and_the_given_one_wins(
    own: str | None, given: str | None, expected: str | None
) -> None:
    assert check_article(article(own), published=given, today=TODAY).published == expected


def test_an_article_that_is_in_order_stays_the_same_and_a_changed_one_gets_its_own_id() -> None:
    same = article()
    assert check_article(same, today=TODAY) is same
    changed = check_article(same, outlet="The Ruritanian", today=TODAY)
    assert changed.outlet == "The Ruritanian"
    assert changed.id != same.id


@pytest.mark.parametrize(
    ("given", "error"),
    [
        (article("soon"), InputError),
        (article("2031-01-01"), InputError),
        (article(body=" \n"), InputError),
        (article(body=ITALIAN), LanguageError),
    ],
)
def test_what_no_page_could_be_is_refused(given: Article, error: type[InputError]) -> None:
    with pytest.raises(error):
        check_article(given, today=TODAY)
