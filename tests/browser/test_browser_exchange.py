"""The pages of the exchange in the browser: accessible, narrow, in each language; their forms by keyboard alone."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from openpiu.doors.cli.demo_nodes.abroad import environment_of
from openpiu.doors.cli.demo_nodes.people import HOME
from tests.browser.test_browser_pages import keep, leftovers, looked_at, overflow
from tests.browser.test_browser_review import tab_to, type_keys

Officer = Callable[..., Page]
Violations = Callable[..., list[str]]
# Name of the page, who looks at it, address with names of `abroad`.
PAGES = (
    ("exchange-full", "s.ravenhorst", "/exchange/"),
    ("partners-health", "s.ravenhorst", "/exchange/partners/"),
    ("exchange-asked", "s.ravenhorst", "/exchange/asked/"),
    ("exchange-ask", "s.ravenhorst", "/exchange/ask/"),
    ("exchange-answer", "s.ravenhorst", "/exchange/asked/{asked}/answer/"),
    ("recalls", "s.ravenhorst", "/exchange/recalls/"),
    ("recall-new", "s.ravenhorst", "/exchange/recalls/new/{sent}/"),
    ("recall", "s.ravenhorst", "/exchange/recalls/{recall}/"),
    ("feedback", "s.ravenhorst", "/exchange/feedback/"),
    ("letter", "s.ravenhorst", "/exchange/letters/{letter}/"),
    ("received", "s.ravenhorst", "/exchange/received/{offer}/"),
    ("share", "s.ravenhorst", "/exchange/share/{hit}/ARC-PIU/"),
    ("owner-word", "s.ravenhorst", "/exchange/share/{hit}/ARC-PIU/owner/"),
)


@pytest.fixture(scope="session")
def abroad(console: Any, browser: Any, session_of: Callable[[str], Any]) -> dict[str, str]:
    """A partner that asks, shares and takes back; and a hit that has not been decided yet."""
    environment = {**os.environ, **environment_of(HOME, console.home)}
    command = [sys.executable, "-m", "tests.browser.abroad"]
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert ran.returncode == 0, ran.stderr
    page = browser.new_context(base_url=console.url, storage_state=session_of("s.ravenhorst")).new_page()
    page.goto("/hits/")
    page.locator("tr:not(.row-p1) [data-row]").last.click()
    found = re.search(r"/hits/([0-9a-f-]{36})/", page.url)
    page.context.close()
    assert found
    return {**json.loads(ran.stdout.splitlines()[-1]), "hit": found[1]}


@pytest.mark.parametrize(("name", "who", "address"), PAGES, ids=[row[0] for row in PAGES])
def test_a_page_of_the_exchange_is_accessible_and_fits(
    officer: Officer, violations: Violations, abroad: dict[str, str], name: str, who: str, address: str
) -> None:
    """WCAG 2.2 AA by axe (in the dark its contrasts), no horizontal scrolling (1.4.10), one first heading."""
    page = officer(who, start="")
    page.goto(address.format(**abroad))
    assert page.locator("h1").count() == 1
    for sight in looked_at(page, name):
        assert (sight, violations(page, only="color-contrast" if sight == "dark" else "")) == (sight, [])
        assert (sight, overflow(page)) == (sight, 0)


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_no_english_is_left_on_the_exchange(officer: Officer, abroad: dict[str, str], language: str) -> None:
    """Whole pages in the officer's language; longer words still fit at 320 pixels."""
    page = officer("s.ravenhorst")
    page.locator(f".rail-wide [value={language}]").click()
    expect(page.locator("html")).to_have_attribute("lang", language)
    page.set_viewport_size({"width": 320, "height": 720})
    for name, _, address in PAGES:
        page.goto(address.format(**abroad))
        assert (name, leftovers(page)) == (name, [])
        assert (name, overflow(page)) == (name, 0)


def put(page: Page, answers: dict[str, str]) -> None:
    """Fill in fields of a page by keyboard: text is typed, `>` chooses the next of a list, `x` ticks."""
    for name, text in answers.items():
        tab_to(page, f"[name={name}]")
        if text == ">":
            page.keyboard.press("ArrowDown")
        elif text == "x":
            page.keyboard.press("Space")
        else:
            page.keyboard.press("ControlOrMeta+a")
            page.keyboard.type(text)


def press(page: Page, selector: str) -> None:
    """Reach a button by keyboard and press it; it leads to another page."""
    tab_to(page, selector)
    type_keys(page, "Enter")


