"""A real console for the browser: `openpiu demo` in a process and folder of its own, and officers who sign in to it."""

import importlib
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page

CHROMIUM = os.environ.get("OPENPIU_CHROMIUM", "/usr/bin/chromium")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PASSWORD = re.compile(r"password for all of them: (\S+)")
LAST_LINE = "Ctrl-C ends the demo"
REFUSED = re.compile(r"status of 4(03|04|22)")
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@dataclass(frozen=True, slots=True)
class Console:
    """Where the console is, the password of the demo's officers, and the folder of its data."""

    url: str
    password: str
    home: Path


Officer = Callable[..., Page]


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """The distribution's Chromium, silent towards the network."""
    return {"executable_path": CHROMIUM, "args": list(QUIET)}


@pytest.fixture(scope="session")
def console() -> Iterator[Console]:
    """The demo with its invented world, until the last browser test has ended."""
    folder = Path(tempfile.mkdtemp(prefix="openpiu-browser-", dir=os.environ.get("OPENPIU_TEST_FOLDER")))
    folder.chmod(0o755)  # as root the database server has a system user of its own, who must reach its folder below
    port = _free_port()
    command = [str(Path(sys.executable).parent / "openpiu"), "demo", "--no-browser", "--port", str(port)]
    environment = {**os.environ, "OPENPIU_DATA": str(folder), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as demo:
        try:
            yield Console(url=f"http://127.0.0.1:{port}", password=_password(demo), home=folder / "demo")
        finally:
            demo.terminate()
            demo.wait(60)
            shutil.rmtree(folder, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _password(demo: "subprocess.Popen[str]") -> str:
    said = ""
    for line in demo.stdout or ():
        said += line
        if LAST_LINE in line:
            break
    found = PASSWORD.search(said)
    assert found, f"the demo did not start:\n{said}"
    return found[1]


def _is_trouble(message: ConsoleMessage) -> bool:
    """An error of the page; a refused page (4xx) is answered as it should be, although the browser notes it."""
    return message.type == "error" and not REFUSED.search(message.text)


@pytest.fixture
def trouble() -> Iterator[list[str]]:
    """What the browser complains about; a test fails when that is anything at all."""
    complaints: list[str] = []
    yield complaints
    assert complaints == []


@pytest.fixture(scope="session")
def session_of(browser: Browser, console: Console) -> Callable[[str], Any]:
    """The cookies of an officer, who signs in by the page once."""

    @cache
    def sign_in(name: str) -> Any:
        context = browser.new_context(base_url=console.url)
        page = context.new_page()
        page.goto("/sign-in/")
        page.locator("#id_username").fill(name)
        page.locator("#id_password").fill(console.password)
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url: "/sign-in/" not in url)  # the first page that the role may open
        state = context.storage_state()
        context.close()
        return state

    return sign_in


@pytest.fixture
def officer(
    browser: Browser, console: Console, session_of: Callable[[str], Any], trouble: list[str]
) -> Iterator[Officer]:
    """Brings an officer who is signed in, in a browser context of their own; other keywords go to the context.

    `start` is the first page; none where the test goes to one of its own at once.
    """
    contexts = []

    def arrive(name: str, *, start: str = "/", **options: Any) -> Page:
        wide = {"viewport": {"width": 1280, "height": 800}}
        context = browser.new_context(base_url=console.url, storage_state=session_of(name), **{**wide, **options})
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: trouble.append(message.text) if _is_trouble(message) else None)
        page.on("pageerror", lambda error: trouble.append(str(error)))
        if start:
            page.goto(start)
        return page

    yield arrive
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def violations() -> Callable[..., list[str]]:
    """Runs axe on a page: WCAG 2.2 A and AA, and its best practices; or one rule only."""
    axe = importlib.import_module("axe_playwright_python.sync_playwright").Axe()  # the package has no types

    def find(page: Page, only: str = "") -> list[str]:
        found = axe.run(page, options={"runOnly": [only]} if only else RULES)
        return [
            f"{one['id']}: {node['target']} {node.get('failureSummary', '')}"
            for one in found.response["violations"]
            for node in one["nodes"]
        ]

    return find
