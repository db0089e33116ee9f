"""Receiving flights inside the Union: kept where an active selection names them, else counted and nothing more."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.apps import apps

from openpiu.adapters.keys.base import KeyStore
from openpiu.core.law.profiles import PROFILES, Profile
from openpiu.core.law.roles import Actor, Role
from openpiu.duties import board, line, receive, selection
from openpiu.store.passenger.models import FlightTally, LedgerEntry, MessageRecord, Transmission, TravellerRecord

BE, STRICT = PROFILES["be"], PROFILES["eu-strict"]
NAME = "TSFAROUNI"
Make = Callable[..., bytes]
Take = Callable[..., receive.Receipt]


def inside(content: bytes, route: tuple[str, str] = ("MAD", "BRU")) -> bytes:
    """The same message about a flight inside the Union."""
    return content.replace(b"IST", route[0].encode()).replace(b"BRU", route[1].encode())


@pytest.fixture
def take(stores: None, keys: KeyStore, at: datetime) -> Take:
    """Take in one delivery."""

    def do(
        content: bytes, *, profile: Profile = BE, at: datetime = at, source: str = "MR TSFAROUNI.edi"
    ) -> receive.Receipt:
        return line.take_in(content, source=source, at=at, keys=keys, profile=profile)

    return do


@pytest.fixture
def select(stores: None, keys: KeyStore, at: datetime, supervisor: Actor) -> Callable[..., str]:
    """Decide and approve a selection of routes."""

    def do(*patterns: str) -> str:
        proposal = selection.Proposal(
            reach="routes", patterns=patterns, begins=at.date(), ends=date(2026, 12, 1), grounds="Assessment",
            evidence="OCAM/2026/114", evidence_digest="a" * 64,
        )  # fmt: skip
        id_ = selection.propose(proposal, profile=BE, actor=supervisor, at=at, keys=keys)
        approver = Actor(id="j.judge", role=Role.APPROVER)
        selection.review(id_, approve=True, note="", profile=BE, actor=approver, at=at)
        return id_

    return do


def everything() -> str:
    """All that the passenger store holds, as text."""
    rows = (
        row
        for model in apps.get_app_config("passenger").get_models()
        for row in model._default_manager.using("passenger").values_list()
    )
    return "\n".join(str([bytes(cell) if isinstance(cell, memoryview) else cell for cell in row]) for row in rows)


@pytest.mark.parametrize("make", ["pnr", "api"])
def test_an_uncovered_flight_leaves_a_number_and_nothing_else(
    take: Take, make: str, request: pytest.FixtureRequest
) -> None:
    """PNR-2.1: no traveller, no booking, no flight, no message, no file name, no sealed bytes."""
    receipt = take(inside(request.getfixturevalue(make)()))
    assert (receipt.state, receipt.counted, receipt.messages, receipt.travellers) == ("counted", 1, 0, 0)
    tally = FlightTally.objects.using("passenger").get()
    assert (tally.carrier, tally.departure_airport, tally.arrival_airport) == ("ZQ", "MAD", "BRU")
    assert (tally.day.isoformat(), tally.messages, tally.travellers) == ("2026-11-23", 1, 1)
    found = everything()
    assert NAME not in found
    assert "K7MTRA" not in found
    assert not re.search("ZZ04197", found)
    filled = {
        model.__name__ for model in apps.get_app_config("passenger").get_models()
        if model._default_manager.using("passenger").exists()
    }  # fmt: skip
    assert filled == {"Transmission", "FlightTally", "LedgerEntry", "LedgerHead"}
    row = Transmission.objects.using("passenger").get()
    assert (row.state, row.source, row.sealed) == ("counted", "", None)


def test_it_is_known_when_it_comes_again_and_counts_once(take: Take, pnr: Make) -> None:
    """PNR-2.1, MSG-8: acknowledged like any other."""
    first, again = take(inside(pnr())), take(inside(pnr()), source="another name")
    assert (first.state, again.state) == ("counted", "known")
    assert FlightTally.objects.using("passenger").get().messages == 1
    assert LedgerEntry.objects.using("passenger").filter(act="transmission.counted").count() == 1
    assert "another name" not in everything()


def test_counts_of_a_day_and_route_add_up(take: Take, pnr: Make, at: datetime) -> None:
    """PNR-2.1: one row for a carrier, a route and a day."""
    for control in ("P1", "P2", "P3"):
        take(inside(pnr(control=control)))
    take(inside(pnr(control="P4"), ("LIS", "BRU")))
    take(inside(pnr(control="P5")), at=at + timedelta(days=1))
    rows = FlightTally.objects.using("passenger").order_by("day", "departure_airport")
    assert [(row.departure_airport, row.messages, row.travellers) for row in rows] == [
        ("LIS", 1, 1), ("MAD", 3, 3), ("MAD", 1, 1),
    ]  # fmt: skip


def test_a_selected_flight_is_kept_until_its_selection_is_over(
    take: Take, pnr: Make, select: Callable[..., str], at: datetime
) -> None:
    """CJ-3, PNR-2.1: on expiry ingest stops by itself."""
    assert take(inside(pnr(control="P0"))).state == "counted"
    select("MAD-BRU")
    assert take(inside(pnr(control="P1"))).state == "stored"
    assert take(inside(pnr(control="P2"), ("LIS", "BRU"))).state == "counted"
    last = datetime.fromisoformat("2026-11-30T23:59:59+00:00")
    assert take(inside(pnr(control="P3")), at=last).state == "stored"
    assert take(inside(pnr(control="P4")), at=last + timedelta(seconds=1)).state == "counted"
    assert TravellerRecord.objects.using("passenger").count() == 1


def test_one_that_is_ended_early_stops_at_once(
    take: Take, pnr: Make, select: Callable[..., str], supervisor: Actor, at: datetime
) -> None:
    """PNR-2.1: a selection may change at any time."""
    id_ = select("MAD-BRU")
    selection.end(id_, reason="Over", actor=supervisor, at=at + timedelta(hours=1))
    assert take(inside(pnr(control="P1"))).state == "stored"
    assert take(inside(pnr(control="P2")), at=at + timedelta(hours=1)).state == "counted"


def test_a_stricter_profile_stops_what_a_looser_one_had_selected(
    take: Take, pnr: Make, select: Callable[..., str]
) -> None:
    """CJ-3: whatever stands in the table."""
    select("MAD-BRU")
    assert take(inside(pnr()), profile=STRICT).state == "counted"


def test_each_message_of_a_transmission_is_judged_by_itself(take: Take, pnr: Make) -> None:
    """PNR-2.1: several flights in one delivery."""
    one = pnr().replace(b"UNZ+1+P1'", b"").replace(b"\n", b"")
    second = inside(pnr(surname="INNERMANN")).replace(b"\n", b"")
    second = second[second.index(b"UNH+1") :].replace(b"UNH+1", b"UNH+2").replace(b"UNT+16+1", b"UNT+16+2")
    receipt = take(one + second.replace(b"UNZ+1+P1", b"UNZ+2+P1"))
    assert (receipt.state, receipt.messages, receipt.counted, receipt.travellers) == ("stored", 1, 1, 1)
    assert MessageRecord.objects.using("passenger").count() == 1
    assert "INNERMANN" not in everything()
    assert NAME in everything()


def test_what_could_not_be_read_beside_an_uncovered_flight_is_not_sealed_with_it(take: Take, pnr: Make) -> None:
    """PNR-2.1: sealed bytes would hold the uncovered flight as well; its fault still stands."""
    broken = pnr().replace(b"TVL+231126:0230:231126:0712+IST+BRU+ZQ+214'\nEQN", b"EQN").replace(b"UNZ+1+P1'", b"")
    second = inside(pnr(surname="INNERMANN"))
    second = second[second.index(b"UNH+1") :].replace(b"UNH+1", b"UNH+2").replace(b"UNT+16+1", b"UNT+16+2")
    alone = take(broken + b"UNZ+1+P1'")
    assert alone.faults
    assert Transmission.objects.using("passenger").get(id=alone.transmission).sealed is not None
    both = take(broken + second.replace(b"UNZ+1+P1", b"UNZ+2+P1"))
    assert both.counted == 1
    assert Transmission.objects.using("passenger").get(id=both.transmission).sealed is None


def test_unreadable_bytes_are_quarantined_as_ever(take: Take) -> None:
    """MSG-19: they name no flight."""
    receipt = take(b"this is no message")
    assert receipt.state == "quarantined"
    assert Transmission.objects.using("passenger").get().sealed is not None


def test_an_airport_that_no_table_knows_is_kept_and_marked(
    take: Take, pnr: Make, supervisor: Actor, at: datetime
) -> None:
    """PNR-3.1: what may cross the border is kept, and the page says that nobody knows (ADR 0016)."""
    assert take(pnr().replace(b"+IST+BRU", b"+QQQ+BRU")).state == "stored"
    assert take(pnr(control="P2")).state == "stored"
    rows = (
        MessageRecord.objects.using("passenger").order_by("flight__departure_airport").values_list("flight", flat=True)
    )
    pages = [board.flight_page(str(id_), actor=supervisor, at=at) for id_ in rows]
    assert [page.is_unclassified for page in pages] == [False, True]
