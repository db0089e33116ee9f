"""Permission matrix, by page and REST: every address with every role, against the one table.

An address or an operation without a row here fails: say which act it needs. A row does not have to be told which roles
may pass, the table of permissions says it.
"""

from collections.abc import Iterator
from json import dumps
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import URLPattern, reverse

from openpiu.core.law.permissions import Act, may
from openpiu.core.law.roles import Role
from openpiu.doors.console.urls import urlpatterns
from openpiu.doors.rest.interface import rest
from tests.doors.matrix.people import Things, clients, person, undone

EVERYBODY = None  # signed in or not: nothing of the unit's work is behind it
PAGES: dict[str, Act | None] = {
    "board": Act.SEE_BOARD,
    "flight": Act.SEE_BOARD,
    "hits": Act.SEE_HITS,
    "fresh": Act.SEE_HITS,
    "hit": Act.OPEN_HIT,
    "decide": Act.DECIDE,
    "undo": Act.DECIDE,
    "release": Act.RELEASE,
    "traveller": Act.OPEN_TRAVELLER,
    "apart": Act.PART_TRAVELLERS,
    "together": Act.PART_TRAVELLERS,
    "disclosures": Act.SEE_DISCLOSURES,
    "notice": Act.SEE_DISCLOSURES,
    "package": Act.SEE_DISCLOSURES,
    "outcome": Act.RECORD_OUTCOME,
    "statistics": Act.SEE_STATISTICS,
    "statistics-export": Act.SEE_STATISTICS,
    "alerts": Act.SEE_ALERTS,
    "lists": Act.SEE_ALERTS,
    "import": Act.IMPORT_ALERTS,
    "alert": Act.SEE_ALERTS,
    "withdraw": Act.IMPORT_ALERTS,
    "restore": Act.IMPORT_ALERTS,
    "intake": Act.SEE_INTAKE,
    "carriers": Act.SEE_QUALITY,
    "carrier": Act.SEE_QUALITY,
    "carrier-table": Act.SEE_QUALITY,
    "carrier-letter": Act.SEE_QUALITY,
    "audit": Act.SEE_LEDGER,
    "verify": Act.SEE_LEDGER,
    "export": Act.SEE_LEDGER,
    "rights": Act.SEE_RIGHTS,
    "rights-new": Act.ANSWER_RIGHTS,
    "rights-request": Act.SEE_RIGHTS,
    "rights-answer": Act.ANSWER_RIGHTS,
    "rights-letter": Act.ANSWER_RIGHTS,
    "rights-close": Act.ANSWER_RIGHTS,
    "rights-notices": Act.SEE_RIGHTS,
    "notice-sent": Act.ANSWER_RIGHTS,
    "rectify": Act.ANSWER_RIGHTS,
    "erase": Act.ANSWER_RIGHTS,
    "contest": Act.ANSWER_RIGHTS,
    "oversight": Act.SEE_OVERSIGHT,
    "finding": Act.SEE_OVERSIGHT,
    "finding-seen": Act.ANSWER_OVERSIGHT,
    "finding-refer": Act.ANSWER_OVERSIGHT,
    "dossier": Act.SEE_OVERSIGHT,
    "propose-ground": Act.PROPOSE_GROUND,
    "ground": Act.CONFIRM_GROUND,
    "retention": Act.SEE_RETENTION,
    "manifest": Act.SEE_RETENTION,
    "requests": Act.SEE_REQUESTS,
    "request-new": Act.MAKE_REQUEST,
    "openings": Act.REVIEW_OPENING,
    "opening-review": Act.REVIEW_OPENING,
    "request": Act.SEE_REQUESTS,
    "request-package": Act.ANSWER_REQUEST,
    "request-step": Act.SEE_REQUESTS,  # which step it is decides: tests/duties/requests/test_requests_matrix.py
    "exchange": Act.SEE_EXCHANGE,
    "partners": Act.SEE_PARTNERS,
    "exchange-asked": Act.SEE_EXCHANGE,
    "exchange-ask": Act.WRITE_ABROAD,
    "exchange-answer": Act.ANSWER_REQUEST,
    "recalls": Act.SEE_EXCHANGE,
    "recall-new": Act.RECALL,
    "recall": Act.RECALL,
    "recall-copy": Act.RECALL,
    "feedback": Act.SEE_EXCHANGE,
    "feedback-say": Act.WRITE_ABROAD,
    "alert-take": Act.IMPORT_ALERTS,
    "owner-word": Act.WRITE_ABROAD,
    "share": Act.WRITE_ABROAD,
    "letter": Act.WRITE_ABROAD,
    "received": Act.OPEN_RECEIVED,
    "cases": Act.SEE_CASES,
    "case-new": Act.WRITE_CASES,
    "case": Act.SEE_CASES,
    "case-bundle": Act.TAKE_TO_COURT,
    "case-journeys": Act.SEE_CASES,
    "case-thing": Act.SEE_CASES,
    "case-act": Act.WRITE_CASES,
    "case-act-on": Act.WRITE_CASES,
    "grants": Act.SEE_GRANTS,
    "grant-new": Act.GRANT_LIAISON,
    "grants-seen": Act.SEE_GRANTS,
    "grant-approve": Act.GRANT_LIAISON,
    "grant-revoke": Act.GRANT_LIAISON,
    "visit": Act.VISIT_CASES,
    "visit-case": Act.VISIT_CASES,
    "visit-pulse": Act.VISIT_CASES,
    "visit-thing": Act.VISIT_CASES,
    "criteria": Act.SEE_CRITERIA,
    "criterion": Act.SEE_CRITERIA,
    "criterion-new": Act.PROPOSE_CRITERION,
    "criterion-decide": Act.APPROVE_CRITERION,
    "criterion-end": Act.END_CRITERION,
    "selections": Act.SEE_SELECTIONS,
    "selection-new": Act.PROPOSE_SELECTION,
    "selection-review": Act.REVIEW_SELECTION,
    "selection-end": Act.END_SELECTION,
    "law": Act.SEE_LAW,
    "law-check": Act.TEST_LAW,
    "help": EVERYBODY,
    "sign-in": EVERYBODY,
    "sign-out": EVERYBODY,
    "language": EVERYBODY,
    "theme": EVERYBODY,
}
OPERATIONS: dict[str, Act | None] = {
    "get /rest/v1/health": EVERYBODY,
    "get /rest/v1/hits": Act.SEE_HITS,
    "post /rest/v1/hits/{hit}/disclosures": Act.RELEASE,
}
OPEN_TO_ALL = {"sign-in", "sign-out", "language", "theme"}  # without signing in
# Filled in so that the permission is what decides, and not a field that is missing.
FORM: dict[str, Any] = {
    "decision": "reject", "reasons": ["R1"], "reason": "L1", "note": "", "recipient": "UTO-FED", "purpose": "6.2a",
    "offence": "1", "code": "O1", "link": "means", "gravity": "serious", "theme": "dark", "language": "fr",
    "act": "confirm", "kind": "case", "reference": "UTO-1",
}  # fmt: skip
PASSED = {200, 201, 302, 404, 422}


