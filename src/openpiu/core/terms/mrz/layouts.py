"""Where each field stands in a zone whose lines are joined: ICAO Doc 9303-4 to -7, and one national card.

Belongs here: positions. Not here: what a field may hold (`reading`), how it is filled (`writing`).
"""

from dataclasses import dataclass, replace
from typing import NamedTuple

from openpiu.core.terms.mrz.codes import CARDS, PASSPORTS, VISAS


class Checked(NamedTuple):
    """A field and the place of its check digit, counted from 0 in the joined lines."""

    field: slice
    digit: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """One format. All places count from 0 in its lines joined without a break."""

    format: str
    lines: int
    width: int
    codes: dict[str, str]  # the first two characters it may have
    names: slice
    number: Checked
    nationality: slice
    birth: Checked
    sex: int
    expiry: Checked | None
    optional: slice | None = None
    optional_2: slice | None = None
    long_numbers: bool = False  # a number of more than nine goes on in the optional field
    personal: Checked | None = None  # the optional field where it has a digit of its own
    composite: tuple[slice, ...] = ()  # what the last digit covers, in this order
    composite_digit: int | None = None
    given_names: slice | None = None  # where they stand apart from the surname


CODE, STATE = slice(0, 2), slice(2, 5)  # in every format


def _two_lines(name: str, codes: dict[str, str], width: int, optional: int) -> Layout:
    """What passports, cards and visas of two lines have in common; `optional` is the end of that field."""
    return Layout(
        format=name,
        lines=2,
        width=width,
        codes=codes,
        names=slice(5, width),
        number=Checked(slice(width, width + 9), width + 9),
        nationality=slice(width + 10, width + 13),
        birth=Checked(slice(width + 13, width + 19), width + 19),
        sex=width + 20,
        expiry=Checked(slice(width + 21, width + 27), width + 27),
        optional=slice(width + 28, width + optional),
    )


TD3 = replace(
    _two_lines("TD3", PASSPORTS, 44, 42),
    personal=Checked(slice(72, 86), 86),
    composite=(slice(44, 54), slice(57, 64), slice(65, 87)),
    composite_digit=87,
)
TD2 = replace(
    _two_lines("TD2", CARDS, 36, 35),
    long_numbers=True,
    composite=(slice(36, 46), slice(49, 56), slice(57, 71)),
    composite_digit=71,
)
MRV_A = _two_lines("MRV-A", VISAS, 44, 44)
MRV_B = _two_lines("MRV-B", VISAS, 36, 36)
TD1 = Layout(
    format="TD1",
    lines=3,
    width=30,
    codes=CARDS,
    names=slice(60, 90),
    number=Checked(slice(5, 14), 14),
    nationality=slice(45, 48),
    birth=Checked(slice(30, 36), 36),
    sex=37,
    expiry=Checked(slice(38, 44), 44),
    optional=slice(15, 30),
    optional_2=slice(48, 59),
    long_numbers=True,
    composite=(slice(5, 30), slice(30, 37), slice(38, 45), slice(48, 59)),
    composite_digit=59,
)
# The French identity card of 1988 to 2021: as wide as TD2, no expiry date, and still shown at borders.
FRA_ID_1988 = Layout(
    format="FRA-ID-1988",
    lines=2,
    width=36,
    codes={"ID": "ID"},
    names=slice(5, 30),
    number=Checked(slice(36, 48), 48),
    nationality=STATE,
    birth=Checked(slice(63, 69), 69),
    sex=70,
    expiry=None,
    composite=(slice(0, 71),),
    composite_digit=71,
    given_names=slice(49, 63),
)
LAYOUTS: dict[str, Layout] = {layout.format: layout for layout in (TD1, TD2, TD3, MRV_A, MRV_B, FRA_ID_1988)}
# The format by count of lines and width; a visa is told by its first letter, and by nothing else.
_BY_SHAPE = {(3, 30): TD1, (2, 36): TD2, (2, 44): TD3}
_VISAS = {36: MRV_B, 44: MRV_A}


def layout_of(lines: int, width: int, text: str) -> Layout | None:
    """The format of so many lines, all of one width, joined to `text`; None where no format has that shape."""
    layout = _BY_SHAPE.get((lines, width))
    if layout is not None and lines == 2:
        if text[0] == "V":
            return _VISAS[width]
        if width == FRA_ID_1988.width and text.startswith("IDFRA") and text[FRA_ID_1988.number.field].isdigit():
            return FRA_ID_1988
    return layout
