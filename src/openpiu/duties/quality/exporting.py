"""What leaves the unit about a carrier: the table and the letter; each is entered in the ledger with its codes."""

from datetime import datetime

from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.roles import MACHINE, Actor
from openpiu.duties.acting import enter, in_one_transaction
from openpiu.duties.quality.letter import as_letter
from openpiu.duties.quality.rows import CarrierReport
from openpiu.duties.quality.tables import as_csv


def export_table(report: CarrierReport, *, at: datetime, actor: Actor | None = None) -> str:
    """The report as CSV (PNR-14.1)."""
    _enter(report, "csv", at, actor)
    return as_csv(report)


def export_letter(report: CarrierReport, *, at: datetime, actor: Actor | None = None) -> str:
    """The letter to the carrier as Markdown (PNR-14.1)."""
    _enter(report, "letter", at, actor)
    return as_letter(report)


def _enter(report: CarrierReport, form: str, at: datetime, actor: Actor | None) -> None:
    if actor is not None:
        check_may(actor, Act.SEE_QUALITY)
    with in_one_transaction():
        enter(
            "quality.exported",
            actor=actor or MACHINE,
            at=at,
            subject=f"carrier:{report.figures.carrier or '-'}",
            period=report.figures.period,
            form=form,
        )
