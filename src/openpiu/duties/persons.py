"""Stored travellers and alerts as the persons that `core.matching` compares."""

from openpiu.core.matching import Person, PersonName
from openpiu.core.matching.persons import person_from_json
from openpiu.core.terms.plain import traveller_from_plain
from openpiu.store.passenger.models import Alert, TravellerRecord


def person_of_traveller(row: TravellerRecord) -> Person:
    """A traveller with every name that a report gave them."""
    traveller = traveller_from_plain(row.content)
    others = tuple(
        PersonName(surname=name["surname"], given_names=name["given_names"]) for name in row.content["other_names"]
    )
    return Person(
        id=str(row.id),
        surname=traveller.surname,
        given_names=traveller.given_names,
        birth_date=traveller.birth_date,
        sex=traveller.sex,
        nationalities=(traveller.nationality,) if traveller.nationality else (),
        documents=traveller.documents,
        aliases=others,
    )


def person_of_alert(row: Alert) -> Person:
    """The person an alert is about."""
    return person_from_json({**row.person, "id": str(row.id)})
