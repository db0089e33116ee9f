"""`openpiu alerts`: import with a report for every row, list, withdraw."""

from pathlib import Path
from typing import Annotated

import typer

from openpiu.conf import clock, unit
from openpiu.doors.cli.acting import As, actor_named
from openpiu.doors.cli.output import put_json, say
from openpiu.duties import alerts, line
from openpiu.errors import OfficerError

app = typer.Typer(add_completion=False, help="Import and list alerts.", no_args_is_help=True)

Json = Annotated[bool, typer.Option("--json", help="JSON Lines on standard output.")]


@app.command("import")
def import_(
    path: Annotated[Path, typer.Argument(help="Alerts as .jsonl or .csv.")],
    as_: As,
    list_name: Annotated[str, typer.Option("--list", help="List of rows that name none.")] = "",
    owner: Annotated[str, typer.Option(help="Owner of rows that name none.")] = "",
    legal_basis: Annotated[str, typer.Option(help="Legal basis of rows that name none.")] = "",
    action: Annotated[str, typer.Option(help="Action of rows that name none.")] = "",
    as_json: Json = False,
) -> None:
    """Add and change alerts, then screen the stored travellers against them. Exit code 1 when rows were refused.

    Example: openpiu alerts import wanted.jsonl --list national --as s.supervisor
    """
    if not path.is_file():
        raise OfficerError(f"there is no file {path}")
    defaults = alerts.ListDefaults(list_name=list_name, owner=owner, legal_basis=legal_basis, action=action)
    with unit.database_in_use():
        report, run = line.add_alerts(
            path.read_bytes(), form=path.suffix.lstrip(".").lower(), defaults=defaults,
            actor=actor_named(as_), at=clock.now(), keys=unit.keys(),
        )  # fmt: skip
    for row in report.rows:
        if as_json:
            put_json(row)
        elif row.outcome == "refused":
            say(f"{path}:{row.line}: refused: {row.why}")
    say(
        f"openpiu: {report.added} added, {report.changed} changed, {report.unchanged} unchanged, "
        f"{report.refused} refused; {run.raised} hits raised, {run.renewed} renewed, {run.lapsed} lapsed"
    )
    raise typer.Exit(1 if report.refused else 0)


@app.command("list")
def list_(
    as_: As,
    state: Annotated[str, typer.Option(help="active, expired, withdrawn or all.")] = "active",
    text: Annotated[str, typer.Option(help="Part of a reference or a name.")] = "",
    page: int = 1,
    as_json: Json = False,
) -> None:
    """One page of alerts."""
    with unit.database_in_use():
        found = alerts.list_alerts(actor=actor_named(as_), at=clock.now(), text=text, state=state, page=page)
    for row in found.rows:
        if as_json:
            put_json(row)
        else:
            say(f"{row.reference:14} {row.priority} {row.action:16} {row.list_name:14} {row.name}")
    say(f"openpiu: page {found.page} of {found.pages}, {found.total} alerts")


@app.command()
def withdraw(
    alert: Annotated[str, typer.Argument(help="Id of the alert (see list --json).")],
    as_: As,
    reason: Annotated[str, typer.Option(help="Why.")],
) -> None:
    """Withdraw one alert; its open hits lapse."""
    with unit.database_in_use():
        run = line.withdraw_alert(alert, reason=reason, actor=actor_named(as_), at=clock.now(), keys=unit.keys())
    say(f"openpiu: withdrawn; {run.lapsed} hits lapsed")
