"""Documents in service requests: DOCS (passport, identity card) and DOCO (visa), fields by strokes (MSG-9, MSG-10)."""

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from openpiu.core.messages.codes import known_country, sex_of
from openpiu.core.messages.moments import birth_century, expiry_century, full_date, partial_date
from openpiu.core.terms import Document, PartialDate
from openpiu.core.terms.names import plain_name

_DATE = r"\d{1,2}[A-Z]{3}\d{2}(?:\d{2})?|\d{6}|\d{8}"
# What each field of DOCS looks like, in order; by these shapes a text with a place too many or too few is put right.
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        r"[A-Z]{1,2}",
        r"[A-Z]{1,3}",
        r"(?=[^/]*\d)[A-Z0-9 -]{4,}",
        r"[A-Z]{1,3}",
        _DATE,
        r"[MFUX]I?",
        _DATE,
        r"[A-Z][A-Z' -]+",
        r"[A-Z][A-Z' -]*",
    )
)
# All fields where they belong, which is nearly always so.
_IN_PLACE = re.compile("[^/]*/" + "/".join(f"(?:{shape.pattern})?" for shape in _SHAPES) + "(?:/.*)?")
_OFFSETS = (0, -1, 1, -2, 2)
_NUMBER = re.compile(r"[^A-Z0-9]")


class Docs(NamedTuple):
    """What one DOCS request says. `shifted`: fields stood off their places; `bad_date`: a date was unreadable."""

    document: Document | None
    nationality: str | None
    birth_date: PartialDate | None
    sex: str | None
    is_infant: bool
    surname: str
    given_names: str
    shifted: bool
    bad_date: bool


def document_number(text: str) -> str:
    """Letters and digits of a document number, upper case."""
    upper = text.upper()
    return upper if upper.isalnum() and upper.isascii() else _NUMBER.sub("", upper)


def read_docs(text: str, sent: date) -> Docs:
    """Read `/type/issuer/number/nationality/birth/sex/expiry/surname/given/middle/H`; any field may be empty."""
    text, offset = text.upper(), 0
    fields = text.split("/")
    if not _IN_PLACE.fullmatch(text):
        fields = [field.strip() for field in fields]
        offset = _offset(fields)
    at = fields[1:] if offset == 0 else ["", "", *fields][3 + offset :]
    at += [""] * (11 - len(at))
    birth = _birth(at[4], sent)
    expiry = _expiry(at[6], sent)
    number = document_number(at[2])
    document = Document(type=at[0] or "P", number=number, issuer=known_country(at[1]), expiry=expiry)
    return Docs(
        document=document if number else None,
        nationality=known_country(at[3]),
        birth_date=birth,
        sex=sex_of(at[5]),
        is_infant=len(at[5]) == 2 and at[5].endswith("I"),
        surname=plain_name(at[7]),
        given_names=plain_name(f"{at[8]} {at[9]}" if at[9] != "H" else at[8]),
        shifted=offset != 0,
        bad_date=bool(at[4] and not birth) or bool(at[6] and not expiry),
    )


@lru_cache(maxsize=65_536)  # birthdays return: there are fewer days than travellers
def _birth(text: str, sent: date) -> PartialDate | None:
    return partial_date(text, birth_century(sent))


@lru_cache(maxsize=65_536)
def _expiry(text: str, sent: date) -> date | None:
    return full_date(text, expiry_century(sent))


def read_doco(text: str) -> tuple[Document | None, bool]:
    """The visa in `/birthplace/V/number/place/date/country/I`, and whether it is an infant's; the rest is dropped."""
    fields = [field.strip() for field in text.upper().split("/")]
    fields += [""] * (8 - len(fields))
    number = document_number(fields[3])
    if not number:
        return None, fields[7] == "I"
    return Document(type=fields[2] or "V", number=number, issuer=known_country(fields[6])), fields[7] == "I"


def _offset(fields: list[str]) -> int:
    """How many places the fields stand off: where most of them fit their shapes, best at their own places."""
    if _score(fields, 1) == sum(map(bool, fields[1 : 1 + len(_SHAPES)])):
        return 0
    scores = {offset: _score(fields, 1 + offset) for offset in _OFFSETS}
    best = max(scores, key=lambda offset: (scores[offset], -abs(offset)))
    return best if scores[best] > scores[0] + 1 else 0


def _score(fields: list[str], start: int) -> int:
    pairs = zip(range(start, start + len(_SHAPES)), _SHAPES, strict=True)
    return sum(_fit(fields[at], shape) for at, shape in pairs if 0 <= at < len(fields))


def _fit(field: str, shape: re.Pattern[str]) -> int:
    if not field:
        return 0
    return 1 if shape.fullmatch(field) else -1
