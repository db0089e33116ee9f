"""Who acts on the command line: an officer named by --as, whose account must exist and be active."""

from typing import Annotated

import typer

from openpiu.core.law.roles import Actor
from openpiu.duties import staff

As = Annotated[str, typer.Option("--as", help="Staff id of the officer on whose behalf the command runs.")]


def actor_named(id_: str) -> Actor:
    """The actor behind a staff id; OfficerError where there is no such active account."""
    return staff.actor_of(id_)
