"""Drawing persons: name, sex, age, nationality, document. All invented; document numbers start ZZ."""

from datetime import date, timedelta
from random import Random

from openpiu.core.synth.names import Culture
from openpiu.core.synth.names.culture import Frequencies
from openpiu.core.synth.values import Person
from openpiu.core.terms import Document

ADULT_AGES = (18, 78)
CHILD_AGES = (2, 11)
INFANT_DAYS = (20, 640)
SPECIMEN_STATE = "UTO"  # ICAO Doc 9303-3 section 5
# Whose passport a person holds: the state of their culture, Belgium, another EU state, the specimen state.
_PASSPORT_SHARES = (0.45, 0.65, 0.82)
_OTHER_EU = ("FRA", "NLD", "ESP", "ITA", "POL", "SWE", "AUT", "IRL")
_CARD_STATES = frozenset({"BEL", "FRA", "NLD", "ITA", "GRC", "TUR", "GEO"})
_VISA_FREE = frozenset({"BEL", "UTO", "GBR", "USA", "JPN", "KOR", "SRB", "GEO", "UKR", "ALB", *_OTHER_EU, "GRC", "PRT"})
_LONGEST_TWO_GIVEN = 24


def draw_person(culture: Culture, kind: str, *, today: date, rng: Random) -> Person:
    """One person of that culture; `kind` is adult, child or infant and decides the age on `today`."""
    sex = rng.choice("MF")
    nationality = _nationality(culture, rng)
    return Person(
        surname=draw_surname(culture, sex, rng),
        given_names=_given_names(culture, sex, rng),
        culture=culture.name,
        sex=sex,
        born=_birth_date(kind, today, rng),
        nationality=nationality,
        document=_document(nationality, today, rng),
        visa=_visa(nationality, today, rng),
    )


def relative_of(person: Person, kind: str, culture: Culture, *, today: date, rng: Random) -> Person:
    """Another person with the same surname and nationality: a family on one booking."""
    drawn = draw_person(culture, kind, today=today, rng=rng)
    return Person(
        surname=_for_sex(person.surname, culture, drawn.sex),
        given_names=drawn.given_names,
        culture=drawn.culture,
        sex=drawn.sex,
        born=drawn.born,
        nationality=person.nationality,
        document=_document(person.nationality, today, rng),
    )


def draw_surname(culture: Culture, sex: str, rng: Random) -> str:
    """A surname by its frequency, in the form for the sex."""
    surname = _pick(culture.surnames, rng)
    if rng.random() < culture.double_surname:
        second = _pick(culture.surnames, rng)
        surname = surname if second == surname else f"{surname} {second}"
    return _for_sex(surname, culture, sex)


def document_number(rng: Random) -> str:
    """A number that no state issues: ZZ and seven digits."""
    return f"ZZ{rng.randrange(10_000_000):07}"


def _given_names(culture: Culture, sex: str, rng: Random) -> str | None:
    if rng.random() < culture.mononym:
        return None
    names = culture.men if sex == "M" else culture.women
    first = _pick(names, rng)
    if rng.random() >= culture.second_given:
        return first
    second = _pick(names, rng)
    both = f"{first} {second}"
    return first if second == first or len(both) > _LONGEST_TWO_GIVEN else both


def _for_sex(surname: str, culture: Culture, sex: str) -> str:
    """The form of the surname for a man or a woman, where the culture has two."""
    for male, female in culture.feminine_endings:
        own, other = (male, female) if sex == "M" else (female, male)
        if surname.endswith(other) and not surname.endswith(own):
            return surname.removesuffix(other) + own
    return surname


def _pick(names: Frequencies, rng: Random) -> str:
    return rng.choices(names.names, cum_weights=names.cumulative)[0]


def _birth_date(kind: str, today: date, rng: Random) -> date:
    if kind == "infant":
        return today - timedelta(days=rng.randint(*INFANT_DAYS))
    low, high = CHILD_AGES if kind == "child" else ADULT_AGES
    years = rng.randint(low, high) if kind == "child" else round(rng.triangular(low, high, 34))
    return today - timedelta(days=round(years * 365.25) + rng.randrange(30, 330))


def _nationality(culture: Culture, rng: Random) -> str:
    at = rng.random()
    if at < _PASSPORT_SHARES[0]:
        weights = [1 / rank for rank in range(1, len(culture.countries) + 1)]
        return rng.choices(culture.countries, weights)[0]
    if at < _PASSPORT_SHARES[1]:
        return "BEL"
    return rng.choice(_OTHER_EU) if at < _PASSPORT_SHARES[2] else SPECIMEN_STATE


def _document(nationality: str, today: date, rng: Random) -> Document:
    is_card = nationality in _CARD_STATES and rng.random() < 0.12
    expiry = today + timedelta(days=rng.randint(120, 3600))
    return Document(type="I" if is_card else "P", number=document_number(rng), issuer=nationality, expiry=expiry)


def _visa(nationality: str, today: date, rng: Random) -> Document | None:
    if nationality in _VISA_FREE or rng.random() < 0.5:
        return None
    return Document(
        type="V", number=document_number(rng), issuer="BEL", expiry=today + timedelta(days=rng.randint(60, 700))
    )
