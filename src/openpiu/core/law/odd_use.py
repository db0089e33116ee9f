"""Odd use of the unit's data, read from the ledger: patterns that the data protection officer should see (RGT-14).

Each pattern is a row of a table: its thresholds and what finds it. A finding accuses nobody: it
names entries and a count.
Belongs here: the rules, over plain values. Not here: reading the ledger, keeping what was found (`duties.oversight`).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
USUAL = 28 * DAY  # what an officer's own usual is drawn from

MANY_AN_HOUR = 40  # consultations of different travellers, fewer are nobody's concern
TIMES_USUAL = 3  # times the officer's own busiest usual hour
NIGHT = range(5)  # hours of the day, UTC: 00:00 to 04:59
NIGHTS_KNOWN = 5  # days of history, before an hour can be unusual for somebody
RARE_SHARE = 0.02  # of an officer's consultations: an hour of the day that has less is outside their hours
SEVERAL_AT_NIGHT = 3
MANY_OFFICERS = 6  # who open one traveller within a week
ONE_BY_ONE = 15  # travellers of one flight within an hour, none decided
REFUSALS = 5  # within a day


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """One entry of the ledger as the patterns read it; ids only."""

    sequence: int
    at: datetime
    kind: str  # consulted, decided, refused
    officer: str
    traveller: str = ""
    flight: str = ""
    is_namesake: bool = False  # the traveller's name is a colleague's or the officer's own, by keyed traces


@dataclass(frozen=True, slots=True, kw_only=True)
class Odd:
    """One finding: which pattern, who or what, and the entries that it rests on."""

    pattern: str
    officer: str  # empty where it is about a traveller whom many opened
    about: str  # what makes it one finding: an hour, a night, a flight, a traveller
    first: datetime
    entries: tuple[int, ...]
    count: int
    usual: int = 0


def find_odd(uses: Iterable[Use], *, since: datetime) -> list[Odd]:
    """What is odd from `since` on; earlier uses tell what is usual. Each oddity once, in the order of time."""
    known = sorted(uses, key=lambda use: use.sequence)
    found = [odd for pattern in PATTERNS.values() for odd in pattern.find(known) if _last(odd, known) >= since]
    return sorted(found, key=lambda odd: (odd.first, odd.pattern, odd.officer, odd.about))


def _last(odd: Odd, uses: Sequence[Use]) -> datetime:
    wanted = odd.entries[-1]
    return next(use.at for use in uses if use.sequence == wanted)


def _many_an_hour(uses: Sequence[Use]) -> Iterator[Odd]:
    for officer, own in _grouped(_consulted(uses), by="officer"):
        hours: dict[datetime, list[Use]] = defaultdict(list)
        for use in own:
            hours[_hour(use.at)].append(use)
        counts = {hour: len(_travellers(there)) for hour, there in hours.items()}
        for hour in sorted(hour for hour, count in counts.items() if count >= MANY_AN_HOUR):
            before = sorted(count for other, count in counts.items() if hour - USUAL <= other < hour)
            usual = before[len(before) * 9 // 10] if before else 0  # all but their busiest hours
            if counts[hour] >= TIMES_USUAL * usual:
                yield _odd("O1", officer, hour.isoformat(), hours[hour], count=counts[hour], usual=usual)


def _at_night(uses: Sequence[Use]) -> Iterator[Odd]:
    for officer, own in _grouped(_consulted(uses), by="officer"):
        nights: dict[datetime, list[Use]] = defaultdict(list)
        for use in own:
            nights[_day(use.at)] += [use] if use.at.hour in NIGHT else []
        for night in sorted(night for night, there in nights.items() if len(there) >= SEVERAL_AT_NIGHT):
            before = [use for use in own if night - USUAL <= use.at < night]
            at_night = sum(use.at.hour in NIGHT for use in before)
            is_known = len({use.at.date() for use in before}) >= NIGHTS_KNOWN
            if is_known and at_night < RARE_SHARE * len(before):
                yield _odd("O2", officer, night.date().isoformat(), nights[night], usual=at_night)


def _opened_by_many(uses: Sequence[Use]) -> Iterator[Odd]:
    for traveller, there in _grouped(_consulted(uses), by="traveller"):
        many = (window for window in _windows(there, 7 * DAY) if len({use.officer for use in window}) >= MANY_OFFICERS)
        for window in islice(many, 1):
            yield _odd("O3", "", traveller, window, count=len({use.officer for use in window}))


def _one_by_one(uses: Sequence[Use]) -> Iterator[Odd]:
    known = [use for use in uses if use.flight and use.kind != "refused"]
    for officer, own in _grouped(known, by="officer"):
        for flight, there in _grouped(own, by="flight"):
            for window in islice(filter(_is_one_by_one, _windows(there, HOUR)), 1):
                yield _odd("O4", officer, flight, window, count=len(_travellers(window)))


def _is_one_by_one(window: Sequence[Use]) -> bool:
    return len(_travellers(window)) >= ONE_BY_ONE and not any(use.kind == "decided" for use in window)


def _namesakes(uses: Sequence[Use]) -> Iterator[Odd]:
    for officer, own in _grouped([use for use in _consulted(uses) if use.is_namesake], by="officer"):
        for traveller, there in _grouped(own, by="traveller"):
            yield _odd("O5", officer, traveller, there)


def _refused_again(uses: Sequence[Use]) -> Iterator[Odd]:
    for officer, own in _grouped([use for use in uses if use.kind == "refused"], by="officer"):
        taken = -1
        for window in _windows(own, DAY):
            if len(window) >= REFUSALS and window[0].sequence > taken:
                taken = window[-1].sequence
                yield _odd("O6", officer, window[0].at.date().isoformat(), window)


@dataclass(frozen=True, slots=True)
class Pattern:
    """What is odd, in words, and what finds it."""

    says: str
    find: Callable[[Sequence[Use]], Iterator[Odd]]


PATTERNS: dict[str, Pattern] = {
    "O1": Pattern("Many more travellers opened in an hour than this officer usually opens", _many_an_hour),
    "O2": Pattern("Travellers opened at night by an officer who does not work then", _at_night),
    "O3": Pattern("One traveller opened by many officers within a week", _opened_by_many),
    "O4": Pattern("Travellers of one flight opened one by one, none decided", _one_by_one),
    "O5": Pattern("A traveller opened whose name is the officer's own or a colleague's", _namesakes),
    "O6": Pattern("Refused again and again within a day", _refused_again),
}


def _odd(pattern: str, officer: str, about: str, there: Sequence[Use], *, count: int = 0, usual: int = 0) -> Odd:
    entries = tuple(use.sequence for use in there)
    return Odd(
        pattern=pattern, officer=officer, about=about, first=there[0].at, entries=entries,
        count=count or len(there), usual=usual,
    )  # fmt: skip


def _consulted(uses: Iterable[Use]) -> list[Use]:
    return [use for use in uses if use.kind == "consulted" and use.traveller]


def _grouped(uses: Iterable[Use], *, by: str) -> list[tuple[str, list[Use]]]:
    """In groups of one officer, traveller or flight."""
    groups: dict[str, list[Use]] = defaultdict(list)
    for use in uses:
        groups[getattr(use, by)].append(use)
    return sorted(groups.items())


def _windows(uses: Sequence[Use], width: timedelta) -> Iterator[list[Use]]:
    """For each use as the first one: all within `width` from it."""
    end = 0
    for start, use in enumerate(uses):
        while end < len(uses) and uses[end].at < use.at + width:
            end += 1
        yield list(uses[start:end])


def _travellers(uses: Iterable[Use]) -> set[str]:
    return {use.traveller for use in uses}


def _day(at: datetime) -> datetime:
    return _hour(at).replace(hour=0)


def _hour(at: datetime) -> datetime:
    return at.replace(minute=0, second=0, microsecond=0)
