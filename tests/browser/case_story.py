"""A joint case in the browser: opened and filled by keyboard, shown to a liaison officer by two people."""

from collections.abc import Callable
from datetime import timedelta

from playwright.sync_api import Page, expect

from openpiu.conf import clock

Officer = Callable[..., Page]
TASK, NOTE, STATEMENT = "Ask who paid for both tickets", "Two couriers, one payer", "He said that he travels alone"


def tab_to(page: Page, selector: str) -> None:
    """Move the focus with the tabulator only, as somebody without a mouse does."""
    for _ in range(90):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{selector} cannot be reached by keyboard")


def write(page: Page, selector: str, text: str) -> None:
    """Type into a field, reached by keyboard."""
    tab_to(page, selector)
    page.keyboard.type(text)


def choose(page: Page, selector: str, value: str) -> None:
    """One choice of a list, by keyboard: the list is walked until it says so."""
    tab_to(page, selector)
    for _ in range(60):
        if page.locator(selector).input_value() == value:
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"{value} is not offered by {selector}")


def type_day(page: Page, selector: str, days: int) -> None:
    """A day to come, as the field of the browser takes it: month, day, year."""
    day = clock.now().date() + timedelta(days=days)
    tab_to(page, selector)
    page.keyboard.type(f"{day:%m%d%Y}")
    for _ in range(3):  # out of its three parts
        if not page.evaluate("selector => document.activeElement.matches(selector)", selector):
            break
        page.keyboard.press("Tab")


def press(page: Page, selector: str) -> None:
    """A button, by keyboard; it leads to another page."""
    tab_to(page, selector)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def open_case(page: Page, purpose: str) -> str:
    """The questions of a new case, answered by keyboard; its address."""
    page.goto("/cases/new/")
    write(page, "#id_purpose", purpose)
    choose(page, "#id_offence", "4")
    write(page, "#id_grounds", "Seen three times in one month")
    choose(page, "#id_legal_basis", "PNR-9.2")
    type_day(page, "#id_until", 120)
    press(page, ".form-end .button-main")
    expect(page.locator(".message")).to_contain_text("The case is open")
    return page.url


def add(page: Page, key: str, kind: str, text: str) -> None:
    """A note or a task by its key: its form opens with the focus in the text."""
    page.keyboard.press(key)
    expect(page.locator(f"#id_{kind}_text")).to_be_focused()
    page.keyboard.type(text)
    if kind == "task":
        choose(page, "#id_task_assignee", "BEL-PIU")
    press(page, "details[open] .button-main")
    expect(page.locator(".message")).to_contain_text("Done")


def add_statement(page: Page, text: str) -> None:
    """By mouse, for once."""
    page.locator("summary", has_text="Add a statement").click()
    page.locator("#id_statement_text").fill(text)
    page.locator("#id_statement_given_at").fill("2026-11-01T10:15")
    page.locator("details[open] .button-main").click()
    expect(page.locator(".message")).to_contain_text("Done")


def grant(first: Page, second: Page, case: str, *, officer: str = "a.dervaux") -> str:
    """Notes of one case for a liaison officer: proposed by one person, approved by another; its id."""
    first.goto("/grants/new/")
    first.locator("#id_officer").select_option(officer)
    first.locator("#id_home").fill("FRA-PIU")
    first.locator(f"input[name=cases][value='{case}']").check()
    first.locator("input[name=classes][value=note]").check()
    first.locator("#id_ceiling").select_option("H2")
    first.locator("#id_legal_basis").select_option("PNR-9.2")
    first.locator(".form-end .button-main").click()
    expect(first.locator(".message")).to_contain_text("Proposed")
    second.goto("/grants/")
    second.get_by_role("button", name="Approve").first.click()
    expect(second.locator(".message")).to_contain_text("the officer may visit")
    return second.locator("article .reference").first.text_content() or ""


def visit(page: Page, case: str) -> None:
    """Say why, and stand before the list of the case."""
    page.goto(f"/visit/{case}/")
    page.locator("#id_why").select_option("V1")
    page.locator(".form-end .button-main").click()
    expect(page.locator("[data-visit]")).to_be_visible()


def told(supervisor: Page, second: Page) -> dict[str, str]:
    """A case with some things in it, open to a liaison officer: the addresses of its pages."""
    address = open_case(supervisor, "Find who pays the couriers")
    case = address.rstrip("/").rsplit("/", 1)[1]
    add(supervisor, "t", "task", TASK)
    add(supervisor, "n", "note", NOTE)
    add_statement(supervisor, STATEMENT)
    supervisor.locator("summary", has_text="Enter evidence").click()
    for field, text in (("text", "Copy of a ticket"), ("sha256", "a" * 64), ("size", "2048")):
        supervisor.locator(f"#id_evidence_{field}").fill(text)
    supervisor.locator("details[open] .button-main").click()
    expect(supervisor.locator(".message")).to_contain_text("Done")
    grant(supervisor, second, case)
    return {
        "case": address, "case-thing": f"{address}things/BEL-PIU~5/",
        "case-journeys": f"{address}journeys/", "case-bundle": f"{address}bundle/?court=UTO-COURT-1",
        "visit-case": f"/visit/{case}/", "visit-thing": f"/visit/{case}/things/BEL-PIU~3/",
    }  # fmt: skip
