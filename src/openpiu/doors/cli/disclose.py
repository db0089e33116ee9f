"""`openpiu disclose`: release one reviewed hit; verify a package anywhere, without a database."""

from pathlib import Path
from typing import Annotated

import typer

from openpiu.core.envelope import verify_package
from openpiu.doors.cli.loading import load
from openpiu.doors.cli.output import put_json, say
from openpiu.errors import OfficerError

app = typer.Typer(add_completion=False, help="Release a reviewed hit; verify a package.", no_args_is_help=True)


@app.command()
def release(
    hit: Annotated[str, typer.Argument(help="Id of the hit.")],
    as_: Annotated[str, typer.Option("--as", help="Staff id of the officer who releases.")],
    recipient: Annotated[str, typer.Option(help="Code of the competent authority.")],
    offence: Annotated[str, typer.Option(help="Code of Annex II, T for terrorist offences.")],
    evidence: Annotated[str, typer.Option(help="evidence_version of the card that was looked at (hits show).")],
    purpose: Annotated[str, typer.Option()] = "6.2a",
) -> None:
    """Sign the package and print it; refused (exit code 3) while the hit lacks its reviews."""
    live = load("openpiu.doors.cli.live", records=True)
    choice = {"recipient": recipient, "purpose": purpose, "offence": offence, "evidence_version": evidence}
    typer.echo(live.release(hit, staff_id=as_, **choice))


@app.command()
def verify(path: Annotated[Path, typer.Argument(help="A package as JSON.")]) -> None:
    """Check a package's signature; exit code 4 when it does not hold."""
    if not path.is_file():
        raise OfficerError(f"there is no file {path}")
    package = verify_package(path.read_bytes())
    put_json({"ok": True, "id": package["id"], "unit": package["unit"], "recipient": package["recipient"]["code"]})
    say("openpiu: the signature holds; compare the key's fingerprint with the unit's card")
