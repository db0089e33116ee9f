"""One check at the border: number, search, record, outcome; re-checks, and what leaves the desk afterwards."""

from openpiu.duties.check.desk import Desk, Setup
from openpiu.duties.check.events import Event, pending_events
from openpiu.duties.check.sources import Remote, Source

__all__ = ["Desk", "Event", "Remote", "Setup", "Source", "pending_events"]
