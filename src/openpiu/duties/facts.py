"""Stored records as the facts that criteria look at: how each traveller of some flights travels.

Belongs here: what screening and back-tests do alike. Not here: what is asked of the facts (`core.criteria`). Nothing
that names a person leaves this file.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from openpiu.core.criteria import Facts
from openpiu.core.terms import PartialDate, TravellerKind
from openpiu.store.passenger.models import BookingRecord, FlightRecord, TravellerRecord

_FORMS = {"CA": "cash", "CASH": "cash", "CC": "card", "DC": "card", "CK": "cheque", "CQ": "cheque"}
_YOUNG = frozenset({TravellerKind.CHILD.value, TravellerKind.INFANT.value})
Content = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Aboard:
    """The unmasked records of one flight, and what they have in common."""

    flight: FlightRecord
    travellers: Sequence[TravellerRecord]
    bookings: Mapping[str, Content]  # by locator
    children: Counter[str] = field(default_factory=Counter)  # by locator
    contacts: Mapping[str, set[str]] = field(default_factory=dict)  # of each locator
    sharers: Mapping[str, set[str]] = field(default_factory=dict)  # locators of each contact


def facts_on(flights: Collection[UUID]) -> Iterator[tuple[TravellerRecord, Facts]]:
    """Every traveller of these flights that is neither masked nor joined into another, by flight and id."""
    aboard = TravellerRecord.objects.using("passenger").filter(
        flight__in=flights, masked_at=None, joined_into=None
    ).select_related("flight").order_by("flight", "id")  # fmt: skip
    by_flight: dict[UUID, list[TravellerRecord]] = defaultdict(list)
    for row in aboard:
        by_flight[row.flight_id].append(row)
    for rows in by_flight.values():
        here = _aboard(rows)
        for row in rows:
            yield row, _facts(row, here)


def _aboard(rows: Sequence[TravellerRecord]) -> _Aboard:
    flight = rows[0].flight
    bookings = {
        row.locator: row.content
        for row in BookingRecord.objects.using("passenger").filter(flight=flight).exclude(locator="").order_by("id")
    }
    here = _Aboard(flight, rows, bookings, Counter(), defaultdict(set), defaultdict(set))
    for row in rows:
        content: Content = row.content
        if content["kind"] in _YOUNG:
            here.children[row.locator] += 1
        here.contacts[row.locator].update(_contacts(content), _contacts(bookings.get(row.locator, {})))
    for locator, contacts in here.contacts.items():
        for contact in contacts if locator else ():
            here.sharers[contact].add(locator)
    return here


def _contacts(content: Content) -> set[str]:
    """Telephones by their digits, e-mail addresses in lower case."""
    phones = ("".join(filter(str.isdigit, phone)) for phone in content.get("phones") or ())
    return {phone.lstrip("0") for phone in phones if phone} | {mail.lower() for mail in content.get("emails") or ()}


def _facts(row: TravellerRecord, here: _Aboard) -> Facts:
    content: Content = row.content
    booking = here.bookings.get(row.locator, {})
    stops = [
        (leg["departure_airport"], leg["arrival_airport"], leg["departure"]) for leg in booking.get("itinerary", ())
    ]
    papers = content["documents"]
    baggage = content.get("baggage") or {}
    return Facts(
        departs_from=here.flight.departure_airport or None,
        arrives_at=here.flight.arrival_airport or None,
        airports=tuple(dict.fromkeys(airport for start, end, _ in stops for airport in (start, end) if airport)),
        carrier=here.flight.carrier,
        booked_hours=_hours(booking.get("booked_on"), here.flight.departure_at),
        payment=_payment(booking.get("payment")),
        is_one_way=stops[0][0] != stops[-1][1] if stops else None,
        days_away=_days_away(stops),
        party=booking.get("party_size"),
        children=here.children[row.locator] if row.locator else None,
        bags=baggage.get("pieces"),
        agency=booking.get("agency"),
        sharing=_sharing(row.locator, here),
        changes=len(booking["history"]) if booking else None,
        is_split=bool(booking["splits"]) if booking else None,
        is_added=row.added,
        status=content.get("travel_status"),
        nationality=content["nationality"],
        document_issuer=papers[0]["issuer"] if papers else None,
        age=_age(content["birth_date"], here.flight.departure),
    )


def _hours(booked_on: str | None, departs: datetime | None) -> int | None:
    if not booked_on or departs is None:
        return None
    booked = datetime.fromisoformat(booked_on)
    aware = booked if booked.tzinfo else booked.replace(tzinfo=departs.tzinfo)
    return int((departs - aware).total_seconds() // 3600)


def _payment(text: str | None) -> frozenset[str]:
    """The forms of payment, by the code that stands before the amount."""
    parts = [part.split()[0] for part in (text or "").split(";") if part.split()]
    return frozenset(_FORMS.get(part.upper(), "other") for part in parts)


def _days_away(stops: Sequence[tuple[str | None, str | None, str | None]]) -> int | None:
    """From the first departure to the flight that ends where the journey began."""
    if not stops or not stops[0][2]:
        return None
    back = next((start for _, end, start in reversed(stops[1:]) if end == stops[0][0]), None)
    return (datetime.fromisoformat(back).date() - datetime.fromisoformat(stops[0][2]).date()).days if back else None


def _sharing(locator: str, here: _Aboard) -> int | None:
    """How many bookings have a contact of this one; None where it has none."""
    contacts = here.contacts.get(locator) if locator else None
    return len(set().union(*(here.sharers[contact] for contact in contacts))) if contacts else None


def _age(birth_date: str | None, on: datetime | None) -> int | None:
    """Whole years, where the birth date is full."""
    born = PartialDate.parse(birth_date) if birth_date else None
    if born is None or on is None or born.month is None or born.day is None:
        return None
    day: date = on.date()
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
