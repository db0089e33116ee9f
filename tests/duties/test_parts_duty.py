"""Parts, no-shows and late messages through the duty: stored, entered in the ledger and shown (MSG-7, PNR-8.7)."""

import itertools
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

import pytest

from openpiu.adapters.keys.base import KeyStore
from openpiu.conf.clocks import law_clocks
from openpiu.core.law.roles import Actor, Role
from openpiu.core.terms.standing import Standing
from openpiu.duties import board, line, receive, review
from openpiu.duties.board.rows import FlightPage
from openpiu.errors import OfficerError
from openpiu.store.passenger.models import (
    BookingRecord,
    FlightRecord,
    Hit,
    LedgerEntry,
    SeriesRecord,
    TravellerRecord,
)

Make = Callable[..., bytes]
Want = Callable[..., None]
Take = Callable[..., receive.Receipt]
PNRGOV = (
    "UNA:+.? '\nUNB+IATA:1+ZQ+UTOGOV+{sent}+{control}'\nUNH+1+PNRGOV:13:1:IA+ZQ214/261123{part}'\nMSG+:{kind}'\n"
    "ORG+ZQ:BRU'\nTVL+231126:0230:231126:0712+IST+BRU+ZQ+214'\nEQN+{count}'\n{bookings}UNT+1+1'\nUNZ+1+{control}'\n"
)
BOOKING = (
    "SRC'\nRCI+ZQ:{locator}::211126:0912'\nDAT+700:211126:0912'\nORG+ZQ:IST'\nTIF+{surname}:A+JORIS:A:1'\n"
    "TVL+231126:0230:231126:0712+IST+BRU+ZQ+214:Y'\nRPI+1+HK'\n"
)
STATUS = (
    "UNA:+.? '\nUNB+UNOA:4+ZQ+UTOGOV+{sent}+C1'\nUNH+1+PAXLST:D:05B:UN:IATA+ZQ214'\nBGM+266+{event}'\nTDT+20+ZQ214'\n"
    "LOC+125+IST'\nDTM+189:2611230230:201'\nLOC+87+BRU'\nDTM+232:2611230712:201'\n{persons}CNT+42:{count}'\n"
    "UNT+1+1'\nUNZ+1+C1'\n"
)
PERSON = (
    "NAD+FL+++{surname}:JORIS'\nATT+2++M'\nDTM+329:880419'\nRFF+AVF:{locator}'\n"
    "DOC+P:110:111+ZZ{surname}'\nLOC+91+UTO'\n"
)
LOCATORS = {"RAVEN": "K7MTRA", "QUARANTE": "Q2WXYZ", "MOORLE": "M3ABCD"}


def push(*surnames: str, sent: str = "261121:0930", kind: str = "22", part: str = "", control: str = "P1") -> bytes:
    """Bookings of one person each."""
    bookings = "".join(BOOKING.format(locator=LOCATORS[name], surname=name) for name in surnames)
    marked = f"+{part}" if part else ""
    return PNRGOV.format(
        sent=sent, kind=kind, part=marked, control=control, count=len(surnames), bookings=bookings
    ).encode()


def status(event: str, *surnames: str, sent: str = "261122:2320") -> bytes:
    """What the departure control says of persons; the flight leaves at 23:30 UTC."""
    persons = "".join(PERSON.format(surname=name, locator=LOCATORS[name]) for name in surnames)
    return STATUS.format(event=event, sent=sent, persons=persons, count=len(surnames)).encode()


PARTS = (push("RAVEN", part="01:C"), push("QUARANTE", part="02"), push("MOORLE", part="03:F"))


@pytest.fixture
def at() -> datetime:
    """A day and a half before departure."""
    return datetime.fromisoformat("2026-11-21T09:31:00+00:00")


@pytest.fixture
def take(stores: None, keys: KeyStore, at: datetime) -> Take:
    """Receive one delivery and screen whom it brings, so many minutes later."""

    def receive_one(content: bytes, minutes: float = 0) -> receive.Receipt:
        return line.take_in(content, source="test.edi", at=at + timedelta(minutes=minutes), keys=keys)

    return receive_one


def standings() -> dict[str, str]:
    """Standing by surname."""
    rows = TravellerRecord.objects.using("passenger").filter(joined_into=None)
    return {row.content["surname"]: row.standing for row in rows}


