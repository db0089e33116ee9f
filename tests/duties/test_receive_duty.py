"""Receiving: once, newest, only what the field list allows; what cannot be read is quarantined and sealed."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from openpiu.adapters.keys.base import KeyStore
from openpiu.core.law.roles import Actor
from openpiu.duties import receive
from openpiu.store.passenger.models import LedgerEntry, MessageRecord, Report, Transmission, TravellerRecord
from openpiu.store.sealed import open_bytes

Make = Callable[..., bytes]
Receive = Callable[[bytes], receive.Receipt]


@pytest.fixture
def take(stores: None, keys: KeyStore, at: datetime) -> Receive:
    """Receive one delivery."""
    return lambda content: receive.receive(content, source="test.edi", at=at, keys=keys)


def travellers() -> list[TravellerRecord]:
    """All stored travellers."""
    return list(TravellerRecord.objects.using("passenger").all())


def test_the_same_content_twice_changes_nothing(take: Receive, pnr: Make) -> None:
    """MSG-8, API-8: known by its content, whatever its name."""
    first, again = take(pnr()), take(pnr())
    assert (first.state, again.state) == ("stored", "known")
    assert LedgerEntry.objects.using("passenger").filter(act="transmission.received").count() == 1


def test_a_damaged_header_and_locator_are_received_like_any(take: Receive, pnr: Make) -> None:
    """MSG-18, PNR-6.1: found by the leftovers proof; what is too long for its place loses nobody."""
    damaged = pnr().replace(b"PNRGOV:13:1:IA", b"PNRGOV:13 AND SOME WORDS MORE:1:IA").replace(b"K7MTRA", b"K7MTRA" * 9)
    assert take(damaged).state == "stored"
    assert len(travellers()) == len(set(travellers())) > 0
    assert MessageRecord.objects.using("passenger").get().version == ""


def test_of_a_reference_that_cannot_be_one_only_a_keyed_id_is_kept(take: Receive, pnr: Make) -> None:
    """PNR-6.1: found by the leftovers proof; parts still find one another by the id."""
    damaged = pnr().replace(b"PNRGOV:13:1:IA+", b"PNRGOV:13:1:IA+PRAYER ROOM ASKED FOR ")
    assert take(damaged).state == "stored"
    reference = MessageRecord.objects.using("passenger").get().reference
    assert (reference[:3], "PRAYER" in reference, len(reference)) == ("id:", False, 35)


@pytest.mark.parametrize("api_first", [True, False])
def test_booking_and_manifest_become_one_traveller(take: Receive, pnr: Make, api: Make, api_first: bool) -> None:
    """PNR-8.4: in either order, without doubling; the manifest's birth date, the booking's title and locator."""
    for content in (api(), pnr()) if api_first else (pnr(), api()):
        take(content)
    [row] = travellers()
    assert row.content["birth_date"] == "1988-04-19"
    assert row.content["locator"] == "K7MTRA"
    assert row.has_api
    assert row.has_birth_date


def test_an_older_push_does_not_replace_a_newer_one(take: Receive, pnr: Make) -> None:
    """MSG-8: newest by sending time, not by arrival."""
    take(pnr(control="P2").replace(b"261121:0930", b"261122:0930").replace(b"'\nUNT", b"'\nUNT"))
    take(pnr(control="P1"))
    [report] = Report.objects.using("passenger").all()
    assert report.stamp.startswith("2026-11-22")
    assert report.received == 2


def test_meal_codes_are_dropped_before_storing_and_counted(take: Receive, pnr: Make) -> None:
    """PNR-6.1, PNR-13.2, RGT-10: a Muslim meal leaves no trace but a number."""
    take(pnr())
    assert MessageRecord.objects.using("passenger").get().dropped == 1
    entry = LedgerEntry.objects.using("passenger").get(act="transmission.received")
    assert entry.detail["dropped_sensitive"] == 1
    stored = [
        str(row.__dict__)
        for model in (TravellerRecord, Report, MessageRecord, LedgerEntry)
        for row in model.objects.using("passenger").all()
    ]
    assert not any("MOML" in text for text in stored)


def test_what_cannot_be_read_is_quarantined_with_the_reason(
    take: Receive, keys: KeyStore, at: datetime, officer: Actor
) -> None:
    """MSG-19: sealed, for retry only, and shown with its reason."""
    receipt = take(b"this is no message")
    assert receipt.state == "quarantined"
    row = Transmission.objects.using("passenger").get()
    assert row.reason
    assert b"message" not in bytes(row.sealed or b"")
    assert open_bytes(bytes(row.sealed or b""), under=row.sealed_under, about=row.sha256) == b"this is no message"
    assert receive.intake_page(actor=officer, only_quarantined=True).rows[0].faults


def test_sealed_bytes_are_destroyed_after_three_days(take: Receive, at: datetime) -> None:
    """MSG-19: not a minute early, and it is in the ledger."""
    take(b"this is no message")
    assert receive.destroy_sealed(at=at + timedelta(hours=71, minutes=59)) == 0
    assert receive.destroy_sealed(at=at + timedelta(hours=72)) == 1
    assert Transmission.objects.using("passenger").get().sealed is None
    assert LedgerEntry.objects.using("passenger").filter(act="transmission.destroyed").count() == 1


def test_a_read_message_leaves_no_raw_bytes(take: Receive, pnr: Make) -> None:
    """PNR-6.1: the raw message is not an archive."""
    take(pnr())
    assert Transmission.objects.using("passenger").get().sealed is None


def test_two_travellers_with_one_name_in_one_booking_are_two(take: Receive, pnr: Make) -> None:
    """Father and son: nobody is swallowed."""
    twice = pnr().replace(
        b"TVL+231126:0230:231126:0712+IST+BRU+ZQ+214:Y",
        b"TIF+TSFAROUNI:A+MAHMUD ABDULRAHEEM:A:2'\nTVL+231126:0230:231126:0712+IST+BRU+ZQ+214:Y",
    )
    take(twice)
    assert len(travellers()) == 2


def test_the_ledger_holds_no_passenger_data(take: Receive, pnr: Make) -> None:
    """PNR-13.8: ids and counts only."""
    take(pnr())
    text = str([row.__dict__ for row in LedgerEntry.objects.using("passenger").all()])
    assert not any(word in text for word in ("TSFAROUNI", "MAHMUD", "K7MTRA"))
