"""The package: the smallest set of values for the alert's action, with its terms of use. Signing: `core.envelope`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from openpiu.core.law.packages import HANDLING

SCHEMA = "openpiu.disclosure.v1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Who releases to whom, and why."""

    unit: str
    recipient: str
    recipient_name: str
    purpose: str
    legal_basis: str
    offence: str
    released_by: str
    released_at: datetime


def build_package(
    disclosure: str, ground: Ground, *, values: Mapping[str, str], reviews: Sequence[Mapping[str, Any]], score: int
) -> dict[str, Any]:
    """The content of a package; `values` are the fields that the table allows, `reviews` who decided and when."""
    return {
        "schema": SCHEMA,
        "id": disclosure,
        "unit": ground.unit,
        "recipient": {"code": ground.recipient, "name": ground.recipient_name},
        "purpose": ground.purpose,
        "legal_basis": ground.legal_basis,
        "offence": ground.offence,
        "released_by": ground.released_by,
        "released_at": ground.released_at.isoformat(timespec="seconds"),
        "values": dict(values),
        "reviews": [dict(review) for review in reviews],
        "score": score,
        "handling": HANDLING,
    }
