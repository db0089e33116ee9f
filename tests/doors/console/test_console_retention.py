"""The retention page, and the grounds on the traveller's page."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client

from openpiu.adapters.keys.base import KeyStore
from openpiu.conf import clock
from openpiu.core.law.clocks import add_months
from openpiu.core.law.profiles import DEFAULT
from openpiu.duties import retain
from openpiu.duties.review.cards import InboxRow
from openpiu.store.passenger.models import Ground, TravellerRecord

SignedIn = Callable[[str], Client]
WISH = {"kind": "case", "reference": "UTO-2026-17", "reason": "named in the specimen case"}


@pytest.fixture
def traveller(hit: InboxRow) -> str:
    """The page of the wanted man."""
    return f"/travellers/{TravellerRecord.objects.using('passenger').get().id}/"


def test_two_people_keep_a_record(signed_in: SignedIn, traveller: str) -> None:
    """CJ-15, RGT-15: proposed on the page by one, confirmed there by another."""
    officer, supervisor = signed_in("w.officer"), signed_in("s.super")
    assert officer.post(f"{traveller}grounds/", WISH, follow=True).status_code == 200
    [ground] = Ground.objects.using("passenger").all()
    page = officer.get(traveller).content.decode()
    assert "named in the specimen case" in page
    assert "Confirm the ground" not in page
    assert "Confirm the ground" in supervisor.get(traveller).content.decode()
    done = supervisor.post(f"{traveller}grounds/{ground.id}/", {"act": "confirm"}, follow=True).content.decode()
    assert "it stands until its review is due" in done
    shown = supervisor.get("/retention/").content.decode()
    assert "UTO-2026-17" in shown
    assert "named in the specimen case" not in shown


def test_a_ground_without_a_reason_is_answered_on_the_page(signed_in: SignedIn, traveller: str) -> None:
    """CJ-15: in the officer's words, and nothing is kept."""
    answer = signed_in("w.officer").post(f"{traveller}grounds/", {**WISH, "reason": ""})
    assert answer.status_code == 422
    assert "Say in 1 to 500 letters" in answer.content.decode()
    assert not Ground.objects.using("passenger").exists()


def test_who_may_not_confirm_is_refused(signed_in: SignedIn, traveller: str) -> None:
    """RGT-15."""
    officer = signed_in("w.officer")
    officer.post(f"{traveller}grounds/", WISH)
    [ground] = Ground.objects.using("passenger").all()
    assert officer.post(f"{traveller}grounds/{ground.id}/", {"act": "confirm"}).status_code == 403
    assert signed_in("s.super").post(f"{traveller}grounds/{ground.id}/", {"act": "nonsense"}).status_code == 422


def test_the_page_shows_what_is_due_and_what_was_done(signed_in: SignedIn, traveller: str, keys: KeyStore) -> None:
    """PNR-12.10: the signed manifest is there to be taken away."""
    rows = TravellerRecord.objects.using("passenger")
    rows.update(received_at=add_months(clock.now(), -6) + timedelta(days=2))
    client = signed_in("s.super")
    page = client.get("/retention/")
    assert DEFAULT.ordinary_months.article in page.content.decode()
    shown = page.context["page"]
    assert (shown.stored, shown.masked) == (1, 0)
    assert shown.first_due == add_months(rows.get().received_at, 6)
    rows.update(received_at=add_months(clock.now(), -7))
    retain.run(at=clock.now(), profile=DEFAULT, keys=keys, record_keys=settings.RECORD_KEYS)
    page = client.get("/retention/")
    [row] = page.context["page"].manifests
    assert row.deleted == 1
    answer = client.get(f"/retention/{row.manifest}/")
    assert answer["Content-Type"] == "application/json"
    assert b"openpiu.deletions.v1" in answer.content
    assert client.get(traveller).status_code == 404


def test_a_masked_record_says_that_it_is(signed_in: SignedIn, hit: InboxRow, traveller: str, keys: KeyStore) -> None:
    """PNR-12.2: on the hit and on the traveller's page, and the name on neither."""
    supervisor = signed_in("s.super")
    signed_in("w.officer").post(f"{traveller}grounds/", WISH)
    ground = Ground.objects.using("passenger").get()
    supervisor.post(f"{traveller}grounds/{ground.id}/", {"act": "confirm"})
    TravellerRecord.objects.using("passenger").update(received_at=add_months(clock.now(), -7))
    retain.run(at=clock.now(), profile=DEFAULT, keys=keys, record_keys=settings.RECORD_KEYS)
    for address in (traveller, f"/hits/{hit.hit}/"):
        page = supervisor.get(address).content.decode()
        assert "Masked." in page
        assert "TSFAROUNI" not in page.upper()
        assert "ZZ0419773" not in page
