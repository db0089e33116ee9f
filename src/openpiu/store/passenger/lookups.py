"""Finding one record by the id that an officer's page carries; a wrong id is the officer's error, said in words."""

from uuid import UUID

from openpiu.errors import OfficerError
from openpiu.store.passenger.models import Alert, Disclosure, Hit


def find_hit(hit_id: str, *, locked: bool = False) -> Hit:
    """The hit with its traveller, flight and alert; `locked` until the transaction ends."""
    hits = Hit.objects.using("passenger").select_related("traveller__flight", "alert")
    if locked:
        hits = hits.select_for_update(of=("self",))
    try:
        return hits.get(id=UUID(hit_id))
    except (ValueError, Hit.DoesNotExist) as error:
        raise OfficerError("there is no such hit; go back to the inbox and open it from there") from error


def find_disclosure(disclosure_id: str) -> Disclosure:
    """One disclosure."""
    try:
        return Disclosure.objects.using("passenger").get(id=UUID(disclosure_id))
    except (ValueError, Disclosure.DoesNotExist) as error:
        raise OfficerError("there is no such disclosure; go back to the list and open it from there") from error


def find_alert(alert_id: str, *, locked: bool = False) -> Alert:
    """One alert; `locked` until the transaction ends."""
    alerts = Alert.objects.using("passenger")
    if locked:
        alerts = alerts.select_for_update()
    try:
        return alerts.get(id=UUID(alert_id))
    except (ValueError, Alert.DoesNotExist) as error:
        raise OfficerError("there is no such alert; go back to the list and open it from there") from error
