"""Finding one record by the id that an officer's page carries; a wrong id is the officer's error, said in words.

Also what several duties look for in the same way.
"""

from uuid import UUID

from django.db.models import QuerySet

from openpiu.core.terms.series import Gap
from openpiu.errors import OfficerError
from openpiu.store.passenger.models import (
    Alert,
    Declined,
    Disclosure,
    FlightRecord,
    Hit,
    OversightFinding,
    RightsRequest,
    SeriesRecord,
    Transmission,
    TravellerRecord,
)


def in_quarantine() -> QuerySet[Transmission]:
    """Transmissions of which all or a part could not be read: those have a reason."""
    return Transmission.objects.using("passenger").exclude(reason="")


def find_hit(hit_id: str, *, locked: bool = False) -> Hit:
    """The hit with its traveller, flight and alert; `locked` until the transaction ends."""
    hits = Hit.objects.using("passenger").select_related("traveller__flight", "alert")
    if locked:
        hits = hits.select_for_update(of=("self",))
    try:
        return hits.get(id=UUID(hit_id))
    except (ValueError, Hit.DoesNotExist) as error:
        raise OfficerError("there is no such hit; go back to the inbox and open it from there") from error


def is_declined(hit: Hit) -> bool:
    """Whether an officer found that the present evidence of this hit does not leave (CJ-2)."""
    return Declined.objects.using("passenger").filter(hit=hit.id, evidence=hit.evidence).exists()


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


def find_flight(flight_id: str) -> FlightRecord:
    """One flight."""
    try:
        return FlightRecord.objects.using("passenger").get(id=UUID(flight_id))
    except (ValueError, FlightRecord.DoesNotExist) as error:
        raise OfficerError("there is no such flight; go back to the flights and open it from there") from error


def find_traveller(traveller_id: str) -> TravellerRecord:
    """One traveller's record with its flight; where it turned out to be part of another record, that one."""
    rows = TravellerRecord.objects.using("passenger").select_related("flight")
    try:
        row = rows.get(id=UUID(traveller_id))
        while row.joined_into_id is not None:
            row = rows.get(id=row.joined_into_id)
    except (ValueError, TravellerRecord.DoesNotExist) as error:
        raise OfficerError("there is no such traveller; go back to the hit and open it from there") from error
    return row


def find_rights_request(request_id: str, *, locked: bool = False) -> RightsRequest:
    """One request of a person; `locked` until the transaction ends."""
    requests = RightsRequest.objects.using("passenger")
    if locked:
        requests = requests.select_for_update()
    try:
        return requests.get(id=UUID(request_id))
    except (ValueError, RightsRequest.DoesNotExist) as error:
        raise OfficerError("there is no such request; go back to the list and open it from there") from error


def find_finding(finding_id: str, *, locked: bool = False) -> OversightFinding:
    """One finding of oversight; `locked` until the transaction ends."""
    findings = OversightFinding.objects.using("passenger")
    if locked:
        findings = findings.select_for_update()
    try:
        return findings.get(id=UUID(finding_id))
    except (ValueError, OversightFinding.DoesNotExist) as error:
        raise OfficerError("there is no such finding; go back to the list and open it from there") from error


def open_gaps(flight: FlightRecord | None = None) -> tuple[Gap, ...]:
    """Pushes, of one flight or of all, that were flagged and have not come whole since; the oldest first."""
    rows = SeriesRecord.objects.using("passenger").filter(flagged_at__isnull=False, complete_at__isnull=True)
    if flight is not None:
        rows = rows.filter(flight=flight)
    return tuple(row.gap() for row in rows.select_related("flight").order_by("first_seen_at", "id"))
