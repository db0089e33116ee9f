"""The columns of the template as a table: heading, other headings that mean the same, an example (FMT-5)."""

from enum import StrEnum
from typing import NamedTuple


class Column(StrEnum):
    """A column by its heading in the template; the order is the template's."""

    FLIGHT = "flight"
    DATE = "date"
    FROM = "from"
    TO = "to"
    DEPARTURE_TIME = "departure time"
    ARRIVAL_DATE = "arrival date"
    ARRIVAL_TIME = "arrival time"
    LOCATOR = "locator"
    KIND = "kind"
    SURNAME = "surname"
    GIVEN_NAMES = "given names"
    TITLE = "title"
    BIRTH_DATE = "birth date"
    SEX = "sex"
    NATIONALITY = "nationality"
    DOCUMENT_TYPE = "document type"
    DOCUMENT_NUMBER = "document number"
    DOCUMENT_ISSUER = "document issuer"
    DOCUMENT_EXPIRY = "document expiry"
    SEAT = "seat"
    EMAIL = "email"
    PHONE = "phone"


class Row(NamedTuple):
    """One column: what an invented traveller has in it, and headings of other systems, in `heading_key` form."""

    example: str
    synonyms: str


COLUMNS: dict[Column, Row] = {
    Column.FLIGHT: Row("ZQ214", "flightnumber flightno flightnr flt"),
    Column.DATE: Row("2026-11-15", "departuredate dateofdeparture flightdate day"),
    Column.FROM: Row("IST", "departure origin departureairport fromairport embarkation dep"),
    Column.TO: Row("BRU", "arrival destination arrivalairport toairport disembarkation arr"),
    Column.DEPARTURE_TIME: Row("04:30", "std etd timeofdeparture deptime"),
    Column.ARRIVAL_DATE: Row("2026-11-15", "dateofarrival"),
    Column.ARRIVAL_TIME: Row("06:40", "sta eta timeofarrival arrtime"),
    Column.LOCATOR: Row("ZQ4XK7", "pnr recordlocator bookingreference booking reservation pnrlocator"),
    Column.KIND: Row("adult", "type passengertype travellertype paxtype role"),
    Column.SURNAME: Row("SPECIMEN", "lastname familyname name"),
    Column.GIVEN_NAMES: Row("ANNA MARIA", "givenname firstname firstnames forename forenames"),
    Column.TITLE: Row("MRS", "salutation"),
    Column.BIRTH_DATE: Row("1988-04-19", "dateofbirth dob born birthday"),
    Column.SEX: Row("F", "gender"),
    Column.NATIONALITY: Row("UTO", "citizenship"),
    Column.DOCUMENT_TYPE: Row("P", "doctype traveldocumenttype"),
    Column.DOCUMENT_NUMBER: Row("ZZ1234567", "passport passportnumber passportno docnumber documentno document"),
    Column.DOCUMENT_ISSUER: Row("UTO", "issuer issuingcountry issuingstate countryofissue documentcountry"),
    Column.DOCUMENT_EXPIRY: Row("2031-06-30", "expiry expirydate dateofexpiry passportexpiry documentexpirydate"),
    Column.SEAT: Row("12A", "seatnumber seatno"),
    Column.EMAIL: Row("anna@example.org", "emailaddress mail"),
    Column.PHONE: Row("+3225550147", "telephone phonenumber mobile contact tel"),
}


def heading_key(text: str) -> str:
    """A heading without case, blanks and signs."""
    return "".join(letter for letter in text.lower() if letter.isalnum())


HEADINGS: dict[str, Column] = {heading_key(column.value): column for column in Column} | {
    word: column for column, row in COLUMNS.items() for word in row.synonyms.split()
}
