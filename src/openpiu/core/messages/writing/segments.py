"""Segments from plain values, and the interchange around them (ISO 9735)."""

from collections.abc import Iterable, Iterator

from openpiu.core.edifact import DEFAULT, Segment, Separators, write_segments, write_una
from openpiu.core.messages.reading import Reading

Element = str | tuple[str, ...]
RECEIVER = "UTOGOV"
_AGENCIES = {"PNRGOV": ("IA",), "PAXLST": ("UN", "IATA")}


def seg(tag: str, *elements: Element) -> Segment:
    """A segment from texts and tuples of components."""
    return Segment(tag, tuple((element,) if isinstance(element, str) else element for element in elements))


def enclose(body: Iterable[Segment], reading: Reading, kind: str) -> Iterator[Segment]:
    """UNB to UNZ around one message that has a version and a reference, with true counts."""
    sender = reading.flights[0].carrier if reading.flights else ""
    sent = (f"{reading.sent_at:%y%m%d}", f"{reading.sent_at:%H%M}") if reading.sent_at else ("", "")
    version = (reading.version or "").split(":")
    part: tuple[Element, ...] = ()
    if reading.part:
        part = ((f"{reading.part.number:02}", "F" if reading.part.last else "C"),)
    inner = list(body)
    yield seg("UNB", ("UNOA", "4"), sender, RECEIVER, sent, "1")
    yield seg("UNH", "1", (kind, *version, *_AGENCIES[kind]), reading.reference or "", *part)
    yield from inner
    yield seg("UNT", str(len(inner) + 2), "1")
    yield seg("UNZ", "1", "1")


def as_bytes(segments: Iterable[Segment], separators: Separators = DEFAULT) -> bytes:
    """The interchange as it is sent: announced, one segment a line, UTF-8."""
    return (write_una(separators) + "\n" + write_segments(segments, separators, between="\n") + "\n").encode()
