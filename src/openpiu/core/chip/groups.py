"""Data groups of a chip: the machine-readable zone of DG1, and the portrait cut out of DG2 (ICAO Doc 9303-10).

Belongs here: cutting. Not here: the meaning of the zone (`core.terms`), or its hash (`authentication`). A portrait is
bytes: no decoder of pictures ever sees what a stranger wrote into a chip.
"""

from typing import NamedTuple

from openpiu.core.chip.der import Element, read_all, read_one
from openpiu.core.chip.faults import Unreadable

MAX_BYTES = {1: 1_024, 2: 4_194_304, 14: 65_536, 15: 65_536}  # by number of the group; what is longer is not read
_ZONE = 0x5F1F
_WIDTHS = {90: 30, 72: 36, 88: 44}  # all characters -> those of a line (Doc 9303-4, 5, 6)
_TEMPLATES, _TEMPLATE, _BLOCKS = 0x7F61, 0x7F60, (0x5F2E, 0x7F2E)
_FACE = b"FAC\0"
_RECORD_HEADER, _FACE_HEADER, _POINT, _IMAGE_HEADER = 14, 20, 8, 12  # octets (ISO/IEC 19794-5:2005 section 5)
_KINDS = {b"\xff\xd8\xff": "jpeg", b"\x00\x00\x00\x0cjP": "jpeg2000", b"\xff\x4f\xff\x51": "jpeg2000"}


class Portrait(NamedTuple):
    """A portrait as the chip holds it: jpeg or jpeg2000 by its first bytes, and its bytes. It is not decoded."""

    kind: str
    content: bytes


def read_zone(group: bytes) -> tuple[str, ...]:
    """The two or three lines of the machine-readable zone in DG1; Unreadable otherwise."""
    part = "DG1"
    outer = read_one(group, 0x61, part)
    content = read_one(outer.content, _ZONE, part).content
    width = _WIDTHS.get(len(content))
    if width is None or not content.isascii():
        raise Unreadable("DG1 holds no machine-readable zone of a known length")
    text = content.decode("ascii")
    return tuple(text[start : start + width] for start in range(0, len(text), width))


def cut_portrait(group: bytes) -> Portrait:
    """The first portrait in DG2, cut out by the lengths that its headers say; Unreadable where there is none."""
    part = "DG2"
    templates = read_one(read_one(group, 0x75, part).content, _TEMPLATES, part)
    faces = [one for one in read_all(templates.content, part) if one.tag == _TEMPLATE]
    blocks = [inner for face in faces for inner in read_all(face.content, part) if inner.tag in _BLOCKS]
    if not blocks:
        raise Unreadable("DG2 holds no portrait")
    return _cut(blocks[0])


def _cut(block: Element) -> Portrait:
    content = block.content
    if content[:4] != _FACE:
        raise Unreadable("DG2 holds a portrait in a form that is not known")
    length = int.from_bytes(content[_RECORD_HEADER : _RECORD_HEADER + 4])
    points = int.from_bytes(content[_RECORD_HEADER + 4 : _RECORD_HEADER + 6])
    start = _RECORD_HEADER + _FACE_HEADER + points * _POINT + _IMAGE_HEADER
    image = content[start : _RECORD_HEADER + length]
    kind = next((kind for first, kind in _KINDS.items() if image.startswith(first)), "")
    if not kind or _RECORD_HEADER + length > len(content):
        raise Unreadable("DG2 holds a portrait in a form that is not known")
    return Portrait(kind, image)
