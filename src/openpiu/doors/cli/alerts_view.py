"""How `openpiu alerts` speaks: rows of a report, sums, lists, and progress while a long import runs."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from openpiu.doors.cli.output import put_json, put_json_diagnostic, say
from openpiu.duties.alerts import Estimate, ImportReport, ListRow
from openpiu.duties.alerts.rows import AlertCard, AlertRow
from openpiu.duties.screen import Run


@contextmanager
def progress() -> Iterator[Callable[[int, int], None]]:
    """A bar on standard error that is told how many rows of how many are done."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("importing", total=None)

        def watch(done: int, lines: int) -> None:
            screening = "importing" if done < lines else "comparing"
            bar.update(task, completed=done, total=lines, description=screening)

        yield watch


def say_rows(report: ImportReport, *, source: str, as_json: bool) -> None:
    """Every row as JSON; else those that were refused, or new and not whole."""
    for row in report.rows:
        if as_json:
            put_json(row)
        elif row.why and (row.outcome != "unchanged" or row.stays_withdrawn):
            say(f"{source}:{row.line}: {row.outcome}: {row.why}")


def say_report(report: ImportReport, *, dry_run: bool) -> None:
    """The sums."""
    would = "; nothing is changed by a dry run" if dry_run else ""
    say(
        f"openpiu: {report.added} added, {report.changed} changed, {report.unchanged} unchanged, "
        f"{report.refused} refused, {report.withdrawn} withdrawn{would}"
    )
    if report.left_out:
        kinds = ", ".join(f"{kind}: {count}" for kind, count in sorted(report.left_out.items()))
        say(f"openpiu: left out, because they are no persons: {kinds}")
    if report.stay_withdrawn:
        say(
            f"openpiu: {report.stay_withdrawn} of these stay withdrawn, because an officer withdrew them; "
            "`openpiu alerts restore` puts one in force again"
        )
    if report.held_back:
        say(
            f"openpiu: {report.held_back} alerts are not in this edition and were not withdrawn, because rows "
            "without a reference could not be read; mend the file, or say --allow-withdrawals"
        )


def say_estimate(after: Run | Estimate, *, as_json: bool) -> None:
    """What screening did; for a dry run the hits to expect, as figures of the run where rows are JSON."""
    if isinstance(after, Run):
        say(f"openpiu: {after.raised} hits raised, {after.renewed} renewed, {after.lapsed} lapsed")
        return
    if as_json:
        put_json_diagnostic(
            {"expected_hits": after.expected, **{name: getattr(after, name) for name in after.__slots__}}
        )
        return
    say(
        f"openpiu: about {after.expected} hits to expect, from {after.alerts_with_hits} alerts "
        f"({after.hits} among {after.looked_at} of {after.travellers} travellers on file)"
    )
    for reference, hits in after.most:
        say(f"  {reference}: {hits}")


def say_list(row: ListRow) -> None:
    """One list with its declaration."""
    valid = f"{row.days} days" if row.days else "as its rows say"
    subjects = ", ".join(f"{kind} {count}" for kind, count in row.subjects.items() if count and kind != "unsaid")
    unsaid = f"{row.unsaid} alerts whose owner has not said whom they are about" if row.unsaid else ""
    said = (
        "declared in its rows"
        if row.in_rows
        else f"{row.owner}; {row.legal_basis}; {row.reason_class or 'class in rows'}"
    )
    say(
        f"{row.name:20} {row.active} active, {row.expiring} expire within 30 days, {row.expired} expired, "
        f"{row.withdrawn} withdrawn, {row.rejects} rejects; {said}; {row.action or 'action in rows'}; {valid}"
        + "".join(f"; {part}" for part in (subjects, unsaid) if part)
    )


def say_alert(row: AlertRow) -> None:
    """One alert."""
    until = row.expires_on or "no expiry "
    caused = f"; caused {row.rejects} rejects" if row.rejects else ""
    say(f"{row.reference:14} {row.priority} {row.action:16} {row.list_name:14} {until} {row.name}{caused}")


def say_card(card: AlertCard) -> None:
    """One alert, with whom it is about and on what its reason rests (RGT-8)."""
    say_alert(card.row)
    say(f"  about: {card.row.subject_class}; reason: {card.reason or 'none given'}; rests on: {card.row.reason_basis}")
    say(f"  owner: {card.row.owner}; legal basis: {card.legal_basis}; class: {card.row.reason_class}")
