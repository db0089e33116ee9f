"""The state of one flight as a function of the set of messages about it: order and repetition do not matter (MSG-8)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from openpiu.core.terms.flights import Flight
from openpiu.core.terms.joining import Group, join
from openpiu.core.terms.pushes import Push, newest_flight
from openpiu.core.terms.reports import Key, Report
from openpiu.core.terms.series import Series, series_of
from openpiu.core.terms.standing import Judgement, Standing, Withdrawal, is_late_addition, judge, standing_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One traveller of the flight. `name` and `number` identify them: persons of one name are numbered."""

    group: Group
    name: str
    number: int
    standing: Standing
    is_added: bool  # travels without being named by a booking

    @property
    def reports(self) -> tuple[Report, ...]:
        """Everything said about them."""
        return self.group.reports


@dataclass(frozen=True, slots=True, kw_only=True)
class FlightState:
    """What all messages about one flight say together."""

    flight: Flight | None
    judgement: Judgement
    series: tuple[Series, ...]
    people: tuple[Person, ...]


def settle(
    pushes: Iterable[Push],
    reports: Mapping[Key, Report] | Sequence[Report],
    withdrawals: Iterable[Withdrawal] = (),
) -> FlightState:
    """The state that follows from all pushes of a flight, all reports in them and what was taken off its bookings."""
    every = tuple(pushes)
    groups = join(reports.values() if isinstance(reports, Mapping) else reports)
    flight, series = newest_flight(every), series_of(every)
    judgement = judge(series, known=len(groups), flight=flight)
    people = tuple(_people(groups, judgement, {one.locator: one for one in withdrawals}))
    return FlightState(flight=flight, judgement=judgement, series=series, people=people)


def _people(groups: Sequence[Group], judgement: Judgement, withdrawals: Mapping[str, Withdrawal]) -> Iterable[Person]:
    numbers: dict[str, int] = {}
    for group in groups:
        number = numbers[group.name] = numbers.get(group.name, 0) + 1
        yield Person(
            group=group,
            name=group.name,
            number=number,
            standing=standing_of(group.reports, judgement, withdrawals),
            is_added=is_late_addition(group.reports, judgement),
        )
