"""The duty with real records: parts, repeats, schedules, permissions, the ledger."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from openpiu.adapters.keys.base import KeyStore
from openpiu.core.law.roles import Actor, Role
from openpiu.duties import quality, receive
from openpiu.duties.quality.rows import CarrierReport, Figures
from openpiu.duties.quality.slots import Expectation
from openpiu.errors import OfficerError, Refused
from openpiu.store.passenger.models import LedgerEntry, MessageRecord, Repetition, ScheduledFlight

Make = Callable[..., bytes]
RULES = Expectation()
LEAVES = datetime.fromisoformat("2026-11-22T23:30:00+00:00")  # 02:30 on the 23rd in Istanbul
EARLY = LEAVES - timedelta(days=20)
HEAD = b"carrier,number,departure,arrival,date,departure_time,cancelled\n"
ROW = b"ZQ,214,IST,BRU,2026-11-23,02:30,"

pytestmark = pytest.mark.usefixtures("stores")


@pytest.fixture
def take(keys: KeyStore) -> Callable[..., str]:
    """Receive one delivery; the unit has been listening since long."""
    receive.receive(b"UNB+UNOA:1+QX+UTO+261101:0400+0'UNZ+0+0'", source="hello", at=EARLY, keys=keys)
    return lambda content, at, source="a.edi": receive.receive(content, source=source, at=at, keys=keys).state


def report(
    at: datetime = LEAVES + timedelta(hours=1), carrier: str = "ZQ", actor: Actor | None = None
) -> CarrierReport:
    """The carrier's report of November."""
    return quality.carrier_report(carrier, unit="UTO", at=at, expectation=RULES, period="2026-11", actor=actor)


def slots(found: Figures) -> dict[str, tuple[int, int, int]]:
    """Slot to on time, late, missing."""
    return {row.slot: (row.on_time, row.late, row.missing) for row in found.slots}


def in_part(content: bytes, part: str) -> bytes:
    """The message as one part of a series."""
    return content.replace(b"+ZQ214/261123'", b"+ZQ214/261123+" + part.encode() + b"'")


def test_a_push_in_parts_is_one_push_as_late_as_its_last_part(take: Callable[..., str], pnr: Make) -> None:
    """MSG-7: two parts of the push at 24 h, the second one hour late."""
    sent = LEAVES - timedelta(hours=24)
    content = pnr().replace(b"261121:0930", f"{sent:%y%m%d:%H%M}".encode())
    take(in_part(content, "01:C"), sent)
    take(in_part(content, "02:F"), sent + timedelta(minutes=75))
    found = report().figures
    (row,) = [row for row in found.slots if row.slot == "24h"]
    assert (row.on_time, row.late, row.worst_minutes_late) == (0, 1, 60)
    assert (found.messages, found.same_message) == (2, 0)


def test_the_same_bytes_count_once_for_each_other_name(take: Callable[..., str], pnr: Make) -> None:
    """Read again by us is no repetition; sent again by the carrier is."""
    at = LEAVES - timedelta(hours=48)
    states = [take(pnr(), at, source) for source in ("a.edi", "a.edi", "b.edi", "b.edi", "c.edi")]
    assert states == ["stored", "known", "known", "known", "known"]
    assert Repetition.objects.using("passenger").count() == 2
    found = report().figures
    assert (found.messages, found.same_bytes, found.same_message) == (1, 2, 0)


def test_the_same_message_in_another_wrapping_is_a_repeat(take: Callable[..., str], pnr: Make) -> None:
    """And no second push."""
    at = LEAVES - timedelta(hours=48)
    take(pnr(), at)
    take(pnr().replace(b"UNZ+1+P1", b"UNZ+2+P1"), at)
    take(pnr(given="ANOTHER"), at)
    found = report().figures
    assert (found.messages, found.same_bytes, found.same_message) == (3, 0, 1)


