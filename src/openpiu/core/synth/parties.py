"""Bookings: how many travel together, who they are, what the booking says. Sizes by product.md section 7."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random

from openpiu.core.synth.names import culture_named, reported_form
from openpiu.core.synth.people import draw_person, relative_of
from openpiu.core.synth.routes import RESIDENTS, Route
from openpiu.core.synth.schedule import Slot
from openpiu.core.synth.values import Party, Passage, Person, Stage
from openpiu.core.terms import Flight, TravellerKind

# Share of bookings, fewest and most travellers in one.
PARTY_SIZES = ((0.48, 1, 1), (0.30, 2, 2), (0.16, 3, 4), (0.05, 5, 9), (0.01, 10, 40))
GROUP = 10  # from here a booking has a group name first
LATE_SHARE = 0.01  # bookings made after the first push
NO_SHOW_SHARE = 0.05
# Codes that reveal health or belief: PNR-13.2 forbids to keep them; the truth files count them.
SENSITIVE = ("VGML", "MOML", "KSML", "HNML", "DBML", "WCHR", "WCHS", "WCHC", "BLND", "DEAF", "MEDA", "STCR")
SENSITIVE_SHARE = 0.05
TYPED_WRONG_SHARE = 0.05  # document numbers mistyped while booking
_GROUP_NAMES = ("SPECIMENCHOIR", "UTOPIACHESSCLUB", "ZEDSCHOOLTRIP", "QUAYSIDEBAND", "SPECIMENTOURS")
_LOCATOR_LETTERS = "BCDFGHJKLMNPQRTVWXZ23456789"
# Phone numbers that are reserved for fiction or belong to the specimen range: prefix and digits that follow.
PHONES = (("3225550", 3), ("447700900", 3), ("120255501", 2))
# When birth date and document enter: share of travellers by the first push that has them; the rest by the manifest.
_DETAILS = ((0.50, Stage.EARLY), (0.56, Stage.LATE), (0.72, Stage.BOARDING))
_SEATS = ((0.55, Stage.EARLY), (0.60, Stage.LATE), (0.85, Stage.BOARDING))
_BIRTH_DATE_NEVER_SHARE = 0.015  # not even on the manifest
_BIRTH_DATE_LATE_SHARE = 0.06  # while booking the document was typed without it


@dataclass(slots=True)
class Numbers:
    """What must not repeat in one world: traveller ids and record locators."""

    travellers: int = 0
    crew: int = 0
    locators: int = 0

    def next_traveller(self) -> str:
        """The next traveller's id."""
        self.travellers += 1
        return f"T{self.travellers:05}"

    def next_crew(self) -> str:
        """The next crew member's id."""
        self.crew += 1
        return f"K{self.crew:05}"

    def next_locator(self) -> str:
        """Six letters and digits; consecutive numbers do not look alike, and none repeats."""
        self.locators += 1
        base = len(_LOCATOR_LETTERS)
        left = self.locators * 104_729_111 % base**6  # the factor shares no divisor with the modulus
        letters = ""
        for _ in range(6):
            left, at = divmod(left, base)
            letters += _LOCATOR_LETTERS[at]
        return letters


def fill(slot: Slot, taken: int, *, numbers: Numbers, rng: Random) -> list[Party]:
    """Bookings for the seats of the flight that are left; one group of ten or more where the flight is large."""
    parties = []
    left = slot.size - taken
    if left > 4 * GROUP:
        parties.append(draw_party(slot, rng.randint(GROUP, GROUP + 8), numbers=numbers, rng=rng))
        left -= len(parties[0].passages)
    while left > 0:
        size = min(left, _party_size(rng))
        parties.append(draw_party(slot, size, numbers=numbers, rng=rng))
        left -= size
    return parties


def draw_party(slot: Slot, size: int, *, numbers: Numbers, rng: Random) -> Party:
    """One booking of that size on the flight."""
    today = slot.departs.date()
    persons = _persons(slot.route, size, today, rng)
    boarded = rng.random() >= NO_SHOW_SHARE
    passages = tuple(
        replace(passage_of(person, kind, today=today, numbers=numbers, rng=rng), reference=str(at), boarded=boarded)
        for at, (person, kind) in enumerate(persons, start=1)
    )
    late = size < GROUP and rng.random() < LATE_SHARE
    party = booking_of(passages, slot, numbers=numbers, rng=rng)
    if late:
        booked_on = slot.departs - timedelta(hours=rng.randint(26, 40))
        return replace(party, joined=Stage.LATE, booked_on=booked_on)
    return replace(party, group_name=rng.choice(_GROUP_NAMES)) if size >= GROUP else party


