"""Travel documents and infants in the service requests of PNRGOV (DOCS, DOCO, CHLD, INFT): who they belong to.

Belongs here: links and persons that only a request names. Not here: the fields of a document (`documents`).
"""

import re
from collections.abc import Hashable
from datetime import date

from openpiu.core.messages.documents import Docs, read_doco, read_docs
from openpiu.core.messages.draft import Draft
from openpiu.core.messages.moments import birth_century, partial_date
from openpiu.core.messages.pnrgov_party import Party
from openpiu.core.messages.ssr import ServiceRequest
from openpiu.core.terms import PartialDate, TravellerKind
from openpiu.core.terms.name_table import FILLERS
from openpiu.core.terms.names import letters

_DATE = re.compile(r"\b\d{1,2}[A-Z]{3}\d{2}(?:\d{2})?\b")


def take_docs(party: Party, request: ServiceRequest, home: Draft | None) -> None:
    """A passport or identity card; without a link it is given to nobody and told (MSG-9, MSG-15)."""
    docs = read_docs(request.text, party.push.sent)
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
    if target is not None and not _may_be(target, docs):
        return _of_another(party, request, docs, target, is_linked=target is not home or bool(request.references))
    if target is None and home and _bears(home, docs):
        target = home  # a wrong reference, and the right name
    if target is None and len(party.travellers) == 1:
        target = party.travellers.by_name(docs.surname, docs.given_names)  # nobody else it could be
    if target is None and not party.travellers and docs.surname:
        target = _named_by_document(party, request, docs)
    return target


def _of_another(party: Party, request: ServiceRequest, docs: Docs, target: Draft, *, is_linked: bool) -> Draft | None:
    """Whose a document is that bears another name than the traveller it came with.

    Somebody else's in the booking: nobody's. Behind one who has a document already: of a person whose name segment was
    lost. Else the traveller's, who has two names; that is told.
    """
    bearers = party.travellers.all_named(docs.surname, docs.given_names)
    if not is_linked and len(bearers) == 1 and bearers[0] is not target:
        party.notes.fault("document-of-another", request.position)
        return None
    if not is_linked and not bearers and target.spelled is not None:
        return _named_by_document(party, request, docs)
    party.notes.fault("document-name-differs", request.position)
    return target


def _named_by_document(party: Party, request: ServiceRequest, docs: Docs) -> Draft:
    party.notes.repair("traveller-from-document", request.position)
    return party.travellers.add(Draft(docs.surname, docs.given_names))


def _may_be(draft: Draft, docs: Docs) -> bool:
    """Whether nothing in the name of a document speaks against the traveller."""
    if not docs.surname or (docs.surname == draft.surname and draft.given.startswith(docs.given_names)):
        return True
    return draft.kind is TravellerKind.GROUP or _bears(draft, docs)


def _bears(draft: Draft, docs: Docs) -> bool:
    """Whether two names can be one person's: surname and given names alike, or each in the other's place."""
    family, given = docs.surname, "" if docs.given_names in FILLERS else docs.given_names
    if _is_alike(draft.surname, family) and (
        not draft.given or not given or _is_alike(draft.given, given, initials=True)
    ):
        return True
    if given and _is_alike(draft.surname, given) and (not draft.given or _is_alike(draft.given, family)):
        return True
    return not given and _is_alike(draft.given, family)


def _is_alike(one: str, other: str, *, initials: bool = False) -> bool:
    """Whether a part of a name is the other cut short or glued to more, or has a word in common with it.

    One letter is enough where `initials` stand for names, or where a surname of one letter is sent doubled.
    """
    short, long = sorted((letters(one), letters(other)), key=len)
    if short and long.startswith(short) and (len(short) > 1 or initials or long in (short, short * 2)):
        return True
    return not _words(one).isdisjoint(_words(other))


def _words(name: str) -> set[str]:
    return set(name.upper().replace("-", " ").split())


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
    target.birth_date = target.birth_date or _birth_date(request.text, party.push.sent)


def take_infant(party: Party, request: ServiceRequest, home: Draft | None) -> None:
    """An infant on somebody's lap: the one that a name segment names, or one more."""
    born = _DATE.search(request.text)
    name = (request.text[: born.start()] if born else request.text).strip(" /")
    surname, _, given = name.partition("/")
    infant = _infant(party, request, surname, given.strip(" /"), code="infant-from-service")
    if infant:
        infant.birth_date = infant.birth_date or _birth_date(request.text, party.push.sent)
        party.named_infants.append(infant)
    else:
        party.unnamed_infants.append(request)


def count_infants(party: Party) -> None:
    """Name each infant that is announced without a name and is none of those who are named.

    An infant is announced once for each flight and adult, so only requests for one flight are added up.
    """
    if not party.unnamed_infants:
        return
    named = {id(infant) for infant in party.named_infants}
    free = sum(id(infant) not in named for infant in party.travellers.infants)
    by_flight: dict[tuple[str, ...], dict[Hashable, ServiceRequest]] = {}
    for request in party.unnamed_infants:
        told = by_flight.setdefault(request.route, {})
        told.setdefault(request.references or request.position, request)
    for told in by_flight.values():
        for request in list(told.values())[free:]:
            party.notes.fault("infant-unnamed", request.position)


def _birth_date(text: str, sent: date) -> PartialDate | None:
    found = _DATE.search(text)
    return partial_date(found[0], birth_century(sent)) if found else None
