"""An XML document to readings: the envelope, and bookings a hundred at a time through the reader of PNRGOV (MSG-22).

Every element becomes the segment that says the same (`header`, `bookings`), so that names, documents, dates, contacts
and codes have one reader, whatever the syntax. The place of a repair or fault is the line of the document.
"""

import re
from dataclasses import dataclass, field, replace
from datetime import datetime

from openpiu.core.edifact import Segment
from openpiu.core.messages.contents import Contents
from openpiu.core.messages.notes import Notes
from openpiu.core.messages.pnr_xml.bookings import booking_segments
from openpiu.core.messages.pnr_xml.framing import as_segments
from openpiu.core.messages.pnr_xml.header import header_segments
from openpiu.core.messages.pnr_xml.nodes import Node
from openpiu.core.messages.pnr_xml.parsing import parse
from openpiu.core.messages.pnr_xml.values import moment_of
from openpiu.core.messages.pnrgov import read_pnrgov
from openpiu.core.messages.reading import Part, Reading
from openpiu.core.terms import Booking, Flight, Traveller

KIND = "PNRGOV-XML"
_START = re.compile(rb"(?:\xef\xbb\xbf)?[ \t\r\n]*<[?!A-Za-z]|\xff\xfe<\x00|\xfe\xff\x00<|<\x00|\x00<")
_BATCH = 100  # bookings
_PART = re.compile(r"[0-9]{1,4}")
_LAST = ("end", "last", "f")


def is_xml(data: bytes) -> bool:
    """Whether the bytes begin as an XML document does, perhaps behind a byte order mark and blanks."""
    return _START.match(data) is not None


@dataclass(slots=True)
class _Message:
    """One message while its bookings come."""

    notes: Notes
    flights: tuple[Flight, ...] = ()
    changes_only: bool = False
    travellers: list[Traveller] = field(default_factory=list)
    bookings: list[Booking] = field(default_factory=list)
    waiting: list[Segment] = field(default_factory=list)
    count: int = 0  # bookings waiting


@dataclass(slots=True)
class _Document:
    """All messages of one document; usually one."""

    message: _Message | None = None
    finished: list[tuple[_Message, Node]] = field(default_factory=list)

    def take(self, root: Node, booking: Node) -> None:
        """One more booking of the message that is open."""
        message = self._open()
        message.waiting += booking_segments(booking, message.notes)
        message.count += 1
        if message.count == _BATCH:
            _read_waiting(message, root)

    def end(self, root: Node) -> None:
        """The message is over."""
        message = self._open()
        _read_waiting(message, root)
        _read_header(message, root)
        self.message = None
        self.finished.append((message, root))

    def _open(self) -> _Message:
        if self.message is None:
            self.message = _Message(Notes())
        return self.message


def read_pnr_xml(data: bytes, *, source: str) -> list[Reading]:
    """Every PNRGOV message of one XML document; at least one reading. Nothing is raised, whatever the bytes."""
    notes = Notes()
    document = _Document()
    allowed = parse(data, document.take, document.end, notes)
    if not document.finished and allowed:
        notes.fault("type-not-supported", 1)
    if not document.finished or not allowed:
        return [_rejected(source, notes)]
    last = document.finished[-1][0].notes  # where the syntax broke, that is the message that it broke
    last.repairs += notes.repairs
    last.faults += notes.faults
    return [_reading(message, root, source) for message, root in document.finished]


def _read_waiting(message: _Message, root: Node) -> None:
    """Read the bookings that wait. The header stands before them with place 0: what is noted there is noted once."""
    if not message.waiting:
        return
    header = list(header_segments(root))
    contents, notes = _read([*header, *message.waiting], _sent_at(root))
    message.notes.repairs += [repair for repair in notes.repairs if repair.segment]
    message.notes.faults += [fault for fault in notes.faults if fault.segment]
    message.travellers += contents.travellers
    message.bookings += contents.bookings
    message.waiting, message.count = [], 0


def _read_header(message: _Message, root: Node) -> None:
    contents, notes = _read(list(header_segments(root, message.notes)), _sent_at(root))
    message.notes.repairs += notes.repairs
    message.notes.faults += notes.faults
    message.flights, message.changes_only = contents.flights, contents.changes_only


def _read(segments: list[Segment], sent_at: datetime | None) -> tuple[Contents, Notes]:
    """What PNRGOV's reader makes of the segments; the places that it notes are lines again, None for the header's."""
    lines = [segment.position or None for segment in segments]
    notes = Notes()
    contents = read_pnrgov(as_segments(segments), sent_at, notes)
    notes.repairs = [replace(each, segment=lines[each.segment - 1]) if each.segment else each for each in notes.repairs]
    notes.faults = [replace(each, segment=lines[each.segment - 1]) if each.segment else each for each in notes.faults]
    return contents, notes


def _reading(message: _Message, root: Node, source: str) -> Reading:
    return Reading(
        source=source,
        kind=KIND,
        version=root.value("version").replace(".", ":") or None,
        reference=root.value("transactionidentifier", "correlationid") or None,
        part=_part(root),
        changes_only=message.changes_only,
        sent_at=_sent_at(root),
        status=message.notes.status,
        flights=message.flights,
        travellers=tuple(message.travellers),
        bookings=tuple(message.bookings),
        repairs=tuple(message.notes.repairs),
        faults=tuple(message.notes.faults),
    )


def _sent_at(root: Node) -> datetime | None:
    return moment_of(root.value("timestamp"), utc=True)


def _part(root: Node) -> Part | None:
    """The place in a series: a number, and a status that says whether more follow (MSG-7)."""
    number, status = root.value("sequencenmbr"), root.value("transactionstatuscode").lower()
    if not status or not _PART.fullmatch(number):
        return None
    return Part(number=int(number), last=status in _LAST)


def _rejected(source: str, notes: Notes) -> Reading:
    return Reading(
        source=source,
        kind=KIND,
        version=None,
        reference=None,
        status=notes.status,
        repairs=tuple(notes.repairs),
        faults=tuple(notes.faults),
    )
