"""Joint cases on the pages: opened with a partner, written in, read on two clocks, taken to court, or refused."""

import io
import zipfile
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import msgspec
import pytest
from django.test import Client

from openpiu.adapters.keys.base import KeyStore
from openpiu.adapters.keys.node import FileNodeKeys
from openpiu.conf import cases as house
from openpiu.conf import clock, exchange
from openpiu.core.cases.contents import content_of
from openpiu.core.cases.events import Draft, Event
from openpiu.core.cases.kinds import KINDS
from openpiu.core.cases.lanes import vouched_by
from openpiu.core.cases.parcels import parcel_of
from openpiu.core.cases.writing import next_joint
from openpiu.core.law.roles import Actor
from openpiu.duties import cases
from openpiu.duties.cases.book import instant, joint_events
from openpiu.store.passenger.models import CaseEvent, LedgerEntry
from tests.core.cases.team import ARC, KEYS, PENS, UTO
from tests.duties.exchange import conftest as exchange_conftest
from tests.duties.exchange.conftest import Desk

SignedIn = Callable[[str], Client]
post, other, desk = exchange_conftest.post, exchange_conftest.other, exchange_conftest.desk
OPENING = {
    "purpose": "Find who pays for the tickets", "offence": "4", "grounds": "Three couriers in a month",
    "legal_basis": "PNR-9.2", "until": (clock.now() + timedelta(days=200)).date().isoformat(), "invited": [ARC],
    "code": "H1", "grading": "B2",
}  # fmt: skip
TERMS = {"code": "H1", "grading": "B2", "visibility": "joint"}


@pytest.fixture
def at() -> Any:
    """The pages read the clock themselves."""
    return clock.now()


