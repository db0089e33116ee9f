"""Alerts: lists declared and imported, with a report of every row; no alert without owner and legal basis (PNR-6.5)."""

from openpiu.duties.alerts.consulting import consult_owner
from openpiu.duties.alerts.declaring import ListDefaults, declare_list
from openpiu.duties.alerts.editions import Edition
from openpiu.duties.alerts.estimating import SAMPLE, estimate
from openpiu.duties.alerts.importing import import_alerts, preview
from openpiu.duties.alerts.listing import list_alerts, noisy_alerts, open_alert
from openpiu.duties.alerts.lists import list_lists
from openpiu.duties.alerts.rows import Estimate, ImportReport, ListRow
from openpiu.duties.alerts.withdrawing import restore_alert, withdraw_alert, withdraw_recalled

__all__ = [
    "SAMPLE",
    "Edition",
    "Estimate",
    "ImportReport",
    "ListDefaults",
    "ListRow",
    "consult_owner",
    "declare_list",
    "estimate",
    "import_alerts",
    "list_alerts",
    "list_lists",
    "noisy_alerts",
    "open_alert",
    "preview",
    "restore_alert",
    "withdraw_alert",
    "withdraw_recalled",
]
