"""Alerts: import with a row-by-row report, list, open, withdraw; no alert without owner and legal basis (PNR-6.5)."""

from openpiu.duties.alerts.importing import import_alerts, withdraw_alert
from openpiu.duties.alerts.listing import list_alerts, open_alert
from openpiu.duties.alerts.parsing import ListDefaults
from openpiu.duties.alerts.rows import ImportReport

__all__ = ["ImportReport", "ListDefaults", "import_alerts", "list_alerts", "open_alert", "withdraw_alert"]
