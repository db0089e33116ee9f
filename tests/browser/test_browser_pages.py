"""Every page in the browser: accessible in light and dark, narrow without scrolling, in each language, on paper.

With OPENPIU_SCREENSHOTS=1 the pages are also written to docs/screenshots/.
"""

import os
import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from openpiu.conf import clock
from openpiu.core.law.roles import Actor, Role
from openpiu.doors.console.navigation import visible_entries
from tests.browser import case_story
from tests.core.criteria.conftest import TEXT
from tools.palette import with_palette

Officer = Callable[..., Page]
Violations = Callable[..., list[str]]
SCREENSHOTS = Path(__file__).parents[2] / "docs" / "screenshots"
WANTED = os.environ.get("OPENPIU_SCREENSHOTS") == "1"

# Name of the page, who looks at it, address; `>` follows the first row of the list, other names are of the `story`.
PAGES = (
    ("flights", "s.ravenhorst", "/"),
    ("flight", "s.ravenhorst", "/>"),
    ("hits", "s.ravenhorst", "/hits/"),
    ("review", "w.vandermoorle", "/hits/>"),
    ("traveller", "s.ravenhorst", "traveller"),
    ("release", "s.ravenhorst", "confirmed"),
    ("disclosures", "s.ravenhorst", "/disclosures/"),
    ("notice", "s.ravenhorst", "/disclosures/>"),
    ("alerts", "s.ravenhorst", "/alerts/"),
    ("alert", "s.ravenhorst", "/alerts/>"),
    ("lists", "s.ravenhorst", "/alerts/lists/"),
    ("import", "s.ravenhorst", "/alerts/import/"),
    ("intake", "s.ravenhorst", "/intake/"),
    ("carriers", "s.ravenhorst", "/carriers/"),
    ("carrier", "s.ravenhorst", "/carriers/>"),
    ("exchange", "s.ravenhorst", "/exchange/"),
    ("partners", "s.ravenhorst", "/exchange/partners/"),
    ("cases", "s.ravenhorst", "/cases/"),
    ("case", "s.ravenhorst", "case"),
    ("case-thing", "s.ravenhorst", "case-thing"),
    ("case-journeys", "s.ravenhorst", "case-journeys"),
    ("case-bundle", "s.ravenhorst", "case-bundle"),
    ("case-new", "s.ravenhorst", "/cases/new/"),
    ("grants", "s.ravenhorst", "/grants/"),
    ("grant-new", "s.ravenhorst", "/grants/new/"),
    ("visit", "a.dervaux", "/visit/"),
    ("visit-case", "a.dervaux", "visit-case"),
    ("visit-thing", "a.dervaux", "visit-thing"),
    ("visit-nothing", "a.dervaux", "/visit/nowhere/"),
    ("criteria", "s.ravenhorst", "/criteria/"),
    ("criterion", "s.ravenhorst", "/criteria/>"),
    ("criterion-new", "s.ravenhorst", "/criteria/new/"),
    ("selections", "s.ravenhorst", "/selections/"),
    ("retention", "s.ravenhorst", "/retention/"),
    ("statistics", "t.okonjo", "/statistics/"),
    ("audit", "t.okonjo", "/audit/"),
    ("requests", "w.vandermoorle", "/requests/"),
    ("request-new", "w.vandermoorle", "/requests/new/"),
    ("rights", "t.okonjo", "/rights/"),
    ("rights-notices", "t.okonjo", "/rights/notices/"),
    ("traveller-rights", "t.okonjo", "traveller"),
    ("oversight", "t.okonjo", "/oversight/"),
    ("law", "t.okonjo", "/law/"),
    ("rights-new", "t.okonjo", "/rights/new/"),
    ("help", "w.vandermoorle", "/help/"),
    ("refused", "w.vandermoorle", "/audit/"),
    ("not-found", "w.vandermoorle", "/nowhere/"),
)
WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 320, "height": 720}
SIGHTS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light", "viewport": WIDE},
    "dark": {"color_scheme": "dark", "viewport": WIDE},
    "320": {"color_scheme": "light", "viewport": NARROW},
}
# English that may not stand on a page in another language: the most frequent words of ours.
ENGLISH = re.compile(
    r"\b(the|and|with|hits? raised|traveller|alert|officer|landing in|birth date|sign out|next)\b", re.I
)
WORDS_OF_DATA = "[translate=no], [lang=en], code, kbd, .reference, .detail, td.breakable, th.breakable, option"


