"""One row to a flight and a traveller, with the value functions that all message types share."""

import re
from datetime import date

from openpiu.core.edifact import Segment
from openpiu.core.messages.codes import designator, known_country, seat_of, sex_of
from openpiu.core.messages.contacts import email_address, phone_number
from openpiu.core.messages.documents import document_number
from openpiu.core.messages.draft import Draft
from openpiu.core.messages.listing_csv.cells import Cells
from openpiu.core.messages.listing_csv.columns import Column
from openpiu.core.messages.moments import birth_century, expiry_century, full_date, partial_date
from openpiu.core.messages.notes import Notes
from openpiu.core.messages.pnrgov_flights import read_travel
from openpiu.core.terms import Document, Flight, PartialDate, TravellerKind, country
from openpiu.core.terms.name_table import TITLES

_NUMERIC = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})")
_TIME = re.compile(r"(\d{1,2})[:.h]?(\d{2})(?:[:.]\d{2})?")
_KINDS = {
    "CHD": TravellerKind.CHILD,
    "C": TravellerKind.CHILD,
    "INF": TravellerKind.INFANT,
    "I": TravellerKind.INFANT,
    "IN": TravellerKind.INFANT,
    "FM": TravellerKind.CREW,
    "DDU": TravellerKind.TRANSIT,
} | {kind.value.upper(): kind for kind in TravellerKind}


def flight_of(cells: Cells) -> Flight | None:
    """The flight that the row names; None where it names none."""
    known = designator(cells.get(Column.FLIGHT, ""))
    if known is None:
        return None
    leaves, lands = cells.get(Column.DATE, ""), cells.get(Column.ARRIVAL_DATE, "")
    times = (
        *_moment(leaves, cells.get(Column.DEPARTURE_TIME, "")),
        *_moment(lands, cells.get(Column.ARRIVAL_TIME, "")),
    )
    airports = ((cells.get(Column.FROM, ""),), (cells.get(Column.TO, ""),))
    return read_travel(Segment("TVL", (times, *airports, (known.carrier,), (known.number,))))


def traveller_of(cells: Cells, row: int, sent: date, notes: Notes) -> Draft:
    """The traveller of the row; what cannot be read of them is noted with the row's number."""
    if not cells.get(Column.SURNAME) and not cells.get(Column.GIVEN_NAMES):
        notes.fault("row-unnamed", row)
    title = cells.get(Column.TITLE, "").upper().replace(".", "")
    given = [cells.get(Column.GIVEN_NAMES, ""), title if set(title.split()) <= TITLES else ""]
    draft = Draft(cells.get(Column.SURNAME, ""), " ".join(filter(None, given)))
    draft.kind = _KINDS.get(cells.get(Column.KIND, "").upper(), TravellerKind.ADULT)
    draft.locator = cells.get(Column.LOCATOR, "").upper() or None
    draft.sex = sex_of(cells.get(Column.SEX, "")[:1])
    draft.nationality = _country(cells.get(Column.NATIONALITY, ""), row, notes)
    draft.birth_date = _birth_date(cells.get(Column.BIRTH_DATE, ""), row, sent, notes)
    draft.documents += filter(None, [_document(cells, row, sent, notes)])
    draft.seats += filter(None, [seat_of(cells.get(Column.SEAT, ""))])
    draft.emails += filter(None, [email_address(cells.get(Column.EMAIL, ""))])
    draft.phones += filter(None, [phone_number(cells.get(Column.PHONE, ""))])
    return draft


def _document(cells: Cells, row: int, sent: date, notes: Notes) -> Document | None:
    number = document_number(cells.get(Column.DOCUMENT_NUMBER, ""))
    if not number:
        return None
    text = cells.get(Column.DOCUMENT_EXPIRY, "")
    expiry = full_date(iso_day(text), expiry_century(sent))
    if text and expiry is None:
        notes.fault("date-unreadable", row)
    issuer = _country(cells.get(Column.DOCUMENT_ISSUER, ""), row, notes)
    return Document(
        type=cells.get(Column.DOCUMENT_TYPE, "").upper()[:2] or "P", number=number, issuer=issuer, expiry=expiry
    )


def _birth_date(text: str, row: int, sent: date, notes: Notes) -> PartialDate | None:
    born = partial_date(_partial_digits(iso_day(text)), birth_century(sent))
    if text and born is None:
        notes.fault("date-unreadable", row)
    return born


def _country(text: str, row: int, notes: Notes) -> str | None:
    if text and not country(text):
        notes.fault("country-unknown", row)
    return known_country(text)


def iso_day(text: str) -> str:
    """A day written with dots, strokes or dashes as ISO 8601: the day first, as in 19.04.1988.

    With strokes both orders are in use: 04/05/1988 is not guessed and comes back as it is.
    """
    found = _NUMERIC.fullmatch(text.strip())
    if not found:
        return text.strip().partition("T")[0]
    day, sign, month, year = int(found[1]), found[2], int(found[3]), found[4]
    if sign != "." and day != month and max(day, month) <= 12:
        return text.strip()
    if sign != "." and month > 12:
        day, month = month, day
    return f"{year}-{month:02}-{day:02}"


def _partial_digits(text: str) -> str:
    """`1988-04` is 19880400, so that it is not taken for a short year."""
    digits = text.replace("-", "")
    return digits + "00" if len(digits) == 6 and text[4:5] == "-" else text


def _moment(day: str, time: str) -> tuple[str, str]:
    iso = iso_day(day).replace("-", "")
    found = _TIME.fullmatch(time.strip())
    clock = f"{int(found[1]):02}{found[2]}" if found else ""
    return (iso[6:8] + iso[4:6] + iso[2:4] if len(iso) == 8 and iso.isdecimal() else iso, clock)
