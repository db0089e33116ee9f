"""Shrinks a screenshot: PNG as the browser writes it -> PNG with a palette of at most 256 colours, a third of the size.

Belongs here: 8-bit RGB and RGBA without interlacing, which is what browsers write. Not here: taking screenshots
(`tests/browser/test_browser_screenshots.py`).
"""

import struct
import zlib
from collections import Counter
from collections.abc import Iterator

SIGNATURE = b"\x89PNG\r\n\x1a\n"
CHANNELS = {2: 3, 6: 4}  # colour type -> bytes a pixel
COLOURS = 256
Colour = tuple[int, int, int]


def with_palette(png: bytes) -> bytes:
    """The same picture; colours beyond 256 become their nearest neighbours. ValueError for any other kind of PNG."""
    parts = dict(_gathered(png))
    width, height, depth, kind, *_rest, interlaced = struct.unpack(">IIBBBBB", parts[b"IHDR"])
    if depth != 8 or kind not in CHANNELS or interlaced:
        raise ValueError("only 8-bit RGB or RGBA without interlacing")
    pixels = _pixels(zlib.decompress(parts[b"IDAT"]), width * CHANNELS[kind], CHANNELS[kind])
    rows = [[pixels[at : at + 3] for at in range(start, start + width * CHANNELS[kind], CHANNELS[kind])]
            for start in range(0, len(pixels), width * CHANNELS[kind])]  # fmt: skip
    index, palette = _palette(rows)
    lines = b"".join(b"\0" + bytes(index[colour] for colour in row) for row in rows)
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"PLTE", palette), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b""))
    return SIGNATURE + b"".join(_chunk(name, content) for name, content in chunks)


def _gathered(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Name and content of each chunk; the pieces of the picture joined."""
    at, picture = len(SIGNATURE), b""
    while at < len(png):
        size = int.from_bytes(png[at : at + 4], "big")
        name, content = png[at + 4 : at + 8], png[at + 8 : at + 8 + size]
        picture += content if name == b"IDAT" else b""
        yield name, picture if name == b"IDAT" else content
        at += size + 12


def _pixels(filtered: bytes, stride: int, channels: int) -> bytes:
    """The bytes of all rows with PNG's row filters taken away (PNG specification, section 9)."""
    above, rows = bytearray(stride), bytearray()
    for start in range(0, len(filtered), stride + 1):
        row = bytearray(filtered[start + 1 : start + 1 + stride])
        kind = filtered[start]
        for place in range(stride) if kind else ():
            left = row[place - channels] if place >= channels else 0
            corner = above[place - channels] if place >= channels else 0
            row[place] = (row[place] + _predicted(kind, left, above[place], corner)) & 255
        rows += row
        above = row
    return bytes(rows)


def _predicted(kind: int, left: int, above: int, corner: int) -> int:
    if kind < 4:
        return (0, left, above, (left + above) // 2)[kind]
    guess = left + above - corner
    return min((left, above, corner), key=lambda value: abs(guess - value))


def _palette(rows: list[list[bytes]]) -> tuple[dict[bytes, int], bytes]:
    """The palette's place of each colour, and the palette: the most frequent colours."""
    counted = Counter(colour for row in rows for colour in row)
    kept = [colour for colour, _ in counted.most_common(COLOURS)]
    index = {colour: place for place, colour in enumerate(kept)}
    for colour in counted:
        if colour not in index:
            index[colour] = index[min(kept, key=lambda other: _distance(colour, other))]
    return index, b"".join(kept)


def _distance(one: bytes, other: bytes) -> int:
    return sum((first - second) ** 2 for first, second in zip(one, other, strict=True))


def _chunk(name: bytes, content: bytes) -> bytes:
    checksum = zlib.crc32(name + content)
    return len(content).to_bytes(4, "big") + name + content + checksum.to_bytes(4, "big")
