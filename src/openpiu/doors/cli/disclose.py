"""`openpiu disclose`: release one reviewed hit; verify a package anywhere, without a database."""

from pathlib import Path
from typing import Annotated

import typer

from openpiu.core.envelope import verify_package
from openpiu.core.law.air_link import GRAVITY_ANSWERS, LINK_ANSWERS
from openpiu.doors.cli.loading import load
from openpiu.doors.cli.output import put_json, say
from openpiu.errors import OfficerError

app = typer.Typer(add_completion=False, help="Release a reviewed hit; verify a package.", no_args_is_help=True)


Hit = Annotated[str, typer.Argument(help="Id of the hit.")]
As = Annotated[str, typer.Option("--as", help="Staff id of the officer who acts.")]
Recipient = Annotated[str, typer.Option(help="Code of the recipient on the notified list.")]
Offence = Annotated[str, typer.Option(help="Code of Annex II, T for terrorist offences.")]
Evidence = Annotated[str, typer.Option(help="evidence_version of the card that was looked at (hits show).")]
Link = Annotated[str, typer.Option(help=f"Link with carriage by air: {', '.join(LINK_ANSWERS)}.")]
Gravity = Annotated[str, typer.Option(help=f"{' or '.join(GRAVITY_ANSWERS)}; ordinary ends the matter.")]


@app.command()
def release(
    hit: Hit, as_: As, recipient: Recipient, offence: Offence, evidence: Evidence,
    purpose: Annotated[str, typer.Option()] = "6.2a", link: Link = "", gravity: Gravity = "",
) -> None:  # fmt: skip
    """Sign the package and print it; refused (exit code 3) while the hit lacks its reviews or the two answers.

    Where no link is found, or ordinary crime, the answer is recorded and nothing of the hit leaves.
    """
    live = load("openpiu.doors.cli.live", records=True)
    choice = {"recipient": recipient, "purpose": purpose, "offence": offence, "evidence_version": evidence}
    typer.echo(live.release(hit, {**choice, "link": link, "gravity": gravity}, staff_id=as_))


@app.command()
def propose(
    hit: Hit, as_: As, recipient: Recipient, offence: Offence, evidence: Evidence, link: Link, gravity: Gravity,
    basis: Annotated[str, typer.Option(help="Id of the legal basis of this transfer.")],
) -> None:  # fmt: skip
    """Propose a transfer to a third country and print its id; another person releases it.

    The data protection officer is told at once.
    """
    live = load("openpiu.doors.cli.live", records=True)
    choice = {"recipient": recipient, "purpose": "6.2a", "offence": offence, "evidence_version": evidence}
    typer.echo(live.propose(hit, {**choice, "link": link, "gravity": gravity, "basis": basis}, staff_id=as_))


@app.command()
def transfers(as_: As) -> None:
    """Transfers to third countries, proposed and sent, as JSON lines; no traveller's name."""
    for row in load("openpiu.doors.cli.live", records=True).transfers(staff_id=as_):
        put_json(row)


@app.command()
def verify(path: Annotated[Path, typer.Argument(help="A package as JSON.")]) -> None:
    """Check a package's signature; exit code 4 when it does not hold."""
    if not path.is_file():
        raise OfficerError(f"there is no file {path}")
    package = verify_package(path.read_bytes())
    put_json({"ok": True, "id": package["id"], "unit": package["unit"], "recipient": package["recipient"]["code"]})
    say("openpiu: the signature holds; compare the key's fingerprint with the unit's card")
