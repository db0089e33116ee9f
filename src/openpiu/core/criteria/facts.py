"""What a criterion may look at: how one person travels on one flight. No name is on it, and nothing sensitive.

Belongs here: the values. Not here: where they come from (`duties.facts`), nor what is asked of them (`kinds`).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """One traveller on one flight; None means not reported, or masked."""

    departs_from: str | None = None  # airport, three letters
    arrives_at: str | None = None
    airports: tuple[str, ...] = ()  # of the whole itinerary, in order
    carrier: str | None = None
    booked_hours: int | None = None  # whole hours from the booking to the departure
    payment: frozenset[str] = frozenset()  # of PAYMENTS; empty: not reported
    is_one_way: bool | None = None
    days_away: int | None = None  # from the first departure to the flight back
    party: int | None = None  # persons on the booking
    children: int | None = None  # children and infants of the booking on this flight
    bags: int | None = None
    agency: str | None = None
    sharing: int | None = None  # bookings of this flight with a telephone or e-mail of this one, itself counted
    changes: int | None = None  # lines of the booking's history
    is_split: bool | None = None
    is_added: bool | None = None  # travels without being named by a booking
    status: str | None = None  # core.terms.TravelStatus
    nationality: str | None = None  # three letters
    document_issuer: str | None = None
    age: int | None = None  # whole years on the day of departure


PAYMENTS = ("cash", "card", "cheque", "other")
