"""Grounds: why one record is kept longer. One officer proposes with a reason, another one confirms, and it ends unless
somebody says in time that it still stands (CJ-15, RGT-15).
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from openpiu.core.law.clocks import review_due
from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.profiles import Profile
from openpiu.core.law.roles import Actor
from openpiu.duties.acting import enter, in_one_transaction
from openpiu.errors import OfficerError, Refused
from openpiu.store.passenger.lookups import find_traveller
from openpiu.store.passenger.models import Ground
from openpiu.store.sealed import kept_name

REASON, REFERENCE = 500, 60  # letters


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What an officer says of a ground."""

    kind: str  # core.law.profiles.GroundKind
    reference: str  # of the case, request or order
    reason: str  # which objective material links this person with the purposes


def propose_ground(traveller_id: str, *, wish: Wish, actor: Actor, at: datetime, profile: Profile) -> str:
    """Say why a record is to be kept; nothing is kept before somebody else confirms. Returns the ground's id."""
    check_may(actor, Act.PROPOSE_GROUND)
    _check(wish, profile)
    with in_one_transaction():
        row = find_traveller(traveller_id)
        ground = Ground(
            id=uuid4(), traveller=row, kind=wish.kind, reference=wish.reference.strip(), proposed_by=actor.id,
            proposed_at=at,
        )  # fmt: skip
        ground.seal(wish.reason.strip(), under=kept_name(row.id))
        ground.save(using="passenger", force_insert=True)
        _enter("proposed", ground, actor, at, profile)
        return str(ground.id)


def confirm_ground(ground_id: str, *, actor: Actor, at: datetime, profile: Profile) -> datetime:
    """Let a proposed ground count; returns until when it stands unless it is reviewed. Never by who proposed it."""
    check_may(actor, Act.CONFIRM_GROUND)
    with in_one_transaction():
        ground = _find(ground_id)
        if ground.confirmed_at is not None or ground.ended_at is not None:
            raise OfficerError("this ground has been decided already")
        if ground.proposed_by == actor.id:
            raise Refused("who proposed a ground does not confirm it: another person does", rule="RGT-15")
        ground.confirmed_by, ground.confirmed_at, ground.review_due = actor.id, at, review_due(at, profile)
        ground.save(using="passenger", update_fields=["confirmed_by", "confirmed_at", "review_due"])
        _enter("confirmed", ground, actor, at, profile)
        return ground.review_due


def review_ground(ground_id: str, *, actor: Actor, at: datetime, profile: Profile) -> datetime:
    """Say that a ground still stands; returns until when now. After its date it is over, and a new one is needed."""
    check_may(actor, Act.CONFIRM_GROUND)
    with in_one_transaction():
        ground = _find(ground_id)
        if ground.review_due is None or ground.ended_at is not None or ground.review_due <= at:
            raise OfficerError("this ground does not stand any more: propose a new one")
        ground.reviewed_by, ground.reviewed_at, ground.review_due = actor.id, at, review_due(at, profile)
        ground.save(using="passenger", update_fields=["reviewed_by", "reviewed_at", "review_due"])
        _enter("reviewed", ground, actor, at, profile)
        return ground.review_due


def end_ground(ground_id: str, *, actor: Actor, at: datetime, profile: Profile) -> None:
    """Say that a ground, or a proposal, no longer stands; the record goes if nothing else keeps it."""
    check_may(actor, Act.CONFIRM_GROUND)
    with in_one_transaction():
        ground = _find(ground_id)
        if ground.ended_at is not None:
            raise OfficerError("this ground has ended already")
        ground.ended_by, ground.ended_at = actor.id, at
        ground.save(using="passenger", update_fields=["ended_by", "ended_at"])
        _enter("ended", ground, actor, at, profile)


def _check(wish: Wish, profile: Profile) -> None:
    if wish.kind not in profile.grounds.value:
        known = ", ".join(sorted(profile.grounds.value))
        raise Refused(f"the profile {profile.id} knows these grounds only: {known}", rule="CJ-15")
    if not wish.reason.strip() or len(wish.reason) > REASON:
        raise OfficerError(f"say in 1 to {REASON} letters which objective material links this person with the purposes")
    if not wish.reference.strip() or len(wish.reference) > REFERENCE:
        raise OfficerError(f"name the case, request or order, in 1 to {REFERENCE} letters")


def _find(ground_id: str) -> Ground:
    try:
        return Ground.objects.using("passenger").select_for_update().get(id=UUID(ground_id))
    except (ValueError, Ground.DoesNotExist) as error:
        raise OfficerError("there is no such ground; go back to the record and open it from there") from error


def _enter(what: str, ground: Ground, actor: Actor, at: datetime, profile: Profile) -> None:
    due = ground.review_due.isoformat() if ground.review_due else None
    enter(
        f"ground.{what}", actor=actor, at=at, subject=f"traveller:{ground.traveller_id}", purpose="6.2a",
        ground=str(ground.id), kind=ground.kind, review_due=due, **profile.basis("ground_months"),
    )  # fmt: skip
