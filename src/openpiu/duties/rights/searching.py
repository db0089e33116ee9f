"""Searching the travellers for an applicant, by traces. The shape of the search is the same whatever is found.

Always the same queries, also where nothing can be found: what is found shows to the officer only, on the page.
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from openpiu.adapters.keys.base import KeyStore
from openpiu.core import matching
from openpiu.core.law.permissions import Act, check_may, may
from openpiu.core.law.rights import ANSWERS, Right, sent_from
from openpiu.core.law.roles import Actor
from openpiu.core.matching import Person
from openpiu.core.terms import Document, Traveller
from openpiu.core.terms.dates import PartialDate
from openpiu.core.terms.ids import IdMaker
from openpiu.core.terms.traces import traces_of
from openpiu.duties.acting import enter, in_one_transaction
from openpiu.duties.persons import person_of_traveller
from openpiu.duties.rights.requests import row_of
from openpiu.duties.rights.rows import Applicant, FoundRow, RequestCard
from openpiu.store.passenger.lookups import find_rights_request
from openpiu.store.passenger.models import RightsRequest, TravellerRecord

MOST = 200  # records that one page looks at
NOTHING = UUID(int=0)  # asked for where there is nothing to ask for, so that the query is made all the same


def open_request(request_id: str, *, actor: Actor, at: datetime, keys: KeyStore) -> RequestCard:
    """A request with the records that may be the applicant's; seeing them is a consultation (PNR-13.5)."""
    check_may(actor, Act.SEE_RIGHTS)
    with in_one_transaction():
        request = find_rights_request(request_id)
        applicant = Applicant(**request.content) if request.closed_at is None else None
        rows = find_records(applicant, keys) if applicant else []
        enter(
            "rights.viewed", actor=actor, at=at, subject=f"rights:{request.id}", purpose="oversight",
            records=[str(row.id) for row in rows],
        )  # fmt: skip
        return _card(request, applicant, rows, actor=actor, at=at)


def find_records(applicant: Applicant, keys: KeyStore) -> list[TravellerRecord]:
    """All records that share a document, or a word of the name and the birth date, with the applicant; best first.

    One step further by the documents of those found: a booking may name the person otherwise.
    """
    traces = traces_of(_as_traveller(applicant), (), IdMaker(keys.identity_key()))
    near = _sharing(traces.documents, traces.names)
    far = _sharing({trace for row in near for trace in row.document_traces}, ())
    asked = _as_person(applicant)
    rows = {row.id: row for row in (*near, *far)}
    scores = {id_: matching.compare(person_of_traveller(row), asked).score for id_, row in rows.items()}
    return sorted(rows.values(), key=lambda row: (-scores[row.id], str(row.id)))[:MOST]


def _sharing(documents: Iterable[UUID], names: Iterable[UUID]) -> list[TravellerRecord]:
    asked = Q(document_traces__overlap=list(documents) or [NOTHING]) | Q(name_traces__overlap=list(names) or [NOTHING])
    rows: QuerySet[TravellerRecord] = TravellerRecord.objects.using("passenger").filter(asked, joined_into=None)
    return list(rows.select_related("flight").order_by("-received_at", "id")[: MOST + 1])


def _card(
    request: RightsRequest, applicant: Applicant | None, rows: list[TravellerRecord], *, actor: Actor, at: datetime
) -> RequestCard:
    return RequestCard(
        as_of=at,
        row=row_of(request, at),
        language=request.language,
        applicant=applicant,
        found=tuple(_found(row, applicant, request.records) for row in rows) if applicant else (),
        is_cut=len(rows) >= MOST,
        answers=tuple(answer.value for answer in ANSWERS[Right(request.right)]),
        ground=request.ground,
        decided_by=request.decided_by,
        decided_at=request.decided_at,
        may_answer=may(actor, Act.ANSWER_RIGHTS),
        may_send=at.date() >= sent_from(request.received_on),
    )


def _found(row: TravellerRecord, applicant: Applicant, chosen: list[UUID]) -> FoundRow:
    said, flight = row.content, row.flight
    return FoundRow(
        traveller=str(row.id),
        flight=str(flight),
        route=f"{flight.departure_airport}-{flight.arrival_airport}",
        departs=flight.departure_at or flight.departure,
        name=", ".join(part for part in (said["surname"], said["given_names"]) if part),
        birth_date=said["birth_date"],
        documents=tuple(" ".join(filter(None, (one["number"], one["issuer"]))) for one in said["documents"]),
        score=matching.compare(person_of_traveller(row), _as_person(applicant)).score,
        is_chosen=row.id in chosen,
    )


def _as_traveller(applicant: Applicant) -> Traveller:
    return Traveller(
        surname=applicant.surname,
        given_names=applicant.given_names or None,
        birth_date=PartialDate.parse(applicant.birth_date),
        documents=_documents(applicant),
    )


def _as_person(applicant: Applicant) -> Person:
    return Person(
        id="applicant",
        surname=applicant.surname,
        given_names=applicant.given_names or None,
        birth_date=PartialDate.parse(applicant.birth_date),
        documents=_documents(applicant),
    )


def _documents(applicant: Applicant) -> tuple[Document, ...]:
    if not applicant.document:
        return ()
    return (Document(type="P", number=applicant.document, issuer=applicant.issuer or None, expiry=None),)
