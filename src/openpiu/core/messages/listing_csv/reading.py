"""A list as CSV to readings: one for each flight in it, in the order sent. Every row is read or named by a fault."""

from dataclasses import dataclass, field

from openpiu.core.messages.contents import day_of_sending
from openpiu.core.messages.listing_csv.cells import Cells, beginning, decoded, find_heading, rows_of
from openpiu.core.messages.listing_csv.rows import flight_of, traveller_of
from openpiu.core.messages.notes import Notes
from openpiu.core.messages.reading import Reading
from openpiu.core.terms import Flight

KIND, VERSION = "CSV", "1"
Numbered = tuple[int, Cells]


@dataclass(slots=True)
class _List:
    """The rows of one flight."""

    flight: Flight | None
    rows: list[Numbered] = field(default_factory=list)
    notes: Notes = field(default_factory=Notes)


_BEGIN = 64  # bytes


def is_listing(data: bytes) -> bool:
    """Whether the bytes begin with a heading that names at least a flight and a surname."""
    if data[:_BEGIN].lstrip().startswith((b"UNA", b"UNB", b"UNH")):  # EDIFACT on one line has thousands of "columns"
        return False
    return find_heading(beginning(data)) is not None


def read_listing(data: bytes, *, source: str) -> list[Reading]:
    """Every flight of one list (FMT-5); at least one reading, nothing raised. Places are row numbers from 1."""
    notes = Notes()
    text = decoded(data, notes)
    heading = find_heading(text)
    if heading is None:
        notes.fault("not-a-message", None)
        return [_reading(_List(None, notes=notes), source)]
    for column in heading.columns:
        if column is None:
            notes.fault("column-unknown", heading.number)
    lists = _by_flight(list(rows_of(text, heading, notes)), notes)
    if not lists:
        notes.fault("list-empty", heading.number)
        lists = [_List(None)]
    lists[0].notes = Notes(repairs=notes.repairs + lists[0].notes.repairs, faults=notes.faults + lists[0].notes.faults)
    return [_reading(each, source) for each in lists]


def _by_flight(rows: list[Numbered], notes: Notes) -> list[_List]:
    """The rows of each flight. A row that names none goes to the only flight there is, else to a list without one."""
    lists: dict[Flight | None, _List] = {}
    for number, cells in rows:
        flight = flight_of(cells)
        lists.setdefault(flight, _List(flight)).rows.append((number, cells))
    loose = lists.get(None)
    if loose and len(lists) == 2:
        del lists[None]
        (only,) = lists.values()
        for number, _ in loose.rows:
            only.notes.repair("flight-from-other-rows", number)
        only.rows = sorted([*only.rows, *loose.rows], key=lambda row: row[0])
    elif loose:
        for number, _ in loose.rows:
            loose.notes.fault("flight-missing", number)
    return list(lists.values())


def _reading(each: _List, source: str) -> Reading:
    flights = (each.flight,) if each.flight else ()
    first = each.rows[0][0] if each.rows else None
    for flight in flights:
        if not (flight.departure_airport and flight.arrival_airport and flight.departure):
            each.notes.fault("flight-incomplete", first)
    sent = day_of_sending(None, flights)
    drafts = [traveller_of(cells, number, sent, each.notes) for number, cells in each.rows]
    return Reading(
        source=source,
        kind=KIND,
        version=VERSION,
        reference=None,
        status=each.notes.status,
        flights=flights,
        travellers=tuple(draft.finished() for draft in drafts),
        repairs=tuple(each.notes.repairs),
        faults=tuple(each.notes.faults),
    )
