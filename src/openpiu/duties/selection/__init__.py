"""Selection: which flights inside the Union are kept, by whose dated and reviewed decision, and until when (CJ-3)."""

from openpiu.duties.selection.listing import selections_page
from openpiu.duties.selection.proposing import Proposal, propose
from openpiu.duties.selection.reviewing import end, review

__all__ = ["Proposal", "end", "propose", "review", "selections_page"]
