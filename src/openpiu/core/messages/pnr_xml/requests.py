"""Service requests, documents, contacts and remarks of XML to SSR and IFT segments, whose rules are PNRGOV's own."""

from collections.abc import Iterator

from openpiu.core.edifact import Segment
from openpiu.core.messages.docs_text import docs_text
from openpiu.core.messages.notes import Notes
from openpiu.core.messages.pnr_xml.nodes import Node
from openpiu.core.messages.pnr_xml.values import day_text

# The fields of the documents in the order of their service requests (MSG-9, MSG-10): under which names XML has them.
_DOCS = (
    ("traveldoctype", "doctype"),
    ("issuingloc", "issuingcountry", "dociissuecountry", "docissuecountry"),
    ("traveldocnbr", "docnbr", "docid", "documentnumber"),
    ("paxnationality", "nationality"),
    ("dateofbirth", "birthdate"),
    ("gender", "sex"),
    ("expirydate", "expiredate"),
    ("surname",),
    ("firstgivenname", "givenname"),
    ("secondgivenname", "middlename"),
)
_DOCO = (("birthlocation",), ("traveldoctype",), ("traveldocnbr", "docnbr"), ("placeofissue",), ("dateofissue",),
         ("countrystate", "applicablecountry"))  # fmt: skip
_DOCA = (("addresstype",), ("country",), ("address",), ("cityname", "city"), ("stateprovcounty", "stateprov"),
         ("postalcode",))  # fmt: skip
_ADDRESS = ("address", "addressline", "cityname", "stateprov", "postalcode", "countryname")
_FIELDS = {"docs": _DOCS, "doco": _DOCO, "doca": _DOCA}
_DAYS = frozenset({"dateofbirth", "birthdate", "expirydate", "expiredate", "dateofissue"})


def request_segments(node: Node, _notes: Notes) -> Iterator[Segment]:
    """An SSR, or a document request with its fields apart."""
    if node.name in _FIELDS:
        yield _request(node, node.name.upper(), _document_text(node))
        return
    documents = [child for child in node.children if child.name in _FIELDS]
    for child in documents:
        yield _request(node, child.name.upper(), _document_text(child))
    if not documents:
        code = node.value("ssrcode", "code").upper()
        fields = _FIELDS.get(code.lower())
        text = node.value("text", "ssrtext", "freetext") or node.text
        yield _request(node, code, text or (_document_text(node, fields) if fields else ""))


def seat_segments(node: Node, _notes: Notes) -> Iterator[Segment]:
    """A seat that stands beside the name."""
    yield _request(node, "SEAT", node.text or node.value("seat", "number"))


def remark_segments(node: Node, _notes: Notes) -> Iterator[Segment]:
    """A remark without structure."""
    yield Segment("IFT", (("4", "28"), (node.value("text") or node.text,)), node.line)


def contact_segments(node: Node, _notes: Notes) -> Iterator[Segment]:
    """Telephone numbers, e-mail and postal addresses; behind a passenger they are the passenger's."""
    for text in [*node.values("phonenumber", "phone", "telephone")]:
        yield _request(node, "CTCM", text)
    for text in [*node.values("emailaddress", "email")]:
        yield _request(node, "CTCE", text)
    yield from _address_segments(node)


def _address_segments(node: Node) -> Iterator[Segment]:
    parts = [text for name in _ADDRESS for text in node.values(name)]
    if parts:
        yield Segment("ADD", (("",), ("700", *parts)), node.line)


def reference_of(node: Node) -> str:
    """The reference of the passenger whom an element is for, if it names one."""
    return node.value("rph", "travelerrefnumberrphlist", "travelerrefnumber").partition(" ")[0]


def _request(node: Node, code: str, text: str) -> Segment:
    carrier = node.value("airline", "flightinfo", "airlinecode")
    route = (node.value("boardpoint"), node.value("offpoint"), "", "")
    status, quantity = node.value("status") or "HK", node.value("servicequantity") or "1"
    return Segment("SSR", ((code, status, quantity, carrier, *route, text, "", reference_of(node)),), node.line)


def _document_text(node: Node, fields: tuple[tuple[str, ...], ...] = ()) -> str:
    wanted = fields or _FIELDS[node.name]
    texts = [_field(node, names) for names in wanted]
    if wanted is _DOCS:
        return docs_text(texts)
    if wanted is _DOCO and node.value("infantind").lower() in ("1", "true", "i"):
        texts.append("I")
    return "/" + "/".join(texts)


def _field(node: Node, names: tuple[str, ...]) -> str:
    text = node.value(*names).replace("/", " ")
    return day_text(text) if names[0] in _DAYS else text
