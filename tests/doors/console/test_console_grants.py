"""Grants on the pages, and what a liaison officer sees with one: exactly that, on record, until it is revoked."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from openpiu.adapters.keys.base import KeyStore
from openpiu.adapters.keys.node import FileNodeKeys
from openpiu.conf import cases as house
from openpiu.conf import clock, exchange
from openpiu.duties.cases import liaison
from openpiu.store.passenger.models import LedgerEntry, LiaisonGrant
from tests.core.cases.team import ARC
from tests.doors.console.case_visits import ELSEWHERE, SECRET, SHOWN, Visited, set_up
from tests.doors.console.conftest import ROLES

SignedIn = Callable[[str], Client]
MARK = "UTO-PIU for l.liaison of ARC-PIU"


@pytest.fixture
def visited(stores: None, tmp_path: Any, keys: KeyStore, monkeypatch: pytest.MonkeyPatch) -> Visited:
    """Two cases, no grant yet."""
    own = FileNodeKeys(tmp_path / "node")
    monkeypatch.setattr(exchange, "node_keys", lambda: own)
    monkeypatch.setattr(house, "node_keys", lambda: own)
    monkeypatch.setitem(ROLES, "o.super", "supervisor")
    return set_up(keys, clock.now())


def key(event: str) -> str:
    """Its place in an address."""
    return event.replace("/", "~")


def text(client: Client, address: str) -> str:
    """A page that is there."""
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def inside(client: Client, visited: Visited) -> str:
    """The address of the case, after the reason was given."""
    address = f"/visit/{visited.case}/"
    assert client.post(address, {"why": "V1"}).status_code == 302
    return address


def acts(act: str) -> list[LedgerEntry]:
    """The entries of an act."""
    return list(LedgerEntry.objects.using("passenger").filter(act=act).order_by("sequence"))


def proposal(visited: Visited, **changes: Any) -> dict[str, Any]:
    """The form, filled in."""
    today = clock.now().date()
    return {
        "officer": "l.liaison", "home": ARC, "cases": [visited.case], "classes": ["note"], "verbs": ["read"],
        "ceiling": "H1", "legal_basis": "PNR-9.2", "since": today.isoformat(),
        "until": (today + timedelta(days=20)).isoformat(), **changes,
    }  # fmt: skip


def test_a_grant_is_proposed_by_one_person_and_approved_by_another(signed_in: SignedIn, visited: Visited) -> None:
    """EXC-12: nothing is open between the two words; the same person's second word is refused."""
    liaison, first, second = signed_in("l.liaison"), signed_in("s.super"), signed_in("o.super")
    assert first.post("/grants/new/", proposal(visited)).status_code == 302
    assert "No case is open to you" in text(liaison, "/visit/")
    shown = text(first, "/grants/")
    assert "Another person approves it" in shown
    (grant,) = [entry.subject.removeprefix("liaison:") for entry in acts("liaison.proposed")]
    answer = first.post(f"/grants/{grant}/approve/")
    assert (answer.status_code, "neither is the officer" in answer.content.decode()) == (422, True)
    assert "Approve" in text(second, "/grants/")
    assert second.post(f"/grants/{grant}/approve/").status_code == 302
    assert second.post(f"/grants/{grant}/approve/").status_code == 422
    assert visited.case in text(liaison, "/visit/")
    assert "o.super" in text(first, "/grants/")
    assert first.post("/grants/none/revoke/").status_code == 404


@pytest.mark.parametrize(
    "change",
    [{"cases": []}, {"classes": ["everything"]}, {"verbs": []}, {"home": "UTO-PIU"}, {"home": "ARC PIU"},
     {"until": "2031-01-01"}, {"until": "2020-01-01"}, {"officer": "s.super"}, {"legal_basis": ""}],
)  # fmt: skip
def test_a_grant_that_breaks_a_limit_is_not_proposed(
    signed_in: SignedIn, visited: Visited, change: dict[str, Any]
) -> None:
    """EXC-12: the page says what; nothing is written."""
    signed_in("l.liaison")
    answer = signed_in("s.super").post("/grants/new/", proposal(visited, **change))
    assert answer.status_code == 422
    assert "error-summary" in answer.content.decode()
    assert acts("liaison.proposed") == []


def test_the_officer_sees_exactly_what_was_granted(signed_in: SignedIn, visited: Visited) -> None:
    """EXC-12: the case's notes, marked with officer and time; no other class, no other case, no other page of it."""
    visited.grant()
    client = signed_in("l.liaison")
    assert visited.other not in text(client, "/visit/")
    listed = text(client, inside(client, visited))
    assert visited.note in listed
    assert visited.statement not in listed
    assert MARK in listed
    assert SHOWN not in listed  # a list says nothing yet
    shown = text(client, f"/visit/{visited.case}/things/{key(visited.note)}/")
    assert SHOWN in shown
    assert shown.count(MARK) >= 2  # across the page, and below it
    for hidden in (SECRET, ELSEWHERE):
        assert hidden not in listed + shown


