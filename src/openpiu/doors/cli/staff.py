"""`openpiu staff`: officers' accounts."""

import sys
from typing import Annotated

import typer

from openpiu.conf import clock, unit
from openpiu.conf.environment import environment
from openpiu.core.law.roles import Role
from openpiu.doors.cli.output import put_json, say
from openpiu.duties import staff

app = typer.Typer(add_completion=False, help="Add officers and list them.", no_args_is_help=True)


@app.command()
def add(
    id_: Annotated[str, typer.Argument(metavar="ID", help="Staff id; it stands in the ledger.")],
    name: Annotated[str, typer.Option(help="Name shown on pages.")],
    role: Annotated[str, typer.Option(help=f"One of: {', '.join(Role)}.")],
    authority: Annotated[str, typer.Option(help="Home authority.")] = "",
) -> None:
    """Add an account; the password is asked for, or read from standard input.

    Example: openpiu staff add w.officer --name "W. Officer" --role officer
    """
    password = (
        typer.prompt("Password", hide_input=True, err=True) if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    )
    with unit.database_in_use():
        row = staff.StaffRow(id=id_, name=name, role=role, authority=authority, active=True)
        staff.add_officer(row, password=password, at=clock.now(), unit=environment().unit)
    say(f"openpiu: account {id_} added")


@app.command("list")
def list_(as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    """List all accounts."""
    with unit.database_in_use():
        rows = staff.list_staff()
    for row in rows:
        if as_json:
            put_json(row)
        else:
            say(f"{row.id:20} {row.role:16} {row.name}{'' if row.active else ' (closed)'}")