QUESTIONS: tuple[dict[str, str], ...] = (
    {"partner": ">", "basis": ">", "case_reference": "UTO-2026-7", "person": "Insp. K. Specimen", "contact": "K."},
    {"offence": ">", "air_link": "He flies there."},
    {"circumstances": "New is this.", "material": "A ticket.", "suspicion": "His number.", "contribution": "It helps."},
    {"role": ">", "by_locator": "K7MTRA"},
    {"wanted": "x", "answer_for": "investigation"},
    {"deadline": "2099-12-01 17:00"},
    {},
)


def test_a_request_to_a_partner_is_asked_checked_and_let_go_by_keyboard(
    officer: Officer, violations: Violations, abroad: dict[str, str]
) -> None:
    """EXC-1, PNR-9.2: seven question pages, the check page, the letter; an error takes the focus."""
    page = officer("w.vandermoorle")
    page.goto("/exchange/asked/")
    press(page, "a[href='/exchange/ask/']")
    for answers in QUESTIONS:
        put(page, answers)
        press(page, ".form-end .button-main")
    expect(page.locator("h1")).to_have_text("Check your request")
    expect(page.locator("main")).to_contain_text("K7MTRA")
    assert violations(page) == []
    keep(page, "exchange-ask-check", "light")
    press(page, "button[value=draft]")
    expect(page).to_have_url(re.compile("/exchange/letters/"))
    press(page, ".decide .button-main")
    expect(page.locator(".message")).to_contain_text("The letter has left.")


def test_a_hit_is_shared_read_and_let_go_by_keyboard(officer: Officer, abroad: dict[str, str]) -> None:
    """PNR-9.1, PNR-6.10: what was not reviewed stays, and the page says so where the focus is."""
    page = officer("w.vandermoorle")
    page.goto(f"/exchange/share/{abroad['hit']}/ARC-PIU/")
    put(page, {"offence": ">", "link": ">", "gravity": ">"})
    press(page, "button[value=share]")
    expect(page.locator(".error-summary")).to_be_focused()
    expect(page.locator(".error-summary")).to_contain_text("Nothing leaves before this hit was reviewed")
    page.goto(f"/exchange/letters/{abroad['letter']}/")
    press(page, ".decide .button-main")
    expect(page.locator(".message")).to_contain_text("The letter has left.")


def test_a_partner_is_told_and_what_became_of_its_hit_is_said_by_keyboard(
    officer: Officer, abroad: dict[str, str]
) -> None:
    """EXC-2, EXC-17: exactly what the page showed; by code."""
    page = officer("w.vandermoorle")
    page.goto(f"/exchange/asked/{abroad['asked']}/answer/")
    expect(page.locator("main")).to_contain_text("the partner cannot tell the two apart")
    press(page, ".decide .button-main")
    expect(page.locator(".message")).to_contain_text("The partner is told.")
    page.goto(f"/exchange/received/{abroad['received']}/")
    put(page, {"outcome": ">"})
    press(page, "form[action$='/feedback/'] .button-main")
    expect(page.locator("main")).to_contain_text("Found")


def test_copies_are_settled_and_a_message_is_taken_back_by_keyboard(officer: Officer, abroad: dict[str, str]) -> None:
    """EXC-11: one form a copy, and none for all of them."""
    page = officer("s.ravenhorst")
    page.goto(f"/exchange/recalls/{abroad['recall']}/")
    expect(page.get_by_role("button", name="Record this copy")).to_have_count(2)
    put(page, {"done": ">"})
    press(page, "form[action*='/recalls/'] .button-main")
    expect(page.locator(".message")).to_contain_text("Other copies wait")
    expect(page.get_by_role("button", name="Record this copy")).to_have_count(1)
    page.goto(f"/exchange/recalls/new/{abroad['sent']}/")
    put(page, {"mode": ">", "reason": "wrong person"})
    press(page, ".form-end .button-main")
    expect(page.locator(".message")).to_contain_text("The recall is on its way.")


def test_a_supervisor_takes_an_offered_alert_in_by_keyboard(officer: Officer, abroad: dict[str, str]) -> None:
    """PNR-6.5: the partner stays its owner."""
    page = officer("s.ravenhorst")
    page.goto(f"/exchange/received/{abroad['offer']}/")
    put(page, {"until": "2099-12-01"})
    press(page, "form[action$='/alert/'] .button")
    expect(page.locator(".message")).to_contain_text("The alert is in force")
