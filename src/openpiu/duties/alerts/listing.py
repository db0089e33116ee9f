"""Listing alerts and opening one."""

from datetime import date, datetime
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet

from openpiu.core.law.actions import ACTIONS, Action
from openpiu.core.law.conditions import purpose_of
from openpiu.core.law.hit_states import OPEN
from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.roles import Actor
from openpiu.duties.acting import enter, in_one_transaction
from openpiu.duties.alerts.rows import AlertCard, AlertPage, AlertRow
from openpiu.duties.papers import written_document
from openpiu.errors import OfficerError
from openpiu.store.passenger.lookups import find_alert
from openpiu.store.passenger.models import Alert

PAGE = 50
MOST = 200  # noisy alerts shown
STATES = ("active", "expired", "withdrawn", "all")


def list_alerts(*, actor: Actor, at: datetime, text: str = "", state: str = "active", page: int = 1) -> AlertPage:
    """One page of alerts by reference; `text` is part of a reference or name."""
    check_may(actor, Act.SEE_ALERTS)
    if state not in STATES:
        raise OfficerError(f"choose one of: {', '.join(STATES)}")
    wanted = _in_state(state, at.date())
    sought = text.replace("\x00", "").strip()  # PostgreSQL's text holds no zero
    if sought:
        wanted = wanted.filter(Q(reference__icontains=sought) | Q(name__icontains=sought))
    pages = Paginator(_counted(wanted).order_by("list_name", "reference"), PAGE)
    shown = pages.get_page(page)
    rows = tuple(_row(alert, at.date()) for alert in shown)
    return AlertPage(rows=rows, page=shown.number, pages=pages.num_pages, total=pages.count)


def noisy_alerts(*, actor: Actor, at: datetime, least: int = 1) -> tuple[AlertRow, ...]:
    """Alerts whose hits were rejected at least so often, most first: what their owners should look at."""
    check_may(actor, Act.SEE_ALERTS)
    noisy: Any = _counted(Alert.objects.using("passenger"))
    noisy = noisy.filter(rejects__gte=max(1, least))
    return tuple(_row(alert, at.date()) for alert in noisy.order_by("-rejects", "list_name", "reference")[:MOST])


def open_alert(alert_id: str, *, actor: Actor, at: datetime) -> AlertCard:
    """One alert, whole; seeing it stands in the ledger."""
    check_may(actor, Act.SEE_ALERTS)
    with in_one_transaction():
        alert = _counted(Alert.objects.using("passenger")).get(id=find_alert(alert_id).id)
        enter("alert.viewed", actor=actor, at=at, subject=f"alert:{alert.id}", purpose=purpose_of(actor))
        return _card(alert, at.date())


def _in_state(state: str, on: date) -> QuerySet[Alert]:
    alerts = Alert.objects.using("passenger")
    expired = Q(expires_on__lt=on)
    if state == "withdrawn":
        return alerts.filter(withdrawn=True)
    if state == "expired":
        return alerts.filter(expired, withdrawn=False)
    if state == "active":
        return alerts.filter(withdrawn=False).exclude(expired)
    return alerts.all()


def _counted(alerts: Any) -> QuerySet[Alert]:
    is_open = Q(hits__state__in=[state.value for state in OPEN])
    counted: QuerySet[Alert] = alerts.annotate(
        open_hits=Count("hits", filter=is_open, distinct=True),
        rejected_hits=Count("hits", filter=Q(hits__state="rejected"), distinct=True),
        rejects=_decisions("reject"),
        confirms=_decisions("confirm"),
    )
    return counted


def _decisions(decision: str) -> Count:
    """Reviews of an alert's hits that decided so and were not undone, whatever became of the hit since."""
    stands = Q(hits__reviews__decision=decision, hits__reviews__undone_by__isnull=True)
    return Count("hits__reviews", filter=stands, distinct=True)


def _row(alert: Any, on: date) -> AlertRow:
    expired = alert.expires_on is not None and alert.expires_on < on
    return AlertRow(
        alert=str(alert.id),
        reference=alert.reference,
        list_name=alert.list_name,
        name=alert.name,
        birth_date=alert.birth_date or None,
        action=alert.action,
        priority=ACTIONS[Action(alert.action)].priority,
        owner=alert.owner,
        expires_on=alert.expires_on,
        state="withdrawn" if alert.withdrawn else "expired" if expired else "active",
        open_hits=alert.open_hits,
        rejected_hits=alert.rejected_hits,
        legal_basis=alert.legal_basis,
        reason_class=alert.reason_class,
        subject_class=alert.subject_class,
        reason_basis=alert.reason_basis,
        rejects=alert.rejects,
        confirms=alert.confirms,
    )


def _card(alert: Any, on: date) -> AlertCard:
    person = alert.person
    aliases = person.get("aliases") or ()
    return AlertCard(
        row=_row(alert, on),
        aliases=tuple(_name(alias) for alias in aliases if alias.get("quality") != "low"),
        low_aliases=tuple(_name(alias) for alias in aliases if alias.get("quality") == "low"),
        other_birth_dates=tuple(person.get("other_birth_dates") or ()),
        sex=person.get("sex"),
        nationalities=tuple(person.get("nationalities") or ()),
        documents=tuple(written_document(document) for document in person.get("documents") or ()),
        legal_basis=alert.legal_basis,
        reason=alert.reason,
        version=alert.version,
        imported_at=alert.imported_at,
        imported_by=alert.imported_by,
        withdrawn_by=alert.withdrawn_by,
    )


def _name(alias: dict[str, Any]) -> str:
    return " ".join(part for part in (alias["surname"], alias.get("given_names")) if part)
