"""Travellers, documents and flights as plain values (dict, list, str) and back, for contracts and JSON columns."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from openpiu.core.terms.dates import PartialDate
from openpiu.core.terms.documents import Document
from openpiu.core.terms.flights import Flight
from openpiu.core.terms.travellers import Traveller, TravellerKind


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
    }


def traveller_from_plain(plain: Mapping[str, Any]) -> Traveller:
    """The inverse of `traveller_to_plain`; keys it does not know are left alone."""
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


def flight_to_plain(flight: Flight) -> dict[str, str | None]:
    """Local times to the minute, `2016-11-15T04:30`."""
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
