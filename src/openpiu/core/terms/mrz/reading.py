"""A machine readable zone to its fields, with an issue for each that is wrong. Never raises, whatever comes in.

Belongs here: the walk over the fields. Not here: where they stand (`layouts`), dates (`dates`), mended misreadings
(`proposing`). Fifty thousand zones a second are read here: tables, no loops over characters.
"""

from collections.abc import Sequence
from datetime import date
from string import ascii_uppercase

from openpiu.core.terms.check_digits import NUMBER_FIELD, VALUES, digit_of
from openpiu.core.terms.mrz.codes import FILLER, STATES
from openpiu.core.terms.mrz.dates import birth_of, earliest, expiry_of
from openpiu.core.terms.mrz.layouts import CODE, STATE, Checked, Layout, layout_of
from openpiu.core.terms.mrz.shape import ALPHABET, straightened
from openpiu.core.terms.mrz.values import Fields, Mrz
from openpiu.core.terms.mrz.vocabulary import SILENCED_BY, Flag, Issue

_NAME_LETTERS = (ascii_uppercase + FILLER).encode()
_SEXES = {"M": "M", "F": "F", FILLER: None}
_FILLER, _ZERO = ord(FILLER), ord("0")


def read_mrz(lines: Sequence[str] | str, *, as_of: date) -> Mrz:
    """Read the lines of one zone, as on one day. One text is cut at its line breaks; a chip's DG1 has none.

    The day decides centuries and whether a document is expired. Nothing is mended silently: a zone with a wrong count
    of lines, width or character has that issue alone, and its fields are what can still be made out.
    """
    try:
        if lines.__class__ is list or lines.__class__ is tuple:
            count, width, text = len(lines), len(lines[0]), "".join(lines)
            raw = text.encode("ascii")
            layout = layout_of(count, width, text)
            if layout and len(raw) == count * width and len(lines[1]) == width and not raw.translate(None, ALPHABET):
                return _read(layout, text, raw, as_of)
    except (TypeError, IndexError, UnicodeEncodeError):
        pass  # no lines of text: told below
    return _read_crooked(lines, as_of)


def _read_crooked(lines: object, as_of: date) -> Mrz:
    """A zone that has no format's shape: what is wrong with its shape, and what can be made out."""
    shaped = straightened(lines)
    if shaped.layout is None:
        return Mrz(format="", fields=_NOTHING, issues=shaped.issues)
    read = _read(shaped.layout, shaped.text, shaped.text.encode("ascii"), as_of)
    if not shaped.issues:
        return read
    return Mrz(format=read.format, fields=read.fields, issues=shaped.issues)


_NOTHING = Fields(document_code="", issuing_state="", document_number="", nationality="")


def _read(layout: Layout, text: str, raw: bytes, as_of: date) -> Mrz:
    """All fields of a zone of the right shape, in the order in which they stand."""
    issues: list[Issue] = []
    flags: list[Flag] = []
    values = raw.translate(VALUES)
    code = _coded(text[CODE], layout.codes, Issue.DOCUMENT_CODE, issues)
    state = _coded(text[STATE], STATES, Issue.ISSUING_STATE, issues)
    surname, given_names = _names(layout, text, raw, issues, flags)
    number, optional = _number(layout, text, raw, values, issues)
    nationality = _coded(text[layout.nationality], STATES, Issue.NATIONALITY, issues)
    birth_raw = text[layout.birth.field]
    birth = birth_of(birth_raw, as_of)
    if birth.wrong:
        issues.append(Issue.BIRTH_DATE)
    flags += birth.flags
    if not _holds(layout.birth, raw, values):
        issues.append(Issue.CHECK_DIGIT_BIRTH)
    sex = text[layout.sex]
    if sex not in _SEXES:
        issues.append(Issue.SEX)
    expiry = _expiry(layout.expiry, text, as_of, issues, flags) if layout.expiry else None
    if layout.expiry and not _holds(layout.expiry, raw, values):
        issues.append(Issue.CHECK_DIGIT_EXPIRY)
    if expiry and birth.date and birth.date.year >= expiry.year and date(*earliest(birth.date)) > expiry:
        issues.append(Issue.DATE_ORDER)
    _last_digits(layout, raw, values, number, issues)
    return Mrz(
        format=layout.format,
        fields=Fields(
            document_code=code,
            issuing_state=state,
            document_number=number,
            nationality=nationality,
            birth_date=birth.date,
            birth_raw=birth_raw,
            sex=_SEXES.get(sex),
            expiry_date=expiry,
            expiry_raw=text[layout.expiry.field] if layout.expiry else "",
            optional_data=optional,
            optional_data_2=text[layout.optional_2].rstrip(FILLER) if layout.optional_2 else "",
            surname=surname,
            given_names=given_names,
        ),
        issues=tuple(issues),
        flags=_said(flags, issues),
    )


def _coded(text: str, known: dict[str, str], issue: Issue, issues: list[Issue]) -> str:
    """The code without its fillers; what no table knows is given as it stands."""
    code = known.get(text)
    if code is None:
        issues.append(issue)
        return text.strip(FILLER)
    return code


