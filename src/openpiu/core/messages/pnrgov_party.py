"""What is being read of a PNRGOV push: the push, one booking of it, and whom a request is for (MSG-15).

Belongs here: the state while reading. What each segment adds to it stands in the files beside, by subject.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple, TypeVar

from openpiu.core.edifact import Segment, Segments
from openpiu.core.messages.draft import Draft
from openpiu.core.messages.notes import Notes
from openpiu.core.messages.roster import Roster
from openpiu.core.messages.ssr import ServiceRequest
from openpiu.core.terms import Baggage, Change, Flight, FullName, LegStatus, Service, TravelStatus

Value = TypeVar("Value")
Route = tuple[str | None, str | None]
Take = Callable[["Party", int], None]

CANCELLED = frozenset({"HX", "XX", "UN", "UC", "NO", "XL"})


@dataclass(slots=True)
class Push:
    """One message while it is read. Equal texts of some segments are understood once for the whole message."""

    segments: Segments
    sent: date
    notes: Notes
    routes: frozenset[Route] = frozenset()
    whole: dict[int, Segment] = field(default_factory=dict)  # segments that were mended
    known: defaultdict[Any, dict[str, Any]] = field(default_factory=lambda: defaultdict(dict))

    def segment(self, at: int) -> Segment:
        """The segment at a place, counted from 0."""
        if self.whole and at in self.whole:
            return self.whole[at]
        return self.segments.read(self.segments.texts[at], at + 1)

    def tag(self, at: int) -> str:
        """The tag of the segment at a place."""
        return self.segments.texts[at][:3]

    def understood(self, at: int, understand: Callable[["Push", Segment], Value]) -> Value:
        """What a segment says by its text alone; asked once for each text."""
        known, text = self.known[understand], self.segments.texts[at]
        if text not in known:
            known[text] = understand(self, self.segments[at])
        value: Value = known[text]
        return value


class Travel(NamedTuple):
    """What one TVL says: a flight, or a gap, or something that is no flight (`is_elsewhere`: hotel, car, rail)."""

    flight: Flight | None
    designator: str
    is_elsewhere: bool
    on_pushed_flight: bool


@dataclass(slots=True)
class Leg:
    """One TVL of the itinerary with its status (RPI)."""

    at: int
    travel: Travel
    statuses: list[LegStatus] = field(default_factory=list)


# A segment that is read when all names of the booking are known: its rule and place, the traveller behind whose name
# it stands, and the leg.
Later = tuple[Take, int, Draft | None, Leg | None]


@dataclass(slots=True)
class History:
    """Where in the history of a booking the reader is."""

    entered: bool = False
    made_on: datetime | None = None
    action: str = ""
    names: int = 0  # behind the last SAC
    changes: list[Change] = field(default_factory=list)
    cancelled_names: list[FullName] = field(default_factory=list)
    cancelled_pushed_flight: bool = False


@dataclass(slots=True)
class BookingDraft:
    """One booking being read."""

    locator: str = ""
    other_locators: list[str] = field(default_factory=list)
    booked_on: datetime | None = None
    changed_on: datetime | None = None
    agency: str | None = None
    emails: list[str] = field(default_factory=list)
    phones: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    payments: list[str] = field(default_factory=list)
    billing: str | None = None
    frequent_flyers: list[str] = field(default_factory=list)
    tickets: list[str] = field(default_factory=list)
    splits: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    baggage: list[Baggage] = field(default_factory=list)
    services: list[Service] = field(default_factory=list)
    seats_held: int = 0  # of a group
    elsewhere: int = 0


@dataclass(slots=True)
class Party:
    """One booking and its travellers while its segments are read. `home` and `leg` are those of the open group."""

    push: Push
    booking: BookingDraft = field(default_factory=BookingDraft)
    travellers: Roster = field(default_factory=Roster)
    home: Draft | None = None
    leg: Leg | None = None
    legs: list[Leg] = field(default_factory=list)
    later: list[Later] = field(default_factory=list)
    status: TravelStatus | None = None  # on the flight of the push, known when all is read
    currency: str = ""  # of the ticket being read
    is_air: bool = False  # whether the group of another service is about a flight
    at_desk: Draft | None = None  # the traveller of the check-in group being read
    unnamed_infants: list[ServiceRequest] = field(default_factory=list)
    named_infants: list[Draft] = field(default_factory=list)
    history: History = field(default_factory=History)

    @property
    def notes(self) -> Notes:
        """Repairs and faults of the message."""
        return self.push.notes

    @property
    def on_pushed_flight(self) -> bool:
        """Whether the open leg, if any, is the flight of the push."""
        return self.leg is None or self.leg.travel.on_pushed_flight

    def target(self, request: ServiceRequest, home: Draft | None) -> Draft | None:
        """Whom a request is for: by reference, by the name behind it, else the traveller it stands behind; no guess.

        A reference that nobody has is not the traveller's who has another one.
        """
        for reference in request.references:
            found = self.travellers.by_reference(reference)
            if found:
                return found
        named = self.travellers.by_name(*request.named) if request.named else None
        if named or home is None or home.link is None or not request.references:
            return named or home
        return home if {home.reference, home.unique_reference}.intersection(request.references) else None

    def keep(self, request: ServiceRequest, home: Draft | None) -> None:
        """Leave a request to the field list."""
        target = self.target(request, home)
        reference = target.link if target else None
        self.booking.services.append(Service(code=request.code, text=request.text, traveller=reference))


def deferred(take: Take) -> Take:
    """A rule for segments about a traveller of the open group: read when all names are known."""

    def note(party: Party, at: int) -> None:
        party.later.append((take, at, party.home, party.leg))

    return note


def deferred_of_all(take: Take) -> Take:
    """The same for segments that stand behind nobody's name."""

    def note(party: Party, at: int) -> None:
        party.later.append((take, at, None, party.leg))

    return note
