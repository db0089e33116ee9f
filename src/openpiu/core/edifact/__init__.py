"""EDIFACT syntax (ISO 9735): bytes to interchange to segments and back. Knows nothing of aviation."""

from openpiu.core.edifact.segments import Segment
from openpiu.core.edifact.separators import DEFAULT, Separators
from openpiu.core.edifact.writing import write_segment, write_segments, write_una

__all__ = ["DEFAULT", "Segment", "Separators", "write_segment", "write_segments", "write_una"]
