"""`openpiu selection`: which flights inside the Union are kept, by whose decision and until when."""

import hashlib
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from openpiu.conf import clock, unit
from openpiu.doors.cli.acting import As, actor_named
from openpiu.doors.cli.output import put_json, say
from openpiu.duties import selection
from openpiu.errors import OfficerError

app = typer.Typer(add_completion=False, help="Flights inside the Union that are kept.", no_args_is_help=True)

Selection = Annotated[str, typer.Argument(help="Id of the selection.")]


@app.command("list")
def list_(as_: As, as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    """All decisions with their state, then what came about flights that nobody selected, in numbers.

    Example: openpiu selection list --as s.super
    """
    with unit.database_in_use():
        page = selection.selections_page(profile=unit.profile(), actor=actor_named(as_), at=clock.now())
    for row in page.rows:
        if as_json:
            put_json({"kind": "selection", **{name: getattr(row, name) for name in row.__dataclass_fields__}})
        else:
            say(f"{row.selection} {row.state:9} {row.begins}..{row.ends} {' '.join(row.patterns) or row.reach}")
    for tally in page.tallies:
        if as_json:
            put_json({"kind": "not_kept", **{name: getattr(tally, name) for name in tally.__dataclass_fields__}})
        else:
            say(f"{tally.day} {tally.carrier:3} {tally.route:8} {tally.messages} messages not kept")
    say(f"openpiu: {len(page.rows)} selections; the profile {page.profile} allows: {page.mode} ({page.article})")


@app.command()
def propose(
    as_: As,
    begins: Annotated[datetime, typer.Option("--from", formats=["%Y-%m-%d"], help="First day.")],
    ends: Annotated[datetime, typer.Option("--until", formats=["%Y-%m-%d"], help="First day on which it is over.")],
    grounds: Annotated[str, typer.Option(help="Objective grounds. No names of persons.")],
    evidence: Annotated[str, typer.Option(help="Reference of the assessment.")],
    document: Annotated[Path, typer.Option(help="The assessment; only its SHA-256 is kept.")],
    flights: Annotated[list[str] | None, typer.Option(help="MAD-BRU, ZQ:MAD-BRU, ES-BRU; may be repeated.")] = None,
    all_: Annotated[bool, typer.Option("--all", help="All flights inside the Union.")] = False,
    body: Annotated[str, typer.Option(help="With --all: the body outside the unit that finds a threat.")] = "",
    body_reference: Annotated[str, typer.Option(help="With --all: the reference of its finding.")] = "",
) -> None:
    """Decide a selection; it has no effect before another person has approved it.

    Example: openpiu selection propose --as s.super --flights MAD-BRU --from 2026-12-01 --until 2027-03-01
    --grounds "Assessment of November" --evidence OCAM/2026/114 --document assessment.pdf
    """
    if not document.is_file():
        raise OfficerError(f"there is no file {document}")
    proposal = selection.Proposal(
        reach="all" if all_ else "routes", patterns=tuple(flights or ()), begins=_day(begins), ends=_day(ends),
        grounds=grounds, evidence=evidence, evidence_digest=hashlib.sha256(document.read_bytes()).hexdigest(),
        body=body, body_reference=body_reference,
    )  # fmt: skip
    with unit.database_in_use():
        made = selection.propose(
            proposal, profile=unit.profile(), actor=actor_named(as_), at=clock.now(), keys=unit.keys()
        )
    typer.echo(made)


@app.command()
def review(
    selection_id: Selection,
    as_: As,
    refuse: Annotated[bool, typer.Option("--refuse", help="Refuse it; without this it is approved.")] = False,
    note: Annotated[str, typer.Option(help="Why; needed to refuse.")] = "",
) -> None:
    """Approve a selection, or refuse it: the external approver alone, and never its author.

    Example: openpiu selection review 0b7... --as j.judge
    """
    with unit.database_in_use():
        selection.review(
            selection_id, approve=not refuse, note=note, profile=unit.profile(), actor=actor_named(as_), at=clock.now()
        )
    say("openpiu: refused" if refuse else "openpiu: approved")


@app.command()
def end(selection_id: Selection, as_: As, reason: Annotated[str, typer.Option(help="Why it ends.")]) -> None:
    """End a selection before its day; nothing more comes in under it.

    Example: openpiu selection end 0b7... --as s.super --reason "The threat has passed"
    """
    with unit.database_in_use():
        selection.end(selection_id, reason=reason, actor=actor_named(as_), at=clock.now())
    say("openpiu: ended")


def _day(moment: datetime) -> date:
    return moment.date()
