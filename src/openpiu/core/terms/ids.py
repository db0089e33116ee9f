"""Ids that follow from what a record is about, so that doing a step again finds the same record (docs/adr/0006).

The ids stand in the ledger, which outlives the data; they are keyed, so that nobody without the unit's key can test
whether a name was on a flight (PNR-13.8).
"""

import hmac
from dataclasses import dataclass
from uuid import UUID

from openpiu.core.terms.flights import Flight

_UUID_VERSION = 8  # RFC 9562: a UUID of the maker's own construction


@dataclass(frozen=True, slots=True)
class IdMaker:
    """Makes ids under one key (32 bytes)."""

    key: bytes

    def make(self, kind: str, *parts: str) -> UUID:
        """The id of a `kind` of record known by `parts`; the same parts always give the same id.

        Each part goes in with its length, so that no letter in a part can make two different records one.
        """
        content = "".join(f"{len(part)}:{part}" for part in (kind, *parts)).encode()
        digest = bytearray(hmac.digest(self.key, content, "sha256")[:16])
        digest[6] = (digest[6] & 0x0F) | (_UUID_VERSION << 4)
        digest[8] = (digest[8] & 0x3F) | 0x80
        return UUID(bytes=bytes(digest))

    def flight(self, flight: Flight) -> UUID:
        """The id of a departure: carrier, number, airport and local day."""
        day = flight.departure.date().isoformat() if flight.departure else ""
        return self.make("flight", flight.carrier, flight.number, flight.departure_airport or "", day)