def test_a_message_keeps_counts_and_no_names(take: Callable[..., str], pnr: Make) -> None:
    """MSG-17: completeness is counted on receipt, by keyed ids and numbers only."""
    take(pnr(), LEAVES)
    (row,) = MessageRecord.objects.using("passenger").exclude(flight=None)
    assert (row.carrier, row.covers, row.completeness["locator"], row.completeness["birth_date"]) == ("ZQ", "PNR", 1, 0)
    assert "TSFAROUNI" not in repr(vars(row))


def test_a_rejected_message_counts_for_its_sender(take: Callable[..., str]) -> None:
    """MSG-17: by code, carrier and version, although no flight could be read; without a sender it has its own row."""
    take(b"UNB+UNOA:1+ZQ+UTO+261123:0400+1'UNZ+0+1'", LEAVES)
    take(b"no message at all", LEAVES, "b.edi")
    found = report().figures
    assert [(row.code, row.severity, row.version) for row in found.codes] == [
        ("no-message-in-interchange", "fatal", "PNRGOV")
    ]
    assert report(carrier="-").figures.rejected == 1


def test_a_schedule_is_imported_row_by_row(keys: KeyStore, at: datetime) -> None:
    """PNR-8.5: added, unchanged, changed, refused; twice in a file is refused; one ledger entry each time."""
    content = HEAD + ROW + b"\nZQ,x,IST,BRU,2026-11-23,02:30,\n" + ROW + b"\n"
    done = quality.import_schedule(content, at=at, keys=keys)
    assert [(row.line, row.outcome) for row in done.rows] == [(2, "added"), (3, "refused"), (4, "refused")]
    assert quality.import_schedule(HEAD + ROW, at=at, keys=keys).unchanged == 1
    assert quality.import_schedule(HEAD + ROW.replace(b"02:30", b"03:30"), at=at, keys=keys).changed == 1
    (row,) = ScheduledFlight.objects.using("passenger").all()
    assert (row.carrier, row.departure_time.hour) == ("ZQ", 3)
    entries = LedgerEntry.objects.using("passenger").filter(act="schedule.imported")
    assert [entry.detail["added"] for entry in entries] == [1, 0, 0]


@pytest.mark.parametrize(
    ("hours", "missing"), [(-49, []), (-47, ["48h"]), (-23, ["48h", "24h"]), (1, ["48h", "24h", "0h", "api"])]
)
def test_a_flight_never_heard_of_is_an_incident_as_soon_as_a_push_is_due(
    take: Callable[..., str], keys: KeyStore, hours: int, missing: list[str]
) -> None:
    """PNR-8.5, PNR-8.6: from the schedule alone, growing with the clock."""
    quality.import_schedule(HEAD + ROW, at=EARLY, keys=keys)
    found = report(LEAVES + timedelta(hours=hours)).figures
    assert [slot for one in found.incidents for slot in one.missing] == missing
    assert found.unheard == (1 if len(missing) == 4 else 0)
    assert [one.is_heard for one in found.incidents] == ([False] if missing else [])


def test_a_cancelled_flight_owes_nothing(take: Callable[..., str], keys: KeyStore) -> None:
    """The same row with cancelled."""
    quality.import_schedule(HEAD + ROW, at=EARLY, keys=keys)
    quality.import_schedule(HEAD + ROW + b"yes", at=EARLY, keys=keys)
    assert (report().figures.flights, report().figures.missing) == (0, 0)


def test_the_schedule_s_time_counts_not_the_reported_one(take: Callable[..., str], keys: KeyStore, pnr: Make) -> None:
    """PNR-8.5: before *scheduled* departure; the flight is one, heard of and scheduled."""
    quality.import_schedule(HEAD + ROW.replace(b"02:30", b"14:30"), at=EARLY, keys=keys)
    take(pnr(), LEAVES - timedelta(hours=48))
    found = report(LEAVES).figures
    assert (found.flights, found.scheduled, slots(found)["48h"]) == (1, 1, (1, 0, 0))


def test_a_late_push_is_received_and_counted_late(take: Callable[..., str], api: Make) -> None:
    """PNR-8.6: a passenger list that comes two hours after departure."""
    take(api(), LEAVES + timedelta(hours=2))
    found = report(LEAVES + timedelta(hours=3)).figures
    assert slots(found)["api"] == (0, 1, 0)
    assert [row.worst_minutes_late for row in found.slots if row.slot == "api"] == [90]


