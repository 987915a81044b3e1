"""What kind of text a page is where it does not say so itself: by how its text speaks."""

from __future__ import annotations

import json
from datetime import date
from typing import get_args

import pytest

from warsan.codebook.genre_words import load_genre_weights
from warsan.model import Genre
from warsan.sources.draft import Draft, Given
from warsan.sources.genre_cues import find_genre_cues
from warsan.sources.genres import GenreVerdict, judge_genre
from warsan.sources.named_genres import find_named_genre
from warsan.sources.records import read_record

REPORT = (
    "PORT ELM — Shells fell on the old harbour on Monday, killing two dockers, the mayor said.",
    "“We heard three blasts and then the windows went,” Ida Lund, who runs a café on the quay, "
    "told reporters. The army said in a statement that it had fired at a barge on Sunday.",
    "A spokesman for Velmark denied it. Officials said the ferries would not sail until Friday.",
)
ESSAY = (
    "We should stop pretending that the truce can be saved. It was never a truce. It was a pause, "
    "perhaps a useful one, but those who still call it peace are wrong, and they must know it.",
    "Of course there are risks in saying so. Yet what is the alternative? If we wait for Velmark "
    "to keep its word, we will wait for ever; in short, that policy is an illusion, and a "
    "dangerous one. Imagine the same argument in the mouth of a docker whose house is gone.",
    "The truth is simpler. The strait has to be open, and it is our duty to say who closed it.",
    "Joan Ferrers is a professor of law at the University of Port Elm.",
)
NOTICE = (
    "Reyl’s new novel is a quiet book about a loud war, and its first chapter is as good as "
    "anything he has written. The narrator, a ferry cook, sees everything and says little.",
    "The plot takes its time. Characters come aboard, talk, and leave; the dialogue is dry and "
    "funny, and the reader soon stops asking where the story is going. Only the last scene, with "
    "its choir of ghosts, belongs in a lesser book.",
)
UNSURE = (
    "The harbour has been quiet since the shelling of last week, and perhaps it is too quiet. "
    "Boats leave at dawn, as they have for years, and come back with little; the market is empty.",
    "The mayor said that the ferries would sail again on Friday. Nobody should think, he added, "
    "that the strait was safe. Is it over, then? On the quay they shrug and mend their nets.",
)


def verdict(paragraphs: tuple[str, ...], title: str | None = None) -> GenreVerdict:
    return judge_genre(Draft(paragraphs=paragraphs, page="", title=title))


@pytest.mark.parametrize(
    ("title", "paragraphs", "genre"),
    [
        ("Shells kill two in Port Elm", REPORT, "news"),
        (None, REPORT, "news"),
        ("The truce was never peace", ESSAY, "opinion"),
        (None, ESSAY, "opinion"),
        (None, NOTICE, "review"),
        # What a page says of itself wins over how it speaks.
        ("Opinion: shells kill two in Port Elm", REPORT, "opinion"),
        ("Monday briefing: the truce was never peace", ESSAY, "digest"),
        # A title that may mean something else counts only where the text is not news.
        ("Ministers order policing review", REPORT, "news"),
        ("The Ferry Cook by Tomas Reyl review", NOTICE, "review"),
        ("The Ferry Cook review", NOTICE, "review"),
        ("White House calls off its briefing", REPORT, "news"),
        ("Army drops its briefing", REPORT, "news"),
        ("Your Tuesday Briefing", REPORT, "digest"),
    ],
)
def test_the_text_tells_the_genre_where_the_page_does_not(
    title: str | None, paragraphs: tuple[str, ...], genre: str
) -> None:
    assert verdict(paragraphs, title).value == genre


@pytest.mark.parametrize(
    ("title", "paragraphs", "reason"),
    [
        ("Opinion: keep out", REPORT, "its title says so: “Opinion: keep out”"),
        ("The Ferry Cook review", NOTICE, "its title may say so, and its text does not read as"),
        (None, ESSAY, "reads as opinion and not as "),
        (None, ESSAY, "it argues (“perhaps”, “of course”, “therefore”)"),
        (None, REPORT, "it reports what others said"),
        (None, REPORT[:1], "too short to tell by how it speaks"),
        (None, NOTICE, "it is about a work of art"),
        (None, UNSURE, "not sure whether it is news ("),
    ],
)
def test_a_verdict_says_why(title: str | None, paragraphs: tuple[str, ...], reason: str) -> None:
    assert reason in verdict(paragraphs, title).reason


def test_what_is_not_surely_anything_else_stays_news() -> None:
    found = verdict(UNSURE)
    assert found.value == "news"
    assert found.probability < load_genre_weights().least


def test_a_verdict_by_the_text_is_as_sure_as_its_probability() -> None:
    assert load_genre_weights().least <= verdict(ESSAY).probability < 1
    assert verdict(REPORT).probability > 0.9
    assert verdict(ESSAY, "Opinion: no").probability == load_genre_weights().named


@pytest.mark.parametrize(
    ("cue", "paragraph", "high"),
    [
        ("author", "I saw it and I’m sure of it.", True),
        ("author", "“I saw it and I’m sure of it,” she said.", False),
        ("we", "We must ask ourselves why our boats left.", True),
        ("we", "The US must ask why its boats left.", False),
        ("reader", "You would not know it if you came today.", True),
        ("ought", "The council should act, and has to pay.", True),
        ("reports", "The mayor said so, according to officials.", True),
        ("days", "Boats left on Monday.", True),
        ("days", "The sun is out.", False),
        ("clocks", "Updated at 19.59 BST", True),
        ("clocks", "10:40 Sirens.", True),
        ("clocks", "From 12 Jul 2022 22.37 Sirens.", True),
        ("clocks", "The sirens at 9.15am were false.", True),
        ("clocks", "Prices rose 4.5% and 1.25 points.", False),
        ("answered", "Jon Reyl (Open the strait, 29 July) is wrong.", True),
        ("answered", "The strait (closed since July) is long.", False),
        ("writer", "Joan Ferrers, a lawyer, represents Port Elm in the senate.", True),
        ("writer", "The author is a fellow of the Strait Institute.", True),
        ("writer", "Nobody knows who is a lawyer here.", False),
        ("bylined", "Agence Lund contributed to this report.", True),
        ("dateline", "PORT ELM, Velmark — Boats left.", True),
        ("dateline", "Boats left – late.", False),
    ],
)
def test_cues_count_what_the_author_says_and_not_whom_he_quotes(
    cue: str, paragraph: str, high: bool
) -> None:
    assert (find_genre_cues(None, (paragraph,))[cue] > 0) is high


@pytest.mark.parametrize("genre", get_args(Genre))
def test_a_record_that_names_its_genre_keeps_it(genre: str) -> None:
    raw = json.dumps({"body": "\n\n".join(ESSAY), "genre": genre}).encode()
    given = Given(published=None, outlet=None, today=date(2022, 12, 1))
    article = read_record(raw, origin="line 1", given=given).article
    assert (article.genre, article.genre_reason) == (genre, f"its section says so: “{genre}”")


def test_cues_of_an_empty_text_are_numbers() -> None:
    cues = find_genre_cues(None, ())
    assert {one.cue for one in load_genre_weights().cues} == set(cues)


@pytest.mark.parametrize(
    ("title", "genre"),
    [("Read live updates on the ferry", "live"), ("The latest: ferries stop", "live"),
     ("Friday’s Morning Email: ferries stop", "digest"), ("Ferries stop", None)],
)  # fmt: skip
def test_more_titles_that_name_a_genre(title: str, genre: str | None) -> None:
    assert find_named_genre(Draft(paragraphs=REPORT, page="", title=title)) == genre
