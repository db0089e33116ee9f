"""`openpiu hits`: the inbox and one decision at a time. There is no command that decides several (PNR-6.9)."""

from typing import Annotated

import typer

from openpiu.conf import clock, unit
from openpiu.core.law.conditions import purpose_of
from openpiu.doors.cli.acting import As, actor_named
from openpiu.doors.cli.output import put_json, say
from openpiu.duties import review

app = typer.Typer(add_completion=False, help="List hits and decide them.", no_args_is_help=True)


@app.command("list")
def list_(
    as_: As,
    state: Annotated[str, typer.Option(help="One state; default: all open hits.")] = "",
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Hits, most pressing first, without travellers' names."""
    with unit.database_in_use():
        found = review.inbox(actor=actor_named(as_), at=clock.now(), state=state or None)
    for row in found.rows:
        if as_json:
            put_json(row)
        else:
            say(f"{row.hit} {row.priority} {row.flight:8} {row.score:3} {row.state:16} {row.alert_reference}")


@app.command()
def show(
    hit: str, as_: As, purpose: Annotated[str, typer.Option(help="Code of the purpose; else the role's own.")] = ""
) -> None:
    """One hit with its comparison, as JSON; seeing it is entered in the ledger."""
    with unit.database_in_use():
        actor = actor_named(as_)
        put_json(review.open_hit(hit, actor=actor, at=clock.now(), purpose=purpose or purpose_of(actor)))


@app.command()
def decide(
    hit: Annotated[str, typer.Argument(help="Id of the hit.")],
    decision: Annotated[str, typer.Argument(help="confirm, reject or needs_information.")],
    as_: As,
    evidence: Annotated[str, typer.Option(help="evidence_version of the card that was looked at (hits show).")],
    reason: Annotated[list[str] | None, typer.Option(help="Reason code; may be given several times.")] = None,
    note: Annotated[str, typer.Option()] = "",
) -> None:
    """Record one officer's decision about one hit."""
    with unit.database_in_use():
        state = review.decide(
            hit, decision=decision, reasons=reason or [], note=note, evidence_version=evidence,
            actor=actor_named(as_), at=clock.now(),
        )  # fmt: skip
    say(f"openpiu: the hit is now {state.replace('_', ' ')}")


@app.command()
def undo(hit: str, as_: As) -> None:
    """Take back your own last decision, before anything was released."""
    with unit.database_in_use():
        state = review.undo(hit, actor=actor_named(as_), at=clock.now())
    say(f"openpiu: undone; the hit is {state.replace('_', ' ')} again")
