"""`openpiu quality`: what carriers owe and send: schedules, report, letter. No personal data is read or printed."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from openpiu.conf import clock, expectation, unit
from openpiu.conf.environment import environment
from openpiu.core.law.roles import Actor
from openpiu.doors.cli.acting import actor_named
from openpiu.doors.cli.output import put_json, say
from openpiu.duties import quality
from openpiu.duties.quality.rows import CarrierReport, Figures
from openpiu.errors import OfficerError

app = typer.Typer(add_completion=False, help="What carriers owe and send.", no_args_is_help=True)
schedule = typer.Typer(add_completion=False, help="Planned flights.", no_args_is_help=True)
app.add_typer(schedule, name="schedule")

As = Annotated[str, typer.Option("--as", help="Staff id; without it the operator of this machine acts.")]
Carrier = Annotated[str, typer.Option(help="Code of the carrier, such as ZQ; `-` for messages that name none.")]
Month = Annotated[str, typer.Option(help="Month, such as 2026-11; without it this one.")]
Json = Annotated[bool, typer.Option("--json", help="JSON Lines on standard output.")]


@schedule.command("import")
def import_(
    path: Annotated[Path, typer.Argument(help="Schedule as CSV.")], as_: As = "", as_json: Json = False
) -> None:
    """Add and change planned flights; a row that cannot be used is refused with the reason. Exit code 1 then.

    Columns: carrier, number, departure, arrival, departure_time, and date, or from, to and days (1 Monday to 7 Sunday).
    Optional: arrival_time, cancelled. Example: openpiu quality schedule import winter.csv
    """
    if not path.is_file():
        raise OfficerError(f"there is no file {path}")
    with unit.database_in_use():
        report = quality.import_schedule(path.read_bytes(), at=clock.now(), keys=unit.keys(), actor=_actor(as_))
    for row in report.rows:
        if as_json:
            put_json(row)
        elif row.outcome == "refused":
            say(f"{path}:{row.line}: refused: {row.why}")
    say(
        f"openpiu: {report.added} added, {report.changed} changed, {report.unchanged} unchanged, "
        f"{report.refused} refused"
    )
    raise typer.Exit(1 if report.refused else 0)


@app.command()
def report(
    carrier: Carrier = "",
    period: Month = "",
    as_: As = "",
    as_csv: Annotated[bool, typer.Option("--csv", help="The carrier's table as CSV on standard output.")] = False,
    as_json: Json = False,
) -> None:
    """All carriers of a month, or one carrier with its trend and what would help most.

    Example: openpiu quality report --carrier ZQ --period 2026-11 --csv
    """
    if as_csv and not carrier:
        raise OfficerError("name the carrier of the table with --carrier")
    with unit.database_in_use():
        if not carrier:
            _put_all(period, as_, as_json=as_json)
            return
        found = _report(carrier, period, as_)
        if as_csv:
            sys.stdout.write(quality.export_table(found, at=found.as_of, actor=_actor(as_)))
        elif as_json:
            put_json(
                {**_plain(found.figures), "mendings": found.mendings, "trend": [_plain(one) for one in found.trend]}
            )
        else:
            _say_one(found)


@app.command()
def letter(carrier: Carrier, period: Month = "", as_: As = "", as_json: Json = False) -> None:
    """A letter to the carrier in Markdown: what is good, what is missing, what would help most, how to test.

    Example: openpiu quality letter --carrier ZQ --period 2026-11 > letter.md
    """
    with unit.database_in_use():
        found = _report(carrier, period, as_)
        text = quality.export_letter(found, at=found.as_of, actor=_actor(as_))
    if as_json:
        put_json({"carrier": found.figures.carrier, "period": found.figures.period, "letter": text})
    else:
        sys.stdout.write(text)


def _actor(id_: str) -> Actor | None:
    return actor_named(id_) if id_ else None


def _report(carrier: str, period: str, as_: str) -> CarrierReport:
    return quality.carrier_report(
        carrier, unit=environment().unit, at=clock.now(), expectation=expectation.expectation(), period=period,
        actor=_actor(as_),
    )  # fmt: skip


def _put_all(period: str, as_: str, *, as_json: bool) -> None:
    page = quality.carriers_page(
        at=clock.now(), expectation=expectation.expectation(), period=period, actor=_actor(as_)
    )
    for row in page.rows:
        if as_json:
            put_json(_plain(row))
        else:
            say(_line(row))
    say(f"openpiu: {len(page.rows)} carriers in {page.period}; {page.incidents} departures with missing pushes")
    if not page.has_schedule:
        say("openpiu: no schedule is imported, so flights that nobody sent anything about are not counted")


def _say_one(found: CarrierReport) -> None:
    say(_line(found.figures))
    for row in found.mendings:
        say(f"  {row.code}: {row.number} of {row.of} {row.what}: {row.advice}")
    for one in found.figures.incidents:
        say(f"  missing since {one.since:%Y-%m-%d %H:%M} UTC: {one.designator} {', '.join(one.missing)}")


def _line(row: Figures) -> str:
    share = "-" if row.on_time_percent is None else f"{row.on_time_percent} %"
    return (
        f"{row.carrier or '-':3} {row.flights:5} flights, {row.expected} pushes owed, {share} on time, "
        f"{row.late} late, {row.missing} missing; "
        f"{row.messages} messages, {row.rejected} rejected, {row.repairs} repairs"
    )


def _plain(figures: Figures) -> dict[str, object]:
    """All fields and the sums over them."""
    fields = {name: getattr(figures, name) for name in figures.__dataclass_fields__}
    sums = ("expected", "on_time", "late", "missing", "on_time_percent", "repairs", "faults", "birth_date_percent")
    return {**fields, **{name: getattr(figures, name) for name in sums}}
