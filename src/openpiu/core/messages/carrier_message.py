"""Bytes from a carrier to readings: `read_messages` is the one way in for every transmission."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime

from openpiu.core.edifact import Interchange, Message, Segment, Segments, iterate_interchanges
from openpiu.core.messages.contents import Contents
from openpiu.core.messages.cover import Cover, cover_of
from openpiu.core.messages.dialect import DIALECT
from openpiu.core.messages.listing_csv import is_listing, read_listing
from openpiu.core.messages.moments import as_utc, year_first
from openpiu.core.messages.notes import Notes
from openpiu.core.messages.paxlst import read_paxlst
from openpiu.core.messages.pnr_xml import is_xml, read_pnr_xml
from openpiu.core.messages.pnrgov import read_pnrgov
from openpiu.core.messages.reading import Part, Reading, Repair

PNRGOV, PAXLST = "PNRGOV", "PAXLST"
_READERS: dict[str, Callable[[Segments, datetime | None, Notes], Contents]] = {
    PNRGOV: read_pnrgov,
    PAXLST: read_paxlst,
}
_TELLING_TAGS = ((PAXLST, frozenset({"BGM", "NAD", "TDT", "DOC"})), (PNRGOV, frozenset({"SRC", "TIF", "RCI", "MSG"})))
_LAST_TAGS = frozenset({"CNT", "AUT"})  # a manifest that ends with its total is whole, also without trailers
# A full long-haul flight has some 300 kB. What is larger than this is no message of a carrier (MSG-18).
MOST_BYTES = 16 * 1024 * 1024
MOST_MESSAGES = 20_000
MOST_SEGMENTS = 999_999  # of one message: as many as the count in UNT has digits for
_PART = re.compile(r"\d{1,4}")


def read_messages(data: bytes, *, source: str) -> list[Reading]:
    """Every message of one transmission, read; at least one reading, also of bytes that hold no message.

    Nothing is raised, whatever the bytes (MSG-1 to MSG-18). `source` is the file name or channel, repeated in each
    reading.
    """
    return list(iterate_messages(data, source=source))


def iterate_messages(data: bytes, *, source: str) -> Iterator[Reading]:
    """As `read_messages`, one message after the other: a caller who keeps none needs memory for the largest only."""
    if _is_too_large(data):
        yield _rejected(source, "too-large", _likely_kind(data), ())
        return
    if is_xml(data) or is_listing(data):
        yield from read_pnr_xml(data, source=source) if is_xml(data) else read_listing(data, source=source)
        return
    is_empty = True
    for interchange in iterate_interchanges(data, DIALECT):
        for reading in _read_interchange(interchange, source):
            yield reading
            is_empty = False
    if is_empty:
        yield _rejected(source, "not-a-message", _likely_kind(data), ())


def _is_too_large(data: bytes) -> bool:
    return len(data) > MOST_BYTES or data.count(b"UNH") > MOST_MESSAGES or data.count(b"UNB") > MOST_MESSAGES


def _read_interchange(interchange: Interchange, source: str) -> Iterator[Reading]:
    if not interchange.messages:
        yield _rejected(source, "no-message-in-interchange", PNRGOV, interchange.repairs, cover_of(interchange))
    sent_at = _sent_at(interchange.header)
    repairs = interchange.repairs
    for message in interchange.messages:
        cover = cover_of(interchange, message)
        yield replace(_read_message(message, sent_at, repairs, source), cover=cover)
        repairs = ()  # repairs of the envelope are told once, with its first message


def _read_message(message: Message, sent_at: datetime | None, repairs: tuple[Repair, ...], source: str) -> Reading:
    notes = Notes(repairs=[*repairs, *message.repairs])
    kind = _kind(message, notes)
    reader = _READERS.get(kind)
    contents = Contents()
    if reader is None:
        kind = PNRGOV
        notes.fault("type-not-supported", 1)
    elif len(message.segments) > MOST_SEGMENTS:
        notes.fault("too-large", None)
    elif len(message.segments) < 2:
        notes.fault("message-empty", 1)
    else:
        contents = reader(message.segments, sent_at, notes)
    if message.broken_off and message.segments[-1].tag not in _LAST_TAGS:
        notes.fault("message-truncated", len(message.segments))
    header = message.header or Segment("UNH")
    return Reading(
        source=source,
        kind=kind,
        version=_version(header),
        reference=header.component(2) or header.component(0) or None,
        part=_part(header),
        changes_only=contents.changes_only,
        event=contents.event,
        sent_at=sent_at,
        status=notes.status,
        flights=contents.flights,
        travellers=contents.travellers,
        bookings=contents.bookings,
        repairs=tuple(notes.repairs),
        faults=tuple(notes.faults),
    )


def _kind(message: Message, notes: Notes) -> str:
    sent = message.header.component(1).strip().upper() if message.header else ""
    if sent in _READERS:
        return sent
    tags = {segment.tag for segment in message.segments}
    for kind, telling in _TELLING_TAGS:
        if not sent and not telling.isdisjoint(tags):
            notes.repair("type-inferred", 1)
            return kind
    return sent


def _version(header: Segment) -> str | None:
    numbers = [header.component(1, place).strip() for place in (1, 2)]
    return ":".join(filter(None, numbers)) or None


def _part(header: Segment) -> Part | None:
    """`01:C`, `02`, `03:F`: the place in a series with one access reference; F closes it (MSG-7)."""
    number = header.component(3).strip()
    if not _PART.fullmatch(number) or not number.isascii():
        return None
    return Part(number=int(number), last=header.component(3, 1).strip().upper() == "F")


def _sent_at(header: Segment | None) -> datetime | None:
    if header is None:
        return None
    return as_utc(year_first(header.component(3).strip(), header.component(3, 1).strip()))


def _likely_kind(data: bytes) -> str:
    return PAXLST if b"PAXLST" in data or b"NAD" in data else PNRGOV


def _rejected(source: str, code: str, kind: str, repairs: tuple[Repair, ...], cover: Cover | None = None) -> Reading:
    notes = Notes(repairs=list(repairs))
    notes.fault(code, None)
    return Reading(
        source=source,
        kind=kind,
        version=None,
        reference=None,
        status=notes.status,
        repairs=tuple(notes.repairs),
        faults=tuple(notes.faults),
        cover=cover,
    )
