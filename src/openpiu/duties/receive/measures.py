"""What is kept of one message to tell its carrier later how well it sends: counts and keyed ids, no personal data."""

import re
from typing import Any
from uuid import UUID

import msgspec

from openpiu.core.messages.quality import completeness
from openpiu.core.terms.ids import IdMaker
from openpiu.core.terms.pushes import Source
from openpiu.duties.receive.kept import Kept

_CARRIER = re.compile(r"[A-Z0-9]{2,3}")  # IATA or ICAO


def measures(kept: Kept, ids: IdMaker) -> dict[str, Any]:
    """The columns of a message that the carrier's quality is counted from."""
    return {
        "carrier": carrier_of(kept),
        "covers": covers(kept),
        "completeness": completeness(kept.travellers, kept.bookings),
        "series": _series(kept, ids),
        "fingerprint": _fingerprint(kept, ids),
    }


def carrier_of(kept: Kept) -> str:
    """The flight's carrier; where no flight could be read, the sender, if that is a carrier's code; else empty."""
    if kept.flight:
        return kept.flight.carrier
    cover = kept.reading.cover
    sender = next(iter(cover.sender), "").upper() if cover else ""
    return sender if _CARRIER.fullmatch(sender) else ""


def covers(kept: Kept) -> str:
    """Whom the message is about: PNR, API, or crew only (who are counted and not stored, PNR-3.2)."""
    is_api = kept.source is not Source.BOOKING
    if is_api and not kept.travellers and kept.dropped.crew > 0:
        return "crew"
    return "API" if is_api else "PNR"


def _series(kept: Kept, ids: IdMaker) -> UUID | None:
    """One id for all parts of a push (MSG-7)."""
    reading, flight = kept.reading, kept.flight
    if reading.part is None or flight is None or not reading.reference:
        return None
    return ids.make("series", reading.kind, reading.reference, str(ids.flight(flight)))


def _fingerprint(kept: Kept, ids: IdMaker) -> UUID | None:
    """The same for a message that was sent again, however it was wrapped; None where nothing could be read."""
    if kept.flight is None:
        return None
    reading = kept.reading
    told = (reading.kind, reading.reference, reading.part, reading.sent_at, kept.flight, kept.travellers, kept.bookings)
    return ids.make("message content", msgspec.json.encode(told).decode())
