"""The nineteen items of Annex I: a message with each of them once gives exactly them and nothing else (ANX-1)."""

import dataclasses
import json
from datetime import UTC, datetime

import pytest

from openpiu.core.law.annex_i import ITEMS, items_in, keep_booking, keep_travellers
from openpiu.core.messages import Reading, pnrgov, read_messages
from openpiu.core.messages.places import first_place
from openpiu.core.messages.pnrgov_grammar import PNRGOV
from openpiu.core.messages.pnrgov_rules import RULES
from openpiu.core.terms import Baggage, Booking, Change, Flight, LegStatus, Traveller, TravelStatus
from openpiu.core.terms.plain import booking_to_plain, traveller_to_plain

HEAD = (
    "UNB+IATA:1+ZQ+UTOGOV+261114:0930+1'UNH+1+PNRGOV:13:1:IA+ZQ214/261115'MSG+:22'ORG+ZQ:BRU'"
    "TVL+151126:0430:151126:0635+IST+BRU+ZQ+0214'"
)
# Each line of the booking with the item that stands or falls with it; None for those that others need.
LINES: tuple[tuple[str, int | None], ...] = (
    ("SRC'", None),
    ("RCI+ZQ:K7MTRA'", 1),
    ("DAT+710:091126:1420'", 2),
    ("ORG+ZQ:IST+99112233:IST01'", 9),
    ("ADD++700:1 SPECIMEN STREET:ZEDTOWN:::UTO:1000'", 5),
    ("IFT+4:28::ZQ+LOVES LIEBFRAUMILCH'", None),
    ("TIF+MUSTER:A+ANTONMR:A:1'", 4),
    ("FTI+ZQ:12345678'", 8),
    ("REF+:ZQ70001A'", None),
    ("SSR+DOCS:HK:1:ZQ:::::/P/UTO/ZZ0419773/UTO/19APR88/M/03MAR29/MUSTER/ANTON'", 18),
    ("SSR+UMNR:HK:1:ZQ:::::UM09 MEETS AUNT CARLA AT ARRIVAL'", 12),
    ("SSR+VGML:HK:1:ZQ'SSR+WCHR:HK:1:ZQ'SSR+BLND:HK:1:ZQ'", None),
    ("SSR+SEAT:HK:1:ZQ:IST:BRU:::012A::1'", 14),
    ("TKT+9991234500017:T:1'", 13),
    ("IFT+4:43+HOLDER LIEBFRAUMILCH'", None),
    ("FOP+CC::371.44:VI:4000001234564471:1129'", 6),
    ("TVL+151126:0430:151126:0635+IST+BRU+ZQ+214:Y'", 7),
    ("TVL+151126:0430:151126:0635+IST+BRU+QX+6214:Y'", 15),
    ("RPI+1+HK'", 10),
    ("TRI++7:::9'TBD++2:30:700++ZQ:00012345:2:BRU'", 16),
    ("EQN+1'RCI+ZQ:P3NNAB'", 11),
    ("MSG+8'TVL+151126::161126+BRU+++HTL LIEBFRAUMILCH'", None),
    ("ABI+4+05FD28+BRU++ZQ'DAT+T:121126:0915'SAC+X'SSR+SEAT:XX:1:ZQ:IST:BRU:::014C::1'", 19),
    ("SSR+MOML:XX:1:ZQ:::::LIEBFRAUMILCH'IFT+4:28+LIEBFRAUMILCH'LTS+0/O/LIEBFRAUMILCH'", None),
)


def read(lines: tuple[tuple[str, int | None], ...]) -> Reading:
    body = "".join(line for line, _ in lines)
    count = (HEAD + body)[HEAD.index("UNH") :].count("'") + 1
    (reading,) = read_messages(f"{HEAD}{body}UNT+{count}+1'UNZ+1+1'".encode(), source="test")
    return reading


def kept(lines: tuple[tuple[str, int | None], ...]) -> tuple[Booking, tuple[Traveller, ...]]:
    reading = read(lines)
    return keep_booking(reading.bookings[0])[0], keep_travellers(reading.travellers)[0]


def test_each_item_is_read_and_nothing_else() -> None:
    """ANX-1: value by value."""
    booking, (traveller,) = kept(LINES)

    flown = datetime.fromisoformat
    assert booking == Booking(
        locator="K7MTRA",
        booked_on=datetime(2026, 11, 9, 14, 20, tzinfo=UTC),
        agency="99112233",
        itinerary=(
            Flight(
                carrier="ZQ",
                number="214",
                departure_airport="IST",
                departure=flown("2026-11-15T04:30"),
                arrival_airport="BRU",
                arrival=flown("2026-11-15T06:35"),
                code_shares=("QX6214",),
            ),
        ),
        payment="CC 371.44 VI 4471",
        tickets=("9991234500017",),
        services=booking.services,
        addresses=("1 SPECIMEN STREET, ZEDTOWN, UTO, 1000",),
        statuses=(LegStatus(flight="QX6214", code="HK", count=1),),
        splits=("P3NNAB",),
        remarks=("UM09 MEETS AUNT CARLA AT ARRIVAL",),
        baggage=(Baggage(pieces=2, weight=30, tags=("ZQ00012345", "ZQ00012346")),),
        party_size=1,
        history=(
            Change(code="SEAT", action="cancelled", made_on=datetime(2026, 11, 12, 9, 15, tzinfo=UTC), text="014C"),
        ),
    )
    assert (traveller.surname, traveller.given_names, traveller.title) == ("MUSTER", "ANTON", "MR")
    assert (traveller.frequent_flyers, traveller.seats) == (("ZQ 12345678",), ("12A",))
    assert traveller.documents[0].number == "ZZ0419773"
    assert traveller.travel_status is TravelStatus.CONFIRMED
    assert {(service.text, service.traveller) for service in booking.services} <= {("", None)}


