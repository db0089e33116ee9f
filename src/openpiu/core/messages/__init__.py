"""Carriers' messages to flights, travellers and bookings, with repairs and faults. One way in: `read_messages`."""

from openpiu.core.messages.carrier_message import read_messages
from openpiu.core.messages.reading import Fault, Part, Reading, Repair, Severity, Status

__all__ = ["Fault", "Part", "Reading", "Repair", "Severity", "Status", "read_messages"]