def booking_of(passages: tuple[Passage, ...], slot: Slot, *, numbers: Numbers, rng: Random) -> Party:
    """The booking around its travellers: contacts, payment, onward journey."""
    lead = passages[0].person
    return Party(
        locator=numbers.next_locator(),
        passages=passages,
        booked_on=(slot.departs - timedelta(days=rng.randint(4, 120), minutes=rng.randrange(1440))).replace(second=0),
        phone=_phone(rng) if rng.random() < 0.8 else None,
        email=_email(lead, rng) if rng.random() < 0.6 else None,
        agency=f"99{rng.randrange(1_000_000):06}",
        fare=rng.randint(60, 900),
        card_digits=None if rng.random() < 0.08 else f"{rng.randrange(10_000):04}",
        ticket=rng.randrange(10**9),
        onward=_onward(slot, rng) if rng.random() < 0.6 else None,
        codeshare=rng.random() < 0.12,
        hotel=rng.random() < 0.06,
    )


def passage_of(person: Person, kind: TravellerKind, *, today: date, numbers: Numbers, rng: Random) -> Passage:
    """How one person appears to the carrier. `today` is the day of departure."""
    typed = rng.random() < TYPED_WRONG_SHARE
    return Passage(
        id=numbers.next_traveller(),
        person=person,
        surname=reported_form(person.surname),
        given_names=reported_form(person.given_names) if person.given_names else None,
        title=_title(person, kind, today),
        kind=kind,
        seat_from=_stage(_SEATS, rng),
        details_from=_stage(_DETAILS, rng),
        birth_date_from=_birth_date_stage(rng),
        transit=rng.random() < 0.02,
        typed_number=_mistyped(person.document.number, rng) if typed else None,
        services=(rng.choice(SENSITIVE),) if rng.random() < SENSITIVE_SHARE else (),
    )


def _party_size(rng: Random) -> int:
    shares = [share for share, _, _ in PARTY_SIZES]
    _, low, high = rng.choices(PARTY_SIZES, shares)[0]
    return rng.randint(low, high)


def _persons(route: Route, size: int, today: date, rng: Random) -> list[tuple[Person, TravellerKind]]:
    """A lone traveller, a couple, a family with children, or a group of strangers of one origin."""
    culture = culture_named(rng.choice(route.cultures if rng.random() < 0.7 else RESIDENTS))
    first = draw_person(culture, "adult", today=today, rng=rng)
    persons = [(first, TravellerKind.ADULT)]
    is_family = size < GROUP and rng.random() < 0.75
    for at in range(1, size):
        kind = _kind(at, rng) if is_family else TravellerKind.ADULT
        if is_family:
            person = relative_of(first, kind.value, culture, today=today, rng=rng)
        else:
            person = draw_person(culture, "adult", today=today, rng=rng)
        persons.append((person, kind))
    return persons


def _kind(at: int, rng: Random) -> TravellerKind:
    """The second of a family is mostly an adult; of the others one in six has no seat yet."""
    if at == 1 or at > 5:
        return TravellerKind.ADULT if rng.random() < 0.9 else TravellerKind.CHILD
    return TravellerKind.INFANT if at == 2 and rng.random() < 0.25 else TravellerKind.CHILD


def _title(person: Person, kind: TravellerKind, today: date) -> str | None:
    if kind is TravellerKind.INFANT:
        return None
    if kind is TravellerKind.CHILD:
        return "MSTR" if person.sex == "M" else "MISS"
    if person.sex == "M":
        return "MR"
    return "MRS" if today.year - person.born.year > 40 else "MS"


def _stage(shares: tuple[tuple[float, Stage], ...], rng: Random) -> Stage:
    at = rng.random()
    return next((stage for share, stage in shares if at < share), Stage.MANIFEST)


def _birth_date_stage(rng: Random) -> Stage | None:
    at = rng.random()
    if at < _BIRTH_DATE_NEVER_SHARE:
        return None
    return Stage.MANIFEST if at < _BIRTH_DATE_NEVER_SHARE + _BIRTH_DATE_LATE_SHARE else Stage.EARLY


def _mistyped(number: str, rng: Random) -> str | None:
    at = rng.randrange(2, len(number) - 1)
    swapped = number[:at] + number[at + 1] + number[at] + number[at + 2 :]
    return swapped if swapped != number else None


def _phone(rng: Random) -> str:
    prefix, digits = rng.choice(PHONES)
    return prefix + f"{rng.randrange(10**digits):0{digits}}"


def _email(person: Person, rng: Random) -> str:
    names = [reported_form(part).split()[0] for part in (person.given_names or "POST", person.surname)]
    return f"{rng.choice('._-').join(names)}{rng.randrange(100)}@EXAMPLE.ORG"


def _onward(slot: Slot, rng: Random) -> Flight:
    """The way back, some days later, at a round time of the airport."""
    flight = slot.flight
    day = slot.lands.date() + timedelta(days=rng.randint(2, 25))
    leaves = datetime(day.year, day.month, day.day, rng.randint(6, 21), rng.randrange(0, 60, 5))  # noqa: DTZ001 - local
    return Flight(
        carrier=flight.carrier,
        number=str(int(flight.number) + 1),
        departure_airport=flight.arrival_airport,
        departure=leaves,
        arrival_airport=flight.departure_airport,
        arrival=leaves + timedelta(hours=4),
    )
