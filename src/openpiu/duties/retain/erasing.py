"""Erasing one record before its time: on the person's right, or by order of a court or of the authority (RGT-6)."""

from datetime import datetime

from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.reasons import ERASURE_REASONS
from openpiu.core.law.roles import Actor
from openpiu.duties.acting import alone_in_one_transaction, enter
from openpiu.duties.retain.deleting import erase_travellers
from openpiu.errors import OfficerError
from openpiu.store.passenger.lookups import find_traveller
from openpiu.store.passenger.models import Erasure


def erase(traveller_id: str, *, reason: str, actor: Actor, at: datetime, notices: int = 0) -> int:
    """Record the decision, then delete the record with all that hangs on it; returns how many records that were.

    `notices`: how many recipients are told, which the caller has drafted.

    Copies in dumps become unreadable when the key of their day is destroyed: within six months of their receipt.
    """
    check_may(actor, Act.ANSWER_RIGHTS)
    if reason not in ERASURE_REASONS:
        raise OfficerError("choose why the record is erased before its time")
    with alone_in_one_transaction():
        row = find_traveller(traveller_id)
        Erasure.objects.using("passenger").create(traveller=row.id, reason=reason, decided_by=actor.id, decided_at=at)
        gone = erase_travellers([row.id], at=at)
        enter(
            "traveller.erased", actor=actor, at=at, subject=f"traveller:{row.id}", purpose="oversight", reason=reason,
            records=gone, notices=notices,
        )  # fmt: skip
        return gone
