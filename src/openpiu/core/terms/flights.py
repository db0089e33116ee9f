"""Flights: one departure of one carrier. Times are local to the airport, as carriers report them."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Flight:
    """One departure. `departure` and `arrival` are naive local times; None where not reported."""

    carrier: str  # two or three characters, IATA or ICAO
    number: str  # digits and an optional suffix letter, without leading zeros
    departure_airport: str | None = None  # IATA three letters
    departure: datetime | None = None
    arrival_airport: str | None = None
    arrival: datetime | None = None
    code_shares: tuple[str, ...] = ()  # other designators of the same departure (Annex I item 15)

    @property
    def designator(self) -> str:
        """Carrier and number as spoken: `ZQ214`."""
        return f"{self.carrier}{self.number}"
