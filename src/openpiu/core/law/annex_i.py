"""The field list on entry: only what Annex I of Directive 2016/681 names survives (PNR-6.1, PNR-13.2, CJ-1).

Belongs here: which values of a booking may be kept. Not here: reading (`messages`), storing (`duties.receive`).
"""

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
    kept = tuple(Service(code=service.code) for service in booking.services if service.code in ALLOWED_SERVICES)
    sensitive = sum(is_sensitive(service.code) for service in booking.services)
    outside = len(booking.services) - len(kept) - sensitive + booking.elsewhere
    return replace(booking, services=kept, elsewhere=0), Dropped(sensitive=sensitive, outside=outside)


def keep_travellers(travellers: tuple[Traveller, ...]) -> tuple[tuple[Traveller, ...], Dropped]:
    """Passengers only: crew are not passengers (PNR-3.2), a group name is nobody yet (MSG-16)."""
    kept = tuple(traveller for traveller in travellers if traveller.kind not in NOT_KEPT)
    return kept, Dropped(crew=len(travellers) - len(kept))
