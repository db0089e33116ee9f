"""What a copy says of its alerts beside persons and documents: the category of each, and whether it is flagged.

Belongs here: the value and its bytes. A list of millions of documents says one category for all of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import msgspec

from openpiu.core.law.action_cards import Category


@dataclass(frozen=True, slots=True, kw_only=True)
class Payload:
    """Categories by alert id; alerts that are not named have the default."""

    default: Category
    categories: Mapping[str, Category] = field(default_factory=dict)
    flagged: frozenset[str] = frozenset()

    def category(self, alert: str) -> Category:
        """What this alert asks for."""
        return self.categories.get(alert, self.default)


def payload_bytes(payload: Payload) -> bytes:
    """JSON, keys in order: the same list gives the same bytes."""
    return msgspec.json.encode(payload, order="sorted")


def payload_from(content: bytes) -> Payload:
    """The inverse; msgspec.MsgspecError for anything else."""
    return msgspec.json.decode(content, type=Payload)
