"""Stolen, lost and invalidated documents as CSV: number, issuer, type, reported. Each is about the document alone.

With `number_to` a row is a series of stolen blanks, from `number` to that one.
"""

import hashlib
from collections.abc import Iterator, Mapping

from openpiu.core.lists.particulars import country_of, document, document_type
from openpiu.core.lists.subjects import Fault, Line, Subject, Unusable, reference_of
from openpiu.core.lists.tables import cells_of, columns_of, heading_of
from openpiu.core.lists.writing_of_dates import day_of
from openpiu.core.terms import Document
from openpiu.core.terms.blanks import is_series

# What other systems call the columns.
_COLUMNS = {
    "number": ("number", "document_number", "documentnumber", "passport_number", "docnumber"),
    "number_to": ("number_to", "to_number", "last_number"),
    "issuer": ("issuer", "issuing_country", "issuing_state", "country", "issuercountry", "country_of_issue"),
    "type": ("type", "document_type", "documenttype", "doctype"),
    "reported": ("reported", "reported_on", "date_reported", "stolen_on", "lost_on", "date"),
    "id": ("id", "reference"),
}


def read_stolen_documents(text: str) -> Iterator[Line]:
    """One subject a row; the id is the row's own, else it follows from the document."""
    heading: list[str] = []
    for row in cells_of(text):
        if isinstance(row, Fault):
            yield row
        elif not heading:
            heading = heading_of(row)
            if not is_heading(heading):
                yield Fault(
                    place=row.line, reason="number and issuer are missing", advice="name the columns", ends=True
                )
                return
        else:
            yield _line(row.line, columns_of(row, heading))


def is_heading(heading: list[str]) -> bool:
    """Whether these columns are those of stolen documents: number and issuer, and nobody's name."""
    named = {key for key, names in _COLUMNS.items() if set(names) & set(heading)}
    return {"number", "issuer"} <= named and "surname" not in heading


def _line(place: int, cells: Mapping[str, str]) -> Subject | Fault:
    try:
        return _subject(place, cells)
    except Unusable as error:
        return error.at(place)


def _subject(place: int, cells: Mapping[str, str]) -> Subject:
    id_, issuer = _cell(cells, "id"), _cell(cells, "issuer")
    reference = reference_of(id_) if id_ else None
    paper = document(_letters(_cell(cells, "type")), _cell(cells, "number"), issuer)
    if paper is None:
        raise Unusable("number is missing or too short", "give at least four letters and digits", reference)
    if country_of(issuer) is None:
        raise Unusable("issuer is no country", "give its code of two or three letters", reference)
    last = _last(cells, paper, issuer, reference)
    reported = day_of(_cell(cells, "reported"))
    unread = _cell(cells, "reported") and reported is None
    return Subject(
        place=place,
        reference=reference or _derived(paper, last),
        documents=(paper,),
        number_to=last,
        remark=f"reported {reported}" if reported else "",
        notes=("the day of the report could not be read",) if unread else (),
    )


def _cell(cells: Mapping[str, str], column: str) -> str:
    return next((cells[name].strip() for name in _COLUMNS[column] if cells.get(name, "").strip()), "")


def _letters(kind: str) -> str:
    """The letters of ICAO Doc 9303: as given, or from a description; a passport where nothing is said."""
    return kind.upper() if 0 < len(kind) <= 2 else document_type(kind) or "P"


def _last(cells: Mapping[str, str], paper: Document, issuer: str, reference: str | None) -> str | None:
    """The last number of a series of blanks, written as the first one is; None where the row is one document."""
    if not _cell(cells, "number_to"):
        return None
    last = document(paper.type, _cell(cells, "number_to"), issuer)
    if last is None or not is_series(paper.number, last.number):
        advice = "give two numbers of one length, alike but for the digits at the end, the lower one first"
        raise Unusable("number and number_to are no series", advice, reference)
    return last.number if last.number != paper.number else None


def _derived(paper: Document, last: str | None) -> str:
    """The same document is the same alert; its number does not stand in the reference, which lists and pages show."""
    content = "|".join((paper.type, paper.number, paper.issuer or "", *([last] if last else [])))
    return f"D-{paper.issuer}-{hashlib.sha256(content.encode()).hexdigest()[:20]}"
