"""How much of a traveller a measurement shows to the systems compared."""

from dataclasses import dataclass

from openpiu.core.matching import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """Which fields of the traveller are shown beside the name."""

    birth_date: bool = False
    sex_and_nationality: bool = False
    documents: bool = False


FIELDS: dict[str, Fields] = {
    "name": Fields(),
    "dob": Fields(birth_date=True),
    "all": Fields(birth_date=True, sex_and_nationality=True),
    "api": Fields(birth_date=True, sex_and_nationality=True, documents=True),
}


def seen_through(person: Person, fields: Fields) -> Person:
    """The traveller with only those fields."""
    return Person(
        id=person.id,
        surname=person.surname,
        given_names=person.given_names,
        birth_date=person.birth_date if fields.birth_date else None,
        sex=person.sex if fields.sex_and_nationality else None,
        nationalities=person.nationalities if fields.sex_and_nationality else (),
        documents=person.documents if fields.documents else (),
    )
