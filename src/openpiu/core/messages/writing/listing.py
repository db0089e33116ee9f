"""A reading as a list for spreadsheets: the columns of the template, a row for each traveller (FMT-5)."""

import csv
from io import StringIO

from openpiu.core.messages.listing_csv.columns import Column
from openpiu.core.messages.reading import Reading
from openpiu.core.terms import Flight, Traveller

_RUNS = ("=", "+", "-", "@")  # what a spreadsheet takes for the start of a formula


def listing_text(reading: Reading) -> str:
    """Heading and rows, separated by commas; the flight is the last, which reaches the unit's own country."""
    out = StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow([column.value for column in Column])
    flight = _flight(reading.flights[-1]) if reading.flights else {}
    for traveller in reading.travellers:
        cells = flight | _person(traveller) | _papers(traveller)
        rows.writerow([_harmless(cells.get(column, "")) for column in Column])
    return out.getvalue()


def _flight(flight: Flight) -> dict[Column, str]:
    cells = {
        Column.FLIGHT: flight.designator,
        Column.FROM: flight.departure_airport or "",
        Column.TO: flight.arrival_airport or "",
    }
    if flight.departure:
        cells |= {Column.DATE: f"{flight.departure:%Y-%m-%d}", Column.DEPARTURE_TIME: f"{flight.departure:%H:%M}"}
    if flight.arrival:
        cells |= {Column.ARRIVAL_DATE: f"{flight.arrival:%Y-%m-%d}", Column.ARRIVAL_TIME: f"{flight.arrival:%H:%M}"}
    return cells


def _person(traveller: Traveller) -> dict[Column, str]:
    return {
        Column.LOCATOR: traveller.locator or "",
        Column.KIND: traveller.kind.value,
        Column.SURNAME: traveller.surname,
        Column.GIVEN_NAMES: traveller.given_names or "",
        Column.TITLE: traveller.title or "",
        Column.BIRTH_DATE: str(traveller.birth_date or ""),
        Column.SEX: traveller.sex or "",
        Column.NATIONALITY: traveller.nationality or "",
        Column.SEAT: _first(traveller.seats),
        Column.EMAIL: _first(traveller.emails),
        Column.PHONE: _first(traveller.phones),
    }


def _papers(traveller: Traveller) -> dict[Column, str]:
    for document in traveller.documents:
        return {
            Column.DOCUMENT_TYPE: document.type,
            Column.DOCUMENT_NUMBER: document.number,
            Column.DOCUMENT_ISSUER: document.issuer or "",
            Column.DOCUMENT_EXPIRY: document.expiry.isoformat() if document.expiry else "",
        }
    return {}


def _first(texts: tuple[str, ...]) -> str:
    return texts[0] if texts else ""


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_RUNS) else cell
