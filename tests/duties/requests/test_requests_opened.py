"""What a request must have before it is open, and what is searched for it."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from openpiu.core.law.requests import Asked
from openpiu.core.law.roles import Actor, Role
from openpiu.duties import requests
from openpiu.errors import OfficerError, Refused
from openpiu.store.passenger.models import LedgerEntry, Request
from tests.duties.requests.conftest import PARTS, Bench, request_of

pytestmark = pytest.mark.usefixtures("stores")
NOTHING: dict[str, Any] = {name: () if name == "wanted" else {} if name == "elements" else "" for name in PARTS}


def entries(act: str) -> list[LedgerEntry]:
    """Entries of one act."""
    return list(LedgerEntry.objects.using("passenger").filter(act=act).order_by("sequence"))


@pytest.mark.parametrize("part", sorted(PARTS))
def test_a_request_that_lacks_a_part_is_not_opened(bench: Bench, at: datetime, part: str) -> None:
    """PNR-6.3: and the part is named."""
    with pytest.raises(Refused, match=part):
        bench.register(at, **{part: NOTHING[part]})
    assert not Request.objects.using("passenger").exists()


def test_all_that_is_missing_is_named_at_once(bench: Bench, at: datetime) -> None:
    """PNR-6.3."""
    with pytest.raises(Refused) as refusal:
        bench.register(at, **NOTHING)
    assert all(part in str(refusal.value) for part in PARTS)


@pytest.mark.parametrize(
    ("offence", "given", "missing"), [("4", "contribution", "suspicion"), ("T", "suspicion", "contribution")]
)
def test_the_two_classes_of_offence_have_two_tests(
    bench: Bench, at: datetime, offence: str, given: str, missing: str
) -> None:
    """CJ-10: reasonable suspicion for serious crime, an effective contribution for terrorism; not the other one."""
    tests = {"suspicion": "", "contribution": "", given: "written"}
    with pytest.raises(Refused, match=missing) as refusal:
        bench.register(at, offence=offence, **tests)
    assert refusal.value.rule == "CJ-10"
    bench.register(at, offence=offence, **{**tests, missing: "written"})


@pytest.mark.parametrize("offence", ["17", "26", "99", ""])
def test_an_offence_that_is_not_serious_is_no_ground(bench: Bench, at: datetime, offence: str) -> None:
    """PNR-3.3: a maximum below three years, or none told."""
    with pytest.raises(Refused, match="offence") as refusal:
        bench.register(at, offence=offence)
    assert refusal.value.rule == "PNR-3.3"


def test_an_urgent_request_says_why(bench: Bench, at: datetime) -> None:
    """CJ-11."""
    with pytest.raises(Refused, match="urgent_reason"):
        bench.register(at, is_urgent=True)


@pytest.mark.parametrize("requester", ["XX-ARMY", "UTO"])
def test_only_authorities_of_the_list_and_partner_units_ask(bench: Bench, at: datetime, requester: str) -> None:
    """PNR-7.1."""
    with pytest.raises(Refused, match="requester"):
        bench.register(at, requester=requester)


def test_the_texts_stand_in_the_request_and_nowhere_in_the_ledger(bench: Bench, landed: None, at: datetime) -> None:
    """PNR-13.8."""
    bench.answer(bench.approved(at), at)
    said = "".join(str((row.subject, row.detail)) for row in LedgerEntry.objects.using("passenger").all())
    personal = (PARTS["material"], PARTS["suspicion"], PARTS["air_link"], "ZZ0419773", "TSFAROUNI", "Specimen")
    assert not [text for text in personal if text in said]
    assert request_of(entries("request.registered")[0].subject.partition(":")[2]).material == PARTS["material"]


def test_an_incomplete_request_is_put_on_record_as_turned_down(bench: Bench, at: datetime) -> None:
    """PNR-13.4: with the code that the requester is told."""
    asked = Asked(requester="UTO-FED", case_reference="X-1")
    id_ = requests.turn_away(asked, code="F3", unit=bench.unit, actor=bench.officer, at=at)
    row = request_of(id_)
    assert (row.state, row.refusal, row.closed_at) == ("turned_down", "F3", at)
    assert entries("request.turned_down")[0].detail["code"] == "F3"


@pytest.mark.parametrize("code", ["F7", "", "x"])
def test_a_unit_turns_down_with_its_own_codes(bench: Bench, at: datetime, code: str) -> None:
    """An approver's code is the approver's."""
    with pytest.raises(OfficerError, match="choose why"):
        requests.turn_away(Asked(requester="UTO-FED"), code=code, unit=bench.unit, actor=bench.officer, at=at)


@pytest.mark.parametrize(("is_urgent", "due"), [(False, timedelta(days=7)), (True, timedelta(hours=8))])
def test_a_request_has_a_deadline_by_its_urgency(bench: Bench, at: datetime, is_urgent: bool, due: timedelta) -> None:
    """By the profile; and it stands in the list of those overdue when that has passed."""
    id_ = bench.register(at, is_urgent=is_urgent, urgent_reason="lands soon")
    assert request_of(id_).due_at == at + due
    for moment, overdue in ((at + due, []), (at + due + timedelta(seconds=1), [id_])):
        rows = requests.list_requests(actor=bench.officer, at=moment, view="overdue")
        assert [row.request for row in rows] == overdue
    (row,) = requests.list_requests(actor=bench.officer, at=at + due + timedelta(seconds=1))
    assert row.is_overdue


ELEMENTS: tuple[tuple[dict[str, str], int], ...] = (
    ({"name": "Tesfarouni, Mahmud"}, 1),
    ({"name": "TSFAROUNI"}, 1),
    ({"name": "Somebody Else"}, 0),
    ({"name": "TSFAROUNI MAHMUD", "birth_date": "1988-04-19"}, 1),
    ({"name": "TSFAROUNI MAHMUD", "birth_date": "1988-04-20"}, 0),
    ({"birth_date": "1988-04"}, 1),
    ({"birth_date": "1988-05"}, 0),
    ({"document": "ZZ0419773"}, 1),
    ({"document": "ZZ0419773 UTO"}, 1),
    ({"document": "ZZ0419773 XXX"}, 0),
    ({"locator": "k7mtra"}, 1),
    ({"locator": "K7MTRB"}, 0),
    ({"phone": "+32 2 555 01 23"}, 1),
    ({"phone": "02 555 01 23"}, 1),
    ({"phone": "+32 2 555 01 24"}, 0),
    ({"email": "M.Specimen@example.org"}, 1),
    ({"flight": "ZQ214 2026-11-23"}, 1),
    ({"flight": "ZQ 0214 2026-11-23"}, 1),
    ({"flight": "ZQ214 2026-11-24"}, 0),
    ({"flight": "ZQ214 2026-11-23", "phone": "+3225550123", "name": "tsfarouni"}, 1),
    ({"flight": "ZQ214 2026-11-23", "phone": "+3225550199"}, 0),
)
CONTACTS = "SSR+CTCM:HK:1:ZQ:::::+3225550123'\nSSR+CTCE:HK:1:ZQ:::::M.SPECIMEN//EXAMPLE.ORG'\n"


@pytest.mark.parametrize(("elements", "count"), ELEMENTS, ids=[" ".join(one[0].values()) for one in ELEMENTS])
def test_any_element_or_combination_is_searched_for(
    bench: Bench, send: Any, pnr: Any, api: Any, at: datetime, elements: dict[str, str], count: int
) -> None:
    """PNR-9.2: and the search is in the ledger, under its purpose, with counts."""
    send(pnr(docs=CONTACTS))
    send(api())
    found = bench.search(bench.register(at, elements=elements), at)
    assert found.count == count
    assert [(row.designator, row.records) for row in found.flights] == [("ZQ214", 1)] * count
    (entry,) = entries("request.searched")
    assert (entry.purpose, entry.detail["found"]) == ("6.2b", count)


def test_a_contact_that_no_traveller_of_the_booking_claims_is_found(
    bench: Bench, send: Any, pnr: Any, at: datetime
) -> None:
    """PNR-9.2: it stands in the booking."""
    send(pnr().replace(b"TIF+", CONTACTS.encode() + b"TIF+"))
    found = [
        bench.search(bench.register(at + timedelta(seconds=place), elements=one), at).count
        for place, one in enumerate(
            ({"phone": "+3225550123"}, {"email": "m.specimen@example.org"}, {"phone": "+3225550124"})
        )
    ]
    assert found == [1, 1, 0]


def test_a_request_by_telephone_number_only_works_when_it_is_reasoned(
    bench: Bench, send: Any, pnr: Any, at: datetime
) -> None:
    """PNR-9.2: by a partner unit; refused while the reason is empty."""
    send(pnr(docs=CONTACTS))
    alone = {"elements": {"phone": "+3225550123"}, "requester": "ARC-PIU"}
    with pytest.raises(Refused, match="suspicion"):
        bench.register(at, **alone, suspicion=" ")
    id_ = bench.approved(at, **alone)
    assert bench.answer(id_, at)


@pytest.mark.parametrize(
    "elements",
    [{"name": "X"}, {"birth_date": "19 April"}, {"document": "Q-1"}, {"phone": "0003"}, {"flight": "ZQ214"},
     {"flight": "ZQ214 2026-02-30"}],
)  # fmt: skip
def test_an_element_that_cannot_be_looked_for_is_said_so(bench: Bench, at: datetime, elements: dict[str, str]) -> None:
    """In words, without repeating it: it may be about somebody."""
    with pytest.raises(OfficerError, match="to look for") as problem:
        bench.register(at, elements=elements)
    assert next(iter(elements.values())) not in str(problem.value).replace("ZQ214 2026-11-23", "")


def test_a_search_runs_only_for_an_open_request(bench: Bench, landed: None, at: datetime) -> None:
    """PNR-6.3: no request, no search; a closed one is none."""
    with pytest.raises(OfficerError, match="no such request"):
        bench.search("00000000-0000-0000-0000-000000000000", at)
    id_ = bench.register(at)
    requests.take_back(id_, actor=bench.officer, at=at)
    with pytest.raises(Refused, match="cannot be searched for"):
        bench.search(id_, at)
    assert not entries("request.searched")


def test_a_request_that_too_many_records_agree_with_is_too_wide(
    bench: Bench, landed: None, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """F5: it names nobody; its records are not remembered and cannot be approved."""
    monkeypatch.setattr("openpiu.duties.requests.searching.WIDEST", 0)
    id_ = bench.register(at, elements={"flight": "ZQ214 2026-11-23"})
    assert bench.search(id_, at).is_too_wide
    assert request_of(id_).found == []
    with pytest.raises(OfficerError, match="too many do"):
        requests.submit(id_, actor=bench.officer, at=at)


def test_before_an_approval_the_page_shows_counts_and_nobody(bench: Bench, landed: None, at: datetime) -> None:
    """CJ-11: what was found is not shown to the officer either."""
    id_ = bench.submitted(at)
    page = requests.open_request(id_, actor=bench.officer, at=at)
    assert page.found is not None
    assert page.found.count == 1
    assert page.records == ()
    assert "TSFAROUNI" not in str(page)
    bench.approve(id_, at)
    page = requests.open_request(id_, actor=bench.officer, at=at)
    assert [record.values["surname"] for record in page.records] == ["TSFAROUNI"]


@pytest.mark.parametrize("role", [Role.ANALYST, Role.LIAISON, Role.ADMINISTRATOR, Role.SECOND_OFFICER])
def test_who_has_no_business_with_requests_sees_none(bench: Bench, at: datetime, role: Role) -> None:
    """PNR-13.9."""
    with pytest.raises(Refused):
        requests.list_requests(actor=Actor(id="x", role=role), at=at)
