"""`openpiu criteria`: pre-determined criteria, from their text to their end. Nothing here shows a traveller."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from openpiu.conf import clock, unit
from openpiu.core.criteria import Finding
from openpiu.doors.cli.acting import As, actor_named
from openpiu.doors.cli.output import put_json, say
from openpiu.duties import criteria, line
from openpiu.errors import OfficerError

app = typer.Typer(add_completion=False, help="Pre-determined criteria.", no_args_is_help=True)

Criterion = Annotated[str, typer.Argument(help="Id of the version, as `criteria list` prints it.")]
Text = Annotated[Path, typer.Argument(help="The text of the criterion; - reads standard input.")]
Json = Annotated[bool, typer.Option("--json")]


@app.command()
def lint(path: Text, as_json: Json = False) -> None:
    """Say what stands against a text; exit code 1 where something does.

    Example: openpiu criteria lint c-7.txt
    """
    criterion, findings = criteria.lint(_text(path), profile=unit.profile(), on=clock.now().date())
    for finding in findings:
        _put(finding, as_json=as_json)
    if not findings and criterion is not None:
        say(f"openpiu: nothing stands against {criterion.reference} ({criterion.digest[:8]})")
    raise typer.Exit(1 if findings else 0)


@app.command()
def backtest(path: Text, as_: As, as_json: Json = False) -> None:
    """Weigh the stored travellers against a text; numbers come back, and small ones do not.

    Example: openpiu criteria backtest c-7.txt --as a.analyst
    """
    with unit.database_in_use():
        made = criteria.backtest(
            _text(path), profile=unit.profile(), actor=actor_named(as_), at=clock.now(), progress=_progress
        )
    if as_json:
        put_json(asdict(made))
        return
    few = f"fewer than {made.small}"
    for name in ("travellers", "raised", "confirmed", "rejected"):
        number = getattr(made, name)
        say(f"{name:10} {few if number is None else number}")
    say(f"openpiu: {made.flights} flights looked at; {made.left} back-tests left this week")


@app.command()
def propose(path: Text, as_: As) -> None:
    """Propose a text as the next version of its criterion; it has no effect before another person approves it.

    Example: openpiu criteria propose c-7.txt --as a.analyst
    """
    with unit.database_in_use():
        made = criteria.propose(
            _text(path), profile=unit.profile(), actor=actor_named(as_), at=clock.now(), keys=unit.keys()
        )
    typer.echo(made)


@app.command()
def approve(criterion: Criterion, as_: As) -> None:
    """Approve a version, never one's own: it is in force at once, in the place of the one before it.

    Example: openpiu criteria approve 0b7... --as s.super
    """
    with unit.database_in_use():
        run = line.approve_criterion(
            criterion, profile=unit.profile(), actor=actor_named(as_), at=clock.now(), keys=unit.keys()
        )
    say(f"openpiu: in force; {run.raised} hits raised")


@app.command()
def refuse(criterion: Criterion, as_: As, reason: Annotated[str, typer.Option(help="Why it is refused.")]) -> None:
    """Refuse a version: it never is in force.

    Example: openpiu criteria refuse 0b7... --as s.super --reason "The grounds name no case"
    """
    with unit.database_in_use():
        criteria.refuse(criterion, reason=reason, actor=actor_named(as_), at=clock.now())
    say("openpiu: refused")


@app.command()
def end(criterion: Criterion, as_: As, reason: Annotated[str, typer.Option(help="Why it ends.")]) -> None:
    """End a version before its day; its open hits lapse.

    Example: openpiu criteria end 0b7... --as s.super --reason "The threat has passed"
    """
    with unit.database_in_use():
        run = line.end_criterion(criterion, reason=reason, actor=actor_named(as_), at=clock.now(), keys=unit.keys())
    say(f"openpiu: ended; {run.lapsed} open hits lapsed")


@app.command("list")
def list_(as_: As, as_json: Json = False) -> None:
    """Every version with its state, how often it was right, and until when.

    Example: openpiu criteria list --as s.super
    """
    with unit.database_in_use():
        page = criteria.criteria_page(profile=unit.profile(), actor=actor_named(as_), at=clock.now())
    for row in page.rows:
        if as_json:
            put_json(asdict(row))
            continue
        right = f"{row.precision.confirmed}/{row.precision.decided}" if row.precision else "-"
        say(f"{row.criterion} {row.reference:10} v{row.version} {row.state:9} {right:6} {row.review} {row.title}")
    say(f"openpiu: {len(page.rows)} versions; suspended below {page.floor} % of {page.judged_at} decided hits")


@app.command()
def show(criterion: Criterion, as_: As) -> None:
    """One version whole, as JSON: text, digest, decisions, versions beside it.

    Example: openpiu criteria show 0b7... --as s.super
    """
    with unit.database_in_use():
        put_json(
            asdict(criteria.criterion_page(criterion, profile=unit.profile(), actor=actor_named(as_), at=clock.now()))
        )


def _text(path: Path) -> str:
    if str(path) == "-":
        return typer.get_text_stream("stdin").read()
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise OfficerError(f"{path} can not be read as UTF-8 text") from error


def _put(finding: Finding, *, as_json: bool) -> None:
    if as_json:
        put_json(asdict(finding))
        return
    where = f"line {finding.line}: " if finding.line else ""
    say(f"{where}{finding.advice}{f' ({finding.rule})' if finding.rule else ''}")


def _progress(done: int, of: int) -> None:
    typer.echo(f"\r{done} of {of} flights", nl=done == of, err=True)