def acts(name: str) -> list[dict[str, Any]]:
    """Details of all entries under one name."""
    entries = LedgerEntry.objects.using("passenger").filter(act=name).order_by("sequence")
    return [entry.detail for entry in entries]


def page_of(officer: Actor, at: datetime) -> FlightPage:
    """The page of the only flight."""
    return board.flight_page(str(FlightRecord.objects.using("passenger").get().id), actor=officer, at=at)


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_all_orders_of_the_parts_give_one_flight(take: Take, order: Sequence[int]) -> None:
    """MSG-7: one flight, everybody on it, one complete series, and whoever is in no part is no longer booked."""
    take(push("RAVEN", "QUARANTE", sent="261120:0930", control="P0").replace(b"RAVEN", b"GONE"))
    for place in order:
        take(PARTS[place])
    assert FlightRecord.objects.using("passenger").count() == 1
    series = SeriesRecord.objects.using("passenger").get()
    assert (series.parts, series.total, series.complete_at is None) == ([1, 2, 3], 3, False)
    booked = Standing.BOOKED.value
    assert standings() == {"GONE": "left", "RAVEN": booked, "QUARANTE": booked, "MOORLE": booked}


def test_what_has_come_is_screened_while_a_part_is_missing(take: Take, want: Want) -> None:
    """MSG-7: nothing is waited for."""
    want(surname="Raven", given_names="Joris", birth_date=None, documents=[], sex=None, nationalities=[])
    take(PARTS[0])
    assert Hit.objects.using("passenger").count() == 1


@pytest.mark.parametrize(("minutes", "flagged"), [(9.9, 0), (10, 1)])
def test_a_missing_part_is_flagged_after_ten_minutes(take: Take, at: datetime, minutes: float, flagged: int) -> None:
    """MSG-7: not earlier; entered in the ledger once, without personal data."""
    take(PARTS[0])
    take(PARTS[2], minutes=1)
    later = at + timedelta(minutes=minutes)
    assert receive.flag_missing_parts(at=later) == flagged
    assert receive.flag_missing_parts(at=later) == 0
    details = acts("series.incomplete")
    assert [(one["parts"], one["missing"], one["total"]) for one in details] == [(["1", "3"], ["2"], 3)] * flagged


def test_the_time_that_is_waited_can_be_set(take: Take, at: datetime) -> None:
    """MSG-7: N minutes."""
    take(PARTS[0])
    later = at + timedelta(minutes=10)
    line.sweep(clocks=law_clocks(), at=later, patience=timedelta(minutes=25))
    assert acts("series.incomplete") == []
    line.sweep(clocks=law_clocks(), at=later, patience=timedelta(minutes=5))
    assert len(acts("series.incomplete")) == 1


def test_a_missing_part_is_shown_until_it_comes(take: Take, at: datetime, officer: Actor) -> None:
    """MSG-7: on the intake page, the flight page and the board; cleared and entered when the part comes."""
    take(PARTS[0])
    take(PARTS[2])
    receive.flag_missing_parts(at=at + timedelta(minutes=11))
    intake = receive.intake_page(actor=officer)
    flight = page_of(officer, at)
    [gap] = flight.gaps
    assert intake.gaps == flight.gaps
    assert (gap.designator, gap.missing, gap.total, gap.since) == ("ZQ214", (2,), 3, at)
    assert flight.row.gaps == 1
    take(PARTS[1], minutes=20)
    assert receive.intake_page(actor=officer).gaps == page_of(officer, at).gaps == ()
    assert [one["parts"] for one in acts("series.completed")] == [["1", "2", "3"]]


def test_a_series_without_its_last_part_misses_the_next(take: Take, at: datetime, officer: Actor) -> None:
    """MSG-7: how many there are is not known then."""
    take(PARTS[0])
    receive.flag_missing_parts(at=at + timedelta(minutes=11))
    [gap] = page_of(officer, at).gaps
    assert (gap.missing, gap.total) == ((2,), None)


