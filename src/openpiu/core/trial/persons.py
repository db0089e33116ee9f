"""Records of a drawn trial as the persons that the matcher compares."""

from collections.abc import Iterable, Iterator

from openpiu.core.matching import Person, PersonName
from openpiu.core.synth.screening import Record


def to_person(record: Record) -> Person:
    """One record as a person, nothing added and nothing left out."""
    return Person(
        id=record.id,
        surname=record.surname,
        given_names=record.given_names,
        birth_date=record.birth_date,
        sex=record.sex,
        nationalities=record.nationalities,
        documents=record.documents,
        aliases=tuple(PersonName(surname=surname, given_names=given) for surname, given in record.aliases),
    )


def alert_persons(alerts: Iterable[Record]) -> Iterator[Person]:
    """All alerts as persons, one at a time."""
    return map(to_person, alerts)
