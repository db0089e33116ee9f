"""`openpiu rights`: documents for passengers and the supervisory authority, made from what the unit runs on."""

import sys
from typing import Annotated

import typer

from openpiu.conf import unit
from openpiu.conf.desk import desk
from openpiu.core.law.processing_records import Access, make_assessment, make_register
from openpiu.core.law.public_notice import make_notice
from openpiu.core.law.rights import LANGUAGES
from openpiu.doors.cli.output import put_json
from openpiu.duties import staff
from openpiu.errors import OfficerError

app = typer.Typer(add_completion=False, help="Notice, record of processing, impact assessment.", no_args_is_help=True)
Json = Annotated[bool, typer.Option("--json", help="JSON Lines on standard output.")]


@app.command()
def notice(
    lang: Annotated[str, typer.Option(help=f"One of: {', '.join(LANGUAGES)}.")] = "en", as_json: Json = False
) -> None:
    """The notice to passengers: what is collected, why, for how long, their rights.

    Example: openpiu rights notice --lang fr
    """
    if lang not in LANGUAGES:
        raise OfficerError(f"the notice is written in one of: {', '.join(LANGUAGES)}")
    _put("notice", make_notice(unit.profile(), desk=desk(), language=lang), as_json)


@app.command()
def register(as_json: Json = False) -> None:
    """The record of processing activities, with today's accounts and what each role may do.

    Example: openpiu rights register
    """
    with unit.database_in_use():
        rows = [row for row in staff.list_staff() if row.active]
    accounts = [Access(id=row.id, name=row.name, role=row.role, authority=row.authority) for row in rows]
    _put("register", make_register(unit.profile(), desk=desk(), staff=accounts), as_json)


@app.command()
def dpia(as_json: Json = False) -> None:
    """The template of the impact assessment, filled in as far as the unit knows; the rest is asked.

    Example: openpiu rights dpia
    """
    _put("dpia", make_assessment(unit.profile(), desk=desk()), as_json)


def _put(document: str, text: str, as_json: bool) -> None:
    if as_json:
        put_json({"document": document, "text": text})
    else:
        sys.stdout.write(text)
