"""EDIFACT syntax (ISO 9735): bytes to interchange to segments and back. Knows nothing of aviation."""

from openpiu.core.edifact.dialect import PLAIN, Dialect
from openpiu.core.edifact.envelope import Interchange, Message
from openpiu.core.edifact.reading import iterate_interchanges, read_interchanges
from openpiu.core.edifact.repairs import Repair
from openpiu.core.edifact.segments import Segment, SegmentReader, Segments
from openpiu.core.edifact.separators import DEFAULT, Separators
from openpiu.core.edifact.telegrams import TELEGRAM, Heading, write_telegrams
from openpiu.core.edifact.writing import write_interchange, write_segment, write_segments, write_una

__all__ = [
    "DEFAULT",
    "PLAIN",
    "TELEGRAM",
    "Dialect",
    "Heading",
    "Interchange",
    "Message",
    "Repair",
    "Segment",
    "SegmentReader",
    "Segments",
    "Separators",
    "iterate_interchanges",
    "read_interchanges",
    "write_interchange",
    "write_segment",
    "write_segments",
    "write_telegrams",
    "write_una",
]
