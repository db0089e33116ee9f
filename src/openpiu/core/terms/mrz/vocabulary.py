"""The words in which a reading says what is wrong and what to mind, each with its meaning.

Belongs here: the words. Not here: when they are said (`reading`). docs/reference/mrz.md is written from these tables.
"""

from enum import StrEnum


class Issue(StrEnum):
    """Why a zone is not valid, by the field that is wrong; in the order in which a reading names them."""

    LINE_COUNT = "line_count"
    LINE_LENGTH = "line_length"
    CHARACTER = "character"
    DOCUMENT_CODE = "document_code"
    ISSUING_STATE = "issuing_state"
    NAME_MISSING = "name_missing"
    NAME_LEADING_FILLER = "name_leading_filler"
    NAME_CHARACTER = "name_character"
    NAME_SEPARATOR = "name_separator"
    DOCUMENT_NUMBER = "document_number"
    LONG_NUMBER_NOT_TERMINATED = "long_number_not_terminated"
    CHECK_DIGIT_NUMBER = "check_digit_number"
    NATIONALITY = "nationality"
    BIRTH_DATE = "birth_date"
    CHECK_DIGIT_BIRTH = "check_digit_birth"
    SEX = "sex"
    EXPIRY_DATE = "expiry_date"
    CHECK_DIGIT_EXPIRY = "check_digit_expiry"
    DATE_ORDER = "date_order"
    CHECK_DIGIT_PERSONAL = "check_digit_personal"
    CHECK_DIGIT_COMPOSITE = "check_digit_composite"


class Flag(StrEnum):
    """What to mind about a field that has no issue."""

    NAME_POSSIBLY_TRUNCATED = "name_possibly_truncated"
    BIRTH_DATE_PARTIAL = "birth_date_partial"
    BIRTH_DATE_UNKNOWN = "birth_date_unknown"
    CENTURY_AMBIGUOUS = "century_ambiguous"
    EXPIRED = "expired"


MEANING: dict[Issue | Flag, str] = {
    Issue.LINE_COUNT: "Not two or three lines, or not as many as this format has.",
    Issue.LINE_LENGTH: "A line is shorter or longer than its format.",
    Issue.CHARACTER: "A character that is not A to Z, 0 to 9 or the filler `<`.",
    Issue.DOCUMENT_CODE: "The first letters are none of this format: P; A, C or I without V behind; V.",
    Issue.ISSUING_STATE: "No code of Doc 9303-3 section 5. Germany is `D<<`.",
    Issue.NAME_MISSING: "The name field is empty.",
    Issue.NAME_LEADING_FILLER: "The name field begins with a filler.",
    Issue.NAME_CHARACTER: "A digit in the name field.",
    Issue.NAME_SEPARATOR: "More than one `<<`, or three fillers in a row, inside the name.",
    Issue.DOCUMENT_NUMBER: "The number is empty.",
    Issue.LONG_NUMBER_NOT_TERMINATED: "A number longer than nine fills the optional field; no filler ends it.",
    Issue.CHECK_DIGIT_NUMBER: "The digit of the document number is wrong, or of a long number where it goes on.",
    Issue.NATIONALITY: "No code of Doc 9303-3 section 5. Germany is `D<<`.",
    Issue.BIRTH_DATE: "No date of any calendar, or half a part (`7<`).",
    Issue.CHECK_DIGIT_BIRTH: "The digit of the birth date is wrong.",
    Issue.SEX: "Not M, F or the filler. X belongs to the visual zone.",
    Issue.EXPIRY_DATE: "No date of any calendar.",
    Issue.CHECK_DIGIT_EXPIRY: "The digit of the expiry date is wrong.",
    Issue.DATE_ORDER: "Born after the document expires.",
    Issue.CHECK_DIGIT_PERSONAL: "The digit of a passport's optional field is wrong; a filler only where that is empty.",
    Issue.CHECK_DIGIT_COMPOSITE: "The digit over number, dates and optional fields is wrong.",
    Flag.NAME_POSSIBLY_TRUNCATED: "The name fills its field to the last place: search by the beginning of the name.",
    Flag.BIRTH_DATE_PARTIAL: "Day, or day and month, are not known: search by month or year.",
    Flag.BIRTH_DATE_UNKNOWN: "The year of birth is not known: search without it.",
    Flag.CENTURY_AMBIGUOUS: "A child or a person over a hundred: look, and search both years.",
    Flag.EXPIRED: "The last day of validity is before the reference date.",
}

_BIRTH = frozenset({Issue.BIRTH_DATE, Issue.CHECK_DIGIT_BIRTH, Issue.DATE_ORDER})
# A flag is said of a field only while none of these issues stands against it.
SILENCED_BY: dict[Flag, frozenset[Issue]] = {
    Flag.NAME_POSSIBLY_TRUNCATED: frozenset({Issue.NAME_LEADING_FILLER, Issue.NAME_CHARACTER, Issue.NAME_SEPARATOR}),
    Flag.BIRTH_DATE_PARTIAL: _BIRTH,
    Flag.BIRTH_DATE_UNKNOWN: _BIRTH,
    Flag.CENTURY_AMBIGUOUS: _BIRTH,
    Flag.EXPIRED: frozenset({Issue.EXPIRY_DATE, Issue.CHECK_DIGIT_EXPIRY, Issue.DATE_ORDER}),
}
