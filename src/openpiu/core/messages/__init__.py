"""Carriers' messages to flights, travellers and bookings, with repairs and faults. One way in: `read_messages`."""

from openpiu.core.messages.carrier_message import iterate_messages, read_messages
from openpiu.core.messages.reading import Fault, Part, Reading, Repair, Severity, Status

__all__ = ["Fault", "Part", "Reading", "Repair", "Severity", "Status", "iterate_messages", "read_messages"]
