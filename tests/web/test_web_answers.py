"""Errors, JSON, hostile text and what every answer carries."""

from __future__ import annotations

import json

import pytest
from lxml import html

from tests.bridge import bridge_reading
from tests.web.desks import Get, hostile_reading, tree
from warsan.model import reading_from_json

BRIDGE = bridge_reading()
BRIDGE_PATH = f"/article/{BRIDGE.article.id[:16]}"


@pytest.mark.parametrize(
    ("path", "status", "word"),
    [
        ("/article/ffffffffffff", 404, "no article"),
        ("/pair/RUS/XXX", 404, "no party 'XXX'"),
        ("/pair/Rusia/NATO", 404, "did you mean Russia (RUS)"),
        ("/pair/RUS/FJI", 404, "holds nothing that Russia said or did towards Fiji"),
        ("/pair/RUS/FJI", 404, "It holds Russia → NATO; "),
        ("/pair/RUS/NATO?measure=noise", 422, "It can be events or pressure"),
        ("/nowhere", 404, "no such page"),
        ("/?page=minus", 422, "is no number"),
        ("/pair/RUS/NATO?since=soon", 422, "Write a day"),
    ],
)
def test_errors_are_pages_with_message_and_hint(
    get: Get, path: str, status: int, word: str
) -> None:
    answer = get(path)
    assert answer.status_code == status
    assert word in html.fromstring(answer.text).text_content()


@pytest.mark.parametrize(
    ("path", "status"),
    [("/api/article/ffff", 404), ("/api/events?kind=rumour", 422), ("/api/events?limit=0", 422),
     ("/api/events?acter=RUS", 422), ("/api/nothing", 404)],
)  # fmt: skip
def test_errors_of_the_interface_are_json(get: Get, path: str, status: int) -> None:
    answer = get(path)
    assert (answer.status_code, answer.json()["error"]["status"]) == (status, status)
    assert answer.json()["error"]["message"]


def test_whoever_asks_for_json_gets_errors_as_json(get: Get) -> None:
    answer = get("/article/ffff", headers={"Accept": "application/json"})
    assert answer.json()["error"]["hint"]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_can_be_changed_through_the_pages(get: Get, method: str) -> None:
    for path in ("/", BRIDGE_PATH, "/api/articles"):
        assert get(path, method=method).status_code == 405


def test_a_reading_comes_back_whole_as_json(get: Get) -> None:
    answer = get(f"/api{BRIDGE_PATH}")
    assert reading_from_json(answer.content) == BRIDGE
    assert set(json.loads(answer.content)["events"][0]) >= {"type", "actor", "certainty"}


def test_the_interface_has_articles_events_and_pairs(get: Get) -> None:
    assert len(get("/api/articles").json()) == 104
    events = get("/api/events?actor=RUS&recipient=UKR&kind=deed&limit=3").json()
    assert [row["event"]["type"] for row in events] == ["ASSAULT"] * 3
    assert get("/api/pairs").json()[0]["actor"] == "RUS"
    assert get("/api/pair/RUS/NATO").json()["days"][0].keys() >= {"day", "words", "deeds"}


def test_hostile_text_stays_text_everywhere(get: Get) -> None:
    evil = f"/article/{hostile_reading().article.id[:16]}"
    for path in (evil, "/", "/?q=title", "/pairs", f"/?q={'<script>alert(7)</script>'}"):
        page = tree(get(path))
        assert [s.get("src") for s in page.iter("script")] in ([], ["/static/findings.js"])
        assert not page.xpath("//img | //@onerror | //b[not(ancestor::main)]")
        assert not [link for link in page.xpath("//@href") if "javascript" in link.lower()]
    assert "alert(1)" in tree(get(evil)).text_content()


@pytest.mark.parametrize("path", ["/", BRIDGE_PATH, "/static/warsan.css", "/nowhere", "/api/pairs"])
def test_every_answer_is_sealed(get: Get, path: str) -> None:
    headers = get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize(
    ("host", "let_in"),
    [
        ("127.0.0.1:8790", True), ("localhost:8790", True), ("LOCALHOST", True),
        ("[::1]:8790", True), ("evil.example", False), ("127.0.0.1.evil.example", False),
        ("localhost.evil.example:8790", False), ("192.168.0.9", False),
    ],
)  # fmt: skip
def test_only_names_of_this_machine_are_answered(get: Get, host: str, let_in: bool) -> None:
    answer = get("/api/pairs", headers={"Host": host})
    assert (answer.status_code == 200) is let_in
    assert let_in or "RUS" not in answer.text
