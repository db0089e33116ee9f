"""`openpiu retain`: what the law's clocks will do and did. `serve` runs them by itself; a run by hand does the same."""

import sys
from typing import Annotated

import typer

from openpiu.conf import clock, unit
from openpiu.conf.clocks import law_clocks
from openpiu.doors.cli.acting import As, actor_named
from openpiu.doors.cli.output import put_json, say
from openpiu.duties import retain

app = typer.Typer(add_completion=False, help="Mask and delete on the law's clocks.", no_args_is_help=True)
Json = Annotated[bool, typer.Option("--json", help="JSON Lines on standard output.")]


@app.command()
def preview(
    as_: As, days: Annotated[int, typer.Option(min=0, max=366, help="How far ahead.")] = 31, as_json: Json = False
) -> None:
    """What will be masked and deleted within so many days, by day and article; nothing is changed.

    Example: openpiu retain preview --as t.dpo --days 7
    """
    with unit.database_in_use():
        rows = retain.forecast(actor=actor_named(as_), at=clock.now(), profile=unit.profile(), days=days)
    for row in rows:
        if as_json:
            put_json(row)
        else:
            say(f"{row.day} {row.step:6} {row.records:8} {row.confirmed:4} confirmed  {row.article}")
    if not rows:
        say("openpiu: nothing is due")


@app.command()
def run(as_json: Json = False) -> None:
    """Mask and delete what is due now, destroy keys, sign the manifest. Interrupted, run it again.

    Example: openpiu retain run
    """
    clocks = law_clocks()
    with unit.database_in_use():
        done = retain.run(
            at=clock.now(), profile=clocks.profile, keys=clocks.keys, record_keys=clocks.record_keys, progress=_told
        )
    if as_json:
        put_json({"masked": done.masked, "deleted": done.deleted, "bookings": done.bookings, "keys": len(done.keys)})
    say(
        f"openpiu: {done.deleted} records deleted, {done.masked} masked, {done.bookings} bookings deleted, "
        f"{len(done.keys)} keys destroyed, under {clocks.profile.id} {clocks.profile.version}"
    )


@app.command()
def manifest(
    as_: As,
    id_: Annotated[str, typer.Argument(metavar="ID", help="Manifest; without it all are listed.")] = "",
    as_json: Json = False,
) -> None:
    """List the manifests of runs, or print one as signed JSON.

    Example: openpiu retain manifest --as t.dpo
    """
    with unit.database_in_use():
        actor = actor_named(as_)
        if id_:
            sys.stdout.write(retain.signed_manifest(id_, actor=actor) + "\n")
            return
        page = retain.retention_page(actor=actor, at=clock.now(), profile=unit.profile())
    for row in page.manifests:
        if as_json:
            put_json(row)
        else:
            say(f"{row.manifest} {row.at:%Y-%m-%d %H:%M} {row.deleted:8} deleted {row.masked:6} masked  {row.profile}")


def _told(done: retain.Run) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{done.deleted} deleted, {done.masked} masked ")
