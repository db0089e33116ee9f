"""What keeps two records apart whatever they have in common: a table of questions, the first yes decides."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import datetime
from itertools import pairwise

from openpiu.core.journeys.legs import Leg
from openpiu.core.terms import PartialDate
from openpiu.core.terms.standing import Standing

Question = Callable[[Leg, Leg], bool]
INTERLEAVED = "documents"
VISA = "V"  # of these one has many, one after the other and side by side


def contradiction(one: Leg, other: Leg) -> str | None:
    """The code of what speaks against one person, None where nothing does."""
    return next((code for code, asks in QUESTIONS if asks(one, other)), None)


def documents_interleave(legs: Iterable[Leg]) -> bool:
    """Whether two documents of one type and issuer are used in turns.

    A new passport follows an old one. Two that are used in turns are mostly two persons of one name and birth date; a
    few people do own two, and their records are then shown apart.
    """
    used: dict[tuple[str, str], dict[str, list[datetime]]] = defaultdict(lambda: defaultdict(list))
    for leg in legs:
        for document in leg.documents:
            if leg.departs and document.issuer and not document.type.startswith(VISA):
                used[document.type[:1], document.issuer][document.number].append(leg.departs)
    return any(_overlap(list(numbers.values())) for numbers in used.values())


def _overlap(uses: list[list[datetime]]) -> bool:
    spans = sorted((min(times), max(times)) for times in uses)
    return any(following[0] <= before[1] for before, following in pairwise(spans))


def _other_birth_date(one: Leg, other: Leg) -> bool:
    """At the precision that both have."""
    if one.birth_date is None or other.birth_date is None:
        return False
    pairs = zip(_parts(one.birth_date), _parts(other.birth_date), strict=True)
    return any(mine != theirs for mine, theirs in pairs if mine is not None and theirs is not None)


def _parts(date: PartialDate) -> tuple[int | None, ...]:
    return date.year, date.month, date.day


def _in_the_air_at_once(one: Leg, other: Leg) -> bool:
    """Both on board, according to the carriers, at one time."""
    times = (one.departs, one.arrives, other.departs, other.arrives)
    if one.standing is not Standing.ON_BOARD or other.standing is not Standing.ON_BOARD or None in times:
        return False
    first, last, start, stop = (time for time in times if time is not None)
    return first < stop and start < last


QUESTIONS: tuple[tuple[str, Question], ...] = (
    ("flight", lambda one, other: one.flight == other.flight),  # two records on one flight are two persons
    ("birth_date", _other_birth_date),
    ("sex", lambda one, other: {one.sex, other.sex} == {"M", "F"}),
    ("in_the_air", _in_the_air_at_once),
)
