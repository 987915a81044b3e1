"""The pages in a real browser, served by a real server on loopback."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, Request, sync_playwright

from tests.bridge import bridge_reading
from tests.web.desks import hostile_reading
from warsan.desk import Desk
from warsan.web import create_app, free_port

CHROMIUM = next(
    (
        path
        for name in ("chromium", "chromium-browser")
        if (path := Path("/usr/bin", name)).exists()
    ),
    None,
)
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium in /usr/bin (Debian: chromium)"),
]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
         "--disable-background-networking", "--disable-component-update"]  # fmt: skip
ARTICLE = f"/article/{bridge_reading().article.id[:16]}"


@pytest.fixture(scope="module")
def address(desk: Desk) -> Iterator[str]:
    port = free_port(8890)
    server = uvicorn.Server(uvicorn.Config(create_app(desk), port=port, log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        thread.join(0.02)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page that fails its test on console errors, other origins and policy violations."""
    context = browser.new_context(base_url=address, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    faults: list[str] = []

    def watch(request: Request) -> None:
        if not request.url.startswith(address):
            faults.append(f"asked for {request.url}")

    page.on("request", watch)
    page.on("dialog", lambda dialog: faults.append(f"dialog {dialog.message}"))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda line: faults.append(line.text) if line.type == "error" else None)
    page.add_init_script(
        "addEventListener('securitypolicyviolation',"
        "e => console.error('policy: ' + e.violatedDirective))"
    )
    yield page
    context.close()
    assert faults == []


def lit(page: Page) -> list[str]:
    return page.locator(".text .lit").all_inner_texts()


def in_view(page: Page, selector: str) -> bool:
    return bool(
        page.locator(selector).first.evaluate(
            "e => { const b = e.getBoundingClientRect();"
            "return b.top >= -1 && b.bottom <= innerHeight + 1 }"
        )
    )


def test_from_the_front_page_to_a_finding_and_back(page: Page) -> None:
    page.goto("/?q=bridge")
    page.get_by_role("link", name="Bridge at Dorn shelled").click()
    page.locator("#card-e2 .jump").click()
    page.wait_for_selector(".text .lit")
    assert "".join(lit(page)) == "we will answer in kind"
    assert page.url.endswith("#e2")
    page.go_back()
    assert lit(page) == []
    page.go_back()
    assert "q=bridge" in page.url


def test_words_in_the_text_lead_to_their_finding(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 500})
    page.goto(ARTICLE)
    page.locator(".body [data-of='f2']").click()
    page.wait_for_selector("#card-f2.lit")
    page.wait_for_function("document.querySelector('.findings').scrollTop > 0")
    page.wait_for_timeout(600)  # the list scrolls smoothly
    assert in_view(page, "#card-f2 h3")
    assert page.evaluate("document.activeElement.id") == "card-f2"


def test_words_under_several_findings_lead_to_each_in_turn(page: Page) -> None:
    page.goto(ARTICLE)
    words = page.locator(".body [data-of]", has_text="denied").first
    found = []
    for _ in words.get_attribute("data-of").split():  # type: ignore[union-attr]
        words.click()
        found.append(page.evaluate("location.hash"))
    assert found == [f"#card-{name}" for name in words.get_attribute("data-of").split()]  # type: ignore[union-attr]


def test_a_link_to_a_finding_opens_at_its_words(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 500})
    page.goto(f"{ARTICLE}#f2")
    page.wait_for_selector(".text .lit")
    assert in_view(page, "#f2")


def test_a_kind_of_finding_can_be_hidden_in_the_text(page: Page) -> None:
    page.goto(ARTICLE)
    style = "e => getComputedStyle(e).backgroundColor"
    marked = page.locator("#e1").evaluate(style)
    page.get_by_label("deeds").uncheck()
    assert page.locator("#e1").evaluate(style) != marked


def test_a_kind_that_is_hidden_leaves_the_list_until_a_link_leads_to_it(page: Page) -> None:
    page.goto(ARTICLE)
    for kind in ("words", "deeds", "figures", "dates", "places"):
        page.get_by_label(kind).uncheck()
    assert page.locator(".card:visible").evaluate_all("all => all.map(e => e.dataset.kind)") == (
        ["said"] * len(bridge_reading().attributions)
    )
    page.get_by_label("source cue content").uncheck()
    assert page.locator(".group:visible").count() == 0
    page.locator(".body [data-of='f2']").click()
    page.wait_for_selector("#card-f2.lit")
    assert page.get_by_label("figures").is_checked()
    assert page.locator(".card:visible .kind").all_inner_texts() == ["figure", "figure"]