def test_the_message_holds_all_nineteen_items() -> None:
    """ANX-1: exactly the nineteen groups."""
    assert items_in(*kept(LINES)) == frozenset(range(1, 20))


def test_what_annex_i_does_not_name_leaves_no_trace() -> None:
    """PNR-6.1, MSG-12, CJ-1: hotel, meals, wheelchair, holder of the card, free text, its number; only counts."""
    reading = read(LINES)
    booking, dropped = keep_booking(reading.bookings[0])

    written = json.dumps([booking_to_plain(booking), *map(traveller_to_plain, reading.travellers)]) + repr(booking)
    for trace in ("LIEBFRAU", "VGML", "WCHR", "BLND", "MOML", "HTL", "400000", "05FD28"):
        assert trace not in written
    assert (dropped.sensitive, dropped.outside) == (4, 5)


@pytest.mark.parametrize("item", [item for _, item in LINES if item not in (None, 4, 7)])
def test_without_its_line_an_item_is_not_there(item: int) -> None:
    """ANX-1: an item is told by its own line and by no other. Without a name or a flight there is no booking at all."""
    lines = tuple(line for line in LINES if line[1] != item)

    assert items_in(*kept(lines)) == frozenset(range(1, 20)) - {item}


def test_every_field_belongs_to_an_item() -> None:
    """ANX-1: a field that no item names would be stored without a ground in law."""
    named = {field for fields in ITEMS.values() for field in fields}
    fields = {f"booking.{field.name}" for field in dataclasses.fields(Booking)} - {
        "booking.services",
        "booking.elsewhere",
    }
    fields |= {f"traveller.{field.name}" for field in dataclasses.fields(Traveller)}
    fields |= {f"flight.{field.name}" for field in dataclasses.fields(Flight)}

    assert named == fields


# What the lines above leave out: the same items at the other places of the grammar.
MORE = (
    ("SRC'RCI+ZQ:K7MTRB::091126:1412'SSR+CTCM:HK:1:ZQ:::::3225550147'EBD+EUR:50+1:15:700'LTS+9991234500099'", None),
    ("TIF+NEU:A+CARLA:A'REF+:ZQ70009A'IFT+4:28::ZQ+CTCM 3225550148'ADD++700:2 SPECIMEN STREET'", None),
    ("EBD+EUR:50+2:40:701'FTX+BAG+++ZQ000123:2'TKT+9991234500018:T:1'MON+T:371.44:EUR'IFT+1'", None),
    ("FOP+CA::371.44'IFT+2'ADD++700:HERE'TVL+151126:0430:151126:0635+IST+BRU+ZQ+214:Y'RPI+1+HK'", None),
    ("SSR+SEAT:HK:1:ZQ+12A::1'RCI+1A:ABC123'IFT+4:28::ZQ+CTCH 3225550149'TRI++9:::ZQ70009A'SSD+15C'", None),
    ("TRI++7:::1'TIF+NEU+CARLA:A:1'SSD+014F'FTX+BAG+++ZQ000456'TRI++8:::8'TIF+ALT+DORA'SSD+14A'", None),
    ("MSG+1'TVL+161126:0430:161126:0635+BRU+IST+ZQ+215'ABI+4'DAT+T:121126:0915'TKT+9991234500077'", None),
    ("LTS+9991234500078'SAC+A'TVL+141126:0430+IST+BRU+ZQ+214'RPI+1+HK'LTS+9991234500079'", None),
)
_NO_EFFECT_ALONE = {("GR.8", "EQN")}  # it only ends the group before


@pytest.mark.parametrize("place", sorted(set(RULES) - _NO_EFFECT_ALONE), ids=" ".join)
def test_a_rule_that_is_taken_away_is_missed(place: tuple[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """ANX-1: mutation of the mapping, one row of the table of rules at a time."""
    whole = read(LINES + MORE)
    rules = {key: rule for key, rule in RULES.items() if key != place}
    monkeypatch.setattr(pnrgov, "_BOOKING", first_place(PNRGOV, rules)["SRC"].place)

    assert read(LINES + MORE) != whole


def test_all_that_is_kept_is_written() -> None:
    """ANX-1: what is read and allowed reaches the store and `openpiu read --json`."""
    booking, (traveller,) = kept(LINES)

    left_out = {"elsewhere"}
    assert set(booking_to_plain(booking)) == {field.name for field in dataclasses.fields(Booking)} - left_out
    plain = booking_to_plain(booking)
    empty = [name for name, value in plain.items() if value in (None, [], "")]
    assert set(empty) == {
        "other_locators",
        "changed_on",
        "emails",
        "phones",
        "billing",
        "frequent_flyers",
        "cancelled_names",
    }
    assert traveller_to_plain(traveller)["travel_status"] == "confirmed"
