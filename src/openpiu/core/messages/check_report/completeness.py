"""How complete the travellers of one message are, field by field: by the table that the unit counts with, too."""

from collections.abc import Sequence
from dataclasses import dataclass

from openpiu.core.messages import quality
from openpiu.core.terms import Booking, Traveller, TravellerKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How many travellers came with a field."""

    field: str
    sent: int
    of: int

    @property
    def share(self) -> float | None:
        """0 to 1, three places; None where there is no traveller."""
        return round(self.sent / self.of, 3) if self.of else None


def completeness(travellers: Sequence[Traveller], bookings: Sequence[Booking] = ()) -> tuple[Share, ...]:
    """The share of each field of `quality.FIELDS`. Groups that stand for persons not named yet are left out."""
    persons = [traveller for traveller in travellers if traveller.kind is not TravellerKind.GROUP]
    counts = quality.completeness(persons, bookings)
    return tuple(Share(field=field, sent=sent, of=len(persons)) for field, sent in counts.items())
