"""`openpiu partner`: other nations' units: cards compared by two people, rotated, revoked; lists compared."""

from pathlib import Path
from typing import Annotated

import typer

from openpiu.conf import clock, exchange, unit
from openpiu.core.envelope.cards import CLASSES, Person
from openpiu.core.envelope.kinds import BASES
from openpiu.doors.cli.acting import As, actor_named
from openpiu.doors.cli.output import put_json, say
from openpiu.duties.exchange import partners, reconciling
from openpiu.errors import OfficerError

app = typer.Typer(add_completion=False, help="Other nations' units.", no_args_is_help=True)

Json = Annotated[bool, typer.Option("--json", help="JSON Lines on standard output.")]
Code = Annotated[str, typer.Argument(help="Code of the partner, such as ARC-PIU.")]
Card = Annotated[Path, typer.Argument(help="The partner's node card, as it was handed over.")]


@app.command()
def card(
    as_: As,
    address: Annotated[
        str, typer.Option(help="Where partners reach this node: https://host:port; empty: by file.")
    ] = "",
    contact: Annotated[str, typer.Option(help="Who answers at any hour.")] = "",
    kind: Annotated[str, typer.Option(help=f"One of: {', '.join(CLASSES)}.")] = "eu-piu",
    ceiling: Annotated[str, typer.Option(help="Highest handling code that it may be sent.")] = "H2",
    basis: Annotated[
        list[str] | None, typer.Option(help="Article it may use; may be repeated; without it all.")
    ] = None,
    officer: Annotated[
        list[str] | None, typer.Option(help="ID:ROLE of the roster; without it nobody is named.")
    ] = None,
    home: Annotated[str, typer.Option(help="Of an authority: code of its own unit.")] = "",
    rotate: Annotated[bool, typer.Option("--rotate", help="New keys, signed by the old and the new one.")] = False,
    revoke: Annotated[str, typer.Option(help="Why nothing under this node's keys is to be trusted any more.")] = "",
) -> None:
    """Make this node's next card and print it; hand it to partners and read them the words.

    Example: openpiu partner card --as s.super --address https://piu.example.org:8443 > uto.card
    """
    roster = tuple(Person(id=id_, role=role) for id_, _, role in (one.partition(":") for one in officer or ()))
    what = partners.Particulars(
        kind=kind, bases=tuple(basis or BASES), ceiling=ceiling, address=address, contact=contact, home=home,
        roster=roster, tls=exchange.certificate() if address else b"",
    )  # fmt: skip
    chosen = None if (rotate or revoke) and not address else what
    with unit.database_in_use():
        made = partners.issue_card(
            exchange.post(), chosen, rotate=rotate, revoked=revoke, actor=actor_named(as_), at=clock.now()
        )
    typer.echo(made.text.decode())
    say(f"openpiu: version {made.card.version}; words to read out: {made.fingerprint}")


@app.command()
def add(path: Card, as_: As) -> None:
    """Take a partner's first card. Then two people compare its words: openpiu partner confirm.

    Example: openpiu partner add arc.card --as s.super
    """
    with unit.database_in_use():
        row = partners.add(exchange.post(), _read(path), actor=actor_named(as_), at=clock.now())
    say(f"openpiu: {row.code} is proposed; ask its contact {row.contact or '(none named)'} to read out its words")


@app.command()
def confirm(
    code: Code, words: Annotated[str, typer.Argument(help="The eight words that the partner reads out.")], as_: As
) -> None:  # fmt: skip
    """Say which words the partner has read out; the second person makes it active.

    Example: openpiu partner confirm ARC-PIU "lusab babad gutih tugad ..." --as s.super
    """
    with unit.database_in_use():
        row = partners.confirm(code, words, actor=actor_named(as_), at=clock.now())
    say(f"openpiu: {code} is {row.standing}" + ("; a second person compares too" if not row.second_by else ""))


@app.command()
def show(as_: As, as_json: Json = False) -> None:
    """This node and its partners: standing, version, words, alarms.

    Example: openpiu partner show --as w.officer
    """
    actor = actor_named(as_)
    with unit.database_in_use():
        rows, own = partners.list_partners(actor=actor), partners.own(exchange.post(), actor=actor)
    if own is not None and not as_json:
        say(f"{own.card.node:10} own card, version {own.card.version}: {own.fingerprint}")
    for row in rows:
        if as_json:
            put_json(row)
        else:
            alarms = f"  ALARM {'; '.join(row.alarms)}" if row.alarms else ""
            say(f"{row.code:10} {row.standing:9} {row.kind:10} version {row.version}: {row.fingerprint}{alarms}")


@app.command()
def rotate(path: Card, as_: As) -> None:
    """Take a partner's newer card, signed by the key that is trusted and by its own.

    Example: openpiu partner rotate arc-2.card --as s.super
    """
    with unit.database_in_use():
        row = partners.take_card(exchange.post(), _read(path), actor=actor_named(as_), at=clock.now())
    say(f"openpiu: {row.code} is {row.standing}, version {row.version}: {row.fingerprint}")


@app.command()
def revoke(code: Code, as_: As) -> None:
    """Trust nothing from a partner any more, at once. Example: openpiu partner revoke ARC-PIU --as s.super"""
    with unit.database_in_use():
        partners.revoke(code, actor=actor_named(as_), at=clock.now())
    say(f"openpiu: {code} is revoked; what it sends goes to quarantine")


@app.command()
def reconcile(code: Code, as_: As) -> None:
    """Compare both sides' lists: the question goes with the next turn, the answer comes with a later one.

    Exit code 4 where the last comparison found differences.
    Example: openpiu partner reconcile ARC-PIU --as s.super
    """
    with unit.database_in_use():
        reconciling.ask(exchange.post(), code, actor=actor_named(as_), at=clock.now())
        last = reconciling.last_result(code)
    say(f"openpiu: asked; the last comparison: {'none yet' if last is None else f'{last} differences'}")
    raise typer.Exit(4 if last else 0)


@app.command()
def clear(code: Code, lane: Annotated[str, typer.Argument(help="The lane with the alarm.")], as_: As) -> None:
    """After somebody has looked: let a lane go on. Example: openpiu partner clear ARC-PIU urgent --as s.super"""
    with unit.database_in_use():
        partners.clear_alarm(code, lane, actor=actor_named(as_), at=clock.now())
    say(f"openpiu: the lane {lane} with {code} goes on")


def _read(path: Path) -> bytes:
    if not path.is_file():
        raise OfficerError(f"there is no file {path}")
    return path.read_bytes()
