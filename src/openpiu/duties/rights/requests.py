"""The life of a request: registered, decided, closed. Closing erases who asked; a keyed digest stays (RGT-5)."""

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from openpiu.adapters.keys.base import KeyStore, RecordKeys
from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.rights import ANSWERS, GROUNDS, LANGUAGES, Answer, Channel, Right, due_on, sent_from
from openpiu.core.law.roles import Actor
from openpiu.core.terms.dates import PartialDate
from openpiu.core.terms.ids import IdMaker
from openpiu.core.terms.names import letters, plain_name
from openpiu.duties.acting import alone_in_one_transaction, enter, in_one_transaction
from openpiu.duties.rights.rows import Applicant, Decision, RequestRow, Told
from openpiu.errors import OfficerError
from openpiu.store.passenger.lookups import find_rights_request, find_traveller
from openpiu.store.passenger.models import RightsRequest
from openpiu.store.sealed import ASKED, kept_name

MOST = 500  # requests that one page lists
LONGEST = 100  # letters of one particular


def register(told: Told, *, actor: Actor, at: datetime, keys: KeyStore) -> str:
    """Take a request in and start its clock; returns its id."""
    check_may(actor, Act.ANSWER_RIGHTS)
    applicant = _checked(told, at)
    with alone_in_one_transaction():
        number = RightsRequest.objects.using("passenger").filter(reference__startswith=f"{at:%Y}-").count() + 1
        reference, ids = f"{at:%Y}-{number:04}", IdMaker(keys.identity_key())
        request = RightsRequest(
            id=ids.make("rights-request", reference), reference=reference, right=told.right, channel=told.channel,
            language=told.language, received_on=told.received_on, registered_by=actor.id, registered_at=at,
            trace=trace_of(applicant, ids),
        )  # fmt: skip
        request.seal(asdict(applicant), under=kept_name(request.id, ASKED))
        request.save(using="passenger", force_insert=True)
        enter(
            "rights.registered", actor=actor, at=at, subject=f"rights:{request.id}", purpose="oversight",
            right=told.right, channel=told.channel, received=told.received_on.isoformat(),
        )  # fmt: skip
        return str(request.id)


def trace_of(applicant: Applicant, ids: IdMaker) -> UUID:
    """What stays of the applicant: it tells that the same person asks again, to nobody without the unit's key."""
    return ids.make("applicant", letters(applicant.surname), letters(applicant.given_names), applicant.birth_date)


def decide(request_id: str, decision: Decision, *, actor: Actor, at: datetime) -> None:
    """Record how a request is answered, and on what ground an answer is withheld. It can be changed until it is closed.

    A withheld answer keeps no records: nothing beside it tells what was found.
    """
    check_may(actor, Act.ANSWER_RIGHTS)
    with in_one_transaction():
        request = find_rights_request(request_id, locked=True)
        _check(decision, request)
        records = [find_traveller(record).id for record in decision.records]
        request.answer, request.ground, request.records = decision.answer, decision.ground, records
        request.decided_by, request.decided_at = actor.id, at
        request.save()
        enter(
            "rights.decided", actor=actor, at=at, subject=f"rights:{request.id}", purpose="oversight",
            answer=decision.answer, ground=decision.ground, records=[str(record) for record in records],
        )  # fmt: skip


def close(request_id: str, *, actor: Actor, at: datetime, record_keys: RecordKeys) -> None:
    """The letter has left: erase who asked and what was found for them; no older copy can be read any more either."""
    check_may(actor, Act.ANSWER_RIGHTS)
    with in_one_transaction():
        request = find_rights_request(request_id, locked=True)
        if request.decided_at is None:
            raise OfficerError("decide how the request is answered before you close it")
        if request.closed_at is not None:
            raise OfficerError("this request is closed already")
        if at.date() < sent_from(request.received_on):
            raise OfficerError("letters leave on a fixed day after receipt; the request stays open until then")
        request.sealed, request.sealed_under, request.records, request.closed_at = b"", "", [], at
        request.save()
        enter("rights.closed", actor=actor, at=at, subject=f"rights:{request.id}", purpose="oversight")
    # After the commit: a crash in between leaves a key without its row, which the clocks destroy at their next run.
    record_keys.destroy(kept_name(request.id, ASKED))


def list_requests(*, actor: Actor, at: datetime) -> tuple[RequestRow, ...]:
    """All requests, open ones first, by the day on which they are due; without names."""
    check_may(actor, Act.SEE_RIGHTS)
    rows = RightsRequest.objects.using("passenger").order_by("-received_on", "-reference")[:MOST]
    return tuple(sorted((row_of(row, at) for row in rows), key=lambda row: (row.state == "closed", row.due_on)))


def row_of(request: RightsRequest, at: datetime) -> RequestRow:
    """One request as listed."""
    decided = "decided" if request.decided_at else "open"
    due = due_on(request.received_on)
    return RequestRow(
        request=str(request.id),
        reference=request.reference,
        right=request.right,
        channel=request.channel,
        state="closed" if request.closed_at else decided,
        received_on=request.received_on,
        sent_from=sent_from(request.received_on),
        due_on=due,
        days_left=(due - at.date()).days,
        answer=request.answer,
    )


def _checked(told: Told, at: datetime) -> Applicant:
    """The applicant as carriers would spell them."""
    said = told.applicant
    if told.right not in set(Right) or told.channel not in set(Channel) or told.language not in LANGUAGES:
        raise OfficerError("choose what is asked for, by whom, and the language of the letter")
    if told.received_on > at.date():
        raise OfficerError("a request cannot be received on a day that is still to come")
    if not plain_name(said.surname) or any(len(str(value)) > LONGEST for value in asdict(said).values()):
        raise OfficerError("a request needs the applicant's surname, and no particular of more than 100 letters")
    try:
        born = PartialDate.parse(said.birth_date)
    except ValueError as error:
        raise OfficerError("write the full birth date, such as 1988-04-19: nobody is found by a name alone") from error
    if not born.is_full:
        raise OfficerError("write the full birth date, such as 1988-04-19: nobody is found by a name alone")
    return Applicant(
        surname=plain_name(said.surname),
        given_names=plain_name(said.given_names),
        birth_date=str(born),
        document="".join(said.document.split()).upper(),
        issuer=said.issuer.strip().upper(),
    )


def _check(decision: Decision, request: RightsRequest) -> None:
    if request.closed_at is not None:
        raise OfficerError("this request is closed already")
    if decision.answer not in ANSWERS[Right(request.right)]:
        raise OfficerError("choose one of the answers that this request can have")
    withheld = decision.answer == Answer.RESTRICTED
    if withheld and decision.ground not in GROUNDS:
        raise OfficerError(
            "choose the ground on which the answer is withheld; it is recorded, the letter does not name it"
        )
    if withheld and decision.records:
        raise OfficerError("a withheld answer lists no records: take the ticks away")
    if not withheld and decision.ground:
        raise OfficerError("a ground goes with a withheld answer only")