def test_no_shows_leave_the_list_of_the_expected_and_stay_in_history(
    take: Take, want: Want, officer: Actor, at: datetime
) -> None:
    """PNR-8.7, API-5: a hit on one of them says so; the counts of the board go by it."""
    want(surname="Raven", given_names="Joris", birth_date=None, documents=[], sex=None, nationalities=[])
    take(push("RAVEN", "QUARANTE"))
    take(status("CLOB", "QUARANTE", "MOORLE"))
    assert standings() == {"RAVEN": "not-on-board", "QUARANTE": "on-board", "MOORLE": "on-board"}
    shown = page_of(officer, at)
    assert (shown.row.travellers, shown.row.expected, shown.row.no_shows, shown.added) == (3, 2, 1, 1)
    assert (shown.closed, dict(shown.standings)["not-on-board"]) == (True, 1)
    [row] = review.inbox(actor=officer, at=at).rows
    card = review.open_hit(row.hit, actor=officer, at=at)
    assert (row.standing, card.traveller.standing, shown.hits[0].standing) == ("not-on-board",) * 3


def test_who_was_no_show_and_comes_late_is_on_board_again(take: Take) -> None:
    """PNR-8.7: the newest word of the departure control counts."""
    take(push("RAVEN", "QUARANTE"))
    take(status("CLNB", "RAVEN", sent="261122:2310"))
    assert standings()["RAVEN"] == "not-on-board"
    take(status("CLOB", "RAVEN", "QUARANTE", sent="261122:2320"))
    assert standings() == {"RAVEN": "on-board", "QUARANTE": "on-board"}


def test_a_booking_that_the_newest_full_push_no_longer_has_has_left(take: Take) -> None:
    """MSG-8, PNR-8.7: MSG 22 replaces, MSG 141 adds; the row stays and comes back when it is booked again."""
    take(push("RAVEN", "QUARANTE"))
    take(push("MOORLE", kind="141", sent="261122:0930"))
    assert set(standings().values()) == {"booked"}
    take(push("QUARANTE", "MOORLE", sent="261122:1930"))
    bookings = BookingRecord.objects.using("passenger").order_by("locator")
    assert list(bookings.values_list("locator", "left")) == [("K7MTRA", True), ("M3ABCD", False), ("Q2WXYZ", False)]
    assert standings()["RAVEN"] == "left"
    take(push("RAVEN", kind="141", sent="261122:2230"))
    assert standings()["RAVEN"] == "booked"
    assert not bookings.get(locator="K7MTRA").left


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_booking_cancelled_without_its_names_leaves_nobody_booked(take: Take, order: Sequence[int]) -> None:
    """MSG-8, PNR-8.7: a push of changes names the booking alone; in either order of receipt."""
    cancelled = push("RAVEN", kind="141", sent="261122:0930").replace(b"TIF+RAVEN:A+JORIS:A:1'\n", b"")
    pushes = push("RAVEN", "QUARANTE"), cancelled.replace(b"RPI+1+HK", b"RPI+1+XX")
    for place in order:
        take(pushes[place])
    assert standings() == {"RAVEN": "left", "QUARANTE": "booked"}
    left = BookingRecord.objects.using("passenger").order_by("locator").values_list("locator", "left")
    assert list(left) == [("K7MTRA", True), ("Q2WXYZ", False)]
    take(push("RAVEN", kind="141", sent="261122:2230"))
    assert standings() == {"RAVEN": "booked", "QUARANTE": "booked"}


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_name_taken_off_a_booking_has_left(take: Take, order: Sequence[int]) -> None:
    """MSG-8, GR.11: the history of the booking says so, and the others on it stay."""
    both = push("RAVEN").replace(b"TIF+RAVEN", b"TIF+MOORLE:A+SAAR:A:2'\nTIF+RAVEN")
    history = b"ABI+4'\nDAT+T:221126:0900'\nSAC+X'\nTIF+MOORLE:A+SAAR:A'\nUNT"
    pushes = both, push("RAVEN", kind="141", sent="261122:0930").replace(b"UNT", history)
    for place in order:
        take(pushes[place])
    assert standings() == {"RAVEN": "booked", "MOORLE": "left"}


def test_a_cancelled_flight_has_nobody_on_board(take: Take, officer: Actor, at: datetime) -> None:
    """PAX-2: 266 XF."""
    take(push("RAVEN"))
    take(status("XF"))
    assert standings() == {"RAVEN": "not-on-board"}
    assert page_of(officer, at).row.cancelled


