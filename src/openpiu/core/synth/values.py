"""The values of the invented world: persons, their places on flights, bookings, alerts, truth.

Belongs here: frozen values without behaviour. Not here: how they are drawn (`people`, `parties`, `plants`) or written.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum

from openpiu.core.synth.styles import Style
from openpiu.core.terms import Document, Flight, PartialDate, TravellerKind


class Stage(IntEnum):
    """When a carrier sends: the PNRGOV pushes 48 h and 24 h before departure and at boarding, then the manifest."""

    EARLY = 0
    LATE = 1
    BOARDING = 2
    MANIFEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """An invented person as they truly are: full name as their state spells it, and one genuine document."""

    surname: str
    given_names: str | None
    culture: str
    sex: str  # M or F
    born: date
    nationality: str
    document: Document
    visa: Document | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One person on one flight, with what the carrier knows about them and when."""

    id: str  # `T00042`, or `K00007` for crew
    person: Person
    surname: str  # as reported, upper case
    given_names: str | None
    title: str | None = None
    kind: TravellerKind = TravellerKind.ADULT
    reference: str = "1"  # inside the booking
    seat: str | None = None
    seat_from: Stage = Stage.MANIFEST  # first transmission that names the seat
    details_from: Stage = Stage.MANIFEST  # first transmission with sex, nationality and document
    birth_date_from: Stage | None = Stage.MANIFEST  # first with the birth date, which goes with those; None: never
    boarded: bool = True  # False: booked but not on the manifest
    transit: bool = False
    typed_number: str | None = None  # the document number as typed while booking, where it differs
    services: tuple[str, ...] = ()  # special service codes that the field list must drop (PNR-13.2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """The travellers of one booking, and what the booking says of all of them."""

    locator: str
    passages: tuple[Passage, ...]
    joined: Stage = Stage.EARLY  # the first push that has the booking
    group_name: str | None = None  # named before its members are
    booked_on: datetime
    phone: str | None = None
    email: str | None = None
    agency: str = ""
    fare: int = 0  # whole euros
    card_digits: str | None = None  # last four; None means cash
    ticket: int = 0
    onward: Flight | None = None  # a later leg of the journey
    codeshare: bool = False
    hotel: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """One flight of the world with everybody on it. `departs` and `lands` are UTC; the flight's own times are local."""

    flight: Flight
    departs: datetime
    lands: datetime
    style: Style
    parties: tuple[Party, ...] = ()
    crew: tuple[Passage, ...] = ()
    changes_only: bool = False  # the push at 24 h tells only what changed

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Every traveller on the flight, in the order of the bookings; without crew."""
        return tuple(passage for party in self.parties for passage in party.passages)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """Someone or something to be noticed, as its owner wrote it."""

    id: str
    surname: str
    given_names: str | None = None
    birth_date: PartialDate | None = None
    sex: str | None = None
    nationalities: tuple[str, ...] = ()
    documents: tuple[Document, ...] = ()
    aliases: tuple[tuple[str, str | None], ...] = ()  # surname, given names
    register: str  # the list it stands on
    action: str  # arrest, discreet_check, specific_check, inform, seize_document
    legal_basis: str
    owner: str  # the state that issued it
    reason: str
    expires: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """What is so between one traveller and one alert. `is_true` is False for a namesake or a near miss."""

    traveller: str
    alert: str
    kind: str
    is_true: bool
