"""Travellers: persons as reported on one flight. A traveller is not an identity."""

from dataclasses import dataclass
from enum import StrEnum

from openpiu.core.terms.baggage import Baggage
from openpiu.core.terms.dates import PartialDate
from openpiu.core.terms.documents import Document


class TravellerKind(StrEnum):
    """What the message says the person is on this flight."""

    ADULT = "adult"
    CHILD = "child"
    INFANT = "infant"
    CREW = "crew"
    TRANSIT = "transit"
    GROUP = "group"  # a group name that stands for persons not named yet


class TravelStatus(StrEnum):
    """What the carrier says of a person's place on this flight (Annex I item 10)."""

    CONFIRMED = "confirmed"
    REQUESTED = "requested"  # waiting for a seat
    CHECKED_IN = "checked-in"
    NO_SHOW = "no-show"
    GO_SHOW = "go-show"  # came without a booking
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Traveller:
    """One person in one message. Names are upper case; the title stands apart; None means not reported."""

    surname: str
    given_names: str | None = None
    title: str | None = None
    kind: TravellerKind = TravellerKind.ADULT
    birth_date: PartialDate | None = None
    sex: str | None = None  # M, F or X
    nationality: str | None = None  # three letters
    locator: str | None = None  # record locator of the booking
    reference: str | None = None  # the sender's own reference for the person inside the booking
    seats: tuple[str, ...] = ()
    documents: tuple[Document, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    baggage: Baggage | None = None
    verified: bool | None = None  # whether the carrier says that the particulars were checked against the document
    addresses: tuple[str, ...] = ()  # Annex I item 5: of residence or destination, one line each
    frequent_flyers: tuple[str, ...] = ()  # Annex I item 8: carrier and number
    travel_status: TravelStatus | None = None
