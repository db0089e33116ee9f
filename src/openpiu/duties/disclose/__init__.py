"""Disclosure: the smallest signed package of a reviewed hit, to one competent authority, for one purpose."""

from openpiu.duties.disclose.choosing import Choice
from openpiu.duties.disclose.outcomes import record_outcome
from openpiu.duties.disclose.reading import list_disclosures, open_notice
from openpiu.duties.disclose.releasing import preview, release
from openpiu.duties.disclose.transfers import list_transfers, propose_transfer

__all__ = [
    "Choice", "list_disclosures", "list_transfers", "open_notice", "preview", "propose_transfer", "record_outcome",
    "release",
]  # fmt: skip
