"""`openpiu report`: the statistics of a year. Counts only; small ones are hidden with --public."""

import sys
from typing import Annotated

import typer

from openpiu.conf import clock, unit
from openpiu.conf.environment import environment
from openpiu.doors.cli.acting import As, actor_named
from openpiu.duties import report as duty
from openpiu.errors import OfficerError

app = typer.Typer(add_completion=False, help="The statistics of a year.", no_args_is_help=True)

Year = Annotated[str, typer.Option(help="Year, such as 2026; without it this one.")]
Public = Annotated[bool, typer.Option("--public", help="The version for the public: small counts are hidden.")]
Json = Annotated[bool, typer.Option("--json", help="The whole report as one JSON line.")]
Csv = Annotated[bool, typer.Option("--csv", help="One line a number.")]


@app.command()
def annual(as_: As, year: Year = "", public: Public = False, as_json: Json = False, as_csv: Csv = False) -> None:
    """Everything that is counted in a year (Art. 20), with the definitions and the digest of what was counted.

    Example: openpiu report annual --as t.okonjo --year 2026 --public --json
    """
    _put(as_, year, public=public, form=_form(as_json, as_csv), only_rejects=False)


@app.command("false-positives")
def false_positives(
    as_: As, year: Year = "", public: Public = False, as_json: Json = False, as_csv: Csv = False
) -> None:
    """How often the machine was wrong: by list, action and group of travellers, with 95 % intervals.

    Example: openpiu report false-positives --as t.okonjo --year 2026
    """
    _put(as_, year, public=public, form=_form(as_json, as_csv), only_rejects=True)


def _form(as_json: bool, as_csv: bool) -> str:
    if as_json and as_csv:
        raise OfficerError("choose --json or --csv")
    return "json" if as_json else "csv" if as_csv else "text"


def _put(as_: str, year: str, *, public: bool, form: str, only_rejects: bool) -> None:
    at = clock.now()
    with unit.database_in_use():
        actor = actor_named(as_)
        found = duty.year_report(
            duty.year_of(year, at), unit=environment().unit, profile=unit.profile(), actor=actor, keys=unit.keys(),
            public=public,
        )  # fmt: skip
        if only_rejects:
            found = duty.false_positives_only(found)
        sys.stdout.write(duty.export(found, form=form, actor=actor, at=at))
