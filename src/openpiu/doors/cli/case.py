"""`openpiu case`: joint cases with other units: open, join, write, see, give, take back, leave, close, bundle."""

from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer

from openpiu.conf import clock, exchange, unit
from openpiu.core.cases.events import Fact
from openpiu.doors.cli.acting import As, actor_named
from openpiu.doors.cli.case_words import Code, Grading, say_wrote, terms_of
from openpiu.doors.cli.case_writing import write
from openpiu.doors.cli.output import put_json, say
from openpiu.duties import cases
from openpiu.duties.cases import Said
from openpiu.duties.exchange import casework
from openpiu.errors import OfficerError

app = typer.Typer(add_completion=False, help="Joint cases with other units.", no_args_is_help=True)
app.command()(write)

Json = Annotated[bool, typer.Option("--json", help="JSON Lines on standard output.")]
Case = Annotated[str, typer.Argument(help="Id of the case, the same at every unit.")]
Reason = Annotated[str, typer.Option(help="One word, no names.")]
DAYS = 7  # for what is taken back


@app.command("open")
def open_(
    case: Case,
    as_: As,
    partner: Annotated[list[str], typer.Option("--with", help="Code of a partner to invite; may be repeated.")],
    title: Annotated[str, typer.Option(help="What all parties call it.")],
    purpose: Annotated[str, typer.Option(help="What all parties agree to.")],
    offence: Annotated[str, typer.Option(help="Code of the offence.")],
    basis: Annotated[str, typer.Option(help="PNR-9.1 to PNR-9.4, PNR-10, PNR-11.")] = "PNR-9.2",
    days: Annotated[int, typer.Option(min=1, max=1825, help="Until when the case runs.")] = 365,
    code: Code = "H1",
    grading: Grading = "B2",
    as_json: Json = False,
) -> None:
    """Open a case and invite partners; the first content for a partner is read by a second person.

    Example: openpiu case open ret-7 --with ARC-PIU --title "Returning traveller" --purpose "to find a person"
    --offence terrorism --as w.officer
    """
    at = clock.now()
    facts: dict[str, Fact] = {
        "offence": offence, "legal_basis": basis, "since": at.date().isoformat(),
        "until": (at + timedelta(days=days)).date().isoformat(), "invited": tuple(partner),
    }  # fmt: skip
    said = Said(
        kind="opened", facts=facts, terms=terms_of(code, grading), values={"title": title, "purpose": purpose}
    )  # fmt: skip
    with unit.database_in_use():
        wrote = casework.write(exchange.post(), said, case=case, actor=actor_named(as_), at=at)
    say_wrote(wrote, as_json)


@app.command("list")
def list_(as_: As, as_json: Json = False) -> None:
    """All cases: who leads, who is a party, the hash of the state, who sees it differently.

    Example: openpiu case list --as w.officer
    """
    with unit.database_in_use():
        rows = casework.list_cases(exchange.post(), actor=actor_named(as_), at=clock.now())
    for row in rows:
        if as_json:
            put_json(row)
        else:
            _say_row(row)


@app.command()
def show(
    case: Case,
    as_: As,
    thing: Annotated[str, typer.Option(help="Id of a thing: what it says, as JSON; seeing it is entered.")] = "",
    as_json: Json = False,
) -> None:
    """One case with its timeline: ids, codes, dates; or what one thing says.

    Example: openpiu case show ret-7 --thing ARC-PIU/2 --as w.officer
    """
    post, at = exchange.post(), clock.now()
    with unit.database_in_use():
        if thing:
            opened = cases.open_thing(case, thing, node=post.node, actor=actor_named(as_), at=at, wanted="6.2b")
            put_json({"thing": opened.thing, "record": opened.record, "values": opened.values})
            return
        shown = casework.show_case(post, case, actor=actor_named(as_), at=at)
    if as_json:
        put_json(shown)
        return
    _say_row(shown.row)
    for step in shown.timeline:
        refused = f"  does not count: {step.refused}" if step.refused else ""
        say(f"{step.at[:16]} {step.event:14} {step.kind:16} {step.author:12} {step.content}{refused}")


@app.command()
def join(case: Case, as_: As, as_json: Json = False) -> None:
    """Join a case to which this unit was invited, and agree to its purpose as it stands.

    Example: openpiu case join ret-7 --as w.officer
    """
    with unit.database_in_use():
        wrote = casework.join(exchange.post(), case, actor=actor_named(as_), at=clock.now())
    say_wrote(wrote, as_json)


