"""Moving bundles, by HTTPS or as files: the operator's commands; they print counts, never content."""

from pathlib import Path
from typing import Annotated

import typer

from openpiu.conf import clock, exchange, unit
from openpiu.core.envelope.rejections import Rejected
from openpiu.doors.cli.output import put_json, say
from openpiu.duties.exchange import casework, drain, expiring, reachable_partners, read_file, recalling, write_file
from openpiu.errors import OfficerError, OperatorError

MOST = 100_000  # messages of one file

Json = Annotated[bool, typer.Option("--json", help="JSON Lines on standard output.")]


def carry(as_json: Json = False) -> None:
    """One turn with every partner that has an address; then what time brings about: overdue recalls, expired items.

    A partner that cannot be reached is named and tried at the next run: nothing is lost meanwhile.
    Example: openpiu exchange carry
    """
    failed = False
    with unit.database_in_use():
        post, carrier = exchange.post(), exchange.carrier()
        recalling.work(post, at=clock.now())
        casework.follow_up(post, clock.now())
        casework.tell_homes(post, clock.now())
        for code in reachable_partners():
            try:
                turn = drain(code, post=post, carrier=carrier, clock=clock.now)
            except (OperatorError, Rejected) as error:
                failed = True
                say(f"openpiu: {code}: {error}")
                continue
            if as_json:
                put_json({"partner": code, "sent": turn.sent, "applied": turn.taken.applied,
                          "receipts": turn.taken.receipts, "quarantined": turn.taken.quarantined})  # fmt: skip
            else:
                say(f"{code:10} {turn.sent} sent, {turn.taken.applied} applied, {turn.taken.quarantined} kept out")
        late, gone = recalling.escalate(at=clock.now()), expiring.expire(post, at=clock.now())
    say(f"openpiu: {late} recalls are overdue since now, {gone} items expired")
    raise typer.Exit(1 if failed else 0)


def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.")] = 8443,
) -> None:
    """Answer partners that call, each by the certificate of its card, until interrupted.

    Example: openpiu exchange serve --host 0.0.0.0 --port 8443
    """
    with unit.database_in_use(), exchange.carrier_server(host, port) as server:
        say(f"openpiu: partners reach this node at https://{host}:{port} (Ctrl-C stops it)")
        server.serve_forever(poll_interval=0.2)


def write_bundle(
    partner: Annotated[str, typer.Argument(help="Code of the partner.")],
    path: Annotated[Path, typer.Argument(help="Where the file goes.")],
) -> None:
    """Write what waits for a partner into a file, for an air gap; the same bytes as on the wire.

    Example: openpiu exchange write-bundle ARC-PIU arc.bundle
    """
    with unit.database_in_use():
        content = write_file(partner, post=exchange.post(), at=clock.now(), most=MOST)
    path.write_bytes(content)
    say(f"openpiu: {len(content)} bytes")


def read_bundle(path: Annotated[Path, typer.Argument(help="The file.")], as_json: Json = False) -> None:
    """Take in a file from a partner; receipts go back with the next one. Exit code 1 where something was kept out.

    Example: openpiu exchange read-bundle uto.bundle
    """
    if not path.is_file():
        raise OfficerError(f"there is no file {path}")
    with unit.database_in_use():
        taken = read_file(path.read_bytes(), post=exchange.post(), at=clock.now())
    counts = {name: getattr(taken, name) for name in ("applied", "refused", "held", "again", "receipts", "quarantined")}
    if as_json:
        put_json(counts)
    else:
        say("openpiu: " + ", ".join(f"{count} {name}" for name, count in counts.items()))
    raise typer.Exit(1 if taken.quarantined else 0)
