"""What a carrier is told about a message: counts, completeness, repairs and faults with their places (MSG-17).

No personal data: a report may be mailed.
"""

from openpiu.core.messages.check_report.completeness import Share, completeness
from openpiu.core.messages.check_report.places import Place, Places, find_places
from openpiu.core.messages.check_report.reports import CheckReport, Remark, check_transmission

__all__ = ["CheckReport", "Place", "Places", "Remark", "Share", "check_transmission", "completeness", "find_places"]
