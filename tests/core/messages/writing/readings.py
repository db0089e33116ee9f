"""Hypothesis strategies for readings: what carriers can say of flights, travellers and bookings, all invented."""

import string
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from openpiu.core.messages import Part, Reading, Status
from openpiu.core.messages.writing import CARRIES
from openpiu.core.messages.writing.names import given_text
from openpiu.core.terms import (
    Booking,
    Document,
    Flight,
    FullName,
    PartialDate,
    Service,
    Traveller,
    TravellerKind,
    full_name,
)

START = datetime(2001, 1, 1, tzinfo=UTC)
SENT = datetime(2026, 11, 14, 9, 30, tzinfo=UTC)
FIELDS = (
    "kind",
    "version",
    "reference",
    "part",
    "changes_only",
    "event",
    "sent_at",
    "flights",
    "travellers",
    "bookings",
)
EVENTS = ("closed-out", "not-on-board", "list-cancelled", "list-changed", "list-replaced")
COUNTRIES = ("UTO", "BEL", "DEU", "MAR", "XXA")
CARRIERS = ("ZQ", "QX", "ZY")
AIRPORTS = ("BRU", "IST", "CDG", "AMS", "LIS", "CMN")

GLUED = ("JOHNMR", "PEDROMRS", "ZINAMISS")
_tokens = st.one_of(
    st.text(string.ascii_uppercase, min_size=1, max_size=12),
    st.sampled_from(
        ["OMAR", "KUMR", "ALEXANDR", "DREW", "SHAMS", *GLUED, "O'NEIL", "ANNE-MARIE", "DE", "JOSÉ", "ŁUKASZ", "李"]
    ),
)
names = st.lists(_tokens, min_size=1, max_size=2).map(" ".join)
texts = st.text("ABCDEFGHIJ 0123456789:+?'.,()&<>\"é", max_size=20).map(str.strip)
numbers = st.text(string.digits, min_size=4, max_size=9).map(lambda digits: f"ZZ{digits}")
moments = st.integers(0, 30_000_000).map(lambda minutes: START + timedelta(minutes=minutes))
emails = st.from_regex(r"[A-Z0-9]{1,8}([._-][A-Z0-9]{1,5})?@EXAMPLE\.ORG", fullmatch=True)
phones = st.from_regex(r"\+?3225550[0-9]{3}", fullmatch=True)
addresses = st.sampled_from(["RUE HAUTE 1, BRUXELLES, BEL", "1 TEST ROAD, LONDON"])
seats = st.from_regex(r"[1-9][0-9]?[A-K]", fullmatch=True)
locators = st.text("BCDFGHJKLMNPQRTVWXZ23456789", min_size=5, max_size=6)


def _unique(values: st.SearchStrategy[str], most: int = 2) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(values, max_size=most, unique=True).map(tuple)


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    day = draw(st.dates(date(1900, 1, 1), date(2026, 11, 14)))
    precision = draw(st.sampled_from([3, 3, 3, 2, 1]))
    return PartialDate(*(day.year, day.month, day.day)[:precision])


documents = st.builds(
    Document,
    type=st.sampled_from(["P", "I", "V", "AC"]),
    number=numbers,
    issuer=st.none() | st.sampled_from(COUNTRIES),
    expiry=st.none() | st.dates(date(1990, 1, 1), date(2090, 1, 1)),
)


def _is_readable(traveller: Traveller, *, plain: bool) -> bool:
    """Whether the name is one that a reader can give: titles apart, fillers gone.

    A single given name that ends like a title (JOHNMR) is told from one by the travel document; not when `plain`.
    """
    name = FullName(traveller.surname, traveller.given_names, traveller.title)
    if traveller.kind is TravellerKind.ADULT and traveller.title in ("CHD", "INF"):
        return False
    if full_name(traveller.surname, traveller.given_names or "") == name._replace(title=None):
        return full_name(traveller.surname, given_text(traveller)) == name
    return not plain and traveller.given_names in GLUED


@st.composite
def travellers(draw: st.DrawFn, kinds: list[TravellerKind], number: int, *, plain: bool) -> Traveller:
    return draw(
        st.builds(
            Traveller,
            surname=names,
            given_names=st.none() | names,
            title=st.none() | st.sampled_from(["MR", "MRS", "MISS", "DR MR"]),
            kind=st.sampled_from(kinds),
            birth_date=st.none() | partial_dates(),
            sex=st.none() | st.sampled_from("MFX"),
            nationality=st.none() | st.sampled_from(COUNTRIES),
            locator=st.none(),
            reference=st.just(str(number)),
            seats=_unique(seats),
            documents=st.lists(documents, max_size=2, unique=True).map(tuple),
            emails=_unique(emails),
            phones=_unique(phones),
            addresses=_unique(addresses, 1),
        ).filter(lambda traveller: _is_readable(traveller, plain=plain))
    )


