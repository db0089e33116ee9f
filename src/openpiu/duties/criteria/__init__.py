"""Pre-determined criteria: proposed, back-tested, approved by a second person, stopped in time (PNR-6.4, 6.6, 6.7)."""

from openpiu.duties.criteria.backtesting import Backtest, backtest, backtests_left
from openpiu.duties.criteria.deciding import approve, end, refuse, suspend_due
from openpiu.duties.criteria.listing import criteria_page, criterion_page
from openpiu.duties.criteria.proposing import propose
from openpiu.duties.criteria.rows import CriteriaPage, CriterionPage, CriterionRow, CriterionStepRow
from openpiu.duties.criteria.texts import lint

__all__ = [
    "Backtest",
    "CriteriaPage",
    "CriterionPage",
    "CriterionRow",
    "CriterionStepRow",
    "approve",
    "backtest",
    "backtests_left",
    "criteria_page",
    "criterion_page",
    "end",
    "lint",
    "propose",
    "refuse",
    "suspend_due",
]  # fmt: skip
