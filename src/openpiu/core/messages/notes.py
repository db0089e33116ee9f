"""What a reader notes: repairs and faults by code. Their texts stand here once, so they hold no personal data."""

from dataclasses import dataclass, field

from openpiu.core.edifact import Repair
from openpiu.core.messages.reading import Fault, Severity, Status

REPAIRS: dict[str, str] = {
    "type-inferred": "the message type was missing; it was told from the segments",
    "booking-start-inserted": "a booking began without SRC",
    "document-shifted": "the fields of the document request stood one or more places off",
    "infant-from-document": "an infant without a name segment was taken from a document request",
    "infant-from-service": "an infant without a name segment was taken from an infant request",
    "traveller-from-document": "a booking without name segments; the traveller was taken from a document request",
    "traveller-from-check-in": "a traveller named only at check-in was added",
    "name-misplaced": "the name stood in another element than the party name",
    "apostrophe-restored": "an apostrophe in the name had ended the segment",
}

_W, _E, _F = Severity.WARNING, Severity.ERROR, Severity.FATAL

FAULTS: dict[str, tuple[Severity, str]] = {
    "not-a-message": (_F, "No EDIFACT message was found: send PNRGOV or PAXLST with UNB and UNH."),
    "no-message-in-interchange": (_F, "The interchange has no message: put UNH to UNT between UNB and UNZ."),
    "type-not-supported": (_F, "This message type is not received here: send PNRGOV or PAXLST."),
    "message-empty": (_F, "The message has no segments: send it again whole."),
    "message-truncated": (_E, "The message breaks off before its trailer: travellers may be missing, send it again."),
    "flight-missing": (_E, "No flight could be read: name carrier, number, airports and times of the flight."),
    "flight-incomplete": (_W, "The flight lacks an airport or a time: send both airports and the local times."),
    "traveller-unnamed": (_W, "A traveller has no name: send the name as in the travel document."),
    "infant-unnamed": (_E, "An infant is announced without a name: send a name segment for each infant."),
    "document-unlinked": (_W, "A document is linked to no traveller: send it behind the name or with its reference."),
    "document-of-another": (_W, "A document stands behind one traveller and names another: link it by reference."),
    "date-unreadable": (_W, "A date could not be read: write it in the form of the message guide."),
    "country-unknown": (_W, "A country code is in no table: use the three letters of ICAO Doc 9303-3."),
    "locator-missing": (_W, "A booking has no record locator: send RCI with carrier and locator."),
    "booking-without-traveller": (_W, "A booking has no traveller: send a name segment, or a group name."),
    "name-cut-off": (_E, "A name segment is damaged: release apostrophes in names and send the message again."),
    "count-differs": (_W, "The count of travellers in CNT is not the number of travellers sent."),
    "list-type-unknown": (_W, "BGM names no known list: 745 passengers, 250 crew, 266 flight status."),
    "role-unknown": (_W, "A party has an unknown role: use FL, FM, DDU or DDT."),
    "segment-misplaced": (_W, "A segment stands where the grammar does not allow it; it was kept and not read."),
    "segment-unknown": (_W, "A segment has a tag that this message does not use; it was kept and not read."),
}


@dataclass(slots=True)
class Notes:
    """Repairs and faults of one message, in the order in which they were met."""

    repairs: list[Repair] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def repair(self, code: str, segment: int | None) -> None:
        """Note a repair at a segment."""
        self.repairs.append(Repair(code=code, segment=segment, detail=REPAIRS[code]))

    def fault(self, code: str, segment: int | None) -> None:
        """Note a fault at a segment."""
        severity, advice = FAULTS[code]
        self.faults.append(Fault(code=code, severity=severity, segment=segment, advice=advice))

    @property
    def status(self) -> Status:
        """Rejected when nothing could be read; accepted when there was no repair and no error."""
        severities = {fault.severity for fault in self.faults}
        if Severity.FATAL in severities:
            return Status.REJECTED
        return Status.REPAIRED if self.repairs or Severity.ERROR in severities else Status.ACCEPTED
