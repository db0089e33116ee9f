"""Opening one hit: the page on which an officer decides. Seeing it is a consultation and stands in the ledger."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import Sum

from openpiu.core.law.actions import ACTIONS, Action
from openpiu.core.law.conditions import Ask
from openpiu.core.law.corrections import marks_of
from openpiu.core.law.hit_states import HitState
from openpiu.core.law.permissions import Act
from openpiu.core.law.roles import Actor
from openpiu.core.matching import DEFAULT_PROFILE
from openpiu.duties.acting import admit, enter, in_one_transaction
from openpiu.duties.review.allowed import allowed_acts, decisions_for, is_blind, why_not
from openpiu.duties.review.cards import AlertSide, DecisionRow, Evidence, HitCard, TravellerSide
from openpiu.duties.review.inbox import minutes_until, open_order
from openpiu.duties.review.precedents import precedent_of
from openpiu.duties.standing import UNDO, all_reviews, standing, undone_ids
from openpiu.store.passenger.criteria import version_of, written
from openpiu.store.passenger.lookups import find_hit
from openpiu.store.passenger.models import Alert, BookingRecord, Hit, Review, TravellerRecord


def open_hit(hit_id: str, *, actor: Actor, at: datetime, purpose: str = "6.2a") -> HitCard:
    """All that one decision needs; refused without a purpose that the role may have (PNR-13.6)."""
    admit(Ask(actor=actor, act=Act.OPEN_HIT, purpose=purpose), at=at, kind="hit")
    with in_one_transaction():
        hit = find_hit(hit_id)
        enter(
            "hit.viewed", actor=actor, at=at, subject=f"hit:{hit.id}", purpose=purpose,
            traveller=str(hit.traveller_id), evidence=hit.evidence,
        )  # fmt: skip
        return _card(hit, actor, at)


def _card(hit: Hit, actor: Actor, at: datetime) -> HitCard:
    reviews = all_reviews(hit)
    current = standing(hit, reviews)
    blind = is_blind(hit, current, actor)
    order = open_order(actor, at)
    place = order.index(str(hit.id)) if str(hit.id) in order else None
    flight, action = hit.traveller.flight, ACTIONS[Action(hit.alert.action)]
    version = version_of(hit.alert, hit.profile)
    return HitCard(
        hit=str(hit.id),
        evidence_version=hit.evidence,
        state=hit.state,
        priority=action.priority,
        officers=hit.officers,
        flight=str(flight),
        route=f"{flight.departure_airport}-{flight.arrival_airport}",
        arrival_at=flight.arrival_at,
        minutes_to_landing=minutes_until(flight.arrival_at, at),
        score=hit.score,
        band=hit.band,
        threshold=written(version).threshold if version else DEFAULT_PROFILE.review,
        profile=f"{version or DEFAULT_PROFILE.name} {hit.profile[:8]}",
        rows=tuple(_evidence(row) for row in hit.explanation),
        traveller=_traveller_side(hit.traveller),
        alert=_alert_side(hit.alert, at, str(version.id) if version else ""),
        precedent=precedent_of(hit),
        decisions=() if blind else _decision_rows(reviews),
        blind=blind,
        may=allowed_acts(hit, current, actor),
        why_not=why_not(hit, actor, decisions_for(hit, current, actor)),
        changed=hit.changed,
        marks=marks_of(hit.traveller.content),
        position=place + 1 if place is not None else 0,
        open_total=len(order),
        next_hit=_neighbour(order, place, 1),
        previous_hit=_neighbour(order, place, -1),
    )


def _neighbour(order: Sequence[str], place: int | None, step: int) -> str | None:
    if place is None:
        return order[0] if order and step > 0 else None
    there = place + step
    return order[there] if 0 <= there < len(order) else None


def _evidence(row: dict[str, Any]) -> Evidence:
    return Evidence(**row)


def _traveller_side(row: TravellerRecord) -> TravellerSide:
    content = row.content
    reports = row.reports.using("passenger").order_by("kind").values_list("kind").annotate(Sum("received"))
    booking = BookingRecord.objects.using("passenger").filter(flight=row.flight_id, locator=row.locator).first()
    contacts = booking.content if booking else {"emails": [], "phones": []}
    return TravellerSide(
        traveller=str(row.id),
        kind=content["kind"],
        locator=content["locator"],
        seats=tuple(content["seats"]),
        sources=tuple(f"{kind} {received}" for kind, received in reports),
        emails=tuple(content["emails"] or contacts["emails"]),
        phones=tuple(content["phones"] or contacts["phones"]),
        standing=row.standing,
        added=row.added,
        late=row.flight.had_left(row.received_at),
        masked=row.masked_at is not None,
        awaiting_api=not row.has_api,
    )


def _alert_side(alert: Alert, at: datetime, criterion: str) -> AlertSide:
    rule = ACTIONS[Action(alert.action)]
    return AlertSide(
        alert=str(alert.id),
        reference=alert.reference,
        list_name=alert.list_name,
        owner=alert.owner,
        legal_basis=alert.legal_basis,
        action=alert.action,
        action_label=rule.label,
        instruction=rule.instruction,
        reason=alert.reason,
        subject_class=alert.subject_class,
        reason_basis=alert.reason_basis,
        expires_on=alert.expires_on.isoformat() if alert.expires_on else None,
        withdrawn=alert.withdrawn or (alert.expires_on is not None and alert.expires_on < at.date()),
        criterion=criterion,
    )


def _decision_rows(reviews: Sequence[Review]) -> tuple[DecisionRow, ...]:
    undone = undone_ids(reviews)
    return tuple(
        DecisionRow(
            review=str(review.id),
            officer=review.officer,
            decision=review.decision,
            reasons=tuple(review.reasons),
            note=review.note,
            at=review.decided_at,
            undone=review.id in undone,
        )
        for review in reviews
        if review.decision != UNDO
    )


def hit_state(hit_id: str) -> HitState:
    """Where a hit stands, without showing anything of a traveller."""
    return HitState(find_hit(hit_id).state)