def test_the_trend_begins_with_the_first_traffic(take: Callable[..., str], keys: KeyStore, pnr: Make) -> None:
    """A month without any in between is shown; one before is not."""
    quality.import_schedule(HEAD + ROW.replace(b"2026-11-23", b"2026-09-10"), at=EARLY, keys=keys)
    take(pnr(), LEAVES - timedelta(hours=48))
    trend = report().trend
    assert [(row.period, row.flights) for row in trend] == [("2026-09", 1), ("2026-10", 0), ("2026-11", 1)]


def test_a_passenger_list_owes_no_contact(take: Callable[..., str], api: Make) -> None:
    """API-2: its fields are a closed list."""
    take(api(), LEAVES)
    found = report().figures
    assert "contact" not in {row.field for row in found.api_fields}
    assert "contact" in {row.field for row in found.pnr_fields}


@pytest.mark.parametrize("role", [Role.OFFICER, Role.ADMINISTRATOR, Role.DATA_PROTECTION, Role.ANALYST])
def test_who_may_see_and_who_may_import(role: Role, keys: KeyStore, at: datetime) -> None:
    """The permission table decides, on the page and here."""
    somebody = Actor(id="x", role=role)
    if role is Role.ANALYST:
        with pytest.raises(Refused):
            quality.carriers_page(at=at, expectation=RULES, actor=somebody)
    else:
        assert quality.carriers_page(at=at, expectation=RULES, actor=somebody).rows == ()
    if role is not Role.ADMINISTRATOR:
        with pytest.raises(Refused):
            quality.import_schedule(HEAD, at=at, keys=keys, actor=somebody)


def test_what_leaves_is_entered_with_carrier_month_and_form(
    take: Callable[..., str], officer: Actor, pnr: Make
) -> None:
    """PNR-13.5, PNR-14.1."""
    take(pnr(), LEAVES)
    found = report(actor=officer)
    quality.export_letter(found, at=LEAVES, actor=officer)
    quality.export_table(found, at=LEAVES)
    entries = LedgerEntry.objects.using("passenger").filter(act="quality.exported").order_by("sequence")
    assert [(one.actor, one.subject, one.detail["form"], one.detail["period"]) for one in entries] == [
        ("w.officer", "carrier:ZQ", "letter", "2026-11"), ("machine", "carrier:ZQ", "csv", "2026-11"),
    ]  # fmt: skip


@pytest.mark.parametrize(("carrier", "period"), [("XX", "2026-11"), ("", "2026-11"), ("A NAME", ""), ("ZQ", "11-2026")])
def test_what_nobody_has_heard_of_is_refused_in_words(
    take: Callable[..., str], pnr: Make, at: datetime, carrier: str, period: str
) -> None:
    """So that nothing typed by hand reaches the ledger."""
    take(pnr(), LEAVES)
    with pytest.raises(OfficerError):
        quality.carrier_report(carrier, unit="UTO", at=at, expectation=RULES, period=period)


def test_the_list_puts_those_that_lack_most_first(take: Callable[..., str], keys: KeyStore, pnr: Make) -> None:
    """With the months around it; the next month can be looked at, the one after it not yet."""
    quality.import_schedule(HEAD + ROW.replace(b"ZQ,214", b"QX,7"), at=EARLY, keys=keys)
    for hours in (48, 24, 0):
        content = pnr().replace(b"261121:0930", f"{LEAVES - timedelta(hours=hours):%y%m%d:%H%M}".encode())
        take(content, LEAVES - timedelta(hours=hours))
    page = quality.carriers_page(at=LEAVES + timedelta(hours=1), expectation=RULES, period="")
    assert [row.carrier for row in page.rows] == ["QX", "ZQ"]
    assert (page.period, page.before, page.after, page.has_schedule) == ("2026-11", "2026-10", "2026-12", True)
    assert quality.carriers_page(at=LEAVES, expectation=RULES, period="2026-12").after is None
