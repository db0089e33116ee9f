"""What one transmission says of one traveller: the values a faultless reader must get back (MSG-23)."""

from openpiu.core.synth.styles import Style
from openpiu.core.synth.values import Leg, Party, Passage, Stage
from openpiu.core.terms import Document, PartialDate, Traveller, TravellerKind


def reported(passage: Passage, locator: str | None, stage: Stage, style: Style) -> Traveller:
    """The traveller as the transmission of that stage reports them."""
    on_manifest = stage is Stage.MANIFEST
    known = stage >= passage.details_from
    born = passage.person.born
    return Traveller(
        surname=passage.surname,
        given_names=passage.given_names,
        title=None if on_manifest or style.titles == "none" else passage.title,
        kind=_kind(passage, on_manifest=on_manifest),
        birth_date=PartialDate(born.year, born.month, born.day) if _has_birth_date(passage, stage) else None,
        sex=passage.person.sex if known else None,
        nationality=passage.person.nationality if known else None,
        locator=locator,
        reference=passage.reference,
        seats=(passage.seat,) if passage.seat and stage >= passage.seat_from else (),
        documents=_documents(passage, on_manifest=on_manifest) if known else (),
    )


def group_of(party: Party) -> Traveller:
    """A group before its members are named."""
    return Traveller(surname=party.group_name or "", kind=TravellerKind.GROUP, locator=party.locator, reference="1")


def is_unnamed(party: Party, stage: Stage) -> bool:
    """Whether the booking is still a group name without persons."""
    return party.group_name is not None and stage is Stage.EARLY


def travellers_of(party: Party, stage: Stage, style: Style) -> tuple[Traveller, ...]:
    """All travellers of one booking as its PNR reports them."""
    if is_unnamed(party, stage):
        return (group_of(party),)
    return tuple(reported(passage, party.locator, stage, style) for passage in party.passages)


def parties_sent(leg: Leg, stage: Stage) -> tuple[Party, ...]:
    """The bookings that the PNRGOV push of that stage has: all there are, or at 24 h perhaps only what changed."""
    there = tuple(party for party in leg.parties if party.joined <= stage)
    if stage is not Stage.LATE or not leg.changes_only:
        return there
    return tuple(party for party in there if _changed(party, leg.style))


def on_manifest(leg: Leg) -> tuple[tuple[Passage, str], ...]:
    """Who was on board at check-in close, each with the record locator."""
    return tuple((passage, party.locator) for party in leg.parties for passage in party.passages if passage.boarded)


def _changed(party: Party, style: Style) -> bool:
    if party.joined is Stage.LATE:
        return True
    return travellers_of(party, Stage.EARLY, style) != travellers_of(party, Stage.LATE, style)


def _has_birth_date(passage: Passage, stage: Stage) -> bool:
    if passage.birth_date_from is None:
        return False
    return stage >= max(passage.details_from, passage.birth_date_from)


def _kind(passage: Passage, *, on_manifest: bool) -> TravellerKind:
    """A manifest tells passengers in transit and crew from passengers, but not children from adults."""
    if not on_manifest or passage.kind is TravellerKind.CREW:
        return passage.kind
    return TravellerKind.TRANSIT if passage.transit else TravellerKind.ADULT


def _documents(passage: Passage, *, on_manifest: bool) -> tuple[Document, ...]:
    genuine = passage.person.document
    if on_manifest:
        return (genuine, passage.person.visa) if passage.person.visa else (genuine,)
    number = passage.typed_number or genuine.number
    return (Document(type=genuine.type, number=number, issuer=genuine.issuer, expiry=genuine.expiry),)
