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
    "traveller-from-document": "no name segment names the bearer of a document; the traveller was taken from it",
    "traveller-from-check-in": "a traveller named only at check-in was added",
    "name-behind-history": "a name segment stood behind the history of its booking, not in it",
    "name-misplaced": "the name stood in another element than the party name",
    "apostrophe-restored": "an apostrophe in the name had ended the segment",
    "encoding-guessed": "the text is not in the character set it claims; it was read as Western European",
    "text-after-document": "text after the end of the document was left out",
    "quotes-mended": "a quote in a row was not closed; the row was read without quotes",
    "flight-from-other-rows": "a row names no flight; the flight of the other rows was taken",
}

_W, _E, _F = Severity.WARNING, Severity.ERROR, Severity.FATAL

FAULTS: dict[str, tuple[Severity, str]] = {
    "not-a-message": (_F, "No EDIFACT message was found: send PNRGOV or PAXLST with UNB and UNH."),
    "too-large": (
        _F,
        "It is larger than 16 MB, 20,000 messages or 999,999 segments: send each flight in a file of its own.",
    ),
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
    "document-name-differs": (_W, "A document bears another name than its traveller: send the name of the document."),
    "name-in-history": (_E, "A name stands in the history behind no SAC of its own: send it as a name or behind SAC."),
    "request-unreadable": (_W, "A service request has no code of four letters: send it again with its code."),
    "version-unknown": (
        _W,
        "This version is not known here and was read as the newest: PNRGOV 11.1 to 18.1 are known.",
    ),
    "date-unreadable": (_W, "A date could not be read: write it in the form of the message guide."),
    "country-unknown": (_W, "A country code is in no table: use the three letters of ICAO Doc 9303-3."),
    "locator-missing": (_W, "A booking has no record locator: send RCI with carrier and locator."),
    "booking-without-traveller": (_W, "A booking has no traveller: send a name segment, or a group name."),
    "name-cut-off": (_E, "A name segment is damaged: release apostrophes in names and send the message again."),
    "count-differs": (_W, "The count of travellers in CNT is not the number of travellers sent."),
    "list-type-unknown": (_W, "BGM names no known list: 745 passengers, 250 crew, 266 flight status."),
    "person-contradicted": (
        _E,
        "A person has two birth dates or sexes: a name segment (NAD) may be missing before it.",
    ),
    "role-unknown": (_W, "A party has an unknown role: use FL, FM, DDU or DDT."),
    "xml-not-allowed": (
        _F,
        "The XML holds a document type, entities or is nested or sized beyond any message: send plain.",
    ),
    "xml-broken": (
        _E,
        "The XML breaks off or is not well formed here: what follows was not read, send it again whole.",
    ),
    "xml-several-documents": (
        _E,
        "The file holds more than one XML document, only the first was read: send one a file.",
    ),
    "element-unknown": (_W, "An element is in no table of the message; it was counted and not read."),
    "column-unknown": (_W, "A column has a heading that the template does not know; it was not read."),
    "row-unnamed": (_E, "A row names no traveller: fill in the surname, or take the row out."),
    "row-too-long": (_E, "A row has more cells than the heading: put quotes around cells that hold the separator."),
    "list-empty": (_W, "The list has a heading and no rows: send a row for each traveller."),
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
