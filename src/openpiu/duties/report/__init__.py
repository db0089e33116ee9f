"""Reports: the statistics of a year, counted from the tally; the same tally always gives the same report."""

from openpiu.duties.report.exporting import FORMS, export
from openpiu.duties.report.reporting import FIRST_YEAR, Report, false_positives_only, year_of, year_report

__all__ = ["FIRST_YEAR", "FORMS", "Report", "export", "false_positives_only", "year_of", "year_report"]
