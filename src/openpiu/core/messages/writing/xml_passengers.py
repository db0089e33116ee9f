"""A traveller as a Passenger element."""

from collections.abc import Iterator
from datetime import date

from openpiu.core.messages.writing.elements import Element, element
from openpiu.core.messages.writing.names import docs_fields, needs_document
from openpiu.core.terms import Document, Flight, Service, Traveller, TravellerKind

_TYPES = {TravellerKind.CHILD: "CHD", TravellerKind.INFANT: "INF", TravellerKind.GROUP: "GRP"}
_DOCS = (
    "TravelDocType", "IssuingLoc", "TravelDocNbr", "PaxNationality", "DateOfBirth", "Gender", "ExpiryDate", "Surname",
    "FirstGivenName",
)  # fmt: skip


def passenger(traveller: Traveller, remarks: list[Service], pushed: Flight | None, sent: date) -> Element:
    """Name, type, documents, seats and contacts of one traveller, with the remarks tied to them."""
    node = element("Passenger", {"RPH": traveller.reference or ""})
    node.children += _names(traveller)
    documents = traveller.documents or ((None,) if needs_document(traveller) else ())
    node.children += [_document(traveller, document, sent) for document in documents]
    node.children += [_seat(seat, pushed) for seat in traveller.seats]
    node.children += [element("ContactInfo", {"PhoneNumber": phone}) for phone in traveller.phones]
    node.children += [element("ContactInfo", {"EmailAddress": email}) for email in traveller.emails]
    node.children += [element("ContactInfo", {"Address": line}) for line in traveller.addresses]
    tied = [remark for remark in remarks if remark.traveller == traveller.reference]
    node.children += [element("OSI", {}, element("Text", {}, text=remark.text)) for remark in tied]
    return node


def _names(traveller: Traveller) -> Iterator[Element]:
    if traveller.given_names:
        yield element("GivenName", {}, text=traveller.given_names)
    yield element("Surname", {}, text=traveller.surname)
    if traveller.title:
        yield element("NameTitle", {}, text=traveller.title)
    yield element("FareInfo", {"PTC_Code": _TYPES.get(traveller.kind, "ADT")})


def _document(traveller: Traveller, document: Document | None, sent: date) -> Element:
    fields = dict(zip(_DOCS, docs_fields(traveller, document, sent), strict=True))
    return element("DOC_SSR", {"SSR_Code": "DOCS", "Status": "HK"}, element("DOCS", fields))


def _seat(seat: str, pushed: Flight | None) -> Element:
    route = {"BoardPoint": pushed.departure_airport or "", "OffPoint": pushed.arrival_airport or ""} if pushed else {}
    return element("SSR", {"SSR_Code": "SEAT", "Status": "HK"} | route, element("Text", {}, text=seat))