def test_a_reason_is_asked_once_a_day_and_every_view_is_on_record(signed_in: SignedIn, visited: Visited) -> None:
    """EXC-12: who, when, what, which version, under which reason; a list is no view."""
    visited.grant()
    client, address = signed_in("l.liaison"), f"/visit/{visited.case}/things/{key(visited.note)}/"
    assert "Why do you open it?" in text(client, f"/visit/{visited.case}/")
    assert client.get(address).status_code == 302
    assert client.post(f"/visit/{visited.case}/", {"why": "curious"}).status_code == 422
    assert acts("liaison.viewed") == []
    inside(client, visited)
    for count in (1, 2):
        text(client, address)
        (*_, entry) = acts("liaison.viewed")
        assert len(acts("liaison.viewed")) == count
    assert (entry.actor, entry.detail["why"], entry.detail["thing"]) == (
        "l.liaison", "V1", f"{visited.case}:{visited.note}",
    )  # fmt: skip
    session = client.session
    session["visit_reasons"] = {visited.case: "2026-01-01 V1"}  # given yesterday
    session.save()
    assert "Why do you open it?" in text(client, f"/visit/{visited.case}/")


def test_not_there_and_not_allowed_are_the_same_bytes(signed_in: SignedIn, visited: Visited) -> None:
    """EXC-12: a case, a thing, a pulse; existing and invented; each refusal but that of a pulse is on record."""
    visited.grant()
    client = signed_in("l.liaison")
    inside(client, visited)
    hidden = (
        f"/visit/{visited.other}/", "/visit/case-9/", f"/visit/{visited.case}/things/{key(visited.statement)}/",
        f"/visit/{visited.case}/things/UTO-PIU~99/", f"/visit/{visited.other}/things/UTO-PIU~2/",
        f"/visit/{visited.case}/things/x/",
    )  # fmt: skip
    answers = [client.get(address) for address in (*hidden, f"/visit/{visited.other}/pulse/", "/visit/no/pulse/")]
    assert {(answer.status_code, answer.content) for answer in answers} == {(404, answers[0].content)}
    now = {"Date": "", "Expires": ""}  # the moment of the answer, whatever was asked
    headers = [{**answer.headers, **now} for answer in answers]
    assert all(one == headers[0] for one in headers)
    assert len(acts("access.refused")) == len(hidden)
    assert [client.post(address).status_code for address in hidden[:2]] == [404, 404]


def test_a_revocation_and_a_recall_close_the_open_page_with_its_next_question(
    signed_in: SignedIn, visited: Visited
) -> None:
    """EXC-12, EXC-11: the page asks each second; no ledger entry while it stays, nothing is left afterwards."""
    grant, client = visited.grant(), signed_in("l.liaison")
    address = inside(client, visited)
    pulse = f"{address}pulse/?thing={key(visited.note)}"
    first = client.get(pulse)
    assert (first.status_code, first.content) == (204, b"")
    before = LedgerEntry.objects.using("passenger").count()
    assert client.get(f"{pulse}&seen={first['Visit-Mark']}").status_code == 204
    assert LedgerEntry.objects.using("passenger").count() == before
    visited.recall(visited.note)
    assert client.get(f"{pulse}&seen={first['Visit-Mark']}").status_code == 404
    assert client.get(f"{address}pulse/").status_code == 204
    visited.revoke(grant)
    assert client.get(f"{address}pulse/").status_code == 404
    assert client.get(address).status_code == 404
    assert "No case is open to you" in text(client, "/visit/")


def test_the_host_sees_who_sees_what_and_what_was_looked_at_last(signed_in: SignedIn, visited: Visited) -> None:
    """EXC-12: numbers by class and case, the last views with version; it asks anew by itself."""
    grant, client, host = visited.grant(), signed_in("l.liaison"), signed_in("s.super")
    inside(client, visited)
    panel = text(host, "/grants/seen/")
    for said in ("l.liaison", ARC, visited.case, "Note: <b>1</b>", "nothing yet", 'hx-trigger="every'):
        assert said in panel
    visited.write("note", "One more")
    assert "Note: <b>2</b>" in text(host, "/grants/seen/")
    text(client, f"/visit/{visited.case}/things/{key(visited.note)}/")
    (view,) = acts("liaison.viewed")
    panel = text(signed_in("t.dpo"), "/grants/seen/")
    assert f"{visited.case}:{visited.note}" in panel
    assert view.detail["version"] in panel
    assert SHOWN not in panel
    assert host.post(f"/grants/{grant}/revoke/").status_code == 302
    assert "No grant is in force" in text(host, "/grants/seen/")
    assert "Revoked" in text(host, "/grants/")
    assert LiaisonGrant.objects.using("passenger").count() == 1


def test_a_visit_asks_the_handling_matrix_for_each_thing_of_its_cases(
    signed_in: SignedIn, visited: Visited, monkeypatch: pytest.MonkeyPatch
) -> None:
    """EXC-12: before the grant is asked; what the matrix refuses is not there, whatever was granted."""
    visited.grant()
    client, asked = signed_in("l.liaison"), []
    address = inside(client, visited)

    def refuse(thing: Any, **where: Any) -> bool:
        asked.append((thing.id, where["home"]))
        return False

    monkeypatch.setattr(liaison, "shown_to_visitor", refuse)
    assert visited.note not in text(client, address)
    assert client.get(f"{address}things/{key(visited.note)}/").status_code == 404
    assert {thing for thing, _home in asked} == {f"{visited.case}:{one}" for one in (visited.note, visited.statement)}
    assert {home for _thing, home in asked} == {ARC}
