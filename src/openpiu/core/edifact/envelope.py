"""Interchanges and the messages in them, as values."""

from dataclasses import dataclass

from openpiu.core.edifact.repairs import Repair
from openpiu.core.edifact.segments import Segment, Segments
from openpiu.core.edifact.separators import Separators


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message: the segments from UNH to the one before UNT, positions counted from 1 at UNH.

    `header` is None where UNH was lost; then the positions count from the first segment. `group` is the UNG of the
    group it stands in. `complete` tells whether UNT closed it, `broken_off` whether the interchange ended before any
    trailer.
    """

    header: Segment | None
    segments: Segments
    group: Segment | None = None
    repairs: tuple[Repair, ...] = ()
    complete: bool = True
    broken_off: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Interchange:
    """One interchange: its header UNB (None where lost), its messages, and repairs of the envelope."""

    header: Segment | None
    separators: Separators
    messages: tuple[Message, ...]
    repairs: tuple[Repair, ...] = ()
