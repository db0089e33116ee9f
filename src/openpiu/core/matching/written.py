"""A person in few bytes, to be kept beside the columns and read back exactly.

Belongs here: writing and reading. Not here: the shape that commands exchange (see `persons.person_from_json`).
"""

from datetime import date

import msgspec

from openpiu.core.matching.persons import Person, PersonName
from openpiu.core.terms import Document, PartialDate

_Document = tuple[str, str, str | None, date | None]
_Date = tuple[int, int | None, int | None]
_Row = tuple[
    str, str, str | None, list[_Date], bool, str | None, list[str], list[_Document], list[tuple[str, str | None]]
]

_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(_Row)


def write_person(person: Person) -> bytes:
    """A person as bytes."""
    return _ENCODER.encode(
        (
            person.id,
            person.surname,
            person.given_names,
            [(one.year, one.month, one.day) for one in person.birth_dates],
            person.birth_date is not None,
            person.sex,
            person.nationalities,
            [(one.type, one.number, one.issuer, one.expiry) for one in person.documents] if person.documents else (),
            [(one.surname, one.given_names) for one in person.aliases] if person.aliases else (),
        )
    )


def read_person(written: bytes) -> Person:
    """The inverse of `write_person`."""
    id_, surname, given_names, births, has_first, sex, nationalities, documents, aliases = _DECODER.decode(written)
    dates = [PartialDate(*one) for one in births]
    return Person(
        id=id_,
        surname=surname,
        given_names=given_names,
        birth_date=dates.pop(0) if has_first else None,
        sex=sex,
        nationalities=tuple(nationalities),
        documents=tuple(Document(type=one[0], number=one[1], issuer=one[2], expiry=one[3]) for one in documents),
        aliases=tuple(PersonName(surname=one[0], given_names=one[1]) for one in aliases),
        other_birth_dates=tuple(dates),
    )