@pytest.fixture(autouse=True)
def here(stores: None, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """This node's keys of its own."""
    keys = FileNodeKeys(tmp_path / "node-of-cases")
    monkeypatch.setattr(exchange, "node_keys", lambda: keys)
    monkeypatch.setattr(house, "node_keys", lambda: keys)


class Abroad:
    """The partner's part in a case: what it writes comes here as its message would bring it."""

    def __init__(self, case: str, keys: KeyStore) -> None:
        """The case that was opened here."""
        self.case, self.keys = case, keys

    def write(
        self, kind: str, terms: dict[str, str] | None = None, text: str = "seen at desk 4",
        copied: dict[str, str] | None = None, **facts: Any,
    ) -> Event:  # fmt: skip
        """An event of the partner, taken in here; `copied`: of a package that it released."""
        content = content_of(
            {"copied": copied} if copied else {"text": text},
            salt=b"0" * 8 + len(joint_events(self.case)).to_bytes(8, "big"),
        )
        has_content = KINDS[kind].has_content
        draft = Draft(
            at=instant(clock.now()), author="a.abroad", role="officer", kind=kind, facts=facts,
            terms=(terms or {"code": "H2", "grading": "C3"}) if has_content else {},
            content=content.hash if has_content else "",
        )  # fmt: skip
        event = next_joint(draft, case=self.case, pen=PENS[ARC], events=joint_events(self.case))
        parcel = parcel_of(event, content if has_content else None)
        taken = cases.take_in(parcel, case=self.case, vouch=vouched_by(KEYS), at=clock.now(), keys=self.keys)
        assert taken.outcome == "next"
        return event


@pytest.fixture
def case(signed_in: SignedIn, desk: Desk) -> str:
    """Opened by a supervisor, with the partner invited."""
    answer = signed_in("s.super").post("/cases/new/", OPENING)
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"]).split("/")[2]


@pytest.fixture
def abroad(case: str, keys: KeyStore) -> Abroad:
    """The partner has joined."""
    found = Abroad(case, keys)
    found.write("joined", agreed_to=f"{UTO}/1")
    return found


def page(client: Client, address: str, status: int = 200) -> str:
    """What is shown, with signs as they are."""
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode().replace("&#x27;", "'")


def key(event: str) -> str:
    """Its place in an address."""
    return event.replace("/", "~")


def add(client: Client, case: str, move: str, status: int = 302, /, **given: str) -> Any:
    """One act by its form."""
    answer = client.post(f"/cases/{case}/{move}/", {**TERMS, **given})
    assert answer.status_code == status, answer.content.decode()
    return answer


def entry(act: str) -> LedgerEntry:
    """The last entry of an act."""
    found = LedgerEntry.objects.using("passenger").filter(act=act).order_by("-sequence").first()
    assert found is not None
    return found


def test_a_case_is_opened_with_a_partner_and_stands_in_the_list(signed_in: SignedIn, case: str) -> None:
    """EXC-13: purpose, offence, parties, lead, open tasks, the last event on both clocks; an analyst reads it too."""
    shown = page(signed_in("a.analyst"), "/cases/")
    for text in (case, OPENING["purpose"], "Illicit trafficking in drugs", UTO, "Last written", "Last learnt here"):
        assert str(text) in shown
    shown = page(signed_in("a.analyst"), f"/cases/{case}/")
    for text in (OPENING["grounds"], "Requests between units (Art. 9(2))", f"{ARC}</span> · invited", "leads"):
        assert str(text) in shown
    assert entry("case.viewed").purpose == "6.2b"


@pytest.mark.parametrize(
    ("change", "said"),
    [({"offence": "17"}, "not serious"), ({"purpose": " "}, "Purpose"), ({"until": "2020-01-01"}, "a day to come"),
     ({"code": "H3"}, "Handling code"), ({"invited": ["ZZZ-PIU"]}, "Parties")],
)  # fmt: skip
def test_what_stands_against_opening_is_said(
    signed_in: SignedIn, desk: Desk, change: dict[str, Any], said: str
) -> None:
    """PNR-3.3, EXC-13: and nothing is written."""
    answer = signed_in("w.officer").post("/cases/new/", {**OPENING, **change})
    assert (answer.status_code, said in answer.content.decode()) == (422, True)
    assert not CaseEvent.objects.using("passenger").exists()


def test_notes_tasks_and_statements_are_written_and_an_own_note_stays_here(
    signed_in: SignedIn, case: str, abroad: Abroad
) -> None:
    """EXC-13: each is one event of this unit's lane with one entry; what stays here is in no joint event."""
    client = signed_in("w.officer")
    add(client, case, "task", text="Ask the carrier", assignee=ARC, due="2027-01-02")
    assert not LedgerEntry.objects.using("passenger").filter(act="case.viewed").exists()  # writing shows nothing
    add(client, case, "statement", text="He paid in cash", given_at="2026-11-01T10:15")
    add(client, case, "note", text="We doubt the carrier", visibility="own")
    shown = page(client, f"/cases/{case}/")
    for text in ("Ask the carrier", "2027-01-02", "He paid in cash", "2026-11-01 10:15", "We doubt the carrier",
                 "stays here", "seen by all parties", "source reliable most of the time"):  # fmt: skip
        assert text in shown
    kinds = [event.kind for event in joint_events(case)]
    assert kinds.count("task") == kinds.count("statement") == 1
    assert "note" not in kinds
    assert entry("case.written").detail["event"] == f"{UTO}/own/1"
    assert set(entry("case.viewed").detail["things"]) == {f"{UTO}/own/1", f"{UTO}/2", f"{UTO}/3"}
    add(client, case, f"things/{key(UTO + '/2')}/move", state="done")
    assert "done" in page(client, f"/cases/{case}/things/{key(UTO + '/2')}/")


def test_legs_that_officers_linked_are_a_journey_with_its_gap(signed_in: SignedIn, case: str, abroad: Abroad) -> None:
    """EXC-13, EXC-14: one leg is another unit's; until the link there is no journey, and no such case has none."""
    client = signed_in("w.officer")
    out = abroad.write("note", copied={"surname": "QUESNOIRT", "route": "CDG-IST", "arrival": "2026-01-20T17:10+00:00",
                                       "flight": "QX701"})  # fmt: skip
    back = abroad.write("note", copied={"surname": "QUESNOIRT", "route": "SKP-CRL", "arrival": "2026-01-30T08:05+00:00",
                                        "flight": "ZQ318"})  # fmt: skip
    assert "No journey yet" in page(client, f"/cases/{case}/journeys/")
    add(client, case, "link", text="One document", one=out.id, other=back.id, why="same_person")
    shown = page(client, f"/cases/{case}/journeys/")
    assert shown.index("QX701") < shown.index("arrived at IST, leaves from SKP") < shown.index("ZQ318")
    assert "9 days" in shown
    assert client.get("/cases/none/journeys/").status_code == 404


def test_an_analyst_writes_for_the_unit_alone(signed_in: SignedIn, case: str) -> None:
    """PNR-9.1, EXC-13: what leaves is written by whoever may write to partners; the page offers an analyst the rest."""
    client = signed_in("a.analyst")
    add(client, case, "note", text="We doubt the carrier", visibility="own")
    shown = page(client, f"/cases/{case}/")
    assert "We doubt the carrier" in shown
    assert f"/cases/{case}/note/" in shown
    assert f"/cases/{case}/invite/" not in shown
    before = len(joint_events(case))
    answer = client.post(f"/cases/{case}/note/", TERMS | {"text": "He paid in cash"})
    assert answer.status_code in {403, 422}
    assert "may not" in answer.content.decode()
    assert len(joint_events(case)) == before


def test_two_clocks_order_what_happened_and_what_was_learnt(signed_in: SignedIn, case: str) -> None:
    """EXC-13: what happened first may be learnt last."""
    client = signed_in("w.officer")
    add(client, case, "timeline", text="Ticket bought", happened="2026-01-01T08:00", found="2026-11-20T08:00")
    add(client, case, "timeline", text="Passport lost", happened="2026-02-01T08:00", found="2026-03-01T08:00")
    for query, first in (("", "Ticket bought"), ("?clock=learnt", "Passport lost"), ("?show=timeline", "Ticket")):
        shown = page(client, f"/cases/{case}/{query}")
        assert shown.index(first) == min(shown.index(text) for text in ("Ticket bought", "Passport lost"))
    assert "Ticket bought" not in page(client, f"/cases/{case}/?show=task")


def test_who_does_not_own_proposes_and_the_owner_answers(signed_in: SignedIn, case: str, abroad: Abroad) -> None:
    """EXC-13: accepted, it says the new words, under the stricter code of both."""
    client = signed_in("w.officer")
    add(client, case, "note", text="He is 40 years old")
    proposal = abroad.write("proposed", text="He is 41 years old", thing=f"{UTO}/2")
    address = f"/cases/{case}/things/{key(proposal.id)}"
    assert "Accept the proposal" in page(client, f"{address}/")
    add(client, case, f"things/{key(proposal.id)}/accept")
    shown = page(client, f"/cases/{case}/things/{key(UTO + '/2')}/")
    assert "version 2" in shown
    assert "to nobody else without the originator's permission" in shown
    theirs = abroad.write("note")
    shown = page(client, f"/cases/{case}/things/{key(theirs.id)}/")
    assert "Propose other words" in shown
    assert "Change what it says" not in shown
    add(client, case, f"things/{key(theirs.id)}/annotate", text="We saw him too")
    assert "We saw him too" in page(client, f"/cases/{case}/things/{key(theirs.id)}/")


def test_what_the_core_refuses_is_said_in_words(signed_in: SignedIn, case: str, abroad: Abroad) -> None:
    """EXC-13: with the rule, on the page of the case, and nothing is written."""
    client, before = signed_in("w.officer"), CaseEvent.objects.using("passenger").count()
    theirs = abroad.write("note")
    answer = add(client, case, "note", 422, text="x", restriction="only for two")
    assert "with a restriction for H3 only" in answer.content.decode()
    assert "EXC-13" in answer.content.decode()
    answer = add(client, case, f"things/{key(theirs.id)}/revise", 422, text="x")
    assert f"Only its owner may: {ARC}." in answer.content.decode()
    assert add(client, case, "note", 422, text="").status_code == 422
    assert client.post(f"/cases/{case}/nothing/").status_code == 404
    assert CaseEvent.objects.using("passenger").count() == before + 1


def test_the_page_asks_the_handling_matrix_before_it_shows_anything(
    signed_in: SignedIn, case: str, abroad: Abroad
) -> None:
    """What its label keeps from this unit is named, not shown, until its originator permits it."""
    theirs = abroad.write("note", {"code": "H1", "grading": "B2", "tlp": "RED"}, text="for one pair of eyes")
    client = signed_in("w.officer")
    for address in (f"/cases/{case}/", f"/cases/{case}/things/{key(theirs.id)}/"):
        shown = page(client, address)
        assert "for one pair of eyes" not in shown
        assert "Its handling code does not let this unit read it" in shown
        assert f"Ask {ARC} to permit for {UTO}: show, {theirs.id}." in shown
    assert entry("case.viewed").detail["things"] == []
    today = clock.now().date().isoformat()
    abroad.write("permitted", thing=theirs.id, verb="view", recipient=UTO, since=today, until=today)
    assert "for one pair of eyes" in page(client, f"/cases/{case}/")


def test_evidence_is_shown_with_hash_and_custody(signed_in: SignedIn, case: str, abroad: Abroad) -> None:
    """EXC-13: a hash that differs is on record, and the evidence is not called intact again."""
    client = signed_in("w.officer")
    add(client, case, "evidence", text="Copy of a ticket", sha256="a" * 64, size="10", media_type="image/png")
    about = f"things/{key(UTO + '/2')}"
    assert "a hash differs" not in page(client, f"/cases/{case}/")
    add(client, case, f"{about}/custody", act="examined", sha256="b" * 64)
    shown = page(client, f"/cases/{case}/{about}/")
    for text in ("a" * 64, "image/png", "examined", "a hash differs", "another hash"):
        assert text in shown


def test_the_court_bundle_says_what_is_withheld_and_why(signed_in: SignedIn, case: str, abroad: Abroad) -> None:
    """EXC-13: another unit's H2 note stays out until it permits that court; the download is a disclosure."""
    client = signed_in("w.officer")
    theirs = abroad.write("note", text="not for the court")
    shown = page(client, f"/cases/{case}/bundle/?court=UTO-COURT-1")
    assert f"Ask {ARC} to permit for UTO-COURT-1: use in court, {theirs.id}." in shown
    packed = client.post(f"/cases/{case}/bundle/", {"court": "UTO-COURT-1"})
    files = zipfile.ZipFile(io.BytesIO(packed.content))
    assert b"not for the court" not in files.read("contents.jsonl")
    assert msgspec.json.decode(files.read("case.json"))["withheld"][0][0] == theirs.id
    assert entry("case.bundled").detail["withheld"] == 1
    today = clock.now().date().isoformat()
    abroad.write("permitted", thing=theirs.id, verb="court", recipient="UTO-COURT-1", since=today, until=today)
    packed = client.post(f"/cases/{case}/bundle/", {"court": "UTO-COURT-1"})
    assert b"not for the court" in zipfile.ZipFile(io.BytesIO(packed.content)).read("contents.jsonl")
    assert client.post(f"/cases/{case}/bundle/", {"court": "no code"}).status_code == 422


def test_a_case_of_which_nothing_may_go_to_court_is_not_downloaded(
    signed_in: SignedIn, case: str, abroad: Abroad, supervisor: Actor
) -> None:
    """The reason stands on the page; no disclosure is entered."""
    client = signed_in("s.super")
    recall = {"mode": "erase", "reason": "wrong", "deadline": "2027-01-01"}
    said = cases.Said(kind="recalled", facts={"events": (f"{UTO}/1",), **recall})
    cases.write(said, case=case, pen=house.pen(), actor=supervisor, at=clock.now(), keys=abroad.keys)
    answer = client.post(f"/cases/{case}/bundle/", {"court": "UTO-COURT-1"})
    assert (answer.status_code, "Nothing of this case may be put before this court" in answer.content.decode()) == (
        422, True,
    )  # fmt: skip
    assert not LedgerEntry.objects.using("passenger").filter(act="case.bundled").exists()


def test_leaving_and_closing_are_offered_to_whom_they_fit(signed_in: SignedIn, case: str, abroad: Abroad) -> None:
    """EXC-13: the lead closes and does not leave; after it nothing joint counts, and the page says so."""
    client = signed_in("s.super")
    shown = page(client, f"/cases/{case}/")
    assert "Close the case" in shown
    assert "Leave the case" not in shown
    add(client, case, "close", reason="solved", text="The payer was found")
    assert "Closed" in page(client, "/cases/")
    assert "the case was closed" in add(client, case, "note", 422, text="late").content.decode()


def test_the_protector_reads_and_writes_nothing(signed_in: SignedIn, case: str) -> None:
    """PNR-13.9: no act is offered, none is taken; others do not even read."""
    client = signed_in("t.dpo")
    assert "Add a note" not in page(client, f"/cases/{case}/")
    assert entry("case.viewed").purpose == "oversight"
    add(client, case, "note", 403, text="x")
    for name in ("v.inspector", "b.second", "l.liaison", "n.admin"):
        assert signed_in(name).get(f"/cases/{case}/").status_code == 403
    assert page(client, "/cases/none/", 404)
