"""What a list says of a person: a name, perhaps aliases, as much of the birth date as the owner knows, documents."""

from random import Random

from openpiu.core.synth.screening.lexicon import lexicon
from openpiu.core.synth.screening.origin import Origin
from openpiu.core.synth.screening.romanising import draw_rules, romanised, systems_of
from openpiu.core.synth.screening.scripts import can_write, in_script
from openpiu.core.synth.screening.values import Name, Record, Subject
from openpiu.core.terms import PartialDate

# How much of the birth date is known; the rest have none. In the public list of OFAC 27 % have no full date.
FULL, MONTH, YEAR = 0.73, 0.76, 0.89
SYSTEM_SHARE = 0.35  # written in another romanisation than the passport's: by ear, or from another state's list
ALIAS_SHARE = 0.25
SCRIPT_SHARE = 0.4  # of the aliases, where the origin has a script of its own
COVER_SHARE = 0.3  # of the other aliases: another surname altogether, as after a marriage
SEX_SHARE = 0.95
NATIONALITY_SHARE = 0.9
DOCUMENT_SHARE = 0.4
UPPER_SHARE = 0.15  # lists that write surnames in capitals


def listed(subject: Subject, origin: Origin, number: int, rng: Random) -> Record:
    """The alert about this person."""
    chance = rng.random
    upper = chance() < UPPER_SHARE
    surname, given_names = _written(subject, origin, rng)
    return Record(
        id=f"A{number:07}",
        surname=surname.upper() if upper else surname,
        given_names=given_names,
        birth_date=_known_part(subject, chance()),
        sex=subject.sex if chance() < SEX_SHARE else None,
        nationalities=(subject.nationality,) if chance() < NATIONALITY_SHARE else (),
        documents=(subject.document,) if chance() < DOCUMENT_SHARE else (),
        aliases=_aliases(subject, origin, rng) if chance() < ALIAS_SHARE else (),
    )


def _written(subject: Subject, origin: Origin, rng: Random) -> Name:
    """The name as the list writes it."""
    if rng.random() < SYSTEM_SHARE and systems_of(origin):
        rules = draw_rules(origin, rng)
        surname = romanised(subject.surname, rules)
        if surname:
            return surname, subject.given_names and romanised(subject.given_names, rules)
    return subject.surname, subject.given_names


def _aliases(subject: Subject, origin: Origin, rng: Random) -> tuple[Name, ...]:
    """One other name: in the script of home, in another romanisation, or with another surname."""
    given = subject.given_names
    if can_write(origin.script) and rng.random() < SCRIPT_SHARE:
        alias: Name = in_script(subject.surname, origin.script), given and in_script(given, origin.script)
    elif rng.random() < COVER_SHARE or not systems_of(origin):
        alias = lexicon(origin).family.draw(rng), given
    else:
        rules = draw_rules(origin, rng)
        alias = romanised(subject.surname, rules), given and romanised(given, rules)
    return () if alias == (subject.surname, given) else (alias,)


def _known_part(subject: Subject, at: float) -> PartialDate | None:
    born = subject.born
    if at < FULL:
        return PartialDate(born.year, born.month, born.day)
    if at < MONTH:
        return PartialDate(born.year, born.month)
    return PartialDate(born.year) if at < YEAR else None
