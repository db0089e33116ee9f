"""Openings: what an approval, or urgency, opens for one officer; and the review of it afterwards (PNR-12.6).

`read_content` is the one place where a record is read for an answer: where what is masked is opened from its vault.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.profiles import Profile
from openpiu.core.law.roles import Actor
from openpiu.core.terms.ids import IdMaker
from openpiu.duties.acting import enter, in_one_transaction
from openpiu.duties.requests.rows import OpeningRow
from openpiu.errors import OfficerError, Refused
from openpiu.store.passenger.models import Opening, Request, TravellerRecord, Vault

MOST = 200
VERDICTS = ("lawful", "doubtful")


def is_open_for(traveller_id: str, *, actor: Actor, at: datetime) -> bool:
    """Whether this record is open for this officer now."""
    rows = Opening.objects.using("passenger").filter(officer=actor.id, opened_at__lte=at, until__gt=at, closed_at=None)
    return rows.filter(travellers__contains=[UUID(traveller_id)]).exists()


def read_content(row: TravellerRecord, *, actor: Actor, at: datetime) -> Mapping[str, Any]:
    """What the record holds; Refused unless it is open for this officer."""
    if not is_open_for(str(row.id), actor=actor, at=at):
        raise Refused("these records are not open for you: the time is over, or another officer asked", rule="PNR-12.6")
    vault = Vault.objects.using("passenger").filter(traveller=row.id).first() if is_masked(row) else None
    content: Mapping[str, Any] = vault.content["traveller"] if vault else row.content
    return content


def make_opening(request: Request, officer: str, *, profile: Profile, at: datetime, ids: IdMaker) -> Opening:
    """Open the request's records for one officer, as long as the profile says; it stands in the reviewer's list."""
    rows = TravellerRecord.objects.using("passenger").filter(id__in=request.found)
    return Opening.objects.using("passenger").create(
        id=ids.make("opening", str(request.id), str(request.submission)),
        request=request,
        submission=request.submission,
        officer=officer,
        travellers=request.found,
        masked=sum(is_masked(row) for row in rows),
        opened_at=at,
        until=at + timedelta(hours=profile.opened_hours.value),
        basis=profile.basis("opened_hours"),
    )


def is_masked(row: TravellerRecord) -> bool:
    """Whether what identifies directly has been masked in it."""
    return row.masked_at is not None


def list_openings(*, actor: Actor) -> tuple[OpeningRow, ...]:
    """The newest openings; those that nobody has reviewed come first."""
    check_may(actor, Act.REVIEW_OPENING)
    rows = Opening.objects.using("passenger").select_related("request").order_by("-opened_at", "id")[:MOST]
    return tuple(sorted((_row(row) for row in rows), key=lambda row: bool(row.verdict)))


def review_opening(opening_id: str, *, verdict: str, actor: Actor, at: datetime) -> None:
    """What the data protection officer finds afterwards; once, and in the ledger."""
    check_may(actor, Act.REVIEW_OPENING)
    if verdict not in VERDICTS:
        raise OfficerError("choose whether the opening was lawful or is doubtful")
    with in_one_transaction():
        row = _find(opening_id)
        if row.verdict:
            raise OfficerError("this opening has been reviewed already")
        row.verdict, row.reviewed_by, row.reviewed_at = verdict, actor.id, at
        row.save(update_fields=["verdict", "reviewed_by", "reviewed_at"])
        enter(
            "opening.reviewed", actor=actor, at=at, subject=f"opening:{row.id}", purpose="oversight", verdict=verdict,
            request=str(row.request_id),
        )  # fmt: skip


def _find(opening_id: str) -> Opening:
    try:
        return Opening.objects.using("passenger").select_for_update().get(id=UUID(opening_id))
    except (ValueError, Opening.DoesNotExist) as error:
        raise OfficerError("there is no such opening; go back to the list and open it from there") from error


def _row(row: Opening) -> OpeningRow:
    return OpeningRow(
        opening=str(row.id),
        request=str(row.request_id),
        case_reference=row.request.case_reference,
        requester=row.request.requester,
        officer=row.officer,
        records=len(row.travellers),
        masked=row.masked,
        opened_at=row.opened_at,
        until=row.until,
        verdict=row.verdict,
        reviewed_by=row.reviewed_by,
    )