def _names(layout: Layout, text: str, raw: bytes, issues: list[Issue], flags: list[Flag]) -> tuple[str, str]:
    """Surname and given names, a blank for each filler inside."""
    field = text[layout.names]
    name = field.rstrip(FILLER)
    if not name:
        issues.append(Issue.NAME_MISSING)
    elif name[0] == FILLER:
        issues.append(Issue.NAME_LEADING_FILLER)
        name = name.lstrip(FILLER)
    if raw[layout.names].translate(None, _NAME_LETTERS):
        issues.append(Issue.NAME_CHARACTER)
    if field[-1] != FILLER:
        flags.append(Flag.NAME_POSSIBLY_TRUNCATED)
    surname, _, given = name.partition("<<")
    if layout.given_names:
        given = text[layout.given_names].rstrip(FILLER).replace("<<", FILLER)
    if given and ("<<" in given or given[0] == FILLER):
        issues.append(Issue.NAME_SEPARATOR)
        return surname.replace(FILLER, " "), " ".join(part for part in given.split(FILLER) if part)
    return surname.replace(FILLER, " "), given.replace(FILLER, " ")


def _number(layout: Layout, text: str, raw: bytes, values: bytes, issues: list[Issue]) -> tuple[str, str]:
    """The document number, long or not, and what is left of the optional field."""
    field = text[layout.number.field]
    optional = text[layout.optional].rstrip(FILLER) if layout.optional else ""
    if (
        layout.long_numbers
        and raw[layout.number.digit] == _FILLER
        and optional
        and FILLER not in (optional[0], field[-1])
    ):
        return _long_number(field, text[layout.optional or slice(0)], issues)
    number = field.rstrip(FILLER)
    if not number:
        issues.append(Issue.DOCUMENT_NUMBER)
    if not _holds(layout.number, raw, values):
        issues.append(Issue.CHECK_DIGIT_NUMBER)
    return number, optional


def _long_number(nine: str, optional: str, issues: list[Issue]) -> tuple[str, str]:
    """A number that goes on in the optional field: its rest, its digit, a filler (9303-5, 4.2.2 note j)."""
    more, end, rest = optional.partition(FILLER)
    number = nine + more[:-1]
    if not end:
        issues.append(Issue.LONG_NUMBER_NOT_TERMINATED)
    elif len(number) == NUMBER_FIELD or str(digit_of(number.encode().translate(VALUES))) != more[-1]:
        issues.append(Issue.CHECK_DIGIT_NUMBER)
    return number, rest.rstrip(FILLER)


def _expiry(where: Checked, text: str, as_of: date, issues: list[Issue], flags: list[Flag]) -> date | None:
    expiry = expiry_of(text[where.field], as_of)
    if expiry is None:
        issues.append(Issue.EXPIRY_DATE)
    elif expiry < as_of:
        flags.append(Flag.EXPIRED)
    return expiry


def _holds(checked: Checked, raw: bytes, values: bytes) -> bool:
    """Whether a field has its check digit behind it; a letter or a filler never is one."""
    return raw[checked.digit] - _ZERO == digit_of(values[checked.field])


def _last_digits(layout: Layout, raw: bytes, values: bytes, number: str, issues: list[Issue]) -> None:
    """The digits of a passport's optional field, and over all.

    A check digit that alone is misread is named once: the last digit counts as wrong only where it fits neither the
    digits as they stand nor those that should stand there.
    """
    if layout.personal and not _personal_holds(layout.personal, raw, values):
        issues.append(Issue.CHECK_DIGIT_PERSONAL)
    place = layout.composite_digit
    if place is None:
        return
    last = raw[place] - _ZERO
    if last != _over_all(layout, values) and (
        not issues or last != _over_all(layout, _with_right_digits(layout, values, len(number) > NUMBER_FIELD))
    ):
        issues.append(Issue.CHECK_DIGIT_COMPOSITE)


def _personal_holds(checked: Checked, raw: bytes, values: bytes) -> bool:
    """Of an empty field the digit may be a filler too."""
    return _holds(checked, raw, values) or (raw[checked.digit] == _FILLER and not raw[checked.field].strip(b"<"))


def _over_all(layout: Layout, values: bytes) -> int:
    return digit_of(b"".join([values[part] for part in layout.composite]))


def _with_right_digits(layout: Layout, values: bytes, is_long: bool) -> bytes:
    """The values with each check digit as its field asks for; that of a long number stands in the optional field."""
    mended = bytearray(values)
    for checked in (None if is_long else layout.number, layout.birth, layout.expiry, layout.personal):
        if checked:
            mended[checked.digit] = digit_of(values[checked.field])
    return bytes(mended)


def _said(flags: list[Flag], issues: list[Issue]) -> tuple[Flag, ...]:
    """The flags of fields that have no issue."""
    if issues:
        return tuple(flag for flag in flags if SILENCED_BY[flag].isdisjoint(issues))
    return tuple(flags)
