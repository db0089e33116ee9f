"""The exchange between units that share no operator: partners, letters, messages, receipts, recalls (Art. 9 to 11)."""

from openpiu.duties.exchange.carrying import (
    answer_pull,
    answer_push,
    drain,
    partner_of_certificate,
    push_and_pull,
    reachable_partners,
    read_file,
    trusted_certificates,
    write_file,
)
from openpiu.duties.exchange.effects import EFFECTS
from openpiu.duties.exchange.post import Post
from openpiu.duties.exchange.sending import waiting_count
from openpiu.duties.exchange.taking import take_in

__all__ = [
    "EFFECTS",
    "Post",
    "answer_pull",
    "answer_push",
    "drain",
    "partner_of_certificate",
    "push_and_pull",
    "reachable_partners",
    "read_file",
    "take_in",
    "trusted_certificates",
    "waiting_count",
    "write_file",
]