@pytest.fixture(scope="session")
def story(browser: Browser, console: Any, session_of: Callable[[str], Any]) -> dict[str, str]:
    """Two hits that need one officer only: one confirmed, one released; and a joint case that is open to a visitor."""
    page = browser.new_context(base_url=console.url, storage_state=session_of("s.ravenhorst")).new_page()
    released, confirmed = _confirm(page), _confirm(page)
    page.goto(f"{released}release/")
    for field in ("#id_recipient", "#id_purpose", "#id_offence", "#id_link", "#id_gravity"):
        page.locator(field).select_option(index=1)
    page.locator(".decide .button-main").click()
    page.wait_for_url("**/disclosures/**")
    _propose(page)
    page.goto(confirmed)
    traveller = page.locator('a[href*="/travellers/"]').first.get_attribute("href")
    second, visitor = (
        browser.new_context(base_url=console.url, storage_state=session_of(name)).new_page()
        for name in ("m.terlinden", "a.dervaux")
    )
    cases = case_story.told(page, second)
    case_story.visit(visitor, cases["visit-case"].split("/")[2])
    for one in (page, second, visitor):
        one.context.close()
    assert traveller
    return {"confirmed": f"{confirmed}release/", "traveller": traveller, **cases}


def _confirm(page: Page) -> str:
    page.goto("/hits/")
    page.locator("tr:not(.row-p1) [data-row]").last.click()
    hit = page.url
    page.locator("details.answer-confirm summary").click()
    page.locator("details.answer-confirm input[type=checkbox]").first.check()
    page.locator("details.answer-confirm .button-main").click()
    expect(page.locator(".message")).to_be_visible()
    return hit


def _propose(page: Page) -> None:
    """A criterion that waits for its approval."""
    today = clock.now().date()
    text = TEXT.replace("2027-03-01", str(today + timedelta(days=90)))
    page.goto("/criteria/new/")
    page.locator("#id_text").fill(text.replace("2026-12-31", str(today + timedelta(days=30))))
    page.locator("button[value=propose]").click()
    expect(page.locator(".message")).to_be_visible()


def open_page(page: Page, address: str, story: dict[str, str]) -> None:
    """Go where a row of PAGES says."""
    page.goto(story.get(address, address.removesuffix(">")))
    if address.endswith(">"):
        with page.expect_navigation():
            page.locator("[data-row]").first.click()


def keep(page: Page, name: str, sight: str) -> None:
    """A screenshot for the documentation, when wanted."""
    if WANTED:
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        picture = page.screenshot(animations="disabled")
        (SCREENSHOTS / f"{name}-{sight}.png").write_bytes(with_palette(picture))


@pytest.mark.parametrize(("name", "who", "address"), PAGES, ids=[row[0] for row in PAGES])
def test_a_page_is_accessible_and_fits(
    officer: Officer, violations: Violations, story: dict[str, str], name: str, who: str, address: str
) -> None:
    """WCAG 2.2 AA by axe (in the dark its contrasts), no horizontal scrolling (1.4.10), one first heading."""
    page = officer(who, start="")
    open_page(page, address, story)
    for sight in looked_at(page, name):
        assert (sight, violations(page, only="color-contrast" if sight == "dark" else "")) == (sight, [])
        width = page.evaluate("document.documentElement.clientWidth")
        assert (sight, page.evaluate("document.documentElement.scrollWidth") <= width) == (sight, True)
    assert page.locator("h1").count() == 1


def looked_at(page: Page, name: str) -> Iterator[str]:
    """The page in each sight, one after the other, with its picture where one is wanted."""
    for sight, seen in SIGHTS.items():
        page.emulate_media(color_scheme=seen["color_scheme"], reduced_motion="reduce")  # no colour half way
        page.set_viewport_size(seen["viewport"])
        keep(page, name, sight)
        yield sight


