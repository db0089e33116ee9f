"""`openpiu alerts`: lists declared, imported and looked at; alerts listed and withdrawn."""

from pathlib import Path
from typing import Annotated

import typer

from openpiu.conf import clock, unit
from openpiu.core.lists import Form
from openpiu.doors.cli.acting import As, actor_named
from openpiu.doors.cli.alerts_view import progress, say_alert, say_card, say_estimate, say_list, say_report, say_rows
from openpiu.doors.cli.output import put_json, say
from openpiu.duties import alerts, line
from openpiu.duties.alerts import Edition, ListDefaults
from openpiu.errors import OfficerError

app = typer.Typer(
    add_completion=False, help="Declare and import lists of alerts, and look at them.", no_args_is_help=True
)

Json = Annotated[bool, typer.Option("--json", help="JSON Lines on standard output.")]
Name = Annotated[str, typer.Option("--list", help="The list, for rows that name none.")]
Owner = Annotated[str, typer.Option(help="Owner, for rows that name none.")]
Basis = Annotated[str, typer.Option(help="Legal basis, for rows that name none.")]
Class = Annotated[str, typer.Option("--class", help="Class of reason: sought, under_alert, sanctioned, document.")]
Subjects = Annotated[str, typer.Option(help="Whom its alerts are about: suspect, convicted, victim, other, document.")]
Rests = Annotated[str, typer.Option("--basis", help="What their reasons rest on: fact, assessment.")]
Action = Annotated[str, typer.Option(help="Action, for rows that name none.")]
Days = Annotated[int, typer.Option(help="Days for which an alert is in force after the last edition that has it.")]


@app.command("import")
def import_(
    paths: Annotated[
        list[Path], typer.Argument(help="The file; for OFAC's CSV sdn.csv, alt.csv and add.csv together.")
    ],
    as_: As,
    form: Annotated[str, typer.Option("--format", help=f"{', '.join(Form)}; else the content tells.")] = "",
    full: Annotated[bool, typer.Option("--full", help="A complete edition: withdraw what it has no more.")] = False,
    allow_withdrawals: Annotated[
        bool, typer.Option("--allow-withdrawals", help="With --full: also where that is more than a fifth of the list.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Change nothing: say what would, and the hits.")] = False,
    list_name: Name = "",
    owner: Owner = "",
    legal_basis: Basis = "",
    reason_class: Class = "",
    action: Action = "",
    days: Days = 0,
    subjects: Subjects = "",
    basis: Rests = "",
    as_json: Json = False,
) -> None:
    """Add and change alerts, then screen the stored travellers against them. Exit code 1 when rows were refused.

    A list that does not declare its legal basis and owner is refused (3). An import that is interrupted is run again.

    Example: openpiu alerts import un.xml --list UN --full --as s.supervisor
    """
    declared = ListDefaults(
        list_name=list_name, owner=owner, legal_basis=legal_basis, reason_class=reason_class, action=action,
        days=days or None, subject_class=subjects, reason_basis=basis,
    )  # fmt: skip
    files = tuple(_content(path) for path in paths)
    with unit.database_in_use(), progress() as watch:
        edition = Edition(files=files, form=form, full=full, allow_withdrawals=allow_withdrawals, watch=watch)
        way = line.preview_list if dry_run else line.import_list
        report, after = way(edition, defaults=declared, actor=actor_named(as_), at=clock.now(), keys=unit.keys())
    say_rows(report, source=str(paths[0]), as_json=as_json)
    say_report(report, dry_run=dry_run)
    say_estimate(after, as_json=as_json)
    raise typer.Exit(1 if report.refused else 0)


def _content(path: Path) -> bytes:
    if not path.is_file():
        raise OfficerError(f"there is no file {path}")
    return path.read_bytes()


@app.command()
def declare(
    as_: As,
    list_name: Name,
    owner: Owner,
    legal_basis: Basis,
    reason_class: Class,
    action: Action,
    days: Days,
    subjects: Subjects = "",
    basis: Rests = "",
    as_json: Json = False,
) -> None:
    """Declare a list, or declare it anew, before it is imported (PNR-6.5, CJ-4). Alerts take new words with an import.

    Example: openpiu alerts declare --list UN --owner MFA --legal-basis "Reg. (EU) 881/2002" --class sanctioned
    --action inform --days 90 --as s.supervisor
    """
    given = ListDefaults(
        list_name=list_name, owner=owner, legal_basis=legal_basis, reason_class=reason_class, action=action,
        days=days, subject_class=subjects, reason_basis=basis,
    )  # fmt: skip
    with unit.database_in_use():
        declared = alerts.declare_list(given, actor=actor_named(as_), at=clock.now())
    if as_json:
        put_json(declared)
    say(f"openpiu: the list {declared.list_name} is declared")


@app.command()
def lists(as_: As, as_json: Json = False) -> None:
    """The lists: what each declares, and how its alerts stand."""
    with unit.database_in_use():
        rows = alerts.list_lists(actor=actor_named(as_), at=clock.now())
    for row in rows:
        put_json(row) if as_json else say_list(row)
    say(f"openpiu: {len(rows)} lists")


@app.command()
def noisy(
    as_: As,
    least: Annotated[int, typer.Option("--least", help="Only alerts with so many rejects.")] = 1,
    as_json: Json = False,
) -> None:
    """Alerts whose hits officers rejected, most first: what their owners should mend or withdraw."""
    with unit.database_in_use():
        rows = alerts.noisy_alerts(actor=actor_named(as_), at=clock.now(), least=least)
    for row in rows:
        put_json(row) if as_json else say(
            f"{row.reference:14} {row.list_name:14} caused {row.rejects} rejects, {row.confirms} confirmed"
        )
    say(f"openpiu: {len(rows)} alerts with rejects")


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
        put_json(row) if as_json else say_alert(row)
    say(f"openpiu: page {found.page} of {found.pages}, {found.total} alerts")


@app.command()
def show(
    alert: Annotated[str, typer.Argument(help="Id of the alert (see list --json).")], as_: As, as_json: Json = False
) -> None:
    """One alert, with whom it is about and on what its reason rests; seeing it is entered in the ledger.

    Example: openpiu alerts show 5f0c... --json --as w.officer
    """
    with unit.database_in_use():
        card = alerts.open_alert(alert, actor=actor_named(as_), at=clock.now())
    put_json(card) if as_json else say_card(card)


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


@app.command()
def consult(
    name: Annotated[str, typer.Argument(help="Name of the list.")],
    as_: As,
    no_more: Annotated[bool, typer.Option("--no-more", help="Its owner is not asked any more.")] = False,
) -> None:
    """Ask the owner of a list before a hit on it leaves for another state (EXC-18).

    Example: openpiu alerts consult wanted --as s.super
    """
    with unit.database_in_use():
        alerts.consult_owner(name, asked=not no_more, actor=actor_named(as_), at=clock.now())
    say("openpiu: recorded")


@app.command()
def restore(
    alert: Annotated[str, typer.Argument(help="Id of the alert (see list --state withdrawn --json).")],
    as_: As,
    reason: Annotated[str, typer.Option(help="Why.")],
) -> None:
    """Put an alert that an officer withdrew in force again, and compare the stored travellers with it.

    Example: openpiu alerts restore 5f0c... --reason "the owner confirms it" --as s.supervisor
    """
    with unit.database_in_use():
        run = line.restore_alert(alert, reason=reason, actor=actor_named(as_), at=clock.now(), keys=unit.keys())
    say(f"openpiu: in force again; {run.raised + run.renewed} hits raised")
