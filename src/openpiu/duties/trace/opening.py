"""Opening a traveller: the person's known legs and gaps. Seeing them is a consultation and stands in the ledger."""

from collections.abc import Mapping
from datetime import datetime

from openpiu.core.journeys import Gap, Group, Join, Kept, gaps_between
from openpiu.core.law.conditions import Ask
from openpiu.core.law.corrections import marks_of
from openpiu.core.law.permissions import Act, may
from openpiu.core.law.roles import Actor
from openpiu.duties.acting import admit, enter, in_one_transaction
from openpiu.duties.trace.linking import departs, group_of, leg_of
from openpiu.duties.trace.rows import KeptRow, LegRow, TravellerPage
from openpiu.duties.trace.searching import find_candidates
from openpiu.store.passenger.lookups import find_traveller
from openpiu.store.passenger.models import TravellerRecord

Rows = Mapping[str, TravellerRecord]


def open_traveller(traveller_id: str, *, actor: Actor, at: datetime, purpose: str = "6.2a") -> TravellerPage:
    """The page of one record's person; refused without a purpose that the role may have (PNR-13.6)."""
    admit(Ask(actor=actor, act=Act.OPEN_TRAVELLER, purpose=purpose), at=at, kind="traveller")
    with in_one_transaction():
        start = find_traveller(traveller_id)
        found = find_candidates(start)
        grouped = group_of(start, found)
        enter(
            "traveller.viewed", actor=actor, at=at, subject=f"traveller:{start.id}", purpose=purpose,
            records=sorted(join.leg.traveller for join in grouped.joins), kept=len(grouped.kept),
        )  # fmt: skip
        said = start.content
        return TravellerPage(
            as_of=at,
            traveller=str(start.id),
            name=_name(start),
            birth_date=said["birth_date"],
            sex=said["sex"],
            nationality=said["nationality"],
            legs=_legs(start, grouped, found.rows),
            kept=tuple(_kept(kept, found.rows) for kept in grouped.kept),
            masked=start.masked_at is not None,
            is_cut=found.is_cut,
            may_part=may(actor, Act.PART_TRAVELLERS),
            marks=marks_of(said),
            may_correct=may(actor, Act.ANSWER_RIGHTS),
        )


def _legs(start: TravellerRecord, grouped: Group, rows: Rows) -> tuple[LegRow, ...]:
    joins = {join.leg.traveller: join for join in grouped.joins}
    legs = sorted([leg_of(start), *(join.leg for join in grouped.joins)], key=lambda leg: leg.place)
    gaps = {gap.before: gap for gap in gaps_between(legs)}
    return tuple(_leg(rows[leg.traveller], joins.get(leg.traveller), gaps.get(leg.traveller), rows) for leg in legs)


def _leg(row: TravellerRecord, join: Join | None, gap: Gap | None, rows: Rows) -> LegRow:
    flight = row.flight
    return LegRow(
        traveller=str(row.id),
        flight=str(flight.id),
        designator=str(flight),
        route=f"{flight.departure_airport}-{flight.arrival_airport}",
        departs=departs(flight),
        standing=row.standing,
        name=_name(row),
        documents=tuple(
            " ".join(part for part in (one["type"], one["number"], one["issuer"]) if part)
            for one in row.content["documents"]
        ),
        is_this=join is None,
        kind=join.link.kind.value if join else None,
        to=str(rows[join.to.traveller].flight) if join else "",
        facts=join.link.facts if join else (),
        gap=gap,
    )


def _kept(kept: Kept, rows: Rows) -> KeptRow:
    flight = rows[kept.leg.traveller].flight
    return KeptRow(traveller=kept.leg.traveller, designator=str(flight), departs=departs(flight), why=kept.why)


def _name(row: TravellerRecord) -> str:
    return ", ".join(part for part in (row.content["surname"], row.content["given_names"]) if part)
