"""`openpiu case write`: one event of any kind, its facts and its content from the command line."""

from typing import Annotated

import typer

from openpiu.conf import clock, exchange, unit
from openpiu.core.cases.events import Fact
from openpiu.core.cases.kinds import KINDS, Shape
from openpiu.doors.cli.acting import As, actor_named
from openpiu.doors.cli.case_words import Code, Grading, say_wrote, terms_of
from openpiu.duties import cases
from openpiu.duties.cases import Said
from openpiu.duties.exchange import casework
from openpiu.errors import OfficerError


def write(
    case: Annotated[str, typer.Argument(help="Id of the case.")],
    kind: Annotated[str, typer.Argument(help="note, task, timeline, decision, annotated ...: docs, joint cases.")],
    as_: As,
    text: Annotated[str, typer.Option(help="What it says.")] = "",
    fact: Annotated[list[str] | None, typer.Option(help="NAME=VALUE of the kind's facts; lists with commas.")] = None,
    release: Annotated[str, typer.Option(help="Id of a disclosure: a copy of it is the content.")] = "",
    delete_by: Annotated[str, typer.Option(help="Last day of the content, 2027-01-31; a copy needs one.")] = "",
    code: Code = "H1",
    grading: Grading = "B2",
    is_own: Annotated[bool, typer.Option("--own", help="For this unit alone; it never leaves.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="JSON Lines on standard output.")] = False,
) -> None:
    """Add something to a case; it goes to every party.

    Example: openpiu case write ret-7 task --fact assignee=ARC-PIU --text "Ask the airline" --as w.officer
    """
    terms = terms_of(code, grading, delete_by)
    actor, at = actor_named(as_), clock.now()
    with unit.database_in_use():
        if release:
            said = cases.copy_of(release, terms=terms, actor=actor, at=at)
        else:
            said = Said(
                kind=kind, facts=_facts(kind, fact or []), terms=terms if text else {},
                values={"text": text} if text else None, is_own=is_own,
            )  # fmt: skip
        wrote = casework.write(exchange.post(), said, case=case, actor=actor, at=at)
    say_wrote(wrote, as_json)


def _facts(kind: str, given: list[str]) -> dict[str, Fact]:
    row = KINDS.get(kind)
    if row is None:
        raise OfficerError(f"choose a kind of: {', '.join(KINDS)}")
    shapes = {name.rstrip("?"): shape for name, shape in row.facts.items()}
    pairs = [one.partition("=") for one in given]
    return {name: _fact(shapes[name], value) if name in shapes else value for name, _, value in pairs}


def _fact(shape: Shape, text: str) -> Fact:
    """As its kind wants it: a text, a whole number, a list; what fits nothing is refused by the case's own rules."""
    forms: list[Fact] = [text, tuple(text.split(","))]
    if text.isdecimal():
        forms.append(int(text))
    return next((form for form in forms if shape.fits(form)), text)
