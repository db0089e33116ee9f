"""The carriers on the pages: list, one carrier, table, letter; who may see them."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from openpiu.adapters.keys.base import KeyStore
from openpiu.conf import clock
from openpiu.duties import quality
from openpiu.duties.review.cards import InboxRow

SignedIn = Callable[[str], Client]
PERIOD = f"{clock.now():%Y-%m}"


def body(answer: Any) -> str:
    """The page as text."""
    text: str = answer.content.decode()
    return text


def test_the_list_shows_each_carrier_and_no_traveller(signed_in: SignedIn, hit: InboxRow) -> None:
    """PNR-14.1: the key figures; without a schedule the page says what is expected."""
    page = body(signed_in("w.officer").get("/carriers/"))
    assert "ZQ" in page
    assert "No schedule is imported" in page
    assert "TSFAROUNI" not in page


@pytest.mark.usefixtures("hit")
def test_one_carrier_is_shown_with_its_trend(signed_in: SignedIn) -> None:
    """From the first month with any traffic, this one last; the birth dates of everybody."""
    answer: Any = signed_in("n.admin").get("/carriers/zq/")
    report = answer.context["report"]
    assert (report.figures.carrier, len(report.trend), report.trend[-1].messages) == ("ZQ", 1, 1)
    assert {row.field: row.percent for row in report.figures.api_fields}["birth_date"] == 100
    assert "What would help most" in body(answer)
    assert "> %" not in body(answer)  # a share of nothing is a dash


@pytest.mark.usefixtures("hit")
def test_a_scheduled_flight_that_nobody_heard_of_is_named(signed_in: SignedIn, keys: KeyStore) -> None:
    """PNR-8.5: the incident stands on the carrier's page."""
    day = clock.now().date().replace(day=1)
    row = f"ZQ,999,IST,BRU,{day},00:05\n".encode()
    quality.import_schedule(b"carrier,number,departure,arrival,date,departure_time\n" + row, at=clock.now(), keys=keys)
    answer: Any = signed_in("w.officer").get("/carriers/ZQ/", {"period": PERIOD})
    told = {one.designator for one in answer.context["found"].incidents}
    assert told <= {"ZQ999"}  # the unit listens since a moment ago, so what was owed before is nobody's fault
    assert "No schedule is imported" not in body(signed_in("w.officer").get("/carriers/"))


@pytest.mark.usefixtures("hit")
@pytest.mark.parametrize(
    ("what", "begins"), [("table", "carrier,period,measure"), ("letter", "# Passenger data of ZQ")]
)
def test_table_and_letter_are_files_and_stand_in_the_ledger(signed_in: SignedIn, what: str, begins: str) -> None:
    """PNR-14.1, PNR-13.5: exported by a form, entered with the officer."""
    client = signed_in("s.super")
    assert client.get(f"/carriers/ZQ/{what}/").status_code == 405
    answer: Any = client.post(f"/carriers/ZQ/{what}/", {"period": PERIOD})
    assert body(answer).startswith(begins)
    assert f"openpiu-ZQ-{PERIOD}." in answer["Content-Disposition"]
    assert "Carrier report exported" in body(signed_in("t.dpo").get("/audit/", {"act": "quality.exported"}))


@pytest.mark.usefixtures("hit")
@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/carriers/XX/", 404),
        ("/carriers/a%20name/", 404),
        ("/carriers/ZQ/?period=soon", 404),
        ("/carriers/?period=2026-13", 404),
        ("/carriers/?period=2020-01", 200),
        ("/carriers/ZQ/?period=2020-01", 200),
    ],
)
def test_a_wrong_carrier_or_month_is_answered_in_words(signed_in: SignedIn, address: str, status: int) -> None:
    """No error of ours, and nothing of the address is entered or repeated."""
    assert signed_in("w.officer").get(address).status_code == status


def test_an_analyst_does_not_see_the_carriers(signed_in: SignedIn) -> None:
    """The permission table decides."""
    assert signed_in("a.analyst").get("/carriers/").status_code == 403
    assert signed_in("a.analyst").post("/carriers/ZQ/letter/").status_code == 403


def test_an_empty_month_says_so(signed_in: SignedIn) -> None:
    """On the first day."""
    assert "No traffic" in body(signed_in("w.officer").get("/carriers/"))
