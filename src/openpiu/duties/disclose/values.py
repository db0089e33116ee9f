"""The values of one hit under the names that the table of packages uses."""

from collections.abc import Mapping
from typing import Any

from openpiu.core.law.actions import ACTIONS, Action
from openpiu.store.passenger.models import Hit


def values_of(hit: Hit) -> dict[str, str]:
    """Every field a package could name, as text; empty where not known."""
    content, flight, alert = hit.traveller.content, hit.traveller.flight, hit.alert
    return {
        "surname": content["surname"],
        "given_names": content["given_names"] or "",
        "birth_date": content["birth_date"] or "",
        "sex": content["sex"] or "",
        "nationality": content["nationality"] or "",
        "flight": str(flight),
        "route": f"{flight.departure_airport}-{flight.arrival_airport}",
        "arrival": flight.arrival_at.isoformat(timespec="minutes") if flight.arrival_at else "",
        "seat": " ".join(content["seats"]),
        "document": "; ".join(_document(document) for document in content["documents"]),
        "alert_reference": alert.reference,
        "alert_owner": alert.owner,
        "alert_subject": alert.subject_class,
        "alert_basis": alert.reason_basis,
        "action": ACTIONS[Action(alert.action)].label,
        "instruction": ACTIONS[Action(alert.action)].instruction,
    }


def _document(document: Mapping[str, Any]) -> str:
    return " ".join(part for part in (document["type"], document["number"], document["issuer"]) if part)
