"""The sanctions lists of OFAC as plain XML (sdn.xml): sdnEntry. The advanced format is another one and is not read."""

from collections.abc import Iterator

from openpiu.core.lists.elements import Element, records_of
from openpiu.core.lists.particulars import Gathered, distinct, quality_of, sex_of, whole_name
from openpiu.core.lists.subjects import BirthDate, Fault, LeftOut, Line, ListedName, Subject, Unusable, reference_of
from openpiu.core.lists.writing_of_dates import read_birth_date

ROOT = "sdnList"
KINDS = {"entity": "organisation", "vessel": "vessel", "aircraft": "aircraft"}


def read_ofac_xml(data: bytes) -> Iterator[Line]:
    """Individuals as subjects, by their uid; entities, vessels and aircraft are left out."""
    for record in records_of(data, "sdnEntry"):
        if isinstance(record, Fault):
            yield record
            continue
        kind = record.value("sdnType").lower()
        if kind == "individual":
            yield _line(record)
        else:
            yield LeftOut(place=record.line, kind=KINDS.get(kind, "other"))


def _line(record: Element) -> Subject | Fault:
    try:
        return _subject(record)
    except Unusable as error:
        return error.at(record.line)


def _subject(record: Element) -> Subject:
    reference = reference_of(record.value("uid"))
    names = distinct([_name(record), *(_name(alias) for alias in record.all("akaList", "aka"))])
    if not names:
        raise Unusable("the individual has no name", "ask the list's owner for it", reference)
    gathered = Gathered()
    for country in (*record.all("nationalityList", "nationality"), *record.all("citizenshipList", "citizenship")):
        gathered.add_nationality(country.value("country"))
    papers = list(record.all("idList", "id"))
    for paper in papers:
        gathered.add_document(paper.value("idType"), paper.value("idNumber"), paper.value("idCountry"))
    sexes = (sex_of(paper.value("idNumber")) for paper in papers if paper.value("idType").lower() == "gender")
    return Subject(
        place=record.line,
        reference=reference,
        names=names,
        birth_dates=tuple(_birth_dates(record, gathered)),
        sex=next(filter(None, sexes), None),
        nationalities=tuple(gathered.nationalities),
        documents=tuple(gathered.documents),
        remark="; ".join(dict.fromkeys(program.text for program in record.all("programList", "program"))),
        notes=gathered.notes(),
    )


def _name(element: Element) -> ListedName | None:
    surname, given = element.value("lastName"), element.value("firstName")
    quality = quality_of(element.value("category"))
    if surname and given:
        return ListedName(surname=surname, given_names=given, quality=quality)
    return whole_name(surname or given, quality)


def _birth_dates(record: Element, gathered: Gathered) -> Iterator[BirthDate]:
    found = record.all("dateOfBirthList", "dateOfBirthItem")
    for element in sorted(found, key=lambda element: element.value("mainEntry").lower() != "true"):
        known = read_birth_date(element.value("dateOfBirth"))
        if known:
            yield known
        elif element.value("dateOfBirth"):
            gathered.note("a birth date that could not be read was left out")
