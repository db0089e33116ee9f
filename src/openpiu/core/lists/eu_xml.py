"""The European Union's consolidated list of financial sanctions, XML export format 1.1: sanctionEntity."""

from collections.abc import Iterator

from openpiu.core.lists.elements import Element, records_of
from openpiu.core.lists.particulars import Gathered, distinct, plain, quality_of, sex_of, whole_name
from openpiu.core.lists.subjects import BirthDate, Fault, LeftOut, Line, ListedName, Subject, Unusable, reference_of
from openpiu.core.lists.writing_of_dates import read_birth_date, year_range

ROOT = "export"
_UNKNOWN = ("00", "UNKNOWN")  # what the export writes where it knows no country


def read_eu_xml(data: bytes) -> Iterator[Line]:
    """Persons as subjects, by their reference number in the EU; enterprises are left out."""
    for record in records_of(data, "sanctionEntity"):
        if isinstance(record, Fault):
            yield record
        elif _kind(record) != "person":
            yield LeftOut(place=record.line, kind="organisation")
        else:
            yield _line(record)


def _kind(record: Element) -> str:
    subject = next(record.all("subjectType"), None)
    if subject is None:
        return ""
    return "person" if subject.attribute("classificationCode") == "P" else subject.attribute("code").lower()


def _line(record: Element) -> Subject | Fault:
    try:
        return _subject(record)
    except Unusable as error:
        return error.at(record.line)


def _subject(record: Element) -> Subject:
    reference = reference_of(record.attribute("euReferenceNumber") or record.attribute("logicalId"))
    names = distinct([_name(alias) for alias in record.all("nameAlias")])
    if not names:
        raise Unusable("the person has no name", "ask the list's owner for it", reference)
    gathered = Gathered()
    for citizenship in record.all("citizenship"):
        gathered.add_nationality(_country(citizenship))
    for paper in record.all("identification"):
        kind = f"{paper.attribute('identificationTypeCode')} {paper.attribute('identificationTypeDescription')}"
        gathered.add_document(
            _described(kind), paper.attribute("latinNumber") or paper.attribute("number"), _country(paper)
        )
    return Subject(
        place=record.line,
        reference=reference,
        names=names,
        birth_dates=tuple(_birth_dates(record, gathered)),
        sex=next(
            (sex for sex in (sex_of(alias.attribute("gender")) for alias in record.all("nameAlias")) if sex), None
        ),
        nationalities=tuple(gathered.nationalities),
        documents=tuple(gathered.documents),
        remark=_remark(record),
        notes=gathered.notes(),
    )


def _name(alias: Element) -> ListedName | None:
    quality = quality_of(alias.attribute("strong"))
    given = plain(f"{alias.attribute('firstName')} {alias.attribute('middleName')}")
    surname = alias.attribute("lastName")
    if given and surname:
        return ListedName(surname=surname, given_names=given, quality=quality)
    return whole_name(alias.attribute("wholeName") or surname or given, quality)


def _country(element: Element) -> str:
    said = element.attribute("countryIso2Code"), element.attribute("countryDescription")
    return next((text for text in said if text and text not in _UNKNOWN), "")


def _described(kind: str) -> str:
    """The export's code for a national identity card is `id`."""
    return f"identity {kind}" if kind.lower().startswith("id ") else kind


def _birth_dates(record: Element, gathered: Gathered) -> Iterator[BirthDate]:
    found = sorted(record.all("birthdate"), key=lambda element: not element.attribute("birthdate"))
    for element in found:
        known = _birth_date(element)
        if known:
            yield known
        elif element.attribute("birthdate") or element.attribute("year") or element.attribute("yearRangeFrom"):
            gathered.note("a birth date that could not be read was left out")


def _birth_date(element: Element) -> BirthDate | None:
    if element.attribute("calendarType").upper() not in ("", "GREGORIAN"):
        return None
    first, last = element.attribute("yearRangeFrom"), element.attribute("yearRangeTo")
    if first.isdecimal() and last.isdecimal() and len(first) == len(last) == 4:
        return year_range(int(first), int(last))
    whole = element.attribute("birthdate")
    year, month = element.attribute("year"), element.attribute("monthOfYear")
    partial = f"{year}-{month:0>2}" if month.isdecimal() and month != "0" else year
    return read_birth_date(whole or partial)


def _remark(record: Element) -> str:
    grounds = [
        plain(f"{regulation.attribute('programme')} {regulation.attribute('numberTitle')}")
        for regulation in record.all("regulation")
    ]
    return "; ".join(dict.fromkeys(filter(None, grounds)))
