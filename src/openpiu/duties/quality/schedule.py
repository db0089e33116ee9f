"""Schedules: rows of a CSV file to planned flights, and planned flights to departures. Pure.

Columns: carrier, number, departure, arrival, departure_time, and either date, or from, to and days (1 Monday to
7 Sunday, such as 12345). Optional: arrival_time; cancelled (yes takes those days out again). Times are local.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from openpiu.core.terms.airports import airport, utc_time
from openpiu.duties.quality.slots import Departure
from openpiu.errors import OfficerError, SenderError

REQUIRED = ("carrier", "number", "departure", "arrival", "departure_time")
BIGGEST = 64 * 1024 * 1024  # bytes
LONGEST = timedelta(days=732)  # a row covers two years at most
_CARRIER, _NUMBER = re.compile(r"[A-Z0-9]{2,3}"), re.compile(r"0*([1-9]\d{0,3}[A-Z]?)", re.ASCII)
_DAYS = re.compile(r"[1-7]{1,7}")
_YES, _NO = {"yes", "true", "1", "x"}, {"", "no", "false", "0"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One row of a schedule, understood: a flight on some weekdays between two days, local times."""

    carrier: str
    number: str
    departure_airport: str
    arrival_airport: str
    first_day: date
    last_day: date
    weekdays: str  # 1 Monday to 7 Sunday, sorted
    departure_time: time
    arrival_time: time | None = None
    cancelled: bool = False

    @property
    def span(self) -> timedelta:
        """How many days the row covers: a narrower row has the last word."""
        return self.last_day - self.first_day


@dataclass(frozen=True, slots=True, kw_only=True)
class BadRow:
    """One row that cannot be used, with the reason."""

    why: str


def plans_of(content: bytes) -> Iterator[tuple[int, Plan | BadRow]]:
    """Line number and what the line says; OfficerError where the file as a whole is no schedule."""
    if len(content) > BIGGEST:
        raise OfficerError("the schedule is larger than 64 MiB; split it")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise OfficerError(f"the file is not UTF-8 (byte {error.start}); save it as UTF-8") from error
    rows = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        missing = set(REQUIRED) - set(rows.fieldnames or ())
        if missing:
            raise OfficerError(f"the first line names the columns; missing: {', '.join(sorted(missing))}")
        for row in rows:
            yield rows.line_num, understand(row)
    except csv.Error as error:
        raise OfficerError(f"line {rows.line_num} is no CSV: close the quotes and save the file again") from error


def understand(row: Mapping[str, Any]) -> Plan | BadRow:
    """One raw row as a plan, or why not; cells beyond the named columns are left alone."""
    try:
        return _plan({name: value.strip() for name, value in row.items() if isinstance(value, str)})
    except SenderError as error:
        return BadRow(why=str(error))


def departures(plans: Iterable[Plan], *, first: date, last: date) -> dict[tuple[str, str, str, date], Departure]:
    """Every planned departure from `first` to `last`, by carrier, number, airport and local day.

    Plans come in the order of import. Where two speak of the same day, the one that covers fewer days decides, and of
    two equals the later one; a cancelled day is no departure.
    """
    found: dict[tuple[str, str, str, date], Departure] = {}
    for plan in sorted(plans, key=lambda plan: plan.span, reverse=True):
        for day in _days(plan, first, last):
            key = (plan.carrier, plan.number, plan.departure_airport, day)
            departure = None if plan.cancelled else _departure(plan, day)
            if departure:
                found[key] = departure
            else:
                found.pop(key, None)
    return found


def _days(plan: Plan, first: date, last: date) -> Iterator[date]:
    start, end = max(plan.first_day, first), min(plan.last_day, last)
    for count in range((end - start).days + 1):
        day = start + timedelta(days=count)
        if str(day.isoweekday()) in plan.weekdays:
            yield day


def _departure(plan: Plan, day: date) -> Departure | None:
    departs_at = utc_time(datetime.combine(day, plan.departure_time), plan.departure_airport)
    if departs_at is None:
        return None
    return Departure(
        carrier=plan.carrier,
        number=plan.number,
        departure_airport=plan.departure_airport,
        arrival_airport=plan.arrival_airport,
        day=day,
        departs_at=departs_at,
        is_scheduled=True,
    )


def _plan(row: Mapping[str, str]) -> Plan:
    first, last, weekdays = _when(row)
    number = _NUMBER.fullmatch(row.get("number", "").upper())
    if not number:
        raise SenderError("number: one to four digits and perhaps a letter, without the carrier")
    return Plan(
        carrier=_carrier(row.get("carrier", "")),
        number=number[1],
        departure_airport=_airport("departure", row.get("departure", "")),
        arrival_airport=_airport("arrival", row.get("arrival", "")),
        first_day=first,
        last_day=last,
        weekdays=weekdays,
        departure_time=_time("departure_time", row.get("departure_time", "")),
        arrival_time=_time("arrival_time", row["arrival_time"]) if row.get("arrival_time") else None,
        cancelled=_switch(row.get("cancelled", "")),
    )


def _when(row: Mapping[str, str]) -> tuple[date, date, str]:
    if row.get("date"):
        day = _date("date", row["date"])
        return day, day, str(day.isoweekday())
    first, last = _date("from", row.get("from", "")), _date("to", row.get("to", ""))
    if not first <= last <= first + LONGEST:
        raise SenderError("to: not before from, and at most two years later")
    days = row.get("days") or "1234567"
    if not _DAYS.fullmatch(days):
        raise SenderError("days: digits from 1 (Monday) to 7 (Sunday), such as 12345")
    return first, last, "".join(sorted(set(days)))


def _carrier(text: str) -> str:
    if not _CARRIER.fullmatch(text.upper()):
        raise SenderError("carrier: two or three letters or digits, such as ZQ")
    return text.upper()


def _airport(field: str, text: str) -> str:
    known = airport(text)
    if known is None or known.zone is None:
        raise SenderError(f"{field}: an IATA airport of three letters, such as BRU; this one is in no table")
    return text.upper()


def _date(field: str, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise SenderError(f"{field}: a day written 2026-11-23 (or give date instead of from, to and days)") from error


def _time(field: str, text: str) -> time:
    try:
        found = time.fromisoformat(text)
    except ValueError as error:
        raise SenderError(f"{field}: a local time written 14:05") from error
    if found.tzinfo or found.second or found.microsecond:
        raise SenderError(f"{field}: hours and minutes only, on the airport's own clock")
    return found


def _switch(text: str) -> bool:
    if text.lower() in _YES | _NO:
        return text.lower() in _YES
    raise SenderError("cancelled: yes or no")
