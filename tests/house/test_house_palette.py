"""Screenshots get a palette and stay the same picture."""

import struct
import zlib

import pytest

from tools.palette import with_palette

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def chunk(name: bytes, content: bytes) -> bytes:
    """One chunk of a PNG file."""
    return len(content).to_bytes(4, "big") + name + content + zlib.crc32(name + content).to_bytes(4, "big")


def png(rows: list[bytes], *, width: int, kind: int = 2, depth: int = 8) -> bytes:
    """A PNG file from rows that begin with their filter."""
    header = struct.pack(">IIBBBBB", width, len(rows), depth, kind, 0, 0, 0)
    picture = zlib.compress(b"".join(rows))
    half = len(picture) // 2
    pieces = chunk(b"IDAT", picture[:half]) + chunk(b"IDAT", picture[half:])
    return SIGNATURE + chunk(b"IHDR", header) + pieces + chunk(b"IEND", b"")


def colours(made: bytes, width: int) -> list[list[bytes]]:
    """The colours of a palette PNG, row by row."""
    palette = made.split(b"PLTE")[1]
    lines = zlib.decompress(made.split(b"IDAT")[1])
    rows = [lines[at + 1 : at + 1 + width] for at in range(0, len(lines), width + 1)]
    return [[palette[3 * place : 3 * place + 3] for place in row] for row in rows]


def test_every_row_filter_gives_the_same_picture() -> None:
    """None, sub, up, average and Paeth, written so that each row is red then blue."""
    rows = [
        b"\x00" + b"\xff\x00\x00" + b"\x00\x00\xff",
        b"\x01" + b"\xff\x00\x00" + b"\x01\x00\xff",
        b"\x02" + b"\x00\x00\x00" + b"\x00\x00\x00",
        b"\x03" + b"\x80\x00\x00" + b"\x81\x00\x80",
        b"\x04" + b"\x00\x00\x00" + b"\x00\x00\x00",
    ]
    made = with_palette(png(rows, width=2))
    assert colours(made, 2) == [[b"\xff\x00\x00", b"\x00\x00\xff"]] * 5


def test_more_than_256_colours_become_their_neighbours() -> None:
    """No colour moves far."""
    row = b"\x00" + b"".join(bytes((red, green, 0)) for green in (0, 1) for red in range(256))
    (found,) = colours(with_palette(png([row], width=512)), 512)
    assert len(set(found)) == 256
    assert all(abs(colour[0] - place % 256) <= 1 for place, colour in enumerate(found))


def test_transparency_is_left_out() -> None:
    """A page has none."""
    made = with_palette(png([b"\x00" + b"\x01\x02\x03\xff"], width=1, kind=6))
    assert colours(made, 1) == [[b"\x01\x02\x03"]]


def test_another_kind_of_picture_is_refused() -> None:
    """Grey or 16-bit pictures do not come from a browser."""
    with pytest.raises(ValueError, match="8-bit"):
        with_palette(png([b"\x00\x00"], width=1, kind=0))
