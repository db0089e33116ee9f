"""Reading the decisions again, for those who decide, review and oversee them. No traveller is on any of it."""

from collections.abc import Collection
from datetime import datetime

from openpiu.core.law.flight_selection import Reach
from openpiu.core.law.permissions import Act, check_may, may
from openpiu.core.law.profiles import IntraEu, Profile
from openpiu.core.law.roles import Actor
from openpiu.duties.selection.rows import SelectionRow, SelectionsPage, StepRow, TallyRow
from openpiu.store.passenger.models import FlightTally, Selection, SelectionStep
from openpiu.store.passenger.selections import active_selections

MOST = 200


def selections_page(*, profile: Profile, actor: Actor, at: datetime) -> SelectionsPage:
    """Every decision with its state at that moment."""
    check_may(actor, Act.SEE_SELECTIONS)
    rows = Selection.objects.using("passenger").prefetch_related("steps").order_by("-decided_at", "id")
    active = set(active_selections(at).values_list("id", flat=True))
    return SelectionsPage(
        as_of=at,
        mode=profile.intra_eu.value,
        article=profile.intra_eu.article,
        months=profile.selection_months.value,
        profile=profile.id,
        rows=tuple(_row(row, active, profile=profile, actor=actor, at=at) for row in rows[:MOST]),
        tallies=_tallies(),
        may_propose=may(actor, Act.PROPOSE_SELECTION) and profile.intra_eu.value is not IntraEu.NONE,
    )


def _row(row: Selection, active: Collection[object], *, profile: Profile, actor: Actor, at: datetime) -> SelectionRow:
    steps = sorted(row.steps.all(), key=lambda step: step.at)
    state = _state(row, {step.step for step in steps}, profile=profile, is_active=row.id in active, at=at)
    return SelectionRow(
        selection=str(row.id),
        state=state,
        reach=row.reach,
        patterns=tuple(row.patterns),
        body=row.body,
        body_reference=row.body_reference,
        grounds=row.grounds,
        evidence=row.evidence,
        evidence_digest=row.evidence_digest,
        begins=row.begins,
        ends=row.ends,
        decided_by=row.decided_by,
        decided_at=row.decided_at,
        article=row.article,
        steps=tuple(_step(step) for step in steps),
        may_review=state == "waiting" and may(actor, Act.REVIEW_SELECTION) and row.decided_by != actor.id,
        may_end=state in ("waiting", "planned", "active", "forbidden") and may(actor, Act.END_SELECTION),
    )


def _state(row: Selection, steps: Collection[str], *, profile: Profile, is_active: bool, at: datetime) -> str:
    for final in ("ended", "refused"):
        if final in steps:
            return final
    if at.date() >= row.ends:
        return "over"
    mode = profile.intra_eu.value
    if mode is IntraEu.NONE or (row.reach == Reach.ALL and mode is not IntraEu.THREAT):
        return "forbidden"
    if "approved" not in steps:
        return "waiting"
    return "active" if is_active else "planned"


def _step(step: SelectionStep) -> StepRow:
    return StepRow(step=step.step, by=step.actor, role=step.role, authority=step.authority, note=step.note, at=step.at)


def _tallies() -> tuple[TallyRow, ...]:
    rows = FlightTally.objects.using("passenger").order_by("-day", "carrier", "departure_airport", "arrival_airport")
    return tuple(
        TallyRow(
            day=row.day,
            carrier=row.carrier,
            route=f"{row.departure_airport}-{row.arrival_airport}",
            messages=row.messages,
            travellers=row.travellers,
        )
        for row in rows[:MOST]
    )
