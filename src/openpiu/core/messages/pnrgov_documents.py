"""Travel documents and infants in the service requests of PNRGOV (DOCS, DOCO, CHLD, INFT): who they belong to.

Belongs here: links and persons that only a request names. Not here: the fields of a document (`documents`).
"""

import re
from datetime import date

from openpiu.core.messages.documents import Docs, read_doco, read_docs
from openpiu.core.messages.draft import Draft
from openpiu.core.messages.moments import birth_century, partial_date
from openpiu.core.messages.pnrgov_party import Party
from openpiu.core.messages.ssr import ServiceRequest
from openpiu.core.terms import PartialDate, TravellerKind
from openpiu.core.terms.names import letters

_DATE = re.compile(r"\b\d{1,2}[A-Z]{3}\d{2}(?:\d{2})?\b")


def take_docs(party: Party, request: ServiceRequest, home: Draft | None) -> None:
    """A passport or identity card; without a link it is given to nobody and told (MSG-9, MSG-15)."""
    docs = read_docs(request.text, party.sent)
    if docs.shifted:
        party.notes.repair("document-shifted", request.position)
    if docs.bad_date:
        party.notes.fault("date-unreadable", request.position)
    target = _holder(party, request, docs, home)
    if target is None:
        party.notes.fault("document-unlinked", request.position)
        party.keep(request, None)
    else:
        _apply(party, target, docs)


def _holder(party: Party, request: ServiceRequest, docs: Docs, home: Draft | None) -> Draft | None:
    target = party.target(request, home)
    if docs.is_infant and (target is None or target.kind is not TravellerKind.INFANT):
        return _infant(party, request, docs.surname, docs.given_names, code="infant-from-document")
    if target is home and home and not request.references and _names_another(party, docs, home):
        party.notes.fault("document-of-another", request.position)
        return None
    if target is None and len(party.travellers) == 1:
        target = party.travellers.by_name(docs.surname, docs.given_names)  # nobody else it could be
    if target is None and not party.travellers and docs.surname:
        target = party.travellers.add(Draft(docs.surname, docs.given_names))
        party.notes.repair("traveller-from-document", request.position)
    return target


def _names_another(party: Party, docs: Docs, home: Draft) -> bool:
    """Whether the document bears exactly the name of somebody else in the booking and not that of `home`."""
    if docs.surname == home.surname and home.given.startswith(docs.given_names):
        return False
    bearers = party.travellers.all_named(docs.surname, docs.given_names) if docs.surname else []
    return len(bearers) == 1 and bearers[0] is not home


def _infant(party: Party, request: ServiceRequest, surname: str, given: str, *, code: str) -> Draft | None:
    """The infant of that name; one that no name segment names is added, so that nobody is lost."""
    if not letters(surname):
        return None
    known = party.travellers.infant(surname, given)
    if known:
        return known
    party.notes.repair(code, request.position)
    return party.travellers.add(Draft(surname, given, kind=TravellerKind.INFANT))


def _apply(party: Party, draft: Draft, docs: Docs) -> None:
    draft.birth_date = draft.birth_date or docs.birth_date
    draft.sex = draft.sex or docs.sex
    draft.nationality = draft.nationality or docs.nationality
    party.travellers.spell(draft, docs.surname, docs.given_names)
    if docs.document:
        draft.documents.append(docs.document)


def take_doco(party: Party, request: ServiceRequest, home: Draft | None) -> None:
    """A visa (MSG-10)."""
    document, is_infant = read_doco(request.text)
    target = party.target(request, home)
    if is_infant and target and target.kind is not TravellerKind.INFANT:
        infants = party.travellers.infants
        target = infants[0] if len(infants) == 1 else None
    if document and target:
        target.documents.append(document)
    elif document:
        party.notes.fault("document-unlinked", request.position)
        party.keep(request, None)


def take_child(party: Party, request: ServiceRequest, home: Draft | None) -> None:
    """A child, perhaps with the date of birth."""
    target = party.target(request, home)
    if target is None:
        party.keep(request, None)
        return
    if target.kind is TravellerKind.ADULT:
        target.kind = TravellerKind.CHILD
    target.birth_date = target.birth_date or _birth_date(request.text, party.sent)


def take_infant(party: Party, request: ServiceRequest, home: Draft | None) -> None:
    """An infant on somebody's lap: the one that a name segment names, or one more."""
    born = _DATE.search(request.text)
    name = (request.text[: born.start()] if born else request.text).strip(" /")
    surname, _, given = name.partition("/")
    infant = _infant(party, request, surname, given.strip(" /"), code="infant-from-service")
    if infant:
        infant.birth_date = infant.birth_date or _birth_date(request.text, party.sent)
    elif not party.travellers.infants:
        party.notes.fault("infant-unnamed", request.position)


def _birth_date(text: str, sent: date) -> PartialDate | None:
    found = _DATE.search(text)
    return partial_date(found[0], birth_century(sent)) if found else None
