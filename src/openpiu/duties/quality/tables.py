"""A carrier's report as a table: one line a figure, so that any spreadsheet can filter it. Pure."""

import csv
import io
from collections.abc import Iterator

from openpiu.duties.quality.rows import CarrierReport, Figures

COLUMNS = ("carrier", "period", "measure", "of", "version", "number", "total", "percent")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
Row = tuple[str, str, str, str, str, int | None, int | None, int | None]
COUNTED = (
    "flights", "scheduled", "unheard", "messages", "accepted", "repaired", "rejected", "same_bytes", "same_message",
    "not_read", "parts_not_read", "unclassified", "pnr_travellers", "api_travellers",
)  # fmt: skip


def as_csv(report: CarrierReport) -> str:
    """The table with its heading; cells that a spreadsheet would take for a formula begin with an apostrophe."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for figures in report.trend:
        writer.writerows([_safe(cell) for cell in row] for row in rows_of(figures))
    return out.getvalue()


def rows_of(figures: Figures) -> Iterator[Row]:
    """One line a figure."""
    name, period = figures.carrier or "-", figures.period
    for measure in COUNTED:
        yield name, period, measure, "", "", getattr(figures, measure), None, None
    for slot in figures.slots:
        for state in ("on_time", "late", "missing", "pending", "unmeasured"):
            yield name, period, f"push_{state}", slot.slot, "", getattr(slot, state), slot.expected, None
        yield name, period, "push_on_time_percent", slot.slot, "", None, None, slot.on_time_percent
        yield name, period, "minutes_late_median", slot.slot, "", slot.median_minutes_late, None, None
        yield name, period, "minutes_late_worst", slot.slot, "", slot.worst_minutes_late, None, None
    for covers, fields in (("pnr", figures.pnr_fields), ("api", figures.api_fields)):
        for field in fields:
            yield name, period, f"{covers}_field", field.field, "", field.given, field.travellers, field.percent
    for row in figures.codes:
        measure = "repair" if row.severity == "repair" else f"fault_{row.severity}"
        yield name, period, measure, row.code, row.version, row.number, figures.messages, None


def _safe(cell: str | int | None) -> str | int:
    if isinstance(cell, str) and cell.startswith(_FORMULA) and cell != "-":
        return f"'{cell}"
    return "" if cell is None else cell
