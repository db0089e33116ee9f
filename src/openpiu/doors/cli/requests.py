"""`openpiu requests`: requests for passenger data as a list, one whole, and the register of a period."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated

import typer

from openpiu.conf import clock, unit
from openpiu.doors.cli.acting import As, actor_named
from openpiu.doors.cli.output import put_json, say
from openpiu.duties import requests
from openpiu.duties.requests.exporting import Period
from openpiu.errors import OfficerError

app = typer.Typer(add_completion=False, help="Requests for passenger data.", no_args_is_help=True)

Json = Annotated[bool, typer.Option("--json", help="JSON Lines on standard output.")]


@app.command("list")
def list_(
    as_: As,
    view: Annotated[str, typer.Option(help="tasks, overdue or closed.")] = "tasks",
    as_json: Json = False,
) -> None:
    """Requests with their deadlines, most pressing first; nobody asked about is named.

    Example: openpiu requests list --as s.super --view overdue
    """
    with unit.database_in_use():
        rows = requests.list_requests(actor=actor_named(as_), at=clock.now(), view=view)
    for row in rows:
        if as_json:
            put_json(row)
        else:
            late = " OVERDUE" if row.is_overdue or row.is_escalated else ""
            say(f"{row.request} {row.requester:8} {row.state:18} due {row.due_at:%Y-%m-%d %H:%M}{late}")


@app.command()
def show(request: str, as_: As) -> None:
    """One request as JSON; seeing it is entered in the ledger. Example: openpiu requests show ID --as w.officer"""
    with unit.database_in_use():
        put_json(requests.open_request(request, actor=actor_named(as_), at=clock.now()))


@app.command()
def register(
    as_: As,
    since: Annotated[str, typer.Option("--from", help="First day (UTC), such as 2026-11-01.")],
    until: Annotated[str, typer.Option("--to", help="Last day (UTC), included.")],
    as_json: Json = False,
) -> None:
    """The register of a period, with counts made from the records and again from the ledger (PNR-13.4).

    Exit code 4 when the two differ.
    Example: openpiu requests register --from 2026-11-01 --to 2026-11-30 --as t.dpo --json
    """
    period = Period(since=_day(since), until=_day(until) + timedelta(days=1))
    with unit.database_in_use():
        found = requests.export_register(period, actor=actor_named(as_), at=clock.now())
    for entry in found.entries:
        if as_json:
            put_json(entry)
        else:
            say(f"{entry.registered_at:%Y-%m-%d %H:%M} {entry.requester:8} {entry.state:18} {entry.case_reference}")
    summary = {"counts": found.counts, "counts_of_ledger": found.counts_of_ledger, "agrees": found.agrees}
    if as_json:
        put_json(summary)
    for act, count in found.counts.items():
        say(f"{act:22} {count:5}{'' if count == found.counts_of_ledger[act] else '  the ledger says otherwise'}")
    raise typer.Exit(0 if found.agrees else 4)


def _day(text: str) -> datetime:
    try:
        return datetime.combine(date.fromisoformat(text), time(), UTC)
    except ValueError as error:
        raise OfficerError(f"{text!r} is no day; write it as 2026-11-01") from error
