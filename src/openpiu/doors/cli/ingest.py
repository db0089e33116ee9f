"""`openpiu ingest`: receive messages from a folder, once or for as long as it runs, and screen whom they bring."""

import time
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from openpiu.conf import clock, unit
from openpiu.conf.clocks import law_clocks
from openpiu.conf.environment import environment
from openpiu.conf.intake import AnswerBox, Delivery, FolderIntake, answer_folder, folder_intake
from openpiu.core.messages.answers import answer_transmission
from openpiu.doors.cli.output import put_json, say
from openpiu.duties import line, receive

app = typer.Typer(add_completion=False)

EVERY = 2.0  # seconds between two looks at a watched folder


@app.command()
def ingest(
    folder: Annotated[Path, typer.Argument(help="Folder (or one file) in which carriers' messages arrive.")],
    watch: Annotated[bool, typer.Option("--watch", help="Go on looking until interrupted.")] = False,
    take: Annotated[bool, typer.Option("--take", help="Remove a file once its content is committed.")] = False,
    answers: Annotated[Path | None, typer.Option("--answers", help="Folder for the answers to the senders.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON line a transmission.")] = False,
) -> None:
    """Receive every file of FOLDER; the same content twice changes nothing, and an interrupted run goes on.

    With --answers each file gets an acknowledgement (ACKRES, CUSRES) of the same name and .ack.edi, once its content is
    committed. It tells what was received and what could not be read, nothing else.

    Example: openpiu ingest /srv/drop --watch --take
    """
    intake = folder_intake(folder, take=take)
    box = answer_folder(answers, intake=folder) if answers else None
    with unit.database_in_use():
        line.catch_up(at=clock.now(), keys=unit.keys())
        counts = _once(intake, box, as_json=as_json)
        say(_summary(counts))
        while watch:
            _wait_until_settled(intake)
            counts = _once(intake, box, as_json=as_json)
            if counts:
                say(_summary(counts))
    raise typer.Exit(1 if counts["rejected"] else 0)


def _once(intake: FolderIntake, box: AnswerBox | None, *, as_json: bool) -> Counter[str]:
    counts: Counter[str] = Counter()
    _sweep()
    columns = (
        TextColumn("receiving"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[travellers]} travellers"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("receiving", total=len(intake.waiting()), travellers=0)
        for delivery in intake.deliveries():
            receipt = line.take_in(
                delivery.content, source=delivery.name, at=clock.now(), keys=unit.keys(), profile=unit.profile()
            )
            if box:
                _answer(box, delivery, receipt)
            intake.acknowledge(delivery)
            counts[receipt.state] += 1
            counts["rejected"] += receipt.rejected
            counts["travellers"] += receipt.travellers
            progress.update(task, advance=1, travellers=counts["travellers"])
            if as_json:
                put_json({"source": delivery.name, **_plain(receipt)})
    return counts


def _sweep() -> None:
    line.sweep(at=clock.now(), clocks=law_clocks(), patience=environment().parts_after)


def _answer(box: AnswerBox, delivery: Delivery, receipt: receive.Receipt) -> None:
    """Answer a delivery that is committed, now or by an earlier run: the time of receipt is the first one (MSG-21)."""
    answer = answer_transmission(delivery.content, received_at=receipt.received_at)
    if answer is not None:
        box.put(delivery, answer)


def _plain(receipt: receive.Receipt) -> dict[str, object]:
    return {name: getattr(receipt, name) for name in receipt.__dataclass_fields__}


def _wait_until_settled(intake: FolderIntake) -> None:
    """Sleep until something waits and has stopped growing."""
    while True:
        before = intake.marks()
        time.sleep(EVERY)
        _sweep()
        if before and intake.settled(before):
            return


def _summary(counts: Counter[str]) -> str:
    return (
        f"openpiu: {counts['stored']} transmissions stored, {counts['known']} known before, "
        f"{counts['quarantined']} quarantined; {counts['travellers']} travellers read"
        + (f"; {counts['counted']} only counted (flights inside the Union)" if counts["counted"] else "")
        + (f"; {counts['rejected']} rejected (see the intake page)" if counts["rejected"] else "")
    )
