"""Lists as a whole: releases, what BGM says, routes of several legs, totals, what is too large."""

import pytest

from openpiu.core.messages import Reading, Status, iterate_messages, read_messages
from openpiu.core.messages.carrier_message import MOST_BYTES, MOST_MESSAGES

HEAD = "UNB+UNOA:4+ZQ+UTOGOV+261115:0330+1'UNH+1+PAXLST:D:05B:UN:IATA+ZQ214/261115+01:F'BGM+745'NAD+MS+++ZQ DESK'"
ROUTE = "TDT+20+ZQ0214+++ZQ'LOC+125+IST'DTM+189:2611150430:201'LOC+87+BRU'DTM+232:2611150635:201'"
ANTON = "NAD+FL+++MUSTER:ANTON'ATT+2++M'DTM+329:880419'NAT+2+UTO'DOC+P:110:111+ZZ0419773'DTM+36:290303'LOC+91+UTO'"
BERTA = "NAD+FM+++MUSTER:BERTA'ATT+2++F'"


def read(persons: str, *, head: str = HEAD + ROUTE) -> Reading:
    count = (head + persons)[head.index("UNH") :].count("'") + 1
    (reading,) = read_messages(f"{head}{persons}UNT+{count}+1'UNZ+1+1'".encode(), source="test")
    return reading


def codes(reading: Reading) -> list[str]:
    return [repair.code for repair in reading.repairs] + [fault.code for fault in reading.faults]


@pytest.mark.parametrize("release", ["02B", "03B", "05B", "12B", "17A"])
@pytest.mark.parametrize("agency", ["UN:IATA", "UN"])
def test_every_release_gives_the_same_records(release: str, agency: str) -> None:
    """FMT-3, PAX-1: D.02B, 03B, 05B, 12B, 17A."""
    reading = read(f"{ANTON}CNT+42:1'", head=HEAD.replace("05B:UN:IATA", f"{release}:{agency}") + ROUTE)

    assert (reading.version, reading.status, codes(reading)) == (f"D:{release}", Status.ACCEPTED, [])
    assert reading.travellers == read(f"{ANTON}CNT+42:1'").travellers


@pytest.mark.parametrize(
    ("bgm", "event", "changes_only"),
    [
        ("266+CL", "closed-out", False),
        ("266+CLOB", "on-board", False),
        ("266+CLNB", "not-on-board", True),
        ("266+XR", "reservation-cancelled", True),
        ("266+XF", "flight-cancelled", False),
        ("266+CP", "passengers-changed", True),
        ("266+CF", "flight-changed", False),
        ("266+RP", "party-reduced", True),
        ("266+QQ", None, False),
        ("745++9", None, False),
        ("745++1", "list-cancelled", False),
        ("745++4", "list-changed", True),
        ("745++5", "list-replaced", False),
        ("250++4", "list-changed", True),
    ],
)
def test_changes_cancellations_and_close_out_are_told(bgm: str, event: str | None, changes_only: bool) -> None:
    """PAX-2: a list that names only those concerned says so."""
    reading = read(ANTON, head=HEAD.replace("745", bgm) + ROUTE)

    assert (reading.event, reading.changes_only, codes(reading)) == (event, changes_only, [])


@pytest.mark.parametrize(
    ("totals", "fault"),
    [
        ("CNT+42:1'CNT+41:1'", []),
        ("CNT+42:2'", []),
        ("CNT+41:1'", []),
        ("CNT+42:3'", ["count-differs"]),
        ("CNT+42:1'CNT+41:0'", ["count-differs"]),
        ("CNT+42:'", ["count-differs"]),
        ("CNT+9:77'", []),
    ],
)
def test_totals_count_everybody_or_their_own_kind(totals: str, fault: list[str]) -> None:
    """PAX-6: 42 passengers, 41 crew; a total that differs is a quality event and rejects nobody."""
    reading = read(ANTON + BERTA + totals)

    assert codes(reading) == fault
    assert len(reading.travellers) == 2


@pytest.mark.parametrize(
    ("route", "legs"),
    [
        ("TDT+20+ZQ214'LOC+125+IST'LOC+87+BRU'TDT+20+ZQ214'LOC+125+BRU'LOC+87+LHR'", ["IST-BRU", "BRU-LHR"]),
        ("TDT+20+ZQ214'LOC+125+IST'LOC+87+BRU'LOC+92+LHR'LOC+130+DUB'", ["IST-BRU", "BRU-LHR", "LHR-DUB"]),
        ("TDT+20+ZQ214'LOC+92+ANK'LOC+125+IST'LOC+87+BRU'", ["ANK-IST", "IST-BRU"]),
    ],
)
def test_progressive_flights_give_all_their_legs(route: str, legs: list[str]) -> None:
    """PAX-1, PAX-4: several TDT, or several ports under one; LOC 125, 87, 92, 130."""
    flights = read(ANTON, head=HEAD + route).flights

    assert [f"{flight.departure_airport}-{flight.arrival_airport}" for flight in flights] == legs


def test_segments_out_of_order_lose_nobody() -> None:
    """PAX-1, MSG-17: a route behind the persons, a sender between them, an unknown segment."""
    mixed = f"{ANTON}NAD+MS+++DESK'COM+3225550147:TE'{BERTA}QQQ+1'NAT+2+UTO'{ROUTE}CNT+42:2'"

    reading = read(mixed, head=HEAD)

    assert [traveller.given_names for traveller in reading.travellers] == ["ANTON", "BERTA"]
    assert reading.travellers[1].nationality == "UTO"
    assert [flight.designator for flight in reading.flights] == ["ZQ214"]
    assert codes(reading) == ["segment-unknown"]


def test_several_messages_groups_and_interchanges_are_read_one_by_one() -> None:
    """MSG-1: each gives its own reading, in order."""
    group = "UNG+PAXLST+ZQ+UTOGOV+261115:0330+1+UN+D:05B'"
    messages = [
        f"UNH+{n}+PAXLST:D:05B:UN:IATA+R{n}'BGM+745'{ROUTE}NAD+FL+++MUSTER{n}'CNT+42:1'UNT+10+{n}'" for n in range(1, 5)
    ]
    unb = "UNB+UNOA:4+ZQ+UTOGOV+261115:0330+1'"
    groups = f"{group}{messages[0]}{messages[1]}UNE+2+1'{group}{messages[2]}UNE+1+1'"
    text = f"{unb}{groups}UNZ+2+1'\r\n{unb}{messages[3]}UNZ+1+1'"

    readings = list(iterate_messages(text.encode(), source="test"))

    assert [reading.reference for reading in readings] == ["R1", "R2", "R3", "R4"]
    assert [reading.travellers[0].surname for reading in readings] == ["MUSTER1", "MUSTER2", "MUSTER3", "MUSTER4"]
    assert [codes(reading) for reading in readings] == [[], [], [], []]


@pytest.mark.parametrize(
    "data",
    [
        b"A" * (MOST_BYTES + 1),
        HEAD.encode() + b"NAD+FL+++MUSTER'" * (MOST_BYTES // 16),
        b"UNH+1+PAXLST:D:05B:UN'" * (MOST_MESSAGES + 1),
    ],
)
def test_what_no_carrier_sends_is_refused_at_once(data: bytes) -> None:
    """MSG-18: a size that cannot be read in bounded memory is a fault that says what to do."""
    (reading,) = read_messages(data, source="test")

    assert reading.status is Status.REJECTED
    assert codes(reading) == ["too-large"]
    assert "file of its own" in reading.faults[0].advice
