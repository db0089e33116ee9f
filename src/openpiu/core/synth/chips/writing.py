"""Writing DER, as far as specimen certificates and chips need it (ITU-T X.690). Nothing here reads."""

from collections.abc import Iterable
from datetime import datetime

INTEGER, BIT_STRING, OCTET_STRING, SEQUENCE, SET = 0x02, 0x03, 0x04, 0x30, 0x31
NULL = b"\x05\x00"


def element(tag: int, *parts: bytes) -> bytes:
    """One element with its length, of everything given."""
    content = b"".join(parts)
    size = len(content)
    head = tag.to_bytes(2 if tag > 0xFF else 1)
    if size < 0x80:
        return head + bytes([size]) + content
    length = size.to_bytes((size.bit_length() + 7) // 8)
    return head + bytes([0x80 | len(length)]) + length + content


def sequence(*parts: bytes) -> bytes:
    """Parts in their order."""
    return element(SEQUENCE, *parts)


def set_of(parts: Iterable[bytes]) -> bytes:
    """Parts in the order that DER wants."""
    return element(SET, *sorted(parts))


def number(value: int) -> bytes:
    """A signed number, as short as it can be."""
    size = ((value if value >= 0 else -value - 1).bit_length() // 8) + 1
    return element(INTEGER, value.to_bytes(size, signed=True))


def octets(content: bytes) -> bytes:
    """A string of bytes."""
    return element(OCTET_STRING, content)


def bits(content: bytes) -> bytes:
    """A string of bits that are whole bytes."""
    return element(BIT_STRING, b"\0", content)


def flags(*places: int) -> bytes:
    """A short string of named bits, as keyUsage is: places counted from the left."""
    value = sum(0x80 >> place for place in places)
    return element(BIT_STRING, bytes([7 - max(places), value]))


def identifier(dotted: str) -> bytes:
    """An object identifier."""
    first, second, *rest = map(int, dotted.split("."))
    return element(0x06, b"".join(map(_base_128, [40 * first + second, *rest])))


def utf8(text: str) -> bytes:
    """Text."""
    return element(0x0C, text.encode())


def printable(text: str) -> bytes:
    """Text of letters, digits and little else."""
    return element(0x13, text.encode("ascii"))


def moment(at: datetime) -> bytes:
    """A time: in two digits of the year until 2049, as RFC 5280 wants it."""
    if at.year < 2050:
        return element(0x17, f"{at:%y%m%d%H%M%S}Z".encode())
    return element(0x18, f"{at:%Y%m%d%H%M%S}Z".encode())


def name(state: str, organisation: str, common: str) -> bytes:
    """A distinguished name of three parts."""
    parts = (("2.5.4.6", printable(state)), ("2.5.4.10", utf8(organisation)), ("2.5.4.3", utf8(common)))
    return sequence(*(set_of([sequence(identifier(kind), value)]) for kind, value in parts))


def _base_128(value: int) -> bytes:
    digits = [value & 0x7F]
    while value := value >> 7:
        digits.append(0x80 | (value & 0x7F))
    return bytes(reversed(digits))
