"""Messages about flights that the unit may not keep: inside the Union and not selected (PNR-2.1). They leave a number.

Each message is judged by itself, by all legs it names, so that the order of messages does not matter (ADR 0016).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F

from openpiu.core.law.flight_selection import may_keep
from openpiu.core.law.profiles import IntraEu, Profile
from openpiu.core.terms.ids import IdMaker
from openpiu.duties.receive.kept import Kept
from openpiu.duties.receive.measures import carrier_of
from openpiu.store.passenger.models import FlightTally
from openpiu.store.passenger.selections import active_selections, selected


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorted:
    """The messages of one transmission: those that are stored, and those that are only counted."""

    kept: tuple[Kept, ...]
    uncovered: tuple[Kept, ...]

    @property
    def is_nothing_kept(self) -> bool:
        """Whether no part of the transmission may be stored."""
        return bool(self.uncovered) and not self.kept


def sort_out(messages: Sequence[Kept], *, profile: Profile, at: datetime) -> Sorted:
    """What the profile and the selections of that moment allow; unreadable messages name no flight and are kept."""
    mode = profile.intra_eu.value
    active = [selected(row) for row in active_selections(at)] if mode is not IntraEu.NONE else []
    kept: list[Kept] = []
    uncovered: list[Kept] = []
    for message in messages:
        group = kept if may_keep(message.reading.flights, active, mode=mode) else uncovered
        group.append(message)
    return Sorted(kept=tuple(kept), uncovered=tuple(uncovered))


def count(messages: Sequence[Kept], *, ids: IdMaker, at: datetime) -> None:
    """The envelope's counter: day, carrier, route, and how many."""
    rows = FlightTally.objects.using("passenger")
    for message in messages:
        carrier, route = carrier_of(message), _route(message)
        key = (at.date().isoformat(), carrier if len(carrier) <= 3 and carrier.isalnum() else "", *route)
        row, _ = rows.get_or_create(
            id=ids.make("flight tally", *key),
            defaults={
                "day": at.date(), "carrier": key[1], "departure_airport": route[0], "arrival_airport": route[1],
            },
        )  # fmt: skip
        rows.filter(id=row.id).update(messages=F("messages") + 1, travellers=F("travellers") + len(message.travellers))


def _route(message: Kept) -> tuple[str, str]:
    """First and last airport; both are known ones, or the message would have been kept."""
    legs = message.reading.flights
    return (legs[0].departure_airport or "").upper(), (legs[-1].arrival_airport or "").upper()
