"""Criteria on the pages: an analyst writes and back-tests, a supervisor approves, an officer sees the signs."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from openpiu.adapters.keys.base import KeyStore
from openpiu.conf import clock
from openpiu.duties import line
from openpiu.store.passenger.models import CriterionRecord, Hit
from tests.core.criteria.conftest import TEXT
from tests.duties.criteria.conftest import booking, push

SignedIn = Callable[[str], Client]


def day(days: int) -> str:
    """So many days from today, as the criterion writes it and as the push does."""
    return str(clock.now().date() + timedelta(days=days))


def text() -> str:
    """The specimen with days that lie ahead."""
    return TEXT.replace("2027-03-01", day(90)).replace("2026-12-31", day(30))


def ahead() -> bytes:
    """A push about the day after tomorrow; booked the day before."""
    leaves, booked = date.fromisoformat(day(2)), date.fromisoformat(day(1))
    moved = push(booking("AAA111")).replace(b"231126", f"{leaves:%d%m%y}".encode())
    moved = moved.replace(b"261123", f"{leaves:%y%m%d}".encode())
    return moved.replace(b"221126:0912", f"{booked:%d%m%y}:0912".encode()).replace(
        b"221126", f"{booked:%d%m%y}".encode()
    )


def write(client: Client, do: str, written: str) -> Any:
    """Press one button of the form."""
    return client.post("/criteria/new/", {"text": written, "do": do})


def test_an_analyst_proposes_a_supervisor_approves_and_an_officer_sees_the_signs(
    signed_in: SignedIn, keys: KeyStore
) -> None:
    """PNR-6.6, RGT-15, CJ-13: the whole way, on the pages."""
    line.take_in(ahead(), source="a.edi", at=clock.now(), keys=keys)
    analyst, supervisor = signed_in("a.analyst"), signed_in("s.super")
    assert "Nothing stands against this text" in write(analyst, "check", text()).content.decode()
    assert write(analyst, "propose", text()).status_code == 302
    row = CriterionRecord.objects.using("passenger").get()
    page = f"/criteria/{row.id}/"
    assert f"{page}decision/" not in analyst.get(page).content.decode()
    refused = supervisor.post(f"{page}decision/", {"answer": "refuse", "note": ""})
    assert (refused.status_code, "Say why the criterion is refused" in refused.content.decode()) == (422, True)
    assert supervisor.post(f"{page}decision/", {"answer": "approve"}).status_code == 302
    assert "In force" in supervisor.get("/criteria/").content.decode()
    hit = Hit.objects.using("passenger").get()
    shown = signed_in("w.officer").get(f"/hits/{hit.id}/").content.decode()
    assert "paid by cash" in shown
    assert "review from 70" in shown
    assert "The signs have an innocent explanation" in shown
    assert "Birth date differs" not in shown
    assert supervisor.post(f"{page}end/", {"note": "The threat has passed"}).status_code == 302
    assert "End the criterion" not in supervisor.get(page).content.decode()
    assert Hit.objects.using("passenger").get().state == "lapsed"


@pytest.mark.parametrize("do", ["check", "propose", "backtest"])
def test_what_stands_against_a_text_is_named_with_its_line_and_rule(signed_in: SignedIn, do: str) -> None:
    """PNR-6.7: blocked with the reason; the text stays in the form, and nothing is stored."""
    answer = write(signed_in("a.analyst"), do, text().replace("40 paid by cash", "40 meal is HNML"))
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "line 15" in shown
    assert "PNR-6.7" in shown
    assert "40 meal is HNML" in shown
    assert not CriterionRecord.objects.using("passenger").exists()


def test_a_back_test_shows_numbers_and_how_many_are_left(signed_in: SignedIn, keys: KeyStore) -> None:
    """PNR-6.4: no traveller is on the page."""
    line.take_in(ahead(), source="a.edi", at=clock.now(), keys=keys)
    shown = write(signed_in("a.analyst"), "backtest", text()).content.decode()
    assert "fewer than 5" in shown
    assert "19 back-tests left" in shown
    assert "SPECIMEN" not in shown
    assert "Back-test on stored" not in signed_in("s.super").get("/criteria/new/").content.decode()


def test_the_next_version_starts_from_the_one_before(signed_in: SignedIn) -> None:
    """And the old one stays to be read."""
    analyst = signed_in("a.analyst")
    write(analyst, "propose", text())
    row = CriterionRecord.objects.using("passenger").get()
    assert "40 paid by cash" in analyst.get(f"/criteria/new/?from={row.id}").content.decode()
    assert analyst.get("/criteria/new/?from=nothing").status_code == 404
    assert write(analyst, "propose", text()).status_code == 422  # the very same text waits already


def test_a_wrong_address_says_what_to_do(signed_in: SignedIn) -> None:
    """Not a blank page."""
    answer = signed_in("s.super").get("/criteria/0b7/")
    assert answer.status_code == 404
    assert "go back to the list" in answer.content.decode()
