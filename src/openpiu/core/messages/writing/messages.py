"""A reading to bytes: `write_messages` is the one way out, for every message type."""

from collections.abc import Callable

from openpiu.core.messages.reading import Reading
from openpiu.core.messages.writing.carrying import CSV, PAXLST, PNRGOV, PNRGOV_XML, carried
from openpiu.core.messages.writing.listing import listing_text
from openpiu.core.messages.writing.paxlst import paxlst_body
from openpiu.core.messages.writing.pnrgov import pnrgov_body
from openpiu.core.messages.writing.segments import as_bytes, enclose
from openpiu.core.messages.writing.xml_document import document_text

_WRITERS: dict[str, Callable[[Reading], bytes]] = {
    PNRGOV: lambda reading: as_bytes(enclose(pnrgov_body(reading), reading, PNRGOV)),
    PAXLST: lambda reading: as_bytes(enclose(paxlst_body(reading), reading, PAXLST)),
    PNRGOV_XML: lambda reading: document_text(reading).encode(),
    CSV: lambda reading: listing_text(reading).encode(),
}


def write_messages(reading: Reading, kind: str | None = None) -> bytes:
    """The reading as one message of that kind (its own without one): flights, travellers, bookings, part, version.

    Reading it again gives `carried(reading, kind)`: what that type has no place for is left out, as `CARRIES` says
    (MSG-22, MSG-23). Outcome, repairs and faults are not written. KeyError for a kind that nobody writes.
    """
    wanted = kind or reading.kind
    return _WRITERS[wanted](carried(reading, wanted))
