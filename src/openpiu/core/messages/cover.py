"""What the envelope of a message says of itself: who sent it to whom, under which references, in which signs.

Belongs here: what an answer needs. References are kept only where they look like references, so that a damaged header
cannot carry a passenger's name into an answer or a report.
"""

import re
from dataclasses import dataclass

from openpiu.core.edifact import DEFAULT, Interchange, Message, Segment, Separators

_REFERENCE = re.compile(r"[A-Za-z0-9][A-Za-z0-9/_.-]{0,34}")
_TYPE = re.compile(r"[A-Z]{6}")
_SYNTAX = re.compile(r"[A-Z]{4}")
_LEVEL = re.compile(r"[0-9]{1,2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """References and addresses of one message; empty where not sent or not fit to be repeated."""

    type: str = ""  # of the message, as sent: PNRGOV
    separators: Separators = DEFAULT
    syntax: tuple[str, ...] = ()  # of UNB: ("UNOA", "4")
    sender: tuple[str, ...] = ()  # address and qualifier
    recipient: tuple[str, ...] = ()
    interchange: str = ""  # control reference in UNB
    message: str = ""  # reference in UNH
    access: str = ""  # common access reference in UNH


def plain_reference(text: str) -> str:
    """The reference if it looks like one (up to 35 letters, digits and `/ _ . -`), else nothing."""
    return text.strip() if _REFERENCE.fullmatch(text.strip()) else ""


def cover_of(interchange: Interchange, message: Message | None = None) -> Cover:
    """The cover of one message of an interchange; of the interchange alone where there is no message."""
    header = interchange.header or Segment("UNB")
    unh = (message.header if message else None) or Segment("UNH")
    type_ = unh.component(1).strip().upper()
    return Cover(
        type=type_ if _TYPE.fullmatch(type_) else "",
        separators=interchange.separators,
        syntax=_syntax(header),
        sender=_address(header, 1),
        recipient=_address(header, 2),
        interchange=plain_reference(header.component(4)),
        message=plain_reference(unh.component(0)),
        access=plain_reference(unh.component(2)),
    )


def _syntax(header: Segment) -> tuple[str, ...]:
    name, level = header.component(0).strip(), header.component(0, 1).strip()
    return (name, level) if _SYNTAX.fullmatch(name) and _LEVEL.fullmatch(level) else ()


def _address(header: Segment, element: int) -> tuple[str, ...]:
    parts = (plain_reference(header.component(element)), plain_reference(header.component(element, 1)))
    return tuple(filter(None, parts)) if parts[0] else ()
