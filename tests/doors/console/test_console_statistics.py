"""Statistics on the pages: figures, the public version, the files; and the outcome form on a notice."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from openpiu.adapters.keys.base import KeyStore
from openpiu.conf import clock
from openpiu.core.law.outcomes import OUTCOMES
from openpiu.core.law.roles import Actor, Role
from openpiu.core.law.statistics.definitions import FIGURES, TABLES, Counter
from openpiu.core.law.union import Area
from openpiu.doors.console.words import TABLES as WORDS
from openpiu.doors.console.words_statistics import ROWS
from openpiu.duties import disclose, review
from openpiu.duties.review.cards import InboxRow
from openpiu.store.passenger.models import Hit, LedgerEntry, Outcome

SignedIn = Callable[[str], Client]
OFFICERS = [Actor(id=id_, role=Role.OFFICER, authority="Federal Police") for id_ in ("w.officer", "i.second")]


def body(answer: Any) -> str:
    """The page as text."""
    text: str = answer.content.decode()
    return text


@pytest.fixture
def released(hit: InboxRow, keys: KeyStore) -> str:
    """The hit, confirmed by two officers and released."""
    stored = Hit.objects.using("passenger").get(id=hit.hit)
    for officer in OFFICERS:
        review.decide(
            hit.hit, decision="confirm", reasons=["C1"], note="", evidence_version=stored.evidence, actor=officer,
            at=clock.now(),
        )  # fmt: skip
    choice = disclose.Choice(
        recipient="UTO-FED", purpose="6.2a", offence="1", evidence_version=stored.evidence, link="means",
        gravity="serious",
    )  # fmt: skip
    return disclose.release(hit.hit, choice=choice, unit="U", actor=OFFICERS[0], at=clock.now(), keys=keys)


@pytest.mark.parametrize(
    ("kind", "codes"),
    [
        ("figure", list(FIGURES)),
        ("counter", list(Counter)),
        ("statistics", [table.key for table in TABLES]),
        ("area", list(Area)),
        ("disclosed_outcome", list(OUTCOMES)),
    ],
)
def test_every_code_of_statistics_has_a_word(kind: str, codes: list[str]) -> None:
    """A new figure needs its word."""
    assert [str(code) for code in codes if str(code) not in WORDS[kind]] == []
    assert set(ROWS) == {table.key for table in TABLES}


@pytest.mark.parametrize("name", ["s.super", "a.analyst", "t.dpo"])
def test_the_page_shows_figures_and_no_person(signed_in: SignedIn, hit: InboxRow, name: str) -> None:
    """PNR-20.1: numbers, definitions, digest."""
    answer: Any = signed_in(name).get("/statistics/")
    page = body(answer)
    assert (answer.status_code, "Hits of the machine" in page) == (200, True)
    assert answer.context["report"].digest in page
    assert "TSFAROUNI" not in page


@pytest.mark.parametrize("name", ["w.officer", "n.admin"])
def test_the_page_is_not_for_everybody(signed_in: SignedIn, stores: None, name: str) -> None:
    """PNR-20.1: neither in the navigation nor by its address."""
    client = signed_in(name)
    assert client.get("/statistics/").status_code == 403
    assert client.post("/statistics/export/", {"form": "csv"}).status_code == 403
    assert "/statistics/" not in body(client.get("/"))


def test_the_public_version_shows_no_small_number(signed_in: SignedIn, released: str) -> None:
    """PNR-20.1: one hit of one person, and nothing of it."""
    answer: Any = signed_in("t.dpo").get("/statistics/", {"version": "public"})
    assert {figure.number for figure in answer.context["report"].contents.figures} == {None}
    assert "counts below 5 are hidden" in body(answer)


@pytest.mark.parametrize(("form", "begins"), [("csv", "year,table,row"), ("json", '{"unit":')])
def test_the_report_is_a_file_and_the_export_is_in_the_ledger(
    signed_in: SignedIn, hit: InboxRow, form: str, begins: str
) -> None:
    """PNR-20.2, PNR-13.5."""
    answer: Any = signed_in("t.dpo").post("/statistics/export/", {"form": form, "year": f"{clock.now():%Y}"})
    assert body(answer).startswith(begins)
    assert f'-internal.{form}"' in answer["Content-Disposition"]
    assert LedgerEntry.objects.using("passenger").filter(act="statistics.exported", actor="t.dpo").count() == 1
    assert signed_in("t.dpo").get("/statistics/export/").status_code == 405


def test_a_year_that_has_not_begun_is_the_officer_s_mistake(signed_in: SignedIn, stores: None) -> None:
    """In words, not as a failure of ours."""
    answer = signed_in("t.dpo").get("/statistics/", {"year": "2999"})
    assert answer.status_code == 404


def test_an_officer_records_the_outcome_on_the_notice(signed_in: SignedIn, released: str) -> None:
    """PNR-7.3: a code of a closed list."""
    client = signed_in("w.officer")
    page = body(client.get(f"/disclosures/{released}/"))
    assert "has not reported what became of it" in page
    done = client.post(f"/disclosures/{released}/outcome/", {"code": "O5"}, follow=True)
    assert "Another offence found" in body(done)
    again = client.post(f"/disclosures/{released}/outcome/", {"code": "O5"})
    assert (again.status_code, "recorded already" in body(again)) == (422, True)
    assert client.post(f"/disclosures/{released}/outcome/", {"code": ""}).status_code == 422
    assert list(Outcome.objects.using("passenger").values_list("code", flat=True)) == ["O5"]


def test_the_data_protection_officer_sees_outcomes_and_records_none(signed_in: SignedIn, released: str) -> None:
    """PNR-5.1."""
    client = signed_in("t.dpo")
    assert "Record the outcome" not in body(client.get(f"/disclosures/{released}/"))
    assert client.post(f"/disclosures/{released}/outcome/", {"code": "O1"}).status_code == 403