@st.composite
def flights(draw: st.DrawFn, number: int = 0) -> Flight:
    """A flight a day later for each number, so that no two are the same departure."""
    start, end = draw(st.permutations(AIRPORTS))[:2]
    leaves = datetime.fromisoformat("2026-11-15T00:00") + timedelta(days=number, minutes=draw(st.integers(0, 1439)))
    return Flight(
        carrier=draw(st.sampled_from(CARRIERS)),
        number=draw(st.from_regex(r"[1-9][0-9]{0,3}[A-Z]?", fullmatch=True)),
        departure_airport=start,
        departure=leaves,
        arrival_airport=end,
        arrival=leaves + timedelta(minutes=draw(st.integers(30, 900))),
    )


@st.composite
def _itineraries(draw: st.DrawFn) -> tuple[Flight, ...]:
    count = draw(st.integers(0, 3))
    legs = [draw(flights(number=number)) for number in range(count)]
    shares = draw(st.lists(st.sampled_from([(), ("QY",), ("QY41",), ("QY", "QY41", "QW7")]), min_size=3, max_size=3))
    return tuple(replace(leg, code_shares=share) for leg, share in zip(legs, shares, strict=False))


_services = st.one_of(
    st.builds(Service, code=st.sampled_from(["MOML", "WCHR", "OTHS"]), text=texts.filter(lambda t: "CTC" not in t)),
    st.just(Service(code="IFT")),  # the reader leaves free text out
)
_payments = st.lists(
    st.sampled_from(["CC 371.44 EUR VI 4471", "CA 20.00", "CC 12 EUR", "MS", "CC VI 0000", "OTHER WAY, 12 EUR"]),
    max_size=2,
    unique=True,
).map("; ".join)


@st.composite
def parties(
    draw: st.DrawFn, locator: str, kinds: list[TravellerKind], *, plain: bool
) -> tuple[Booking, list[Traveller]]:
    people = [draw(travellers(kinds, number, plain=plain)) for number in range(1, draw(st.integers(1, 4)) + 1)]
    services = draw(st.lists(_services, max_size=4))
    ties = [None, *(person.reference for person in people)]
    booking = Booking(
        locator=locator,
        booked_on=draw(st.none() | moments),
        changed_on=draw(st.none() | moments),
        agency=draw(st.none() | st.from_regex(r"[0-9]{8}", fullmatch=True)),
        itinerary=draw(_itineraries()),
        emails=draw(_unique(emails)),
        phones=draw(_unique(phones)),
        payment=draw(_payments) or None,
        tickets=draw(_unique(st.from_regex(r"999[0-9]{10}", fullmatch=True))),
        services=tuple(replace(service, traveller=draw(st.sampled_from(ties))) for service in services),
        elsewhere=draw(st.integers(0, 2)),
        other_locators=draw(_unique(locators.map(lambda other: f"1A 9{other}"))),
        addresses=draw(_unique(addresses)),
        splits=draw(_unique(locators.map(lambda other: f"8{other}"))),
        party_size=sum(person.kind is not TravellerKind.GROUP for person in people) or None,
    )
    return booking, [replace(person, locator=locator) for person in people]


@st.composite
def readings(draw: st.DrawFn, kind: str, *, plain: bool = False) -> Reading:
    """A reading with all that its type can carry, and more where the strategy is simpler so."""
    carried = CARRIES[kind]
    kinds = sorted(carried.kinds)
    plain = plain or not carried.bookings
    known = draw(st.lists(locators, min_size=1, max_size=3, unique=True))
    groups = [draw(parties(locator, kinds, plain=plain)) for locator in known]
    is_listed = kind == "PAXLST"
    return Reading(
        source="invented",
        kind=kind,
        version=carried.version,
        reference=draw(st.from_regex(r"[A-Z0-9/]{1,12}", fullmatch=True)),
        part=draw(st.none() | st.builds(Part, number=st.integers(1, 99), last=st.booleans())),
        changes_only=draw(st.booleans()),
        event=draw(st.none() | st.sampled_from(EVENTS)) if is_listed else None,
        sent_at=draw(st.none() | st.just(SENT)),
        status=Status.ACCEPTED,
        flights=tuple(draw(flights(number=number)) for number in range(draw(st.integers(1, 2)))),
        travellers=tuple(person for _, people in groups for person in people),
        bookings=tuple(booking for booking, _ in groups),
    )


def told(reading: Reading) -> dict[str, object]:
    """A reading without its source and its outcome."""
    return {name: getattr(reading, name) for name in FIELDS}
