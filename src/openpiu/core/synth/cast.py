"""The demo's cast: invented persons who are in every world, and what is true between them and the cast's alerts.

Belongs here: the table of roles and their bookings. Not here: the alerts (`cast_alerts`), everybody else (`parties`),
planted pairs (`plants`).
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random

from openpiu.core.synth.parties import Numbers, booking_of, passage_of
from openpiu.core.synth.schedule import Slot
from openpiu.core.synth.values import Party, Person, Stage, Truth
from openpiu.core.terms import Document, TravellerKind

CHECK_IN_CLOSES = timedelta(minutes=30)  # before departure; the manifest follows at once
_DOCUMENT_VALID = timedelta(days=1900)
_INFANT_AGE = timedelta(days=200)
_CHILD_AGE = timedelta(days=2500)
_LATEST = -1  # stands for: the first flight whose check-in is still open at the start of the world


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """One member of the cast: who they are, how they fly, and which alert concerns them."""

    flight: int  # place in the order of landing
    true_name: tuple[str, str]
    flies_as: tuple[str, str]
    culture: str
    sex: str
    born: date | timedelta  # a timedelta is an age on the day
    nationality: str = "UTO"
    number: str
    kind: TravellerKind = TravellerKind.ADULT
    details_from: Stage = Stage.MANIFEST
    birth_date_from: Stage = Stage.EARLY
    services: tuple[str, ...] = ()
    booking: str  # roles with the same word share a booking
    alert: str | None = None
    truth: str = ""
    is_true: bool = True


ROLES: tuple[Role, ...] = (
    Role(
        flight=0,
        true_name=("Tesfarouni", "Mahmoud Abd al-Rahim"),
        flies_as=("TSFAROUNI", "MAHMUD ABDULRAHEEM"),
        culture="arabic",
        sex="M",
        born=date(1988, 4, 19),
        number="ZZ0419773",
        booking="tesfarouni",
        alert="BE-2291",
        truth="transliteration",
    ),
    Role(
        flight=_LATEST,
        true_name=("Tesfaroni", "Mahmoud Rahim"),
        flies_as=("TESFARONI", "MAHMOUD RAHIM"),
        culture="arabic",
        sex="M",
        born=date(1963, 2, 11),
        number="ZZ0630211",
        details_from=Stage.EARLY,
        birth_date_from=Stage.MANIFEST,  # a hit until then: only the document speaks against it
        booking="dentist",
        alert="BE-2291",
        truth="namesake",
        is_true=False,
    ),
    Role(
        flight=2,
        true_name=("Ostrokhov", "Oleksandr"),
        flies_as=("OSTROHOV", "ALEKSANDR"),
        culture="east_slavic",
        sex="M",
        born=date(1979, 11, 2),
        nationality="UKR",
        number="ZZ0791102",
        details_from=Stage.EARLY,
        booking="ostrokhov",
        alert="FR-0417",
        truth="transliteration",
    ),
    Role(
        flight=3,
        true_name=("de Sá-Nogueira", "Maria do Carmo Albuquerque Vasconcelos"),
        flies_as=("DE SA NOGUEIRA", "MARIA DO CARMO ALBUQUER"),  # 39 places of the MRZ name field, Doc 9303-4
        culture="portuguese",
        sex="F",
        born=date(1974, 3, 12),
        nationality="PRT",
        number="ZZ0740312",
        details_from=Stage.LATE,
        booking="nogueira",
        alert="BE-3130",
        truth="truncated",
        is_true=False,
    ),
    Role(
        flight=1,
        true_name=("Karamplis", "Eleni"),
        flies_as=("KARAMPLIS", "ELENI"),
        culture="greek",
        sex="F",
        born=date(1992, 7, 23),
        nationality="GRC",
        number="ZZ0770215",
        details_from=Stage.EARLY,
        booking="karamplis",
        alert="BE-D0770",
        truth="document_stolen",
    ),
    Role(
        flight=4,
        true_name=("Nguyen", "Thi Anh Duong"),
        flies_as=("NGUYEN", "THI ANH DUONG"),
        culture="vietnamese",
        sex="F",
        born=date(1995, 9, 8),
        nationality="VNM",
        number="ZZ0950908",
        details_from=Stage.BOARDING,
        booking="nguyen",
        alert="FR-1187",
        truth="name_order",
    ),
    Role(
        true_name=("Vandermoorle", "Pieter"),
        flies_as=("VANDERMOORLE", "PIETER"),
        sex="M",
        born=date(1986, 1, 30),
        number="ZZ0860130",
        details_from=Stage.EARLY,
        services=("VGML", "WCHR"),
        flight=0,
        culture="flemish",
        nationality="BEL",
        booking="vandermoorle",
    ),
    Role(
        true_name=("Vandermoorle", "Saskia"),
        flies_as=("VANDERMOORLE", "SASKIA"),
        sex="F",
        born=date(1989, 10, 5),
        number="ZZ0891005",
        details_from=Stage.EARLY,
        services=("MOML",),
        flight=0,
        culture="flemish",
        nationality="BEL",
        booking="vandermoorle",
    ),
    Role(
        true_name=("Vandermoorle", "Lotte"),
        flies_as=("VANDERMOORLE", "LOTTE"),
        sex="F",
        born=_CHILD_AGE,
        kind=TravellerKind.CHILD,
        number="ZZ0201005",
        details_from=Stage.EARLY,
        services=("CHML",),
        flight=0,
        culture="flemish",
        nationality="BEL",
        booking="vandermoorle",
    ),
    Role(
        true_name=("Vandermoorle", "Fien"),
        flies_as=("VANDERMOORLE", "FIEN"),
        sex="F",
        born=_INFANT_AGE,
        kind=TravellerKind.INFANT,
        number="ZZ0260505",
        details_from=Stage.EARLY,
        services=("BBML",),
        flight=0,
        culture="flemish",
        nationality="BEL",
        booking="vandermoorle",
    ),
)


def seat_cast(
    slots: tuple[Slot, ...], *, start: datetime, numbers: Numbers, rng: Random
) -> tuple[dict[int, list[Party]], tuple[Truth, ...]]:
    """The cast's bookings by flight, and the truth about each role that an alert concerns."""
    seated: dict[int, list[Party]] = {}
    truths: list[Truth] = []
    for booking in dict.fromkeys(role.booking for role in ROLES):
        roles = [role for role in ROLES if role.booking == booking]
        flight = _flight_of(roles[0], slots, start)
        party = _party(roles, slots[flight], numbers, rng)
        seated.setdefault(flight, []).append(party)
        truths += [
            Truth(traveller=passage.id, alert=role.alert, kind=role.truth, is_true=role.is_true)
            for role, passage in zip(roles, party.passages, strict=True)
            if role.alert
        ]
    return seated, tuple(truths)


