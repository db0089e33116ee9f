"""`openpiu ingest`: receive messages from a folder, once or for as long as it runs, and screen whom they bring."""

import time
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from openpiu.conf import clock, unit
from openpiu.conf.intake import FolderIntake, folder_intake
from openpiu.doors.cli.output import put_json, say
from openpiu.duties import line, receive

app = typer.Typer(add_completion=False)

EVERY = 2.0  # seconds between two looks at a watched folder


@app.command()
def ingest(
    folder: Annotated[Path, typer.Argument(help="Folder (or one file) in which carriers' messages arrive.")],
    watch: Annotated[bool, typer.Option("--watch", help="Go on looking until interrupted.")] = False,
    take: Annotated[bool, typer.Option("--take", help="Remove a file once its content is committed.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON line a transmission.")] = False,
) -> None:
    """Receive every file of FOLDER; the same content twice changes nothing, and an interrupted run goes on.

    Example: openpiu ingest /srv/drop --watch --take
    """
    intake = folder_intake(folder, take=take)
    with unit.database_in_use():
        line.catch_up(at=clock.now(), keys=unit.keys())
        counts = _once(intake, as_json=as_json)
        say(_summary(counts))
        while watch:
            _wait_until_settled(intake)
            counts = _once(intake, as_json=as_json)
            if counts:
                say(_summary(counts))
    raise typer.Exit(1 if counts["quarantined"] else 0)


def _once(intake: FolderIntake, *, as_json: bool) -> Counter[str]:
    counts: Counter[str] = Counter()
    receive.destroy_sealed(at=clock.now())
    columns = (
        TextColumn("receiving"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[travellers]} travellers"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("receiving", total=len(intake.waiting()), travellers=0)
        for delivery in intake.deliveries():
            receipt = line.take_in(delivery.content, source=delivery.name, at=clock.now(), keys=unit.keys())
            intake.acknowledge(delivery)
            counts[receipt.state] += 1
            counts["travellers"] += receipt.travellers
            progress.update(task, advance=1, travellers=counts["travellers"])
            if as_json:
                put_json({"source": delivery.name, **_plain(receipt)})
    return counts


def _plain(receipt: receive.Receipt) -> dict[str, object]:
    return {name: getattr(receipt, name) for name in receipt.__dataclass_fields__}


def _wait_until_settled(intake: FolderIntake) -> None:
    """Sleep until something waits and has stopped growing."""
    while True:
        before = intake.marks()
        time.sleep(EVERY)
        receive.destroy_sealed(at=clock.now())
        if before and intake.settled(before):
            return


def _summary(counts: Counter[str]) -> str:
    return (
        f"openpiu: {counts['stored']} transmissions stored, {counts['known']} known before, "
        f"{counts['quarantined']} quarantined; {counts['travellers']} travellers read"
    )
