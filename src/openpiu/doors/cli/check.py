"""`openpiu check`: what the unit would say of a carrier's messages, on the carrier's own machine; needs no database.

Belongs here: the options and the exit code. Not here: what a report says (`core.messages.check_report`), how it
is shown (`check_view`).
"""

import sys
from collections.abc import Iterator
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from openpiu.conf import clock
from openpiu.core.messages import code_book
from openpiu.core.messages.answers import answer_transmission
from openpiu.core.messages.check_report import check_transmission
from openpiu.core.messages.check_report.reports import report_to_plain
from openpiu.doors.cli.check_view import ReportView, show_codes, show_explanation
from openpiu.doors.cli.output import put_json, say
from openpiu.doors.cli.sources import content, find_sources
from openpiu.errors import OfficerError

app = typer.Typer(add_completion=False)


@app.command()
def check(
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="FILE...", help="Files or folders; - reads standard input.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="One JSON object a message.")] = False,
    answer: Annotated[bool, typer.Option("--answer", help="Print what the unit would answer instead.")] = False,
    explain: Annotated[str, typer.Option("--explain", metavar="CODE", help="Explain one code.")] = "",
    codes: Annotated[bool, typer.Option("--codes", help="List all codes of repairs and faults.")] = False,
) -> None:
    """Check messages (PNRGOV, PAXLST) as the unit reads them; no server needed, and nothing leaves this machine.

    For each message: counts, how complete its travellers are, every repair and fault with its place and advice. No
    personal data is shown: a report may be mailed. Exit code 1: a message was rejected, or a person or a part of it
    could not be read.

    Example: openpiu check messages/
    """
    if explain:
        _explain(explain.strip().lower(), json=json)
    elif codes:
        show_codes(json=json)
    elif not paths:
        raise OfficerError("name a file or a folder to check, or - for standard input")
    else:
        good = _answers(paths) if answer else _reports(paths, json=json)
        raise typer.Exit(0 if good else 1)


def _explain(code: str, *, json: bool) -> None:
    explanation = code_book.explain(code)
    if explanation is None:
        raise OfficerError(f"there is no code {code}: openpiu check --codes lists them all")
    show_explanation(explanation, json=json)


def _reports(paths: list[str], *, json: bool) -> bool:
    view = None if json else ReportView()
    good = True
    for source, data in _contents(paths):
        if data is None:
            good = False
            continue
        for number, report in enumerate(check_transmission(data, source=source), start=1):
            good = good and report.is_good
            if view:
                view.add(report, number)
            else:
                put_json({**report_to_plain(report), "message": number})
    sys.stdout.flush()
    if view:
        view.show_totals()
    return good


def _answers(paths: list[str]) -> bool:
    """The answers as the unit would send them, with the time of now; whether all messages were read whole."""
    good = True
    for source, data in _contents(paths):
        if data is None:
            good = False
            continue
        written = answer_transmission(data, received_at=clock.now())
        if written is None:
            say(f"openpiu: {source} gets no answer message: XML and CSV have none")
        sys.stdout.buffer.write(written or b"")
        good = good and all(report.is_good for report in check_transmission(data, source=source))
    sys.stdout.flush()
    return good


def _contents(paths: list[str]) -> Iterator[tuple[str, bytes | None]]:
    """Each file's name and bytes; progress on standard error where there are several."""
    sources = find_sources(paths)
    columns = (TextColumn("checking"), BarColumn(), MofNCompleteColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=len(sources) < 2) as progress:
        for source in progress.track(sources):
            yield source, content(source)
