"""The field list on entry: only what Annex I of Directive 2016/681 names survives (PNR-6.1, PNR-13.2, CJ-1).

Belongs here: which values of a booking may be kept. Not here: reading (`messages`), storing (`duties.receive`).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from openpiu.core.terms import Booking, Service, Traveller, TravellerKind

# Special service requests that Annex I covers, with the item they belong to. Everything else is dropped and counted.
ALLOWED_SERVICES: dict[str, int] = {
    "DOCS": 18,
    "DOCO": 18,
    "DOCA": 5,
    "CTCM": 5,
    "CTCE": 5,
    "CTCH": 5,
    "FQTV": 8,
    "SEAT": 14,
    "NSST": 14,
    "RQST": 14,
    "CKIN": 10,
    "TKNE": 13,
    "CHLD": 18,
    "INFT": 18,
    "UMNR": 12,
}

# The same for lines of a booking's history (item 19), which go by the tag of their segment or the code of the request.
ALLOWED_CHANGES: dict[str, int] = ALLOWED_SERVICES | {
    "RCI": 1,
    "DAT": 2,
    "TIF": 4,
    "ADD": 5,
    "FOP": 6,
    "MON": 6,
    "TVL": 7,
    "FTI": 8,
    "ORG": 9,
    "RPI": 10,
    "TRI": 10,
    "EQN": 11,
    "TKT": 13,
    "SSD": 14,
    "EBD": 16,
    "TBD": 16,
}

# Which fields hold each item of Annex I. A field that stands in no row is not stored (ANX-1).
ITEMS: dict[int, tuple[str, ...]] = {
    1: ("booking.locator", "booking.other_locators", "traveller.locator"),
    2: ("booking.booked_on", "booking.changed_on"),
    3: ("flight.departure", "flight.arrival"),
    4: ("traveller.surname", "traveller.given_names", "traveller.title", "traveller.kind"),
    5: (
        "traveller.addresses",
        "traveller.emails",
        "traveller.phones",
        "booking.addresses",
        "booking.emails",
        "booking.phones",
    ),
    6: ("booking.payment", "booking.billing"),
    7: ("booking.itinerary", "flight.carrier", "flight.number", "flight.departure_airport", "flight.arrival_airport"),
    8: ("traveller.frequent_flyers", "booking.frequent_flyers"),
    9: ("booking.agency",),
    10: ("traveller.travel_status", "booking.statuses", "booking.cancelled"),
    11: ("booking.splits",),
    12: ("booking.remarks",),
    13: ("booking.tickets",),
    14: ("traveller.seats",),
    15: ("flight.code_shares",),
    16: ("traveller.baggage", "booking.baggage"),
    17: ("booking.party_size", "traveller.reference"),
    18: (
        "traveller.birth_date",
        "traveller.sex",
        "traveller.nationality",
        "traveller.documents",
        "traveller.verified",
    ),
    19: ("booking.history", "booking.cancelled_names"),
}

# Codes that reveal health, religion or belief; they are a part of what is dropped, counted apart (PNR-13.2). All meal
# codes end alike and all wheelchair codes begin alike, so that a code nobody listed is still known for what it is.
SENSITIVE_SERVICES = frozenset(
    {"MEDA", "BLND", "DEAF", "DPNA", "STCR", "OXYG", "LEGL", "LEGR", "LEGB", "MAAS", "PRSN", "SVAN", "ESAN", "PPOC"}
)
SENSITIVE_START, SENSITIVE_END = ("WCH", "WCB", "WCM", "WCO", "WCL"), "ML"

# A person on board who is not a passenger in the sense of Art. 3(4), or not a person at all.
NOT_KEPT = frozenset({TravellerKind.CREW, TravellerKind.GROUP})


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """How much was left out; counts only, so that nothing about a person remains."""

    sensitive: int = 0
    outside: int = 0
    crew: int = 0

    @property
    def total(self) -> int:
        """All that was left out."""
        return self.sensitive + self.outside + self.crew

    def __add__(self, other: "Dropped") -> "Dropped":
        """Counts together."""
        return Dropped(
            sensitive=self.sensitive + other.sensitive,
            outside=self.outside + other.outside,
            crew=self.crew + other.crew,
        )


def is_sensitive(code: str) -> bool:
    """Whether a service code reveals health, religion or belief."""
    return code in SENSITIVE_SERVICES or code.startswith(SENSITIVE_START) or code.endswith(SENSITIVE_END)


def keep_booking(booking: Booking) -> tuple[Booking, Dropped]:
    """The booking with only what Annex I allows, and the counts of what was dropped.

    The text of an allowed service has been read into travellers and contacts already, so only its code is kept.
    """
    kept = tuple([Service(code=service.code) for service in booking.services if service.code in ALLOWED_SERVICES])
    history = tuple([change for change in booking.history if change.code in ALLOWED_CHANGES])
    codes = [service.code for service in booking.services] + [change.code for change in booking.history]
    sensitive = sum(map(is_sensitive, codes))
    outside = len(codes) - len(kept) - len(history) - sensitive + booking.elsewhere
    dropped = Dropped(sensitive=sensitive, outside=outside)
    return replace(booking, services=kept, history=history, elsewhere=0), dropped


def items_in(booking: Booking, travellers: Iterable[Traveller]) -> frozenset[int]:
    """The numbers of the items of Annex I of which something is there."""
    things = {"booking": (booking,), "traveller": tuple(travellers), "flight": booking.itinerary}
    return frozenset(item for item, fields in ITEMS.items() if any(_is_told(things, field) for field in fields))


def _is_told(things: Mapping[str, Sequence[object]], field: str) -> bool:
    kind, _, name = field.partition(".")
    return any(getattr(thing, name) not in (None, "", (), False) for thing in things[kind])


def keep_travellers(travellers: tuple[Traveller, ...]) -> tuple[tuple[Traveller, ...], Dropped]:
    """Passengers only: crew are not passengers (PNR-3.2), a group name is nobody yet (MSG-16)."""
    kept = tuple(traveller for traveller in travellers if traveller.kind not in NOT_KEPT)
    return kept, Dropped(crew=len(travellers) - len(kept))
