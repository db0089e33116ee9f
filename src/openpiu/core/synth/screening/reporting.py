"""What a carrier reports of a person when nothing goes wrong: the passport, in upper case A to Z."""

from random import Random

from openpiu.core.synth.screening.plain import expanded, reported
from openpiu.core.synth.screening.values import Record, Subject
from openpiu.core.terms import PartialDate

EXPANDED_SHARE = 0.3  # of reports that write UE for Ü, as passports' machine-readable zones do


def as_reported(subject: Subject, traveller: str) -> Record:
    """The traveller as the passport says, marks dropped; `traveller` is the id."""
    born = subject.born
    return Record(
        id=traveller,
        surname=reported(subject.surname),
        given_names=subject.given_names and reported(subject.given_names),
        birth_date=PartialDate(born.year, born.month, born.day),
        sex=subject.sex,
        nationalities=(subject.nationality,),
        documents=(subject.document,),
    )


def as_reported_by_some(subject: Subject, traveller: str, rng: Random) -> Record:
    """As `as_reported`, a share of them with the expansions of ICAO Doc 9303."""
    record = as_reported(subject, traveller)
    if rng.random() >= EXPANDED_SHARE:
        return record
    return record.named(expanded(subject.surname), subject.given_names and expanded(subject.given_names))
