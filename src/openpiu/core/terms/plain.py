"""Travellers, documents and flights as plain values (dict, list, str) and back, for contracts and JSON columns."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from openpiu.core.terms.baggage import Baggage
from openpiu.core.terms.bookings import Booking, Change
from openpiu.core.terms.dates import PartialDate
from openpiu.core.terms.documents import Document
from openpiu.core.terms.flights import Flight
from openpiu.core.terms.travellers import Traveller, TravellerKind, TravelStatus


def traveller_to_plain(traveller: Traveller) -> dict[str, Any]:
    """All fields, unknown as None, dates in ISO 8601."""
    return {
        "surname": traveller.surname,
        "given_names": traveller.given_names,
        "title": traveller.title,
        "kind": traveller.kind.value,
        "birth_date": str(traveller.birth_date) if traveller.birth_date else None,
        "sex": traveller.sex,
        "nationality": traveller.nationality,
        "locator": traveller.locator,
        "reference": traveller.reference,
        "seats": list(traveller.seats),
        "documents": [document_to_plain(document) for document in traveller.documents],
        "emails": list(traveller.emails),
        "phones": list(traveller.phones),
        "baggage": baggage_to_plain(traveller.baggage) if traveller.baggage else None,
        "verified": traveller.verified,
        "addresses": list(traveller.addresses),
        "frequent_flyers": list(traveller.frequent_flyers),
        "travel_status": traveller.travel_status.value if traveller.travel_status else None,
    }


def traveller_from_plain(plain: Mapping[str, Any]) -> Traveller:
    """The inverse of `traveller_to_plain`; keys it does not know are left alone, newer ones may be missing."""
    baggage, status = plain.get("baggage"), plain.get("travel_status")
    return Traveller(
        surname=plain["surname"],
        given_names=plain["given_names"],
        title=plain["title"],
        kind=TravellerKind(plain["kind"]),
        birth_date=PartialDate.parse(plain["birth_date"]) if plain["birth_date"] else None,
        sex=plain["sex"],
        nationality=plain["nationality"],
        locator=plain["locator"],
        reference=plain["reference"],
        seats=tuple(plain["seats"]),
        documents=tuple(document_from_plain(document) for document in plain["documents"]),
        emails=tuple(plain["emails"]),
        phones=tuple(plain["phones"]),
        baggage=Baggage(**baggage | {"tags": tuple(baggage["tags"])}) if baggage else None,
        verified=plain.get("verified"),
        addresses=tuple(plain.get("addresses", ())),
        frequent_flyers=tuple(plain.get("frequent_flyers", ())),
        travel_status=TravelStatus(status) if status else None,
    )


def document_to_plain(document: Document) -> dict[str, str | None]:
    """Type, number, issuer and expiry (ISO 8601 or None)."""
    return {
        "type": document.type,
        "number": document.number,
        "issuer": document.issuer,
        "expiry": document.expiry.isoformat() if document.expiry else None,
    }


def document_from_plain(plain: Mapping[str, Any]) -> Document:
    """The inverse of `document_to_plain`."""
    return Document(
        type=plain["type"],
        number=plain["number"],
        issuer=plain["issuer"],
        expiry=date.fromisoformat(plain["expiry"]) if plain["expiry"] else None,
    )


def baggage_to_plain(baggage: Baggage) -> dict[str, Any]:
    """All fields, unknown as None."""
    return {
        "pieces": baggage.pieces,
        "weight": baggage.weight,
        "in_pounds": baggage.in_pounds,
        "tags": list(baggage.tags),
        "pooled": baggage.pooled,
    }


def booking_to_plain(booking: Booking) -> dict[str, Any]:
    """All that may be kept: of service requests the codes only, each once and in order."""
    return {
        "locator": booking.locator,
        "other_locators": list(booking.other_locators),
        "booked_on": _minutes(booking.booked_on),
        "changed_on": _minutes(booking.changed_on),
        "agency": booking.agency,
        "itinerary": [_leg_to_plain(flight) for flight in booking.itinerary],
        "statuses": [{"flight": one.flight, "code": one.code, "count": one.count} for one in booking.statuses],
        "emails": list(booking.emails),
        "phones": list(booking.phones),
        "addresses": list(booking.addresses),
        "payment": booking.payment,
        "billing": booking.billing,
        "frequent_flyers": list(booking.frequent_flyers),
        "splits": list(booking.splits),
        "remarks": list(booking.remarks),
        "tickets": list(booking.tickets),
        "baggage": [baggage_to_plain(baggage) for baggage in booking.baggage],
        "party_size": booking.party_size,
        "history": [_change_to_plain(change) for change in booking.history],
        "cancelled": booking.cancelled,
        "cancelled_names": [
            {"surname": name.surname, "given_names": name.given_names} for name in booking.cancelled_names
        ],
        "services": sorted({service.code for service in booking.services}),
    }


def _leg_to_plain(flight: Flight) -> dict[str, Any]:
    return {**flight_to_plain(flight), "code_shares": list(flight.code_shares)}


def _change_to_plain(change: Change) -> dict[str, Any]:
    return {"code": change.code, "action": change.action, "made_on": _minutes(change.made_on), "text": change.text}


def flight_to_plain(flight: Flight) -> dict[str, str | None]:
    """Local times to the minute, `2016-11-15T04:30`; the code shares stand in the itinerary of a booking."""
    return {
        "carrier": flight.carrier,
        "number": flight.number,
        "departure_airport": flight.departure_airport,
        "departure": _minutes(flight.departure),
        "arrival_airport": flight.arrival_airport,
        "arrival": _minutes(flight.arrival),
    }


def _minutes(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="minutes") if moment else None
