"""Pre-determined criteria: proposed, tried on numbers, approved by a second person, stopped in time (PNR-6.4, 6.6, 6.7)."""

from openpiu.duties.criteria.deciding import decide, end, suspend_due
from openpiu.duties.criteria.listing import criteria_page, criterion_page
from openpiu.duties.criteria.proposing import propose
from openpiu.duties.criteria.rows import CriteriaPage, CriterionPage, CriterionRow, CriterionStepRow
from openpiu.duties.criteria.texts import lint
from openpiu.duties.criteria.trying import Trial, trials_left, try_text

__all__ = [
    "CriteriaPage", "CriterionPage", "CriterionRow", "CriterionStepRow", "Trial", "criteria_page", "criterion_page",
    "decide", "end", "lint", "propose", "suspend_due", "trials_left", "try_text",
]  # fmt: skip