def test_a_point_of_the_chart_leads_to_the_sentences_of_its_day(page: Page) -> None:
    page.goto("/pair/RUS/NATO")
    point = page.locator(".at-wide a").last
    day = point.get_attribute("href")
    point.locator("path").click()
    assert page.url.endswith(day or "?")
    page.locator(f"[id='{(day or '#')[1:]}'] .under a").first.click()
    page.wait_for_selector(".text .lit")
    assert "/article/" in page.url


def test_dragging_over_the_series_selects_its_days(page: Page) -> None:
    page.goto("/pair/RUS/NATO?assumed=yes")
    box = page.locator(".at-wide.brush svg path.background").nth(1).bounding_box()
    assert box is not None
    middle = box["y"] + 3  # above all marks, which are links of their own
    page.mouse.move(box["x"] + 0.2 * box["width"], middle)
    page.mouse.down()
    page.mouse.move(box["x"] + 0.8 * box["width"], middle, steps=4)
    page.mouse.up()
    page.wait_for_url("**since=2022-*until=2022-*")
    assert page.url.endswith("#sentences")
    assert "assumed=yes" in page.url
    assert page.get_by_text("Selected:").is_visible()


def test_a_mark_of_the_map_leads_to_its_events_and_on_to_the_sentence(page: Page) -> None:
    page.goto("/map")
    mark = page.get_by_role("link", name="Oslo: 1 word, 1 deed")
    mark.locator("path").click()
    assert page.url.endswith("#place-1")
    page.locator("#place-1 .under a").first.click()
    page.wait_for_selector(".text .lit")
    assert "/article/" in page.url


def test_the_map_is_reached_by_the_keyboard(page: Page) -> None:
    page.goto("/map")
    reached = []
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.getAttribute('href')"))
    assert [href for href in reached if href in {"#place-1", "#place-2"}] == [
        "#place-1",
        "#place-2",
    ]
    page.locator(".at-wide a").first.focus()
    page.keyboard.press("Enter")
    assert page.url.endswith("#place-1")


def test_everything_is_reached_by_the_keyboard(page: Page) -> None:
    page.goto(ARTICLE)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    reached = set()
    for _ in range(80):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.id || document.activeElement.tagName"))
    assert {"e1", "e2", "a1", "f1", "d1", "show-deed", "SUMMARY"} <= reached
    page.goto("/pair/RUS/NATO")
    page.locator(".at-wide a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**since=2022-0**")
    assert page.url.endswith("#sentences")


def test_pages_work_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto(ARTICLE)
    page.locator(".body #e1").click()
    assert page.url.endswith("#card-e1")
    page.locator("#card-e1 .jump").click()
    assert page.url.endswith("#e1")
    page.goto("/pair/RUS/NATO")
    page.locator(".at-wide a").first.locator("path").click()
    assert "since=2022-0" in page.url
    assert page.url.endswith("#sentences")
    context.close()


def test_a_hostile_article_runs_nothing(page: Page) -> None:
    page.goto(f"/article/{hostile_reading().article.id[:16]}")
    page.locator(".body #e1").click()
    page.wait_for_selector(".lit")
    page.goto("/")


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize(
    "path", ["/", ARTICLE, "/pair/RUS/NATO", "/pairs", "/map", "/article/ffff"]
)
def test_no_page_is_wider_than_its_window(
    browser: Browser, address: str, path: str, width: int
) -> None:
    page = browser.new_page(base_url=address, viewport={"width": width, "height": 800})
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


_CONTRASTS = """() => {
  const lum = c => { const [r, g, b] = c.match(/[\\d.]+/g).map(Number).map(v => v / 255)
    .map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b };
  const ground = e => { for (; e; e = e.parentElement) {
    const c = getComputedStyle(e).backgroundColor;
    if (!/, 0\\)$/.test(c) && c !== 'transparent') return c } return 'rgb(255,255,255)' };
  const low = [];
  for (const e of document.querySelectorAll('main *, header *, footer *')) {
    if (!e.checkVisibility() || e.closest('svg') ||
        ![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue;
    const [a, b] = [lum(getComputedStyle(e).color), lum(ground(e))].sort((x, y) => y - x);
    if ((a + .05) / (b + .05) < 4.5) low.push(e.className + ' ' + e.textContent.slice(0, 40)) }
  return low }"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_is_legible_in_light_and_dark(browser: Browser, address: str, scheme: str) -> None:
    context = browser.new_context(base_url=address, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    grounds = set()
    for path in ("/", ARTICLE, "/pair/RUS/NATO", "/map"):
        page.goto(path)
        assert page.evaluate(_CONTRASTS) == []
        grounds.add(page.evaluate("getComputedStyle(document.body).backgroundColor"))
        assert len(set(page.screenshot())) > 200
    assert grounds == {"rgb(22, 21, 19)" if scheme == "dark" else "rgb(252, 251, 248)"}
    context.close()
