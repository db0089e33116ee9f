"""Names as reservation systems write them, so that a reader finds the same name again (MSG-14)."""

from datetime import date

from openpiu.core.messages.writing.teletype import birth_text, expiry_text
from openpiu.core.terms import Document, FullName, Traveller, TravellerKind, full_name

QUALIFIERS = {TravellerKind.CHILD: "C", TravellerKind.INFANT: "IN", TravellerKind.GROUP: "G"}


def given_text(traveller: Traveller) -> str:
    """Given names with the title behind them."""
    return " ".join(filter(None, (traveller.given_names, traveller.title)))


def needs_document(traveller: Traveller) -> bool:
    """Whether a document request must be sent: for what it says, or because the name alone would be misread."""
    told = traveller.birth_date or traveller.sex or traveller.nationality or traveller.documents
    whole = FullName(traveller.surname, traveller.given_names, traveller.title)
    return bool(told) or full_name(traveller.surname, given_text(traveller)) != whole


def docs_fields(traveller: Traveller, document: Document | None, sent: date) -> list[str]:
    """The fields of DOCS: type, issuer, number, nationality, birth, sex, expiry, surname, given names (MSG-9)."""
    sex = traveller.sex or ""
    return [
        document.type if document else "",
        (document.issuer or "") if document else "",
        document.number if document else "",
        traveller.nationality or "",
        birth_text(traveller.birth_date, sent) if traveller.birth_date else "",
        f"{sex}I" if sex and traveller.kind is TravellerKind.INFANT else sex,
        expiry_text(document.expiry, sent) if document and document.expiry else "",
        traveller.surname,
        traveller.given_names or "",
    ]
