"""The pages of requests of persons: registered, searched, answered, written to, closed."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from openpiu.duties.review.cards import InboxRow
from openpiu.store.passenger.models import RightsRequest, TravellerRecord

SignedIn = Callable[[str], Client]
FORM = {
    "right": "access", "channel": "person", "language": "fr", "surname": "Tsfarouni",
    "given_names": "Mahmud Abdulraheem", "birth_date": "1988-04-19", "document": "", "issuer": "",
}  # fmt: skip


def register(client: Client, *, days_ago: int, **changes: str) -> str:
    """Register a request; returns the address of its page."""
    received = (timezone.now() - timedelta(days=days_ago)).date().isoformat()
    return str(client.post("/rights/new/", {**FORM, "received_on": received, **changes})["Location"])


def test_a_request_goes_from_the_form_to_the_closed_file(signed_in: SignedIn, hit: InboxRow) -> None:
    """PNR-13.1, RGT-5: what is found is ticked, listed in the letter, and gone when the request is closed."""
    client = signed_in("t.dpo")
    page = register(client, days_ago=22)
    shown = client.get(page).content.decode()
    (record,) = set(re.findall(r'name="records" value="([0-9a-f-]{36})"', shown))
    assert client.post(f"{page}answer/", {"answer": "full", "records": [record]})["Location"] == page
    letter = client.post(f"{page}letter/").content.decode()
    assert "4. Nom: TSFAROUNI" in letter
    assert client.post(f"{page}close/")["Location"] == "/rights/"
    assert "TSFAROUNI" not in client.get(page).content.decode()
    assert "TSFAROUNI" not in client.get("/rights/").content.decode()


def test_the_letter_waits_for_its_day(signed_in: SignedIn, hit: InboxRow) -> None:
    """RGT-5: the page says from when, and the address refuses."""
    client = signed_in("t.dpo")
    page = register(client, days_ago=2)
    client.post(f"{page}answer/", {"answer": "restricted", "ground": "G2"})
    assert "The letter can be made from" in client.get(page).content.decode()
    assert client.post(f"{page}letter/").status_code == 403
    assert client.post(f"{page}close/").status_code == 422
    assert RightsRequest.objects.using("passenger").get().closed_at is None


@pytest.mark.parametrize(
    "given", [{"answer": "restricted"}, {"answer": "done"}, {"answer": "full", "records": ["elsewhere"]}]
)
def test_an_answer_that_does_not_fit_is_said_on_the_page(
    signed_in: SignedIn, hit: InboxRow, given: dict[str, object]
) -> None:
    """Nothing is recorded."""
    client = signed_in("t.dpo")
    page = register(client, days_ago=22)
    assert client.post(f"{page}answer/", given).status_code == 422
    assert RightsRequest.objects.using("passenger").get().answer == ""


def test_a_form_that_finds_nobody_is_said_on_the_page(signed_in: SignedIn) -> None:
    """A year alone is no birth date."""
    client = signed_in("t.dpo")
    answer = client.post("/rights/new/", {**FORM, "received_on": "2026-01-02", "birth_date": "1988"})
    assert (answer.status_code, "Write the full birth date" in answer.content.decode()) == (422, True)


@pytest.mark.parametrize("name", ["w.officer", "s.super", "a.analyst", "n.admin"])
def test_the_pages_are_for_the_data_protection_officer(signed_in: SignedIn, name: str) -> None:
    """PNR-5.1: nobody else learns who asked."""
    page = register(signed_in("t.dpo"), days_ago=1)
    client = signed_in(name)
    for address in ("/rights/", "/rights/new/", page):
        assert client.get(address).status_code == 403
    assert 'href="/rights/"' not in client.get("/").content.decode()


def test_a_record_is_corrected_and_marked_on_the_traveller_s_page(signed_in: SignedIn, hit: InboxRow) -> None:
    """RGT-6: the data protection officer has the forms, and whoever sees the data sees the marks."""
    traveller = str(TravellerRecord.objects.using("passenger").get().id)
    client, officer, page = signed_in("t.dpo"), signed_in("w.officer"), f"/travellers/{traveller}/"
    assert client.post(f"{page}rectify/", {"field": "sex", "value": "male"}).status_code == 422
    assert client.post(f"{page}rectify/", {"field": "sex", "value": "X"})["Location"] == page
    assert client.post(f"{page}contest/", {"contested": "1"})["Location"] == page
    assert client.post(f"{page}contest/", {"contested": "1"}).status_code == 422
    for address in (page, f"/hits/{hit.hit}/"):
        text = officer.get(address).content.decode()
        assert ("The person contests these data." in text, "Sex: corrected by the unit on" in text) == (True, True)
        assert "Correct the record" not in text
    assert "Take the mark away" in client.get(page).content.decode()
    assert officer.post(f"{page}rectify/", {"field": "sex", "value": "F"}).status_code == 403


def test_a_record_is_erased_on_the_traveller_s_page(signed_in: SignedIn, hit: InboxRow) -> None:
    """RGT-6: with a reason of the list, by the data protection officer alone; the record and its hit are gone."""
    traveller = str(TravellerRecord.objects.using("passenger").get().id)
    client, officer, page = signed_in("t.dpo"), signed_in("w.officer"), f"/travellers/{traveller}/"
    assert "Erase the record" in client.get(page).content.decode()
    assert "Erase the record" not in officer.get(page).content.decode()
    assert officer.post(f"{page}erase/", {"reason": "E2"}).status_code == 403
    answer = client.post(f"{page}erase/", {"reason": "because"})
    assert (answer.status_code, "hoose why the record is erased" in answer.content.decode()) == (422, True)
    assert TravellerRecord.objects.using("passenger").exists()
    assert client.post(f"{page}erase/", {"reason": "E2"})["Location"] == "/rights/"
    assert not TravellerRecord.objects.using("passenger").exists()
    assert "TSFAROUNI" not in officer.get(page).content.decode()
    assert officer.get(f"/hits/{hit.hit}/").status_code != 200


def test_notices_are_listed_until_they_are_sent(signed_in: SignedIn, hit: InboxRow) -> None:
    """RGT-6: nobody but the data protection officer sees them."""
    client = signed_in("t.dpo")
    assert "No notice is to be sent" in client.get("/rights/notices/").content.decode()
    assert client.post("/rights/notices/nothing/sent/").status_code == 422
    assert signed_in("s.super").get("/rights/notices/").status_code == 403
