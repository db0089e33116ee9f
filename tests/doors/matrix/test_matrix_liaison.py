"""A liaison officer with a grant at every page and every operation: nothing opens but the visit (EXC-12)."""

from json import dumps
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from openpiu.adapters.keys.base import KeyStore
from openpiu.adapters.keys.node import FileNodeKeys
from openpiu.conf import cases as house
from openpiu.conf import clock, exchange
from openpiu.core.law.roles import Role
from openpiu.doors.console.urls import urlpatterns
from openpiu.doors.rest.interface import rest
from tests.doors.console.case_visits import ELSEWHERE, SECRET, SHOWN, Visited, set_up
from tests.doors.matrix.people import Things, clients, person, undone

VISIT = {"visit", "visit-case", "visit-pulse", "visit-thing"}
OF_NOBODY = {"law", "help", "sign-in", "sign-out", "language", "theme"}  # nothing of the unit's work is behind them


@pytest.fixture
def visited(things: Things, tmp_path: Any, keys: KeyStore, monkeypatch: pytest.MonkeyPatch) -> Visited:
    """Two cases, one of them open to the officer for its notes."""
    own = FileNodeKeys(tmp_path / "node")
    monkeypatch.setattr(exchange, "node_keys", lambda: own)
    monkeypatch.setattr(house, "node_keys", lambda: own)
    made = set_up(keys, clock.now())
    made.grant(officer=person(Role.LIAISON).id)
    return made


@pytest.fixture
def browser(visited: Visited) -> Client:
    """The officer, who has said why."""
    found = clients()[Role.LIAISON]
    assert found.post(f"/visit/{visited.case}/", {"why": "V1"}).status_code == 302
    return found


def addresses(things: Things, visited: Visited) -> list[tuple[str, str]]:
    """Every address with ids that exist, those of both cases and of both things in turn."""
    found = []
    for case in (visited.case, visited.other):
        for thing in (visited.note, visited.statement):
            ids = {**things.named(), "case": case, "thing": thing.replace("/", "~"), "grant": "g-1", "move": "note"}
            found += [
                (str(one.name), reverse(f"console:{one.name}", kwargs={
                    name: ids.get(name, "none") for name in one.pattern.converters
                }))
                for one in urlpatterns
            ]  # fmt: skip
    return found


def test_no_page_opens_to_a_liaison_officer_but_the_visit(things: Things, visited: Visited, browser: Client) -> None:
    """EXC-12, PNR-13.9: 0 passes, by page; of what is stored only the granted note is ever shown."""
    passes, shown = [], set()
    for name, address in dict.fromkeys(addresses(things, visited)):
        if name == "sign-out":
            continue  # the session would be over
        for method in ("get", "post"):
            with undone():
                answer = getattr(browser, method)(address)
            body = b"".join(answer.streaming_content) if answer.streaming else answer.content
            if name not in VISIT | OF_NOBODY and answer.status_code not in {403, 405}:
                passes.append((name, method, answer.status_code))
            shown |= {text for text in (SHOWN, SECRET, ELSEWHERE, "TSFAROUNI") if text in body.decode()}
    assert passes == []
    assert shown <= {SHOWN}


def test_no_operation_opens_to_a_liaison_officer(things: Things, browser: Client) -> None:
    """EXC-12, PNR-13.9: 0 passes, by REST."""
    for path, methods in rest.get_openapi_schema()["paths"].items():
        where = path
        for name, id_ in things.named().items():
            where = where.replace(f"{{{name}}}", id_)
        for method in methods:
            status = browser.generic(method.upper(), where, dumps({}), content_type="application/json").status_code
            assert path == "/rest/v1/health" or status in {403, 422}, (path, method, status)
