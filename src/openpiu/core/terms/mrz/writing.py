"""Fields to the lines of a zone, with all check digits: five formats, long numbers, partial dates, shortened names.

Belongs here: filling in. Not here: where fields stand (`layouts`), names (`truncating`). Errors name the field and say
what to do, never what stood in it.
"""

from datetime import date

from openpiu.core.terms.check_digits import NUMBER_FIELD, check_digit
from openpiu.core.terms.dates import PartialDate
from openpiu.core.terms.mrz.codes import FILLER, STATES
from openpiu.core.terms.mrz.layouts import CODE, FRA_ID_1988, LAYOUTS, STATE, Checked, Layout
from openpiu.core.terms.mrz.shape import ALPHABET
from openpiu.core.terms.mrz.truncating import name_field
from openpiu.core.terms.mrz.values import Fields
from openpiu.errors import OfficerError

FORMATS = tuple(name for name in LAYOUTS if name != FRA_ID_1988.format)
_SEXES = {"M": "M", "F": "F", "X": FILLER, None: FILLER}  # X belongs to the visual zone
_STATES = frozenset(STATES.values())


def write_mrz(fields: Fields, kind: str, *, language: str = "") -> tuple[str, ...]:
    """The lines of one zone of a format: TD1, TD2, TD3, MRV-A or MRV-B.

    Names may be in any script that has a table; `language` is as in `names.to_mrz_name`. `birth_raw`
    and `expiry_raw` do not count, the dates do. OfficerError names what does not go into this format.
    """
    layout = LAYOUTS.get(kind)
    if layout is None or kind not in FORMATS or layout.expiry is None:
        raise OfficerError(f"there is no such format to write; choose one of {', '.join(FORMATS)}")
    zone = bytearray(FILLER.encode() * (layout.lines * layout.width))
    _put(zone, CODE, _code(layout, fields.document_code))
    _put(zone, STATE, _state(fields.issuing_state, "issuing_state"))
    _put(zone, layout.nationality, _state(fields.nationality, "nationality"))
    width = layout.names.stop - layout.names.start
    _put(zone, layout.names, name_field(fields.surname, fields.given_names, width, language=language))
    _put_number(zone, layout, fields)
    _put_checked(zone, layout.birth, _birth(fields.birth_date))
    _put(zone, slice(layout.sex, layout.sex + 1), _sex(fields.sex))
    _put_checked(zone, layout.expiry, _expiry(fields.expiry_date))
    _put_last(zone, layout)
    text = zone.decode("ascii")
    return tuple(text[start : start + layout.width] for start in range(0, len(text), layout.width))


def _put(zone: bytearray, where: slice, text: str) -> None:
    zone[where] = text.ljust(where.stop - where.start, FILLER).encode("ascii")


def _put_checked(zone: bytearray, where: Checked, text: str) -> None:
    _put(zone, where.field, text)
    zone[where.digit] = ord(check_digit(zone[where.field].decode("ascii")))


def _put_number(zone: bytearray, layout: Layout, fields: Fields) -> None:
    """The number and the optional fields, into the first of which a long number goes on."""
    number, optional = _plain(fields.document_number, "document_number"), _plain(fields.optional_data, "optional_data")
    if not number:
        raise OfficerError("document_number is missing: a zone has one")
    if len(number) <= NUMBER_FIELD:
        _put_checked(zone, layout.number, number)
    elif not layout.long_numbers or FILLER in number:
        raise OfficerError(f"document_number is too long for {layout.format}: only TD1 and TD2 have room for long ones")
    else:
        _put(zone, layout.number.field, number[:NUMBER_FIELD])
        optional = number[NUMBER_FIELD:] + check_digit(number) + FILLER + optional
    _put_optional(zone, layout.optional, optional, "optional_data")
    _put_optional(zone, layout.optional_2, _plain(fields.optional_data_2, "optional_data_2"), "optional_data_2")


def _put_optional(zone: bytearray, where: slice | None, text: str, field: str) -> None:
    if len(text) > (where.stop - where.start if where else 0):
        raise OfficerError(f"{field} is too long for this format: shorten it, or the document number before it")
    if where:
        _put(zone, where, text)


def _put_last(zone: bytearray, layout: Layout) -> None:
    """The digit of a passport's optional field, a filler where that is empty, and the digit over all."""
    if layout.personal and zone[layout.personal.field].strip(b"<"):
        zone[layout.personal.digit] = ord(check_digit(zone[layout.personal.field].decode("ascii")))
    if layout.composite_digit is not None:
        covered = b"".join(zone[part] for part in layout.composite)
        zone[layout.composite_digit] = ord(check_digit(covered.decode("ascii")))


def _code(layout: Layout, code: str) -> str:
    text = code.ljust(2, FILLER)
    if text not in layout.codes:
        raise OfficerError(f"document_code is none of {layout.format}: P for passports, A, C, I for cards, V for visas")
    return text


def _state(code: str, field: str) -> str:
    if code not in _STATES:
        raise OfficerError(f"{field} is no code of Doc 9303-3 section 5; Germany is D")
    return code


def _birth(born: PartialDate | None) -> str:
    if born is None:
        return FILLER * 6
    parts = (born.year % 100, born.month, born.day)
    return "".join(FILLER * 2 if part is None else f"{part:02}" for part in parts)


def _expiry(expires: date | None) -> str:
    if expires is None:
        raise OfficerError("expiry_date is missing: a zone has the whole date")
    return f"{expires:%y%m%d}"


def _sex(sex: str | None) -> str:
    if sex not in _SEXES:
        raise OfficerError("sex is M, F or empty")
    return _SEXES[sex]


def _plain(text: str, field: str) -> str:
    """Letters and digits in upper case, a filler for each blank and hyphen (9303-4, 4.2.2)."""
    plain = text.upper().replace(" ", FILLER).replace("-", FILLER).rstrip(FILLER)
    if not plain.isascii() or plain.encode("ascii").translate(None, ALPHABET):
        raise OfficerError(f"{field} has other characters than letters, digits, blanks and hyphens: leave them out")
    return plain
