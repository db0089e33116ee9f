"""A report as text to take away; that it was taken out is entered in the ledger."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime

import msgspec

from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.roles import Actor
from openpiu.core.terms.intervals import Share
from openpiu.duties.acting import enter, in_one_transaction
from openpiu.duties.report.reporting import Report
from openpiu.duties.report.tables import COLUMNS, rows_of


def export(report: Report, *, form: str, actor: Actor, at: datetime) -> str:
    """The report in one of FORMS; the same report is always the same text."""
    check_may(actor, Act.SEE_STATISTICS)
    with in_one_transaction():
        enter(
            "statistics.exported", actor=actor, at=at, subject=f"statistics:{report.year}", form=form,
            about=report.about, public=report.is_public, definitions=report.definitions, reference=report.reference,
        )  # fmt: skip
    return FORMS[form](report)


def as_csv(report: Report) -> str:
    """One line a number, under a heading that any spreadsheet filters."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows(rows_of(report))
    return out.getvalue()


def as_json(report: Report) -> str:
    """The whole report, with the words of every definition, on one line."""
    return msgspec.json.encode(report).decode() + "\n"


def as_text(report: Report) -> str:
    """For a person to read."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    kind = "public" if report.is_public else "internal"
    yield f"{report.unit}: {report.about} {report.year} ({kind})"
    yield f"definitions {report.definitions} ({report.definitions_digest[:16]}), profile {report.profile}"
    yield f"counted from {report.digest or 'a tally that is not public'}; reference {report.reference}"
    for figure in report.contents.figures:
        yield f"{_number(figure.number):>12}  {figure.key}: {figure.words} [{figure.article}]"
    yield f"{_share(report.contents.false_positives):>12}  false positives of the reviewed hits"
    yield f"{_share(report.contents.name_only):>12}  of the reviewed hits rested on a name alone"
    if times := report.contents.times:
        yield f"{times.median:>12}  minutes to a decision, median of {times.timed}; 90 of 100 within {times.p90}"
    for table in report.contents.tables:
        yield f"{table.words} ({', '.join(table.columns)})"
        for row in table.rows:
            cells = " ".join(f"{_number(number):>8}" for number in row.numbers)
            yield f"  {row.code or '-':24} {cells}  {_share(row.share) if table.has_share else ''}".rstrip()
    for alert, number in (report.contents.alerts or ())[:20]:
        yield f"  alert {alert}: {number} rejected"


def _number(number: int | None) -> str:
    return "hidden" if number is None else str(number)


def _share(share: Share | None) -> str:
    if share is None:
        return "-"
    return f"{share.share:.1%} [{share.low:.1%}, {share.high:.1%}]"


FORMS: Mapping[str, Callable[[Report], str]] = {"csv": as_csv, "json": as_json, "text": as_text}
