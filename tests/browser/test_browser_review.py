"""The main job in the browser: two officers, one hit, keyboard only; the same job without any script."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

Officer = Callable[..., Page]
HIT = re.compile(r"/hits/[0-9a-f-]{36}/$")
NOTICE = re.compile(r"/disclosures/[0-9a-f-]{36}/$")


def type_keys(page: Page, *keys: str) -> None:
    """Press keys one after another; the last one leads to another page."""
    for key in keys[:-1]:
        page.keyboard.press(key)
    with page.expect_navigation():
        page.keyboard.press(keys[-1])


def tab_to(page: Page, selector: str) -> None:
    """Move the focus with the tabulator only, as somebody without a mouse does."""
    for _ in range(60):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{selector} cannot be reached by keyboard")


def choose(page: Page, selector: str) -> None:
    """The first choice of a list, by keyboard."""
    tab_to(page, selector)
    page.keyboard.press("ArrowDown")


def test_two_officers_review_and_release_a_hit_by_keyboard_alone(officer: Officer) -> None:
    """PNR-6.9, PNR-6.10: inbox, first decision, undone and taken again, blind second decision, release, notice."""
    first = officer("w.vandermoorle")
    first.goto("/hits/")
    type_keys(first, "j", "Enter")
    expect(first).to_have_url(HIT)
    hit = first.url
    expect(first.locator(".officers")).to_have_text("2 officers")

    type_keys(first, "c", "1", "Enter")
    assert first.url != hit
    expect(first.locator(".message")).to_contain_text("Awaiting second officer")
    type_keys(first, "u")
    assert first.url == hit
    expect(first.locator(".message")).to_contain_text("undone")
    first.keyboard.press("c")
    first.keyboard.press("4")
    tab_to(first, "details[open] textarea")
    first.keyboard.type("Crc: seen by the owner, 1 of 2.")
    tab_to(first, "details[open] .button-main")
    type_keys(first, "Enter")

    second = officer("i.quarante")
    second.goto(hit)
    expect(second.locator(".blind")).to_be_visible()
    assert "w.vandermoorle" not in second.content()
    assert "seen by the owner" not in second.content()
    type_keys(second, "c", "1", "Enter")
    second.goto(hit)
    expect(second.locator(".history")).to_contain_text("seen by the owner")

    type_keys(second, "l")
    for field in ("#id_recipient", "#id_purpose", "#id_offence", "#id_link", "#id_gravity"):
        choose(second, field)
    tab_to(second, ".decide .button-main")
    type_keys(second, "Enter")
    expect(second).to_have_url(NOTICE)
    expect(second.locator(".notice")).to_contain_text("w.vandermoorle")


def test_keys_do_nothing_while_typing_and_can_be_switched_off(officer: Officer) -> None:
    """WCAG 2.1.4: letters in a field stay letters; the switch is kept in this browser."""
    page = officer("w.vandermoorle")
    page.goto("/alerts/")
    page.keyboard.press("/")
    page.keyboard.type("jc?")
    expect(page.locator("#text")).to_have_value("jc?")
    expect(page.locator("#keys")).to_be_hidden()
    page.goto("/help/")
    page.locator("main [data-keys-switch]").uncheck()
    page.goto("/hits/")
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_hidden()
    page.goto("/help/")
    page.locator("main [data-keys-switch]").check()
    page.keyboard.press("Tab")
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).to_be_hidden()


def test_fresh_hits_wait_behind_a_bar(officer: Officer) -> None:
    """Rows never move by themselves: the bar says how many came, the officer asks for them."""
    page = officer("w.vandermoorle")
    page.route(
        "**/hits/fresh/**",
        lambda route: route.continue_(url=re.sub(r"since=.*", "since=2001-01-01T00:00:00%2B00:00", route.request.url)),
    )
    page.clock.install()
    page.goto("/hits/")
    before = page.locator("[data-row]").all_text_contents()
    page.clock.run_for(16_000)
    expect(page.locator(".fresh-bar")).to_contain_text("new hits")
    assert page.locator("[data-row]").all_text_contents() == before


def test_an_old_page_says_that_it_is_old_and_the_countdown_goes_on(officer: Officer) -> None:
    """A screen left alone never looks fresh."""
    page = officer("w.vandermoorle")
    page.clock.install()
    page.goto("/hits/")
    expect(page.locator("[data-stale]")).to_be_hidden()
    before = page.locator("[data-countdown-text]").first.text_content()
    page.clock.fast_forward("05:00")
    expect(page.locator("[data-stale]")).to_be_visible()
    assert page.locator("[data-countdown-text]").first.text_content() != before


def test_the_theme_changes_at_once_and_stays(officer: Officer) -> None:
    """Without reloading; the server draws the next page in it, so that nothing flashes."""
    page = officer("w.vandermoorle")
    page.locator(".rail-wide [value=dark]").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.goto("/hits/")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


@pytest.mark.parametrize("name", ["s.ravenhorst"])
def test_a_hit_is_rejected_without_any_script(officer: Officer, name: str) -> None:
    """Links, forms and disclosure boxes are the browser's own; the script only makes them quicker."""
    page = officer(name, java_script_enabled=False)
    page.goto("/hits/")
    page.locator("[data-row]").last.click()
    hit = page.url
    page.locator("details.answer-reject summary").click()
    page.get_by_label("Birth date differs").check()
    page.get_by_role("button", name="Reject hit").click()
    assert page.url != hit
    expect(page.locator(".message")).to_contain_text("Rejected")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".message")).to_contain_text("New")
    page.locator(".rail-wide [value=fr]").click()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    page.locator(".rail-wide [value=dark]").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
