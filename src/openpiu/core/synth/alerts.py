"""Alerts: those of planted pairs with their owner's particulars, and the many that concern nobody on board."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from openpiu.core.synth.names import CULTURES, culture_named, romanised, skeleton
from openpiu.core.synth.people import draw_person, draw_surname
from openpiu.core.synth.plants import Wanted, bare, full_date
from openpiu.core.synth.values import Alert, Passage
from openpiu.core.terms import PartialDate

OWNERS = ("BE", "FR", "DE", "NL", "ES", "IT", "PL", "RO", "GR", "AT")
# Share of person alerts, action, legal basis, register, reasons.
ACTIONS = (
    (0.16, "arrest", "Reg. (EU) 2018/1862 Art. 26", "SIS-persons", ("fraud", "murder", "armed robbery", "terrorism")),
    (
        0.34,
        "specific_check",
        "Reg. (EU) 2018/1862 Art. 36",
        "SIS-persons",
        ("trafficking in weapons", "drug trafficking"),
    ),
    (
        0.26,
        "discreet_check",
        "Reg. (EU) 2018/1862 Art. 36",
        "SIS-persons",
        ("trafficking in human beings", "cybercrime"),
    ),
    (0.24, "inform", "Reg. (EU) 2018/1862 Art. 34", "BE-national", ("witness sought", "sentence to be notified")),
)
SEIZE = ("seize_document", "Reg. (EU) 2018/1862 Art. 38", "SIS-documents", "document reported stolen")
DOCUMENT_SHARE = 0.15
ALIAS_SHARE = 0.25
EXPIRED_SHARE = 0.02
# How much of the birth date an alert has: full, month, year; the rest have none.
PRECISION = (0.72, 0.84, 0.93)

MOST_ALERTS = 1_000_003  # a prime: multiplying scatters the numbers, so that an id does not tell a planted alert
_SCATTER = 610_639

Key = tuple[str, str, int | None]


@dataclass(frozen=True, slots=True)
class Aboard:
    """The names on board with birth years; year None where no message has the birth date."""

    keys: frozenset[Key]
    names: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, passages: Iterable[Passage]) -> "Aboard":
        """Index the passages by the consonants of their names."""
        keys = {
            (
                *_name_key(passage.surname, passage.given_names),
                passage.person.born.year if passage.birth_date_from is not None else None,
            )
            for passage in passages
        }
        return cls(frozenset(keys), frozenset((surname, given) for surname, given, _ in keys))

    def could_be(self, wanted: Wanted) -> bool:
        """Whether somebody on board has this name and nothing in the birth dates speaks against them."""
        name = _name_key(wanted.surname, wanted.given_names)
        if name not in self.names:
            return False
        if wanted.birth_date is None:
            return True
        return any((*name, year) in self.keys for year in (wanted.birth_date.year, None))


def issue(wanted: Wanted, number: int, *, today: date, rng: Random, for_document: bool = False) -> Alert:
    """The alert that an owner issues about this person or document. `number` makes the id unique."""
    owner = rng.choice(OWNERS)
    if for_document:
        action, basis, register, reason = SEIZE
    else:
        row = rng.choices(ACTIONS, [share for share, *_ in ACTIONS])[0]
        action, basis, register, reason = row[1], row[2], row[3], rng.choice(row[4])
    valid = timedelta(days=rng.randint(30, 1000))
    return Alert(
        id=f"{owner}-{'D' if for_document else ''}{number * _SCATTER % MOST_ALERTS:06}",
        surname=wanted.surname,
        given_names=wanted.given_names,
        birth_date=wanted.birth_date,
        sex=wanted.sex,
        nationalities=wanted.nationalities,
        documents=wanted.documents,
        register=register,
        action=action,
        legal_basis=basis,
        owner=owner,
        reason=reason,
        expires=today + valid,
    )


def strangers(count: int, aboard: Aboard, *, first: int, today: date, rng: Random) -> Iterator[Alert]:
    """`count` alerts about people who are not on board, numbered from `first`; namesakes of other ages do occur."""
    made = 0
    while made < count:
        culture = rng.choice(CULTURES)
        person = draw_person(culture, "adult", today=today, rng=rng)
        for_document = rng.random() < DOCUMENT_SHARE
        has_document = for_document or rng.random() < 0.45
        wanted = Wanted(
            surname=person.surname,
            given_names=person.given_names,
            birth_date=_known_part(person.born, rng),
            sex=person.sex if rng.random() < 0.95 else None,
            nationalities=(person.nationality,) if rng.random() < 0.9 else (),
            documents=(bare(person.document),) if has_document else (),
        )
        if aboard.could_be(wanted):
            continue
        alert = issue(wanted, first + made, today=today, rng=rng, for_document=for_document)
        made += 1
        yield _with_habits(alert, culture.name, today, rng)


def _with_habits(alert: Alert, culture: str, today: date, rng: Random) -> Alert:
    """Some alerts have an alias, and a few have run out without anybody withdrawing them."""
    if rng.random() < ALIAS_SHARE:
        alias = _alias(alert, culture, rng)
        alert = replace(alert, aliases=() if alias == (alert.surname, alert.given_names) else (alias,))
    if rng.random() < EXPIRED_SHARE:
        alert = replace(alert, expires=today - timedelta(days=rng.randint(1, 90)))
    return alert


def _alias(alert: Alert, culture_name: str, rng: Random) -> tuple[str, str | None]:
    culture = culture_named(culture_name)
    given = romanised(alert.given_names, culture, rng) if alert.given_names else None
    if rng.random() < 0.3:
        return draw_surname(culture, alert.sex or "M", rng), alert.given_names
    return romanised(alert.surname, culture, rng), given


def _known_part(born: date, rng: Random) -> PartialDate | None:
    at = rng.random()
    full, month, year = PRECISION
    if at < full:
        return full_date(born)
    if at < month:
        return PartialDate(born.year, born.month)
    return PartialDate(born.year) if at < year else None


def _name_key(surname: str, given_names: str | None) -> tuple[str, str]:
    return skeleton(surname), skeleton(given_names or "")
