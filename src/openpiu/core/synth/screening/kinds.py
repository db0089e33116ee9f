"""The kinds of difference between what an alert says and what a carrier reports. Each is one function in one table.

A kind takes a `Case` and gives the traveller as reported, or None where this person's name cannot differ in that way.
Belongs here: kinds of names as a whole. Letters: `slips`. Dates: `date_slips`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from openpiu.core.synth.screening import date_slips, slips
from openpiu.core.synth.screening.lexicon import lexicon
from openpiu.core.synth.screening.origin import Origin
from openpiu.core.synth.screening.plain import expanded, reported
from openpiu.core.synth.screening.romanising import draw_rules, romanised, systems_of
from openpiu.core.synth.screening.values import Record, Subject

TITLES = {"M": ("MR", "MR", "MR", "DR", "MSTR"), "F": ("MRS", "MS", "MS", "MISS", "DR")}
_CHINESE_BOUNDARY = re.compile(r"(?<=[AEIOUNGR])(?=(?:[BPMFDTLKHJQXZCSRWY]|G(?=[AEU])|N(?=[AEIOU]))[AEIOUH])")
_TRIES = 4


@dataclass(frozen=True, slots=True)
class Case:
    """One person whom a carrier will report, and what the list says of them (None for an innocent traveller)."""

    subject: Subject
    origin: Origin
    alert: Record | None
    record: Record  # the traveller as reported so far
    rng: Random


Kind = Callable[[Case], Record | None]


def passport(case: Case) -> Record | None:
    """As the passport says: nothing but capitals and dropped marks. The list may still write the name otherwise."""
    return case.record


def transliteration(case: Case) -> Record | None:
    """Another romanisation of the same original."""
    record, subject = case.record, case.subject
    for _ in range(_TRIES if systems_of(case.origin) else 0):
        rules = draw_rules(case.origin, case.rng)
        surname = reported(romanised(subject.surname, rules))
        given = subject.given_names and reported(romanised(subject.given_names, rules))
        if surname and (surname, given) != (record.surname, record.given_names):
            return record.named(surname, given)
    return None


def order_swap(case: Case) -> Record | None:
    """Surname and given names in each other's fields."""
    record = case.record
    return record.named(record.given_names, record.surname) if record.given_names else None


def missing_part(case: Case) -> Record | None:
    """One word of three or more is not there; a surname and a given name stay."""
    record = case.record
    surname, given = record.surname.split(), (record.given_names or "").split()
    fields = [words for words in (surname, given) if len(words) > 1]
    if not fields or len(surname) + len(given) < 3:
        return None
    words = case.rng.choice(fields)
    words.pop(case.rng.randrange(len(words)) if words is surname else -1)
    return record.named(" ".join(surname), " ".join(given) or None)


def extra_part(case: Case) -> Record | None:
    """A further given name or surname that the list does not have."""
    record, names = case.record, lexicon(case.origin)
    given_names = names.men if case.subject.sex == "M" else names.women
    if case.rng.random() < 0.6 and record.given_names:
        extra = reported(given_names.draw(case.rng))
        return record.named(record.surname, f"{record.given_names} {extra}")
    return record.named(f"{record.surname} {reported(names.family.draw(case.rng))}", record.given_names)


def truncation(case: Case) -> Record | None:
    """Both names, or one of them, cut where a field ends."""
    record = case.record
    given = record.given_names or ""
    if case.rng.random() < 0.35 and len(record.surname) >= 8:
        return record.named(record.surname[: case.rng.randint(5, len(record.surname) - 1)].rstrip(), given or None)
    if len(given) < 5:
        return None
    return record.named(record.surname, given[: case.rng.randint(3, len(given) - 1)].rstrip())


def glued_title(case: Case) -> Record | None:
    """A title at the end of the given names, mostly without a blank."""
    record = case.record
    if not record.given_names:
        return None
    title = case.rng.choice(TITLES[case.subject.sex])
    blank = " " if case.rng.random() < 0.2 else ""
    return record.named(record.surname, f"{record.given_names}{blank}{title}")


def typo(case: Case) -> Record | None:
    """One slip of a typist; in long names sometimes two."""
    record = case.record
    names = [record.surname, record.given_names or ""]
    letters = [len(name) if len(name) > 2 else 0 for name in names]
    if not any(letters):
        return None
    twice = sum(map(len, names)) >= 16 and case.rng.random() < 0.3
    for _ in range(2 if twice else 1):
        place = case.rng.choices((0, 1), letters)[0]
        names[place] = slips.slip(names[place], case.rng)
    return record.named(names[0], names[1] or None)


def diacritics(case: Case) -> Record | None:
    """A letter with a mark that becomes two letters, or none."""
    subject, record = case.subject, case.record
    name = subject.surname + (subject.given_names or "")
    if name.isascii():
        return None
    ways: tuple[Callable[[str], str], ...] = (expanded, expanded, slips.icao_xx, slips.marked_lost)
    for way in case.rng.sample(ways, len(ways)):
        changed = record.named(way(subject.surname), subject.given_names and way(subject.given_names))
        if changed != record and changed.surname:
            return changed
    return None


def joined(case: Case) -> Record | None:
    """Two words written as one, or one that has two parts as two."""
    record = case.record
    fields = [record.surname, record.given_names or ""]
    several = [place for place, text in enumerate(fields) if " " in text]
    if several:
        place = case.rng.choice(several)
        fields[place] = slips.join_once(fields[place], case.rng)
        return record.named(fields[0], fields[1] or None)
    if case.origin.group == "chinese" and record.given_names:
        apart = _CHINESE_BOUNDARY.sub(" ", record.given_names, count=1)
        return record.named(record.surname, apart) if apart != record.given_names else None
    return None


def initials(case: Case) -> Record | None:
    """The given names as their first letters."""
    record = case.record
    if not record.given_names or len(record.given_names) < 2:
        return None
    words = record.given_names.split()
    kept = [word[0] for word in words]
    if len(words) > 1 and case.rng.random() < 0.5:
        kept = [words[0], *kept[1:]]
    return record.named(record.surname, " ".join(kept))


def birth_date(case: Case) -> Record | None:
    """Another birth date: day and month swapped, a wrong digit, a year off, or only the year."""
    return date_slips.misdated(case.record, case.rng)


def alias(case: Case) -> Record | None:
    """The person travels under the other name that the list has, written in Latin letters."""
    for surname, given in case.alert.aliases if case.alert else ():
        plain = reported(surname), given and reported(given)
        if plain[0].isascii() and plain[0] and plain != (case.record.surname, case.record.given_names):
            return case.record.named(*plain)
    return None


KINDS: dict[str, Kind] = {
    kind.__name__: kind
    for kind in (
        passport, transliteration, order_swap, missing_part, extra_part, truncation, glued_title, typo, diacritics,
        joined, initials, birth_date, alias,
    )
}  # fmt: skip
# Kinds that work on what is reported already, so that one report can differ in two ways.
SECOND = (order_swap, missing_part, extra_part, truncation, glued_title, typo, birth_date)
SECOND_SHARE = 0.15


def seen(kind: str, case: Case) -> Record | None:
    """The traveller as reported with a difference of this kind, some with a second one of another; None: impossible."""
    first = KINDS[kind](case)
    if first is None or kind == "passport" or case.rng.random() >= SECOND_SHARE:
        return first
    others = [other for other in SECOND if other.__name__ != kind]
    for other in case.rng.sample(others, len(others)):
        second = other(replace(case, record=first))
        if second is not None:
            return second
    return first
