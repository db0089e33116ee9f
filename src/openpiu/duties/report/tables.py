"""A report as a table: one line a number. Pure."""

from collections.abc import Iterator

from openpiu.core.law.statistics.reports import Contents, Table
from openpiu.core.terms.intervals import Share
from openpiu.duties.report.reporting import Report

COLUMNS = ("year", "table", "row", "figure", "number", "of", "share", "low", "high")
Cell = str | int | float
HIDDEN = "hidden"  # fewer than the law profile lets be published, or needed to hide such a number
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def rows_of(report: Report) -> Iterator[tuple[Cell, ...]]:
    """The letterhead first, then figures, then tables."""
    year, contents = report.year, report.contents
    for name in ("unit", "definitions", "definitions_digest", "profile", "digest", "reference"):
        yield year, "report", "", name, _text(getattr(report, name) or HIDDEN), "", "", "", ""
    for figure in contents.figures:
        yield year, figure.counter, "", figure.key, _shown(figure.number), "", "", "", ""
    yield from (_share_row(year, "share", "", name, share) for name, share in _shares(contents))
    if contents.times:
        for name in ("timed", "median", "p90"):
            yield year, "review_minutes", "", name, getattr(contents.times, name), "", "", "", ""
    for table in contents.tables:
        yield from _table_rows(year, table)
    for alert, number in contents.alerts or ():
        yield year, "alert", alert, "rejected", number, "", "", "", ""


def _shares(contents: Contents) -> tuple[tuple[str, Share | None], ...]:
    return ("false_positives", contents.false_positives), ("name_only", contents.name_only)


def _table_rows(year: int, table: Table) -> Iterator[tuple[Cell, ...]]:
    for row in table.rows:
        for column, number in zip(table.columns, row.numbers, strict=True):
            yield year, table.key, _text(row.code), column, _shown(number), "", "", "", ""
        if table.has_share:
            yield _share_row(year, table.key, _text(row.code), "false_positives", row.share)


def _share_row(year: int, table: str, row: str, name: str, share: Share | None) -> tuple[Cell, ...]:
    if share is None:
        return year, table, row, name, "", "", "", "", ""
    return year, table, row, name, share.hits, share.count, *(f"{x:.4f}" for x in (share.share, share.low, share.high))


def _shown(number: int | None) -> Cell:
    return HIDDEN if number is None else number


def _text(text: str) -> str:
    """Names of lists come from outside: none may be taken for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
