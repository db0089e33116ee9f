"""The package: the smallest set of values for the alert's action, with its terms of use. Signing: `core.envelope`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from openpiu.core.law.packages import HANDLING, THIRD_COUNTRY_HANDLING
from openpiu.core.law.recipients import Authority

SCHEMA = "openpiu.disclosure.v1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Who releases to whom, and why."""

    unit: str
    recipient: Authority
    purpose: str
    legal_basis: str
    offence: str
    released_by: str
    released_at: datetime
    link: str  # with carriage by air (CJ-2)
    transfer: tuple[str, str] | None = None  # to a third country: id of the proposal, id of the legal basis


def build_package(
    disclosure: str, ground: Ground, *, values: Mapping[str, str], reviews: Sequence[Mapping[str, Any]], score: int
) -> dict[str, Any]:
    """The content of a package; `values` are the fields that the table allows, `reviews` who decided and when."""
    return {
        "schema": SCHEMA,
        "id": disclosure,
        "unit": ground.unit,
        "recipient": {
            "code": ground.recipient.code,
            "name": ground.recipient.name,
            "class": ground.recipient.kind.value,
        },
        "purpose": ground.purpose,
        "legal_basis": ground.legal_basis,
        "offence": ground.offence,
        "offence_serious": True,  # by its maximum sentence in national law: nothing else is released (PNR-3.3)
        "air_link": ground.link,
        "released_by": ground.released_by,
        "released_at": ground.released_at.isoformat(timespec="seconds"),
        "values": dict(values),
        "reviews": [dict(review) for review in reviews],
        "score": score,
        **_terms(ground),
    }


def _terms(ground: Ground) -> dict[str, Any]:
    """The terms of use; outside the Union with the legal basis and a ban on passing on (PNR-11.1)."""
    if ground.transfer is None:
        return {"handling": HANDLING}
    proposal, basis = ground.transfer
    return {"handling": HANDLING | THIRD_COUNTRY_HANDLING, "transfer": {"id": proposal, "legal_basis_id": basis}}
