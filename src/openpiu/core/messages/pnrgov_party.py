"""One booking of PNRGOV while it is read: its travellers, and whom a request is for (MSG-15)."""

from dataclasses import dataclass
from datetime import date

from openpiu.core.messages.draft import Draft
from openpiu.core.messages.notes import Notes
from openpiu.core.messages.pnrgov_booking import BookingDraft
from openpiu.core.messages.roster import Roster
from openpiu.core.messages.ssr import ServiceRequest
from openpiu.core.terms import Service


@dataclass(slots=True)
class Party:
    """One booking and its travellers while the requests are read. `routes` are the legs of the flight pushed.

    `on_pushed_flight` is False while the segments behind another flight of the journey are read.
    """

    booking: BookingDraft
    travellers: Roster
    sent: date
    routes: frozenset[tuple[str | None, ...]]
    notes: Notes
    on_pushed_flight: bool = True

    def target(self, request: ServiceRequest, home: Draft | None) -> Draft | None:
        """Whom a request is for: by reference, by the name behind it, else the traveller it stands behind; no guess."""
        for reference in request.references:
            found = self.travellers.by_reference(reference)
            if found:
                return found
        named = self.travellers.by_name(*request.named) if request.named else None
        return named or home

    def keep(self, request: ServiceRequest, home: Draft | None) -> None:
        """Leave a request to the field list."""
        target = self.target(request, home)
        reference = target.link if target else None
        self.booking.services.append(Service(code=request.code, text=request.text, traveller=reference))