@pytest.mark.parametrize("sight", SIGHTS)
def test_the_sign_in_page_is_accessible_and_fits(
    browser: Browser, console: Any, violations: Violations, sight: str
) -> None:
    """The first page of all, before anybody has signed in; also with its error."""
    page = browser.new_context(base_url=console.url, **SIGHTS[sight]).new_page()
    page.goto("/sign-in/")
    keep(page, "sign-in", sight)
    assert violations(page) == []
    page.locator("#id_username").fill("nobody")
    page.locator("#id_password").fill("wrong")
    page.keyboard.press("Enter")
    expect(page.locator(".error-summary")).to_be_focused()
    assert violations(page) == []
    page.context.close()


def _import_two_rows(page: Page) -> None:
    page.goto("/alerts/import/")
    rows = b'{"id": "X-1", "surname": "Specimen"}\n{"id": "X-2", "surname": "Specimen", "birth_date": "soon"}\n'
    page.locator("#id_file").set_input_files({"name": "two.jsonl", "mimeType": "application/jsonl", "buffer": rows})
    for field, text in (("list_name", "specimens"), ("owner", "UTO"), ("legal_basis", "Specimen Act")):
        page.locator(f"#id_{field}").fill(text)
    page.locator("#id_action").select_option("inform")
    page.locator(".form-end .button-main").click()
    expect(page.locator("main table")).to_be_visible()


def _verify_the_ledger(page: Page) -> None:
    page.goto("/audit/")
    page.locator(".toolbar .button-main, form .button-main").first.click()
    expect(page.locator("#verdict, .verdict").first).not_to_be_empty()


def _register_a_request(page: Page) -> None:
    page.goto("/rights/new/")
    for field, text in (("received_on", "2026-01-05"), ("surname", "Specimen"), ("birth_date", "1971-02-03")):
        page.locator(f"#id_{field}").fill(text)
    page.locator(".form-end .button-main").click()
    page.locator("#id_answer").select_option("restricted")
    page.locator("#id_ground").select_option("G2")
    page.locator("#answer-form .button-main").click()
    expect(page.get_by_role("button", name="Download the letter")).to_be_visible()


FOR_DATA = {
    "person": "Insp. K. Specimen", "case_reference": "CUS-2026-7", "circumstances": "A parcel was seized on Friday.",
    "material": "Its label names the flight of a courier.", "suspicion": "The label bears the courier's number.",
    "air_link": "The parcel came as checked baggage.", "by_birth_date": "1988-04-19",
    "urgent_reason": "The flight lands within the hour.",
}  # fmt: skip


def _ask_for_data(page: Page) -> None:
    """An urgent request, searched, answered at once where somebody was found, and so before the approver."""
    page.goto("/requests/new/")
    page.locator("#id_requester").select_option("UTO-CUS")
    page.locator("#id_offence").select_option("4")
    for field, text in FOR_DATA.items():
        page.locator(f"#id_{field}").fill(text)
    page.locator("input[name=wanted]").first.check()
    page.locator("input[name=is_urgent]").check()
    page.locator(".form-end .button-main").click()
    page.get_by_role("button", name="Search").click()
    expect(page.locator(".message")).to_be_visible()
    if page.get_by_role("button", name="Answer at once").count():
        page.get_by_role("button", name="Answer at once").click()
        expect(page.get_by_role("link", name="Download signed package")).to_be_visible()


def _look_at_openings(page: Page) -> None:
    page.goto("/requests/")
    page.get_by_role("link", name="Opened records").click()
    expect(page.locator("main")).to_contain_text("Each is reviewed afterwards")


def _approve_a_request(page: Page) -> None:
    page.goto("/requests/")
    if page.locator("[data-row]").count():
        page.locator("[data-row]").first.click()
        expect(page.locator("#reason-approve")).to_be_visible()