def address(pattern: URLPattern, things: Things) -> str:
    """The address with ids in it."""
    known = things.named()
    names = pattern.pattern.converters
    return reverse(f"console:{pattern.name}", kwargs={name: known.get(name, str(uuid4())) for name in names})


def walk(things: Things) -> Iterator[tuple[str, Act | None, str]]:
    """Every page: its name, the act that it needs, its address."""
    for pattern in urlpatterns:
        assert pattern.name in PAGES, f"the page {pattern.name!r} has no row: say which act it needs"
        yield pattern.name, PAGES[pattern.name], address(pattern, things)


def ask(client: Client, method: str, where: str, things: Things) -> int:
    """The status of one request; nothing of it stays."""
    with undone():
        sent = {**FORM, "evidence_version": things.evidence}
        answer = client.get(where) if method == "get" else client.post(where, sent)
        list(answer)  # what is streamed is made while it is read
        return int(answer.status_code)


def wrong(status: int, role: Role, act: Act | None) -> bool:
    """Whether a status is not what the table says. 405: no such request here, whoever asks."""
    if status == 405:
        return False
    allowed = act is None or may(person(role), act)
    return status not in PASSED if allowed else status != 403


@pytest.mark.parametrize("method", ["get", "post"])
def test_every_page_with_every_role_answers_as_the_table_says(things: Things, method: str) -> None:
    """PNR-13.9, PNR-13.7: 0 passes that the table does not grant, by page."""
    browsers, count, found = clients(), 0, []
    things.bring_to("confirmed")  # so that a release is refused for the role alone
    for name, act, where in walk(things):
        for role, client in browsers.items():
            count += 1
            status = ask(client, method, where, things)
            if name != "sign-out" and wrong(status, role, act):
                found.append((method, name, role.value, status))
    assert found == []
    assert count == len(PAGES) * len(Role)


def test_no_page_is_shown_to_somebody_who_has_not_signed_in(things: Things) -> None:
    """PNR-13.9: by any address that there is."""
    for name, _, where in walk(things):
        if name in OPEN_TO_ALL:
            continue
        for method in ("get", "post"):
            with undone():
                answer = getattr(Client(), method)(where)
            assert answer.status_code == 302, (method, name)
            assert answer["Location"].startswith("/sign-in/"), (method, name)


def operations() -> Iterator[tuple[str, str]]:
    """Every operation of the machine interface, as it describes itself."""
    for path, methods in rest.get_openapi_schema()["paths"].items():
        yield from ((method, path) for method in methods)


def call(client: Client, method: str, path: str, things: Things) -> int:
    """The status of one call; nothing of it stays."""
    where = path
    for name, id_ in things.named().items():
        where = where.replace(f"{{{name}}}", id_)
    sent = {**FORM, "evidence_version": things.evidence}
    with undone():
        return int(client.generic(method.upper(), where, dumps(sent), content_type="application/json").status_code)


def test_every_operation_of_the_machine_interface_answers_as_the_table_says(things: Things) -> None:
    """PNR-13.9: 0 passes that the table does not grant, by REST."""
    things.bring_to("confirmed")
    browsers = clients()
    for method, path in operations():
        name = f"{method} {path}"
        assert name in OPERATIONS, f"{name} has no row: say which act it needs"
        for role, client in browsers.items():
            status = call(client, method, path, things)
            assert not wrong(status, role, OPERATIONS[name]), (name, role, status)
        if OPERATIONS[name] is not EVERYBODY:
            assert call(Client(), method, path, things) == 401


def test_no_row_is_left_of_an_address_that_is_gone() -> None:
    """The tables above say what there is."""
    assert set(PAGES) == {pattern.name for pattern in urlpatterns}
    assert set(OPERATIONS) == {f"{method} {path}" for method, path in operations()}