def _flight_of(role: Role, slots: tuple[Slot, ...], start: datetime) -> int:
    if role.flight != _LATEST:
        return role.flight % len(slots)
    still_open = (at for at, slot in enumerate(slots) if slot.departs - CHECK_IN_CLOSES > start)
    return next(still_open, len(slots) - 1)


def _party(roles: list[Role], slot: Slot, numbers: Numbers, rng: Random) -> Party:
    today = slot.departs.date()
    passages = []
    for at, role in enumerate(roles, start=1):
        drawn = passage_of(_person(role, today), role.kind, today=today, numbers=numbers, rng=rng)
        passages.append(
            replace(
                drawn,
                reference=str(at),
                surname=role.flies_as[0],
                given_names=role.flies_as[1],
                seat_from=Stage.EARLY,
                details_from=role.details_from,
                birth_date_from=role.birth_date_from,
                transit=False,
                typed_number=None,
                services=role.services,
            )
        )
    return booking_of(tuple(passages), slot, numbers=numbers, rng=rng)


def _person(role: Role, today: date) -> Person:
    return Person(
        surname=role.true_name[0],
        given_names=role.true_name[1],
        culture=role.culture,
        sex=role.sex,
        born=role.born if isinstance(role.born, date) else today - role.born,
        nationality=role.nationality,
        document=Document(number=role.number, issuer=role.nationality, expiry=today + _DOCUMENT_VALID),
    )
