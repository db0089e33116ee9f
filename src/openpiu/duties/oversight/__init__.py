"""Oversight: odd use found in the ledger, a monthly sample of reviews, and what is made of them."""

from openpiu.duties.oversight.answering import Referral, mark_seen, read_dossier, refer
from openpiu.duties.oversight.inbox import list_findings, open_finding
from openpiu.duties.oversight.sampling import draw_sample
from openpiu.duties.oversight.watching import watch

__all__ = ["Referral", "draw_sample", "list_findings", "mark_seen", "open_finding", "read_dossier", "refer", "watch"]
