"""Planted pairs: for one kind each, a traveller of the world and an alert that does or does not concern them.

Each planter takes the passage as drawn and gives the passage as it will fly, and the alert. The kinds are those of
product.md section 7: what makes a true hit hard to see, and what makes a false one look true.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from openpiu.core.synth.names import culture_named, reported_form, romanised, skeleton, truncated, with_typo
from openpiu.core.synth.people import document_number, draw_person
from openpiu.core.synth.values import Passage, Stage
from openpiu.core.terms import Document, PartialDate

LONG_ENOUGH = 6  # letters of a surname that survives a slip
NAME_LIMIT = 24  # letters of both names in some reservation systems


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The person part of an alert, before its owner's particulars are added."""

    surname: str
    given_names: str | None
    birth_date: PartialDate | None
    sex: str | None
    nationalities: tuple[str, ...]
    documents: tuple[Document, ...] = ()


Planter = Callable[[Passage, date, Random], tuple[Passage, Wanted]]


def _sought(passage: Passage) -> Wanted:
    """The traveller themselves, sought under their true name with their full birth date."""
    person = passage.person
    return Wanted(
        surname=person.surname,
        given_names=person.given_names,
        birth_date=full_date(person.born),
        sex=person.sex,
        nationalities=(person.nationality,),
    )


def full_date(day: date) -> PartialDate:
    """The day as a date that is known in full."""
    return PartialDate(day.year, day.month, day.day)


def _exact(passage: Passage, _today: date, _rng: Random) -> tuple[Passage, Wanted]:
    return passage, replace(_sought(passage), documents=(bare(passage.person.document),))


def _transliteration(passage: Passage, _today: date, rng: Random) -> tuple[Passage, Wanted]:
    person = passage.person
    culture = culture_named(person.culture)
    given = romanised(person.given_names or "", culture, rng) or None
    return passage, replace(_sought(passage), surname=romanised(person.surname, culture, rng), given_names=given)


def _name_order(passage: Passage, _today: date, _rng: Random) -> tuple[Passage, Wanted]:
    person = passage.person
    surname, given = person.given_names or person.surname, person.surname
    return passage, replace(_sought(passage), surname=surname, given_names=given)


def _truncated(passage: Passage, _today: date, rng: Random) -> tuple[Passage, Wanted]:
    """The person has three given names; the carrier's system cuts them, the alert has them whole."""
    names = culture_named(passage.person.culture)
    more = (names.men if passage.person.sex == "M" else names.women).names
    longest = sorted((name for name in more if name != passage.given_names), key=len)[-4:]
    given = " ".join([passage.person.given_names or passage.person.surname, *rng.sample(longest, 3)])
    person = replace(passage.person, given_names=given)
    surname, cut = truncated(passage.surname, reported_form(given), NAME_LIMIT)
    return replace(passage, person=person, surname=surname, given_names=cut), _sought(replace(passage, person=person))


def _missing_birth_date(passage: Passage, _today: date, _rng: Random) -> tuple[Passage, Wanted]:
    silent = replace(passage, birth_date_from=None, details_from=Stage.MANIFEST)
    return silent, replace(_sought(passage), documents=(bare(passage.person.document),))


def _typo(passage: Passage, _today: date, rng: Random) -> tuple[Passage, Wanted]:
    return replace(passage, surname=with_typo(passage.surname, rng).upper()), _sought(passage)


def _document_stolen(passage: Passage, today: date, rng: Random) -> tuple[Passage, Wanted]:
    """The document is reported stolen by somebody else; only its number is the same."""
    owner = draw_person(culture_named(passage.person.culture), "adult", today=today, rng=rng)
    honest = replace(passage, typed_number=None)
    return honest, Wanted(
        surname=owner.surname,
        given_names=owner.given_names,
        birth_date=None,
        sex=None,
        nationalities=(passage.person.nationality,),
        documents=(bare(passage.person.document),),
    )


def _namesake(passage: Passage, _today: date, rng: Random) -> tuple[Passage, Wanted]:
    """The same name, another person: at least nine years between the births, another document."""
    person = passage.person
    years = rng.choice((-1, 1)) * rng.randint(9, 20)
    born = person.born + timedelta(days=years * 365 + rng.randrange(200))
    other = Document(number=document_number(rng), issuer=person.nationality)
    late = replace(passage, details_from=Stage.MANIFEST)
    return late, replace(_sought(passage), birth_date=full_date(born), documents=(other,))


def _near_miss(passage: Passage, _today: date, rng: Random) -> tuple[Passage, Wanted]:
    """A twin: the same surname and birth date, another given name and document."""
    person = passage.person
    names = culture_named(person.culture)
    own = skeleton(person.given_names or "")
    others = [name for name in (names.men if person.sex == "M" else names.women).names if skeleton(name)[:2] != own[:2]]
    other = Document(number=document_number(rng), issuer=person.nationality)
    return passage, replace(_sought(passage), given_names=rng.choice(others), documents=(other,))


def bare(document: Document) -> Document:
    """The document as an alert names it: without its expiry."""
    return Document(type=document.type, number=document.number, issuer=document.issuer)


def suits(kind: str, passage: Passage) -> bool:
    """Whether this kind of pair makes sense for the traveller: romanisations differ only for names of other scripts."""
    if kind == "transliteration":
        return culture_named(passage.person.culture).other_script and len(passage.surname) >= LONG_ENOUGH
    return kind != "typo" or len(passage.surname) >= LONG_ENOUGH


# Kind, planter, and whether the alert concerns the traveller.
PLANTERS: tuple[tuple[str, Planter, bool], ...] = (
    ("exact", _exact, True),
    ("transliteration", _transliteration, True),
    ("name_order", _name_order, True),
    ("truncated", _truncated, True),
    ("missing_birth_date", _missing_birth_date, True),
    ("typo", _typo, True),
    ("document_stolen", _document_stolen, True),
    ("namesake", _namesake, False),
    ("near_miss", _near_miss, False),
    ("namesake", _namesake, False),
    ("near_miss", _near_miss, False),
    ("namesake", _namesake, False),
)
