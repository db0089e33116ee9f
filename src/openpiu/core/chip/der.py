"""Tags, lengths and values as chips and certificates hold them (ITU-T X.690, DER; ISO/IEC 7816-4 for tags of files).

Belongs here: cutting bytes into elements, strictly and bounded. Not here: what the elements mean.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import NamedTuple

from asn1crypto.core import GeneralizedTime, ObjectIdentifier, UTCTime

from openpiu.core.chip.faults import Unreadable, reading

INTEGER, BIT_STRING, OCTET_STRING, OBJECT, UTC_TIME, GENERALIZED_TIME = 0x02, 0x03, 0x04, 0x06, 0x17, 0x18
SEQUENCE, SET = 0x30, 0x31
_LONG_TAG = 0x1F
_MAX_LENGTH_BYTES = 4
_MAX_IDENTIFIER_BYTES = 64


class Element(NamedTuple):
    """One element: its tag as written (0x30, 0x7F61), its content, and all of its bytes."""

    tag: int
    content: bytes
    whole: bytes


def read_one(data: bytes, tag: int, part: str) -> Element:
    """The one element that `data` is, with nothing behind it; Unreadable names `part`."""
    found = read_next(data, 0, part)
    if found.tag != tag or len(found.whole) != len(data):
        raise Unreadable(f"{part} is not one element of the kind expected")
    return found


def read_all(data: bytes, part: str) -> tuple[Element, ...]:
    """The elements that `data` is made of, in order."""
    return tuple(_elements(data, part))


def fields(element: Element, tags: tuple[int, ...], part: str) -> tuple[Element, ...]:
    """The elements inside a sequence, which must be exactly of these kinds."""
    found = read_all(element.content, part)
    if element.tag != SEQUENCE or tuple(inner.tag for inner in found) != tags:
        raise Unreadable(f"{part} does not have the parts it should have")
    return found


def read_next(data: bytes, start: int, part: str) -> Element:
    """The element that begins at `start`."""
    try:
        tag, at = _tag(data, start)
        length, at = _length(data, at)
    except IndexError:
        raise Unreadable(f"{part} ends too early") from None
    end = at + length
    if length < 0 or end > len(data):
        raise Unreadable(f"{part} says a length that it does not have")
    return Element(tag, data[at:end], data[start:end])


def integer(element: Element, part: str) -> int:
    """A signed number; negative ones are read as such (serial numbers in circulation are)."""
    if element.tag != INTEGER or not element.content:
        raise Unreadable(f"{part} is not a number")
    return int.from_bytes(element.content, signed=True)


def oid(element: Element, part: str) -> str:
    """An object identifier with dots."""
    if element.tag != OBJECT or len(element.content) > _MAX_IDENTIFIER_BYTES:
        raise Unreadable(f"{part} is not an identifier")
    with reading(part):
        return str(ObjectIdentifier.load(element.whole, strict=True).dotted)


def bits(element: Element, part: str) -> bytes:
    """The bytes of a bit string without unused bits: keys and signatures have none."""
    if element.tag != BIT_STRING or element.content[:1] != b"\0":
        raise Unreadable(f"{part} is not a string of whole bytes")
    return element.content[1:]


def moment(element: Element, part: str) -> datetime:
    """A time of either kind, aware, in UTC."""
    kinds = {UTC_TIME: UTCTime, GENERALIZED_TIME: GeneralizedTime}
    with reading(part):
        found = kinds[element.tag].load(element.whole, strict=True).native
        if not isinstance(found, datetime) or found.tzinfo is None:
            raise ValueError  # without a zone it would mean another instant on every machine
        return found.astimezone(UTC)


def _elements(data: bytes, part: str) -> Iterator[Element]:
    at = 0
    while at < len(data):
        element = read_next(data, at, part)
        at += len(element.whole)
        yield element


def _tag(data: bytes, at: int) -> tuple[int, int]:
    """One byte, or two where the first says so; chips and certificates have no longer ones."""
    first = data[at]
    if first & _LONG_TAG != _LONG_TAG:
        return first, at + 1
    if data[at + 1] & 0x80:
        raise IndexError
    return first << 8 | data[at + 1], at + 2


def _length(data: bytes, at: int) -> tuple[int, int]:
    """Definite lengths only; -1 where it is written in another way than DER writes it."""
    first = data[at]
    if first < 0x80:
        return first, at + 1
    size = first & 0x7F
    if not 0 < size <= _MAX_LENGTH_BYTES or at + 1 + size > len(data):
        return -1, at
    length = int.from_bytes(data[at + 1 : at + 1 + size])
    shortest = length >= 0x80 and length.bit_length() > 8 * (size - 1)
    return (length if shortest else -1), at + 1 + size