def test_a_late_push_is_screened_and_marked(take: Take, want: Want, officer: Actor, at: datetime) -> None:
    """PNR-6.2, PNR-8.6: received after departure."""
    want(surname="Raven", given_names="Joris", birth_date=None, documents=[], sex=None, nationalities=[])
    take(push("QUARANTE"))
    departs = FlightRecord.objects.using("passenger").get().departure_at
    assert departs is not None
    minutes = (departs - at).total_seconds() / 60
    take(push("QUARANTE", "RAVEN", sent="261122:2329"), minutes=minutes + 1)
    assert [message.late for message in page_of(officer, at).messages] == [True, False]
    assert [row.late for row in receive.intake_page(actor=officer).rows] == [True, False]
    assert [one["late"] for one in acts("transmission.received")] == [0, 1]
    [row] = review.inbox(actor=officer, at=at).rows
    assert review.open_hit(row.hit, actor=officer, at=at).traveller.late


def test_the_clock_of_the_law_starts_with_the_first_receipt(take: Take, at: datetime) -> None:
    """PNR-12.3: also where a later message shows that two rows are one person."""
    take(status("CP", "RAVEN").replace(b"RFF+AVF:K7MTRA'\n", b"").replace(b"RAVEN:JORIS", b"RAVENHORST:JORIS"))
    take(push("RAVEN"), minutes=60)
    documents = b"SSR+DOCS:HK:1:ZQ:::::/P/UTO/ZZRAVEN/UTO/19APR88/M/03MAR29/RAVEN/JORIS'\n"
    take(push("RAVEN", sent="261121:1130").replace(b"JORIS:A:1'\n", b"JORIS:A:1'\n" + documents), minutes=120)
    [row] = TravellerRecord.objects.using("passenger").filter(joined_into=None)
    assert row.received_at == at


def test_a_hit_follows_its_traveller_who_turns_out_to_be_another_row(
    take: Take, want: Want, officer: Actor, at: datetime
) -> None:
    """MSG-8: an older push comes late and spells the name otherwise; the decision stays with the person."""
    want(
        surname="Ravenhorst", given_names="Joris", birth_date="1988-04-19", documents=[], action="inform", sex="M",
        nationalities=[],
    )  # fmt: skip
    listed = status("CP", "RAVEN").replace(b"RAVEN:JORIS", b"RAVENHORST:JORIS")
    take(listed)
    hit = Hit.objects.using("passenger").get()
    before = hit.traveller_id
    card = review.open_hit(str(hit.id), actor=officer, at=at)
    review.decide(
        card.hit, decision="reject", reasons=["R1"], note="", evidence_version=card.evidence_version, actor=officer,
        at=at,
    )  # fmt: skip
    take(push("RAVEN"), minutes=5)
    hit.refresh_from_db()
    assert hit.traveller_id != before
    assert hit.traveller.joined_into_id is None
    assert hit.reviews.using("passenger").count() == 1
    assert [one["hits"] for one in acts("traveller.joined")] == [1]
    old = TravellerRecord.objects.using("passenger").get(id=before)
    assert old.joined_into_id == hit.traveller_id
    assert page_of(officer, at).row.travellers == 1


def test_the_ledger_names_nobody(take: Take, at: datetime) -> None:
    """PNR-13.8: series, joins and standings are told in ids and counts."""
    for part in (PARTS[0], PARTS[2]):
        take(part)
    receive.flag_missing_parts(at=at + timedelta(minutes=11))
    take(PARTS[1], minutes=20)
    take(status("CLOB", "RAVEN"))
    text = str([row.__dict__ for row in LedgerEntry.objects.using("passenger").all()])
    assert not any(word in text for word in (*LOCATORS, *LOCATORS.values(), "JORIS"))


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.ANALYST])
def test_the_flight_page_names_nobody_and_hides_hits_from_those_who_may_not_see_them(
    take: Take, want: Want, role: Role, at: datetime
) -> None:
    """docs/adr/0005: numbers only."""
    want(surname="Raven", given_names="Joris", birth_date=None, documents=[], sex=None, nationalities=[])
    take(push("RAVEN"))
    shown = page_of(Actor(id="x", role=role), at)
    assert len(shown.hits) == (role is Role.ANALYST)
    assert "RAVEN" not in str(shown).upper()


@pytest.mark.usefixtures("stores")
@pytest.mark.parametrize("id_", ["nonsense", "00000000-0000-4000-8000-000000000000"])
def test_a_flight_that_is_not_there_is_said_so(id_: str, officer: Actor, at: datetime) -> None:
    """OfficerError with what to do."""
    with pytest.raises(OfficerError, match="there is no such flight"):
        board.flight_page(id_, actor=officer, at=at)
