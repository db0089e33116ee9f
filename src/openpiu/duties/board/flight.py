"""One flight: who is expected, which messages came and which did not, which hits there are."""

from datetime import datetime

from django.db.models import Count

from openpiu.core.law.actions import ACTIONS, Action
from openpiu.core.law.permissions import Act, check_may, may
from openpiu.core.law.roles import Actor
from openpiu.core.law.union import Area, area_of
from openpiu.core.terms.standing import Standing
from openpiu.duties.board.boarding import board_rows
from openpiu.duties.board.rows import FlightPage, HitLine, MessageLine
from openpiu.store.passenger.lookups import find_flight, open_gaps
from openpiu.store.passenger.models import FlightRecord, Hit, MessageRecord, TravellerRecord


def flight_page(flight_id: str, *, actor: Actor, at: datetime) -> FlightPage:
    """All about one flight that names nobody; OfficerError where there is no such flight."""
    check_may(actor, Act.SEE_BOARD)
    flight = find_flight(flight_id)
    people = TravellerRecord.objects.using("passenger").filter(flight=flight, joined_into=None)
    counted = dict(people.values_list("standing").annotate(Count("id")))
    [row] = board_rows([flight], at)
    return FlightPage(
        as_of=at,
        row=row,
        closed=flight.closed,
        is_unclassified=area_of(flight.departure_airport, flight.arrival_airport) is Area.UNKNOWN,
        standings=tuple((standing.value, counted.get(standing.value, 0)) for standing in Standing),
        added=people.filter(added=True).count(),
        gaps=open_gaps(flight),
        messages=_messages(flight),
        hits=_hits(flight) if may(actor, Act.SEE_HITS) else (),
    )


def _messages(flight: FlightRecord) -> tuple[MessageLine, ...]:
    rows = MessageRecord.objects.using("passenger").filter(flight=flight).order_by("-received_at", "-stamp")
    return tuple(
        MessageLine(
            received_at=row.received_at,
            source=row.source,
            says=row.says,
            part=row.part,
            travellers=row.travellers,
            status=row.status,
            late=flight.had_left(row.received_at),
        )
        for row in rows
    )


def _hits(flight: FlightRecord) -> tuple[HitLine, ...]:
    rows = Hit.objects.using("passenger").filter(traveller__flight=flight).select_related("alert", "traveller")
    lines = (
        HitLine(
            hit=str(hit.id),
            priority=ACTIONS[Action(hit.alert.action)].priority,
            action=hit.alert.action,
            alert_reference=hit.alert.reference,
            state=hit.state,
            traveller=str(hit.traveller_id),
            standing=hit.traveller.standing,
        )
        for hit in rows
    )
    return tuple(sorted(lines, key=lambda line: (line.priority, line.alert_reference, line.hit)))
