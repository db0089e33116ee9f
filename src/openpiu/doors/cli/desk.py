"""`openpiu desk`: the journal of a border desk. Needs no database, no key and no network."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from openpiu.core.desk.verifying import JournalVerdict, verify_journal
from openpiu.core.ledger import read_roots
from openpiu.doors.cli.output import put_json, say
from openpiu.errors import OfficerError

app = typer.Typer(add_completion=False, help="The journal of a border desk.", no_args_is_help=True)


@app.callback()
def desk() -> None:
    """The journal of a border desk."""


@app.command()
def verify(
    path: Annotated[Path, typer.Argument(help="The journal of a desk.")],
    roots: Annotated[Path | None, typer.Option(help="Sealed roots that somebody kept.")] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Check every line and every number; exit code 4, with the first bad one, when it is not as it was written.

    Example: openpiu desk verify /var/desk/journal
    """
    for place in (path, roots):
        if place and not place.is_file():
            raise OfficerError(f"there is no file {place}: name the journal of a desk, or its roots")
    kept = read_roots(roots.read_bytes().splitlines(keepends=True)) if roots else []
    with path.open("rb") as file:
        verdict = verify_journal(file, roots=kept)
    if as_json:
        put_json(asdict(verdict))
    else:
        _say(verdict)
    raise typer.Exit(0 if verdict.ok else 4)


def _say(verdict: JournalVerdict) -> None:
    accounts = verdict.accounts
    if accounts is None:
        about = f" (check {verdict.first_number})" if verdict.first_number else ""
        say(f"openpiu: the journal does not verify: first bad line {verdict.first_bad}{about}: {verdict.reason}")
        return
    say(f"openpiu: {verdict.lines} lines, all in order; root {verdict.root}")
    say(
        f"openpiu: {accounts.issued} checks issued = {accounts.answered} answered + {accounts.open} open + "
        f"{accounts.aborted} aborted; {accounts.offline} still to be asked again"
    )
    if verdict.torn:
        say(f"openpiu: {verdict.torn} bytes at the end are no whole line: a write that was cut off, told to nobody")
