"""A copy of a released package for one case, with where it came from: it lives by the case's own clock (PNR-12.7).

Only what was reviewed and released can be copied, so nothing comes into a case that no officer decided on. The unit's
own record, and the package, go when their time is over; the copy stays until its last day, or until it is taken back.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import msgspec

from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.roles import Actor
from openpiu.duties.cases.writing import Said
from openpiu.errors import KeyGone, OfficerError, Refused
from openpiu.store.passenger.lookups import find_disclosure
from openpiu.store.passenger.models import Disclosure

KIND = "note"


def copy_of(disclosure_id: str, *, terms: Mapping[str, str], actor: Actor, at: datetime) -> Said:
    """What to `write` into the unit's lane: a released package; `terms` say code, grading and `delete_by`."""
    check_may(actor, Act.WRITE_CASES)
    check_may(actor, Act.SEE_DISCLOSURES)  # nobody reads by copying what they may not open
    last = terms.get("delete_by", "")
    if not last or date.fromisoformat(last) <= at.date():
        raise Refused("a copy in a case has a last day of its own: say delete_by, a day to come", rule="PNR-12.7")
    return Said(kind=KIND, terms=terms, values=_values(find_disclosure(disclosure_id)))


def _values(row: Disclosure) -> dict[str, Any]:
    """What was released, and its provenance; OfficerError once the package itself has been destroyed."""
    try:
        package = msgspec.json.decode(row.signed)["package"]
    except KeyGone as error:
        raise OfficerError("this package is past its time and destroyed; nothing of it can be copied") from error
    return {
        "copied": package["values"],
        "provenance": {
            "disclosure": str(row.id), "code": row.code, "released_at": row.released_at.isoformat(),
            "purpose": row.purpose, "offence": row.offence, "evidence": row.evidence,
        },
    }  # fmt: skip
