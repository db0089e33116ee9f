"""The content of an answer: what was asked, of the records that were approved, with its terms of use."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from openpiu.core.law.packages import HANDLING
from openpiu.core.law.requests import PARTNER_UNITS
from openpiu.store.passenger.models import Request, RequestDecision, TravellerRecord

SCHEMA = "openpiu.answer.v1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Leave:
    """Which answer leaves, by whom, when; and until when the approver must decide, where it was urgent."""

    answer: str
    released_by: str
    released_at: datetime
    ex_post_due: datetime | None


def build_answer(request: Request, leave: Leave, records: Sequence[Mapping[str, str]]) -> dict[str, Any]:
    """The package's content."""
    return {
        "schema": SCHEMA,
        "id": leave.answer,
        "unit": request.unit,
        "recipient": {"code": request.requester, "name": request.requester_name, "person": request.person},
        "case_reference": request.case_reference,
        "purpose": "6.2b",
        "legal_basis": "2016/681 Art. 9(2)" if request.requester in PARTNER_UNITS else "2016/681 Art. 6(2)(b)",
        "offence": request.offence,
        "released_by": leave.released_by,
        "released_at": leave.released_at.isoformat(timespec="seconds"),
        "approval": _approval(request),
        "ex_post_due": leave.ex_post_due.isoformat(timespec="seconds") if leave.ex_post_due else None,
        "records": [dict(record) for record in records],
        "handling": HANDLING,
    }


def values_of(row: TravellerRecord, content: Mapping[str, Any], fields: Sequence[str]) -> dict[str, str]:
    """The named fields of one record as text; empty where not known."""
    flight = row.flight
    known = {
        "surname": content.get("surname") or "",
        "given_names": content.get("given_names") or "",
        "birth_date": content.get("birth_date") or "",
        "sex": content.get("sex") or "",
        "nationality": content.get("nationality") or "",
        "flight": str(flight),
        "route": f"{flight.departure_airport}-{flight.arrival_airport}",
        "arrival": flight.arrival_at.isoformat(timespec="minutes") if flight.arrival_at else "",
        "seat": " ".join(content.get("seats") or ()),
        "document": "; ".join(_document(one) for one in content.get("documents") or ()),
        "locator": row.locator,
        "emails": " ".join(content.get("emails") or ()),
        "phones": " ".join(content.get("phones") or ()),
    }
    return {name: known[name] for name in fields}


def _document(document: Mapping[str, Any]) -> str:
    return " ".join(part for part in (document["type"], document["number"], document["issuer"]) if part)


def _approval(request: Request) -> dict[str, str] | None:
    """On whose approval it leaves; None where none was needed, or none is there yet."""
    made = RequestDecision.objects.using("passenger").filter(
        request=request, submission=request.submission, decision="approve", is_afterwards=False
    )
    return next(
        (
            {"id": str(row.id), "authority": row.authority, "at": row.decided_at.isoformat(timespec="seconds")}
            for row in made
        ),
        None,
    )
