"""The pages nobody wants to see: locked out, a form too old, a request that cannot be read, a fault of ours."""

import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import RequestFactory
from playwright.sync_api import Browser, Page, Route, expect

from openpiu.doors.console.views.errors import bad_request, server_error
from tools.palette import with_palette

SCREENSHOTS = Path(__file__).parents[2] / "docs" / "screenshots"
SIGHTS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "320": {"viewport": {"width": 320, "height": 720}},
}
WRONG_ONCE_TOO_OFTEN = 6


def _locked_out(page: Page) -> None:
    nobody = f"nobody-{secrets.token_hex(4)}"  # a name of its own: the lock of one name lasts a quarter of an hour
    page.goto("/sign-in/")
    for _ in range(WRONG_ONCE_TOO_OFTEN):
        if page.locator("#id_username").count():
            page.locator("#id_username").fill(nobody)
            page.locator("#id_password").fill("wrong")
            with page.expect_navigation():
                page.keyboard.press("Enter")
    expect(page.locator("#id_password")).to_have_count(0)


def _too_old(page: Page) -> None:
    page.goto("/sign-in/")
    page.context.clear_cookies()
    page.locator("#id_username").fill("nobody")
    page.locator("#id_password").fill("wrong")
    with page.expect_navigation():
        page.keyboard.press("Enter")


def _drawn(answer: Callable[[], Any]) -> Callable[[Page], None]:
    """A page that cannot be provoked from outside, drawn by its own view at an address of the console."""

    def show(page: Page) -> None:
        def fulfil(route: Route) -> None:
            drawn = answer()
            route.fulfill(status=200, body=drawn.content, content_type="text/html; charset=utf-8")

        page.route("**/drawn/", fulfil)
        page.goto("/drawn/")

    return show


# Name of the page, what leads to it, words that it must say.
FAILURES: dict[str, tuple[Callable[[Page], None], str]] = {
    "locked": (_locked_out, "locked"),
    "form-too-old": (_too_old, "too old"),
    "bad-request": (_drawn(lambda: bad_request(RequestFactory().get("/"), ValueError())), "400"),
    "our-fault": (_drawn(lambda: server_error(RequestFactory().get("/"))), "Nothing was released"),
}


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("name", FAILURES)
def test_a_failure_page_is_accessible_fits_and_says_what_to_do(
    browser: Browser, console: Any, violations: Callable[..., list[str]], name: str, sight: str
) -> None:
    """WCAG 2.2 AA by axe, no horizontal scrolling, one first heading, and its own words."""
    go, words = FAILURES[name]
    page = browser.new_context(base_url=console.url, **SIGHTS[sight]).new_page()
    go(page)
    if os.environ.get("OPENPIU_SCREENSHOTS") == "1":
        picture = page.screenshot(animations="disabled")
        (SCREENSHOTS / f"{name}-{sight}.png").write_bytes(with_palette(picture))
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    assert page.locator("h1").count() == 1
    assert words in page.locator("main, body").first.inner_text()
    page.context.close()
