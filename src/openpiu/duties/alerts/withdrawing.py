"""Withdrawing alerts: one, by an officer with a reason; or those that a complete edition of their list has no more."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import F

from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.roles import Actor
from openpiu.duties.acting import alone_in_one_transaction, enter, in_one_transaction
from openpiu.duties.alerts.editions import Edition, Survey
from openpiu.errors import OfficerError, Refused
from openpiu.store.passenger.lookups import find_alert
from openpiu.store.passenger.models import Alert

WHY = 200  # letters of the reason of a withdrawal
MOST_AT_ONCE = 20  # per cent of a list that may go with one edition
BATCH = 2000


def withdraw_alert(alert_id: str, *, reason: str, actor: Actor, at: datetime) -> None:
    """Withdraw one alert, with the reason; its open hits lapse at the next screening."""
    check_may(actor, Act.IMPORT_ALERTS)
    if not reason.strip():
        raise OfficerError("say why the alert is withdrawn")
    with in_one_transaction():
        alert = find_alert(alert_id, locked=True)
        if alert.withdrawn:
            raise OfficerError("this alert has been withdrawn already")
        alert.withdrawn, alert.version = True, alert.version + 1
        alert.save(update_fields=["withdrawn", "version"])
        enter(
            "alert.withdrawn",
            actor=actor,
            at=at,
            subject=f"alert:{alert.id}",
            version=alert.version,
            reason=reason.strip()[:WHY],
        )


def vanished(edition: Edition, found: Survey) -> Sequence[UUID]:
    """Alerts that a complete edition has no more; empty for any other edition.

    Refused where they are more than a fifth of a list: that is rather a wrong or broken file than so much news.
    """
    return [id_ for name in found.declared for id_ in _vanished(name, edition, found)] if edition.full else []


def _vanished(name: str, edition: Edition, found: Survey) -> Sequence[UUID]:
    alerts = Alert.objects.using("passenger").filter(list_name=name, withdrawn=False).order_by("id")
    stored = list(alerts.values_list("id", "reference"))
    gone = [
        id_ for id_, reference in stored if (name, reference) not in found.references and reference not in found.refused
    ]
    if len(gone) * 100 > len(stored) * MOST_AT_ONCE and not edition.allow_withdrawals:
        raise Refused(
            f"{len(gone)} of {len(stored)} alerts of this list would be withdrawn, more than {MOST_AT_ONCE} %; "
            "nothing was imported. See that the file is a complete edition, then say --allow-withdrawals",
            rule="PNR-6.5",
        )
    return gone


def are_held_back(edition: Edition, found: Survey) -> bool:
    """Whether what is gone may stand where nothing could be read: then nothing is withdrawn.

    Somebody may know better about single rows, never about a file that breaks off.
    """
    return found.breaks_off or (found.unreadable > 0 and not edition.allow_withdrawals)


def withdraw_vanished(gone: Sequence[UUID], found: Survey, *, actor: Actor, at: datetime) -> int:
    """Withdraw them, some at a time, each with a ledger entry; returns how many."""
    count = 0
    for start in range(0, len(gone), BATCH):
        with alone_in_one_transaction():
            alerts = Alert.objects.using("passenger").filter(id__in=gone[start : start + BATCH], withdrawn=False)
            changed = alerts.update(withdrawn=True, version=F("version") + 1)
            enter(
                "alerts.withdrawn",
                actor=actor,
                at=at,
                subject=f"list:{found.digest[:32]}",
                lists=sorted(found.declared),
                withdrawn=changed,
            )
        count += changed
    return count
