"""`openpiu read`: carriers' messages to flights and travellers, file by file; needs no database.

Belongs here: one line a message, the exit code. Not here: how a message is read.
"""

import sys
from collections import Counter
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.text import Text

from openpiu.core.messages import Fault, Reading, Repair, Status, read_messages
from openpiu.core.terms.plain import booking_to_plain, flight_to_plain, traveller_to_plain
from openpiu.doors.cli.output import put_json
from openpiu.doors.cli.sources import content, find_sources

app = typer.Typer(add_completion=False)

_COLOURS = {Status.ACCEPTED: "green", Status.REPAIRED: "cyan", Status.REJECTED: "bold red"}


@app.command()
def read(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files or folders; - reads standard input.")],
    json: Annotated[bool, typer.Option("--json", help="One JSON object a message, with all that was read.")] = False,
) -> None:
    """Read carriers' messages (PNRGOV, PAXLST); no server needed.

    A folder is read with all folders below it, in order of name, without hidden files and *.json. Without --json only
    counts and advice are shown, no personal data. Exit code 1: a message was rejected or a file could not be opened.

    Example: openpiu read --json messages/
    """
    sources = find_sources(paths)
    summary = None if json else _Summary()
    complete = True
    for source in sources:
        data = content(source)
        if data is None:
            complete = False
            continue
        for reading in read_messages(data, source=source):
            complete = complete and reading.status is not Status.REJECTED
            if summary:
                summary.add(reading)
            else:
                put_json(reading_to_plain(reading))
    sys.stdout.flush()
    if summary:
        summary.show()
    raise typer.Exit(0 if complete else 1)


def reading_to_plain(reading: Reading) -> dict[str, Any]:
    """One message as the line of `openpiu read --json`."""
    part = reading.part
    return {
        "source": reading.source,
        "kind": reading.kind,
        "version": reading.version,
        "reference": reading.reference,
        "part": {"number": part.number, "last": part.last} if part else None,
        "status": reading.status.value,
        "changes_only": reading.changes_only,
        "event": reading.event,
        "sent_at": reading.sent_at.isoformat(timespec="minutes") if reading.sent_at else None,
        "flights": [flight_to_plain(flight) for flight in reading.flights],
        "travellers": [traveller_to_plain(traveller) for traveller in reading.travellers],
        "bookings": [booking_to_plain(booking) for booking in reading.bookings],
        "repairs": [_repair(repair) for repair in reading.repairs],
        "faults": [_fault(fault) for fault in reading.faults],
    }


def _repair(repair: Repair) -> dict[str, Any]:
    return {"code": repair.code, "segment": repair.segment, "detail": repair.detail}


def _fault(fault: Fault) -> dict[str, Any]:
    return {
        "code": fault.code,
        "severity": fault.severity.value,
        "segment": fault.segment,
        "advice": fault.advice,
    }


class _Summary:
    """For a person: what each message held, in counts and codes, and what its sender should do."""

    def __init__(self) -> None:
        self._console = Console(soft_wrap=True, highlight=False)
        self._statuses: Counter[Status] = Counter()

    def add(self, reading: Reading) -> None:
        """One more message."""
        self._statuses[reading.status] += 1
        flights = " ".join(flight.designator for flight in reading.flights) or "no flight"
        kind = " ".join(filter(None, (reading.kind, reading.version)))
        head = f"{reading.source}: {kind}, {flights}, {len(reading.travellers)} travellers"
        self._line(f"{reading.status.value:9}", _COLOURS[reading.status], head)
        for detail, count in Counter(repair.detail for repair in reading.repairs).items():
            self._line("          repair ", "dim", _times(detail, count))
        for (severity, advice), count in Counter((fault.severity, fault.advice) for fault in reading.faults).items():
            self._line(f"          {severity.value:7}", "yellow", _times(advice, count))

    def show(self) -> None:
        """One line of totals."""
        totals = ", ".join(f"{count} {status.value}" for status, count in self._statuses.items())
        count = sum(self._statuses.values())
        self._console.print(f"{count} message{'' if count == 1 else 's'}: {totals or 'none'}", markup=False)

    def _line(self, head: str, style: str, rest: str) -> None:
        self._console.print(Text.assemble((head, style), " ", rest))


def _times(text: str, count: int) -> str:
    return f"{text} ({count} times)" if count > 1 else text