@app.command()
def give(
    case: Case,
    partner: Annotated[str, typer.Argument(help="Code of the party.")],
    events: Annotated[list[str], typer.Argument(help="Ids of this unit's events.")],
    as_: As,
    as_json: Json = False,
) -> None:
    """Give a party what was written before it joined; each event is named, you have read each.

    Example: openpiu case give ret-7 LAP-PIU UTO-PIU/3 UTO-PIU/4 --as w.officer
    """
    with unit.database_in_use():
        wrote = casework.give(exchange.post(), case, partner, events, actor=actor_named(as_), at=clock.now())
    say_wrote(wrote, as_json)


@app.command("take-back")
def take_back(
    case: Case,
    events: Annotated[list[str], typer.Argument(help="Ids of this unit's events.")],
    as_: As,
    reason: Reason,
    mode: Annotated[str, typer.Option(help="erase or restrict.")] = "erase",
    days: Annotated[int, typer.Option(min=1, max=365, help="Until when it is to be done.")] = DAYS,
    as_json: Json = False,
) -> None:
    """Take back what this unit wrote, from everybody who has it.

    Example: openpiu case take-back ret-7 UTO-PIU/3 --reason wrong_person --as w.officer
    """
    at = clock.now()
    facts = {"mode": mode, "reason": reason, "deadline": (at + timedelta(days=days)).date().isoformat()}
    with unit.database_in_use():
        wrote = casework.take_back(exchange.post(), case, events, facts, actor=actor_named(as_), at=at)
    say_wrote(wrote, as_json)


@app.command()
def leave(case: Case, as_: As, reason: Reason, as_json: Json = False) -> None:
    """Leave a case: what this unit wrote goes back from the others. The lead hands the lead over first.

    Example: openpiu case leave ret-7 --reason over --as w.officer
    """
    with unit.database_in_use():
        wrote = casework.leave(exchange.post(), case, reason, actor=actor_named(as_), at=clock.now())
    say_wrote(wrote, as_json)


@app.command()
def withdraw(
    case: Case, partner: Annotated[str, typer.Argument(help="The party.")], as_: As, reason: Reason,
    as_json: Json = False,
) -> None:  # fmt: skip
    """The lead withdraws a party: what the others wrote is recalled from it.

    Example: openpiu case withdraw ret-7 LAP-PIU --reason agreement_ended --as w.officer
    """
    with unit.database_in_use():
        wrote = casework.withdraw(exchange.post(), case, partner, reason, actor=actor_named(as_), at=clock.now())
    say_wrote(wrote, as_json)


@app.command()
def close(
    case: Case,
    as_: As,
    reason: Reason,
    report: Annotated[str, typer.Option(help="The closing report, which stays with all parties.")],
    code: Code = "H1",
    grading: Grading = "B2",
    as_json: Json = False,
) -> None:
    """The lead closes a case: everybody's things go back to everybody, the minutes stay.

    Example: openpiu case close ret-7 --reason solved --report "The traveller was found." --as w.officer
    """
    what = casework.Report(reason=reason, text=report, terms=terms_of(code, grading))
    with unit.database_in_use():
        wrote = casework.close(exchange.post(), case, what, actor=actor_named(as_), at=clock.now())
    say_wrote(wrote, as_json)


@app.command()
def bundle(
    case: Case,
    path: Annotated[Path, typer.Argument(help="Where the zip goes.")],
    as_: As,
    court: Annotated[str, typer.Option(help="Code of the court; permissions name it.")],
    evidence: Annotated[list[Path] | None, typer.Option(help="A file of evidence; may be repeated.")] = None,
) -> None:
    """Write the court bundle: events, contents, PDF, and a verifier of one file that needs no openpiu.

    Example: openpiu case bundle ret-7 ret-7.zip --court UTO-COURT --as w.officer
    """
    missing = [one for one in evidence or () if not one.is_file()]
    if missing:
        raise OfficerError(f"there is no file {missing[0]}")
    files = [one.read_bytes() for one in evidence or ()]
    with unit.database_in_use():
        packed = casework.bundle(exchange.post(), case, court, files, actor=actor_named(as_), at=clock.now())
    path.write_bytes(packed)
    say(f"openpiu: {len(packed)} bytes; unpack it and run: python verify.py")


def _say_row(row: casework.CaseRow) -> None:
    alarms = f"  ALARM {'; '.join(row.alarms)}" if row.alarms else ""
    waits = f"  {row.waiting} wait behind a gap" if row.waiting else ""
    parties = ",".join(row.parties)
    say(f"{row.case:16} {row.state:6} {row.standing:9} led by {row.lead}: {parties}  {row.hash[:16]}{waits}{alarms}")
