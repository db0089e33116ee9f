"""Data groups are cut by their own lengths: the zone into lines, the portrait out of its record, undecoded."""

import pytest

from openpiu.core.chip import Portrait, Unreadable, cut_portrait, read_zone
from openpiu.core.synth.chips import portrait_group, zone_group
from openpiu.core.synth.chips.writing import element, number
from tests.core.chip.conftest import IMAGE, LINES

JPEG_2000 = b"\x00\x00\x00\x0cjP  \r\n\x87\n" + bytes(40)


@pytest.mark.parametrize(("lines", "width"), [(2, 44), (2, 36), (3, 30)])
def test_the_zone_has_the_lines_of_its_size(lines: int, width: int) -> None:
    zone = tuple("UTO"[place] * width for place in range(lines))
    assert read_zone(zone_group(zone)) == zone


@pytest.mark.parametrize("group", [b"", zone_group(("A" * 43, "B" * 44)), zone_group(LINES)[:-1], b"\x61\x00", b"\x61"])
def test_what_is_no_zone_is_unreadable(group: bytes) -> None:
    with pytest.raises(Unreadable, match=r"^DG1 "):
        read_zone(group)


@pytest.mark.parametrize(("image", "kind"), [(IMAGE, "jpeg"), (JPEG_2000, "jpeg2000")])
def test_the_portrait_is_cut_out_byte_for_byte(image: bytes, kind: str) -> None:
    assert cut_portrait(portrait_group(image)) == Portrait(kind, image)


def test_feature_points_before_the_image_are_stepped_over() -> None:
    points = 3
    face = (32 + 8 * points + len(IMAGE)).to_bytes(4) + points.to_bytes(2) + bytes(26 + 8 * points) + IMAGE
    record = b"FAC\x00010\x00" + (14 + len(face)).to_bytes(4) + b"\0\1" + face
    group = element(0x75, element(0x7F61, number(1), element(0x7F60, element(0x5F2E, record))))
    assert cut_portrait(group) == Portrait("jpeg", IMAGE)


@pytest.mark.parametrize(
    "group",
    [b"", b"\x75\x00", portrait_group(b"GIF89a"), portrait_group(IMAGE)[:-1], portrait_group(b""),
     portrait_group(IMAGE).replace(b"FAC\0", b"FAX\0")],
)  # fmt: skip
def test_what_is_no_portrait_is_unreadable(group: bytes) -> None:
    with pytest.raises(Unreadable, match=r"^DG2 "):
        cut_portrait(group)


def test_a_record_that_says_more_than_it_has_is_unreadable() -> None:
    group = bytearray(portrait_group(IMAGE))
    place = group.index(b"FAC\0") + 14
    group[place : place + 4] = b"\xff\xff\xff\xff"
    with pytest.raises(Unreadable):
        cut_portrait(bytes(group))
