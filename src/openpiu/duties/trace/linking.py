"""What two records have in common, and records as legs. The comparison is the matcher's, so that it is explained."""

from collections.abc import Mapping
from datetime import datetime

from openpiu.core import matching
from openpiu.core.journeys import Fact, Group, Kind, Leg, Link, group
from openpiu.core.matching import Comparison, Person
from openpiu.core.terms.plain import traveller_from_plain
from openpiu.core.terms.standing import Standing
from openpiu.duties.persons import person_of_traveller
from openpiu.duties.trace.searching import Found, parted_pairs
from openpiu.store.passenger.models import FlightRecord, TravellerRecord

PLAUSIBLE = frozenset({"equal", "similar"})


def group_of(start: TravellerRecord, found: Found, *, without: frozenset[str] = frozenset()) -> Group:
    """The records that are shown as the person of `start`, leaving out those named."""
    legs = [leg_of(row) for id_, row in found.rows.items() if id_ not in without]
    linking = Linking(found.rows)
    return group(leg_of(start), legs, link=linking.link, parted=parted_pairs(list(found.rows)))


class Linking:
    """Links between records; each is worked out once, and only where traces agree."""

    def __init__(self, rows: Mapping[str, TravellerRecord]) -> None:
        self._rows = rows
        self._persons: dict[str, Person] = {}
        self._known: dict[frozenset[str], Link | None] = {}

    def link(self, one: str, other: str) -> Link | None:
        """The strongest link of two records, None where they have too little in common."""
        pair = frozenset((one, other))
        if pair not in self._known:
            self._known[pair] = self._make(*sorted(pair))
        return self._known[pair]

    def _make(self, one: str, other: str) -> Link | None:
        mine, theirs = self._rows[one], self._rows[other]
        by_document = not set(mine.document_traces).isdisjoint(theirs.document_traces)
        if not by_document and set(mine.name_traces).isdisjoint(theirs.name_traces):
            return None
        found = matching.compare(self._person(mine), self._person(theirs))
        return _link(found, by_document)

    def _person(self, row: TravellerRecord) -> Person:
        id_ = str(row.id)
        if id_ not in self._persons:
            self._persons[id_] = person_of_traveller(row)
        return self._persons[id_]


def leg_of(row: TravellerRecord) -> Leg:
    """A record as a leg."""
    said, flight = traveller_from_plain(row.content), row.flight
    return Leg(
        traveller=str(row.id),
        flight=str(flight.id),
        departure_airport=flight.departure_airport,
        arrival_airport=flight.arrival_airport,
        departs=departs(flight),
        arrives=flight.arrival_at or flight.arrival,
        standing=Standing(row.standing),
        birth_date=said.birth_date,
        sex=said.sex,
        documents=said.documents,
    )


def departs(flight: FlightRecord) -> datetime | None:
    """In UTC; where the airport's zone is not known, the local time stands in for it."""
    return flight.departure_at or flight.departure


def _link(found: Comparison, by_document: bool) -> Link | None:
    relations = {row.field: row.relation for row in found.explanation}
    facts = tuple(Fact(field, relation) for field, relation in relations.items() if relation != "missing")
    if by_document:
        against = None if relations.get("name") in PLAUSIBLE else "name"
        return Link(kind=Kind.DOCUMENT, score=found.score, facts=facts, against=against)
    strong = found.band == "strong" and relations.get("birth_date") == "equal"
    return Link(kind=Kind.NAME, score=found.score, facts=facts) if strong else None
