"""The interchange around a message: service segments, counts, telegram heading, wrapped lines.

Belongs here: what is the same for PNRGOV and PAXLST. Not here: what the message says, and deliberate faults (`noise`).
"""

from dataclasses import dataclass
from datetime import datetime

from openpiu.core.edifact import Segment, write_segment, write_una
from openpiu.core.synth.styles import Style

RECEIVER = "UTOGOV"
Element = str | tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """What the envelope says of one message."""

    kind: str  # PNRGOV or PAXLST
    sender: str  # carrier
    reference: str  # of the interchange
    access: str  # common access reference of the flight and push
    sent_at: datetime  # UTC
    part: int = 1
    parts: int = 1


def seg(tag: str, *elements: Element) -> Segment:
    """A segment from texts and tuples of components."""
    return Segment(tag, tuple((element,) if isinstance(element, str) else element for element in elements))


def enclose(body: list[Segment], cover: Cover, style: Style) -> list[Segment]:
    """The whole interchange: UNB, UNG, UNH, the body, and the trailers with true counts (ISO 9735)."""
    sent = (f"{cover.sent_at:%y%m%d}", f"{cover.sent_at:%H%M}")
    agency = "IA" if cover.kind == "PNRGOV" else "UN"
    version = style.pnrgov if cover.kind == "PNRGOV" else style.paxlst
    syntax = tuple(style.syntax.split(":"))
    numbered = tuple(version.split(":"))
    message = (cover.kind, *numbered, agency) if cover.kind == "PNRGOV" else (cover.kind, *numbered, agency, "IATA")
    place: tuple[Element, ...] = ()
    if cover.parts > 1:
        place = ((f"{cover.part:02}", "F" if cover.part == cover.parts else "C"),)
    return [
        seg("UNB", syntax, cover.sender, RECEIVER, sent, cover.reference),
        seg("UNG", cover.kind, cover.sender, RECEIVER, sent, cover.reference, agency, numbered),
        seg("UNH", "1", message, cover.access, *place),
        *body,
        seg("UNT", str(len(body) + 2), "1"),
        seg("UNE", "1", cover.reference),
        seg("UNZ", "1", cover.reference),
    ]


def as_text(segments: list[Segment], cover: Cover, style: Style) -> str:
    """The interchange as the sender's system writes it: separators, line breaks, heading."""
    return lines_as_text(written_lines(segments, style), cover, style)


def written_lines(segments: list[Segment], style: Style) -> list[str]:
    """Each segment as text with its terminator, without line breaks."""
    return [write_segment(segment, style.separators) for segment in segments]


def lines_as_text(lines: list[str], cover: Cover, style: Style) -> str:
    """Written segments as one text: service string advice, line breaks, heading."""
    una = write_una(style.separators) + style.line_break if style.announces else ""
    text = una + style.line_break.join(lines)
    if style.wrap:
        text = wrapped(text, style.wrap)
    return type_b_heading(cover, "QD") + text + "\r\n" if style.type_b else text + "\n"


def type_b_heading(cover: Cover, priority: str) -> str:
    """Priority and address line, then the origin line with day and time (teletype form)."""
    return f"{priority} BRUPIZZ\r\n.HDQRM{cover.sender} {cover.sent_at:%d%H%M}\r\n"


def wrapped(text: str, width: int) -> str:
    """Break lines at `width` wherever that falls, but never beside a blank: systems that trim lines would lose it."""
    lines = []
    start = 0
    while start < len(text):
        end = min(start + width, len(text))
        while end < len(text) and " " in text[end - 1 : end + 1]:
            end -= 1
        lines.append(text[start:end])
        start = end
    return "\r\n".join(lines)
