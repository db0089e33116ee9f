"""`openpiu mrz`: machine readable zones to fields, issues and flags, line by line; needs no database.

Belongs here: rows in, lines out, the exit code. Not here: how a zone is read.
"""

import sys
from collections import Counter
from datetime import date, datetime
from typing import Annotated, Any, NamedTuple

import typer

from openpiu.conf.clock import now
from openpiu.core.terms.mrz import Mrz, Proposal, propose, read_mrz
from openpiu.doors.cli.output import put_json
from openpiu.doors.cli.rows import Rows
from openpiu.doors.cli.sources import STANDARD_INPUT
from openpiu.errors import SenderError

app = typer.Typer(add_completion=False)


class _Zone(NamedTuple):
    id: Any
    lines: Any


@app.command()
def mrz(
    file: Annotated[str, typer.Argument(metavar="[FILE]", help="JSON Lines; - is standard input.")] = STANDARD_INPUT,
    json: Annotated[bool, typer.Option("--json", help="One JSON object a zone, with all fields.")] = False,
    as_of: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="Day that decides centuries and expiry; today if absent."),
    ] = None,
    mend: Annotated[bool, typer.Option("--propose", help="Propose mended readings too; implies --json.")] = False,
) -> None:
    """Read machine readable zones: a row is {"id", "lines": [...]}, its answer comes at once.

    Without --json only verdict, issues and flags are shown, no personal data. Exit code 1: a zone is not valid, or a
    row was left out. What issues and flags mean: docs/reference/mrz.md.

    Example: openpiu mrz --json --as-of 2026-10-01 zones.jsonl
    """
    day = (as_of or now()).date()
    rows, summary, valid = Rows(file, _zone), None if json or mend else _Summary(), True
    for zone in rows:
        read = read_mrz(zone.lines, as_of=day)
        valid = valid and read.valid
        if summary:
            summary.add(zone, read)
            continue
        put_json(_plain(zone, read) | (_proposals(zone, day) if mend else {}))
        if file == STANDARD_INPUT:
            sys.stdout.flush()
    sys.stdout.flush()
    if summary:
        summary.show()
    raise typer.Exit(0 if valid and not rows.bad else 1)


def _zone(row: dict[str, Any]) -> _Zone:
    lines = row.get("lines")
    if not isinstance(lines, list | str):
        raise SenderError('a row has "lines": a list of two or three texts')
    return _Zone(row.get("id"), lines)


def _plain(zone: _Zone, read: Mrz) -> dict[str, Any]:
    return {
        "id": zone.id,
        "format": read.format,
        "valid": read.valid,
        "fields": read.fields.plain(),
        "issues": read.issues,
        "flags": read.flags,
    }


def _proposals(zone: _Zone, day: date) -> dict[str, Any]:
    return {"proposals": [_proposal(one) for one in propose(zone.lines, as_of=day)]}


def _proposal(one: Proposal) -> dict[str, Any]:
    changes = [change._asdict() for change in one.changes]
    return {"lines": one.lines, "fields": one.mrz.fields.plain(), "issues": one.mrz.issues, "changes": changes}


class _Summary:
    """For a person: one line a zone and the totals, without what stands in the zone."""

    def __init__(self) -> None:
        self._verdicts: Counter[str] = Counter()

    def add(self, zone: _Zone, read: Mrz) -> None:
        """One more zone."""
        verdict = "valid" if read.valid else "not valid"
        self._verdicts[verdict] += 1
        said = [*read.issues, *(f"({flag})" for flag in read.flags)]
        typer.echo(
            f"{verdict:9}  {read.format or '-':11}  {zone.id if zone.id is not None else '-'}  {', '.join(said)}"
        )

    def show(self) -> None:
        """One line of totals."""
        totals = ", ".join(f"{count} {verdict}" for verdict, count in self._verdicts.items())
        typer.echo(f"{self._verdicts.total()} zones: {totals or 'none'}")
