"""EDIFACT syntax (ISO 9735): bytes to interchange to segments and back. Knows nothing of aviation."""

from openpiu.core.edifact.dialect import PLAIN, Dialect
from openpiu.core.edifact.envelope import Interchange, Message
from openpiu.core.edifact.reading import read_interchanges
from openpiu.core.edifact.repairs import Repair
from openpiu.core.edifact.segments import Segment
from openpiu.core.edifact.separators import DEFAULT, Separators
from openpiu.core.edifact.writing import write_segment, write_segments, write_una

__all__ = [
    "DEFAULT",
    "PLAIN",
    "Dialect",
    "Interchange",
    "Message",
    "Repair",
    "Segment",
    "Separators",
    "read_interchanges",
    "write_segment",
    "write_segments",
    "write_una",
]
