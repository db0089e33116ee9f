"""Review: a person decides about each hit; nothing leaves before (PNR-6.9)."""

from openpiu.duties.review.deciding import decide, undo
from openpiu.duties.review.inbox import fresh_hits, inbox
from openpiu.duties.review.opening import hit_state, open_hit

__all__ = ["decide", "fresh_hits", "hit_state", "inbox", "open_hit", "undo"]
