"""`openpiu db`: the database server and its preparation."""

from typing import Annotated

import typer

from openpiu.conf import preparing, unit
from openpiu.doors.cli.output import put_json, say

app = typer.Typer(add_completion=False, help="Start, stop and prepare the databases.", no_args_is_help=True)

Json = Annotated[bool, typer.Option("--json", help="One JSON line on standard output.")]


@app.command()
def start() -> None:
    """Start the embedded server and leave it running."""
    unit.server().start()
    say("openpiu: the database server runs; stop it with: openpiu db stop")


@app.command()
def stop() -> None:
    """Stop the embedded server."""
    unit.server().stop()
    say("openpiu: the database server is stopped")


@app.command()
def status(as_json: Json = False) -> None:
    """Say whether the server runs; never starts it."""
    found = unit.server().status()
    if as_json:
        put_json(found)
        return
    word = "running" if found.running else "not running"
    say(f"openpiu: {word} at {found.place} {found.version} {found.problem}".rstrip())


@app.command()
def migrate() -> None:
    """Make or update databases, roles, tables and grants; safe to run again."""
    with unit.database_in_use():
        preparing.prepare()
    say("openpiu: databases are ready")