ANSWERS: dict[str, tuple[str, Callable[[Page], None]]] = {
    "import-report": ("s.ravenhorst", _import_two_rows),
    "rights-request": ("t.okonjo", _register_a_request),
    "request": ("w.vandermoorle", _ask_for_data),
    "request-approver": ("j.deklerck", _approve_a_request),
    "openings": ("t.okonjo", _look_at_openings),
    "verdict": ("t.okonjo", _verify_the_ledger),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_the_answer_to_a_form_is_accessible_and_fits(officer: Officer, violations: Violations, name: str) -> None:
    """Pages that only a form leads to: the report of an import, the verdict on the ledger."""
    who, ask = ANSWERS[name]
    page = officer(who)
    ask(page)
    for sight in looked_at(page, name):
        assert (sight, violations(page, only="color-contrast" if sight == "dark" else "")) == (sight, [])
        assert (sight, overflow(page)) == (sight, 0)


def test_open_forms_and_dialogs_are_accessible(officer: Officer, violations: Violations, story: dict[str, str]) -> None:
    """What opens on demand is checked open; targets are at least 24 pixels high (2.5.8)."""
    page = officer("w.vandermoorle")
    open_page(page, "/hits/>", story)
    page.keyboard.press("r")
    assert violations(page) == []
    page.locator("h1").evaluate("heading => document.activeElement.blur()")
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")
    heights = page.locator("button:visible, summary:visible, .choice:visible").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().height)"
    )
    assert min(heights) >= 24


def test_the_menu_of_a_narrow_screen_opens_without_a_script(officer: Officer, violations: Violations) -> None:
    """All pages, languages and themes are in it."""
    page = officer("w.vandermoorle", java_script_enabled=False, **SIGHTS["320"])
    page.locator(".rail-narrow summary").click()
    offered = visible_entries(Actor(id="w.vandermoorle", role=Role.OFFICER))
    expect(page.locator(".rail-narrow nav a")).to_have_count(len(offered))
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_no_english_is_left_and_nothing_overflows(officer: Officer, story: dict[str, str], language: str) -> None:
    """Whole pages in the officer's language; longer words still fit at 1280 and at 320 pixels."""
    for who in ("s.ravenhorst", "t.okonjo", "a.dervaux"):
        page = officer(who)
        page.locator(f".rail-wide [value={language}]").click()
        expect(page.locator("html")).to_have_attribute("lang", language)
        for name, viewer, address in PAGES:
            if viewer == who or (viewer == "w.vandermoorle" and who == "s.ravenhorst" and name != "refused"):
                open_page(page, address, story)
                assert (name, leftovers(page)) == (name, [])
                assert (name, overflow(page)) == (name, 0)
                page.set_viewport_size({"width": 320, "height": 720})
                assert (name, overflow(page)) == (name, 0)
                page.set_viewport_size({"width": 1280, "height": 800})


def leftovers(page: Page) -> list[str]:
    """English words among the words that the page says itself; names, codes and what others wrote do not count."""
    text = page.evaluate(
        "data => { const copy = document.body.cloneNode(true);"
        " copy.querySelectorAll(data + ', dd, script').forEach(one => one.remove()); return copy.textContent }",
        WORDS_OF_DATA,
    )
    return ENGLISH.findall(text)


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than the window, tables included."""
    wide: int = page.evaluate(
        "Math.max(document.documentElement.scrollWidth - document.documentElement.clientWidth,"
        " ...[...document.querySelectorAll('.table')].map(one => one.scrollWidth - one.clientWidth - 2), 0)"
    )
    return wide


def test_a_notice_is_printed_on_one_page_in_black(officer: Officer, story: dict[str, str]) -> None:
    """The frame stays on the screen; one sheet of A4, readable without colour."""
    page = officer("s.ravenhorst")
    open_page(page, "/disclosures/>", story)
    paper = page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1
    page.emulate_media(media="print")
    expect(page.locator(".rail")).to_be_hidden()
    expect(page.locator(".toolbar")).to_be_hidden()
    assert page.locator(".notice").evaluate("one => getComputedStyle(one).color") == "rgb(0, 0, 0)"


def test_pages_send_a_strict_policy_and_ask_nobody_else(officer: Officer, console: Any) -> None:
    """Everything comes from the unit itself."""
    page = officer("w.vandermoorle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    answer = page.goto("/hits/")
    assert answer is not None
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    assert asked
    assert [url for url in asked if not url.startswith(console.url)] == []


def test_the_answers_to_every_rule_are_accessible_and_fit(officer: Officer, violations: Violations) -> None:
    """The law page after every rule was asked."""
    page = officer("t.okonjo", start="")
    page.goto("/law/")
    page.locator("form.toolbar .button-main").click()
    expect(page.locator(".verdict")).to_be_visible()
    for sight in looked_at(page, "law-answers"):
        assert (sight, violations(page, only="color-contrast" if sight == "dark" else "")) == (sight, [])
        assert (sight, overflow(page)) == (sight, 0)
