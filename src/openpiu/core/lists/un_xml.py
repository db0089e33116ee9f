"""The consolidated list of the United Nations' Security Council, as its XML: INDIVIDUAL and ENTITY."""

from collections.abc import Iterator

from openpiu.core.lists.elements import Element, records_of
from openpiu.core.lists.particulars import Gathered, distinct, name_in_parts, quality_of, sex_of, whole_name
from openpiu.core.lists.subjects import BirthDate, Fault, LeftOut, Line, ListedName, Subject, Unusable, reference_of
from openpiu.core.lists.writing_of_dates import read_birth_date, year_range

ROOT = "CONSOLIDATED_LIST"
_NAMES = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")


def read_un_xml(data: bytes) -> Iterator[Line]:
    """Individuals as subjects, by their permanent reference number; entities are left out."""
    for record in records_of(data, "INDIVIDUAL", "ENTITY"):
        if isinstance(record, Fault):
            yield record
        elif record.name == "ENTITY":
            yield LeftOut(place=record.line, kind="organisation")
        else:
            yield _line(record)


def _line(record: Element) -> Subject | Fault:
    try:
        return _subject(record)
    except Unusable as error:
        return error.at(record.line)


def _subject(record: Element) -> Subject:
    reference = reference_of(record.value("REFERENCE_NUMBER", "DATAID"))
    principal = name_in_parts([record.value(name) for name in _NAMES])
    if principal is None:
        raise Unusable("the individual has no name", "ask the list's owner for it", reference)
    gathered = Gathered()
    for country in record.all("NATIONALITY", "VALUE"):
        gathered.add_nationality(country.text)
    for paper in record.all("INDIVIDUAL_DOCUMENT"):
        issuer = paper.value("ISSUING_COUNTRY", "COUNTRY_OF_ISSUE")
        gathered.add_document(paper.value("TYPE_OF_DOCUMENT"), paper.value("NUMBER"), issuer)
    return Subject(
        place=record.line,
        reference=reference,
        names=distinct([principal, *_other_names(record)]),
        birth_dates=tuple(_birth_dates(record, gathered)),
        sex=sex_of(record.value("GENDER")),
        nationalities=tuple(gathered.nationalities),
        documents=tuple(gathered.documents),
        remark=record.value("UN_LIST_TYPE"),
        notes=gathered.notes(),
    )


def _other_names(record: Element) -> Iterator[ListedName | None]:
    yield whole_name(record.value("NAME_ORIGINAL_SCRIPT"), is_original=True)
    for alias in record.all("INDIVIDUAL_ALIAS"):
        for name in alias.value("ALIAS_NAME").split(";"):
            yield whole_name(name, quality_of(alias.value("QUALITY")))


def _birth_dates(record: Element, gathered: Gathered) -> Iterator[BirthDate]:
    """All of them, exact ones first; an empty element says nothing."""
    found = [element for element in record.all("INDIVIDUAL_DATE_OF_BIRTH") if element.children]
    for element in sorted(found, key=lambda element: element.value("TYPE_OF_DATE") != "EXACT"):
        known = _birth_date(element)
        if known:
            yield known
        elif element.value("DATE", "YEAR", "FROM_YEAR", "TO_YEAR"):
            gathered.note("a birth date that could not be read was left out")


def _birth_date(element: Element) -> BirthDate | None:
    first, last = element.value("FROM_YEAR"), element.value("TO_YEAR")
    if first.isdecimal() and last.isdecimal() and len(first) == len(last) == 4:
        return year_range(int(first), int(last))
    return read_birth_date(element.value("DATE") or element.value("YEAR") or first or last)
