"""Carrier quality: what each carrier should have sent and when, what came, and what would help most (PNR-14.1)."""

from openpiu.duties.quality.exporting import export_letter, export_table
from openpiu.duties.quality.importing import ScheduleReport, import_schedule
from openpiu.duties.quality.reporting import carrier_page, carrier_report, carriers_page
from openpiu.duties.quality.slots import Expectation

__all__ = [
    "Expectation",
    "ScheduleReport",
    "carrier_page",
    "carrier_report",
    "carriers_page",
    "export_letter",
    "export_table",
    "import_schedule",
]
