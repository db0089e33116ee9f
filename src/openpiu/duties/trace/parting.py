"""Taking a join apart: an officer says that a record is about somebody else. It stays apart (docs/adr/0010)."""

from datetime import datetime
from uuid import uuid5

from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.reasons import APART_REASONS
from openpiu.core.law.roles import Actor
from openpiu.duties.acting import enter, in_one_transaction
from openpiu.duties.trace.linking import group_of
from openpiu.duties.trace.searching import find_candidates
from openpiu.errors import OfficerError
from openpiu.store.passenger.lookups import find_traveller
from openpiu.store.passenger.models import Parting, TravellerRecord


def part(traveller_id: str, other_id: str, *, reason: str, actor: Actor, at: datetime) -> int:
    """Keep `other_id` apart from the person of `traveller_id`; returns from how many of their records.

    Records that are joined only by way of the other one leave with it, and are not taken apart from it.
    """
    check_may(actor, Act.PART_TRAVELLERS)
    if reason not in APART_REASONS:
        raise OfficerError("choose why this is not the same person")
    with in_one_transaction():
        start, other = find_traveller(traveller_id), find_traveller(other_id)
        found = find_candidates(start)
        if str(other.id) not in {join.leg.traveller for join in group_of(start, found).joins}:
            raise OfficerError("these two records are not joined; read the page again")
        without = group_of(start, found, without=frozenset({str(other.id)}))
        members = [start, *(found.rows[join.leg.traveller] for join in without.joins)]
        Parting.objects.using("passenger").bulk_create(
            [_parting(member, other, reason, actor, at) for member in members], ignore_conflicts=True
        )
        enter(
            "traveller.parted", actor=actor, at=at, subject=f"traveller:{other.id}", purpose="6.2a", reason=reason,
            records=sorted(str(member.id) for member in members),
        )  # fmt: skip
        return len(members)


def _parting(member: TravellerRecord, other: TravellerRecord, reason: str, actor: Actor, at: datetime) -> Parting:
    one, two = sorted((member, other), key=lambda row: row.id)
    return Parting(id=uuid5(one.id, str(two.id)), one=one, other=two, officer=actor.id, reason=reason, parted_at=at)
