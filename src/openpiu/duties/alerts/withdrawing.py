"""Withdrawing alerts: one, by an officer with a reason; or those that a complete edition of their list has no more.

What an officer withdrew stays withdrawn, whatever editions come, until an officer restores it. Only the list's
owner can say otherwise: by taking it off the list. If it stands on a later edition, that is a new alert of theirs.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F

from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.reason_classes import ReasonClass
from openpiu.core.law.roles import MACHINE, Actor
from openpiu.duties.acting import alone_in_one_transaction, enter, in_one_transaction
from openpiu.duties.alerts.editions import Edition, Survey
from openpiu.duties.papers import NAMELESS
from openpiu.errors import OfficerError, Refused
from openpiu.store.passenger.lookups import find_alert
from openpiu.store.passenger.models import Alert, Hit

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
        _check_listed(alert)
        if alert.withdrawn:
            raise OfficerError("this alert has been withdrawn already")
        enter("alert.withdrawn", actor=actor, at=at, **_set(alert, by=actor.id, reason=reason))


def restore_alert(alert_id: str, *, reason: str, actor: Actor, at: datetime) -> None:
    """Put an alert that an officer withdrew in force again, with the reason; it is screened as a new version."""
    check_may(actor, Act.IMPORT_ALERTS)
    if not reason.strip():
        raise OfficerError("say why the alert is in force again")
    with in_one_transaction():
        alert = find_alert(alert_id, locked=True)
        _check_listed(alert)
        if not alert.withdrawn_by:
            raise OfficerError("only an alert that an officer withdrew can be restored; others come with their list")
        enter("alert.restored", actor=actor, at=at, **_set(alert, by="", reason=reason))


def withdraw_recalled(alert_id: str, *, erase: bool, at: datetime) -> bool:
    """Its owner takes an alert back: withdraw it; returns whether no hit rests on it. `erase`: then its person goes.

    What was withdrawn before stays so; call it inside a transaction.
    """
    alert = find_alert(alert_id, locked=True)
    is_free = not Hit.objects.using("passenger").filter(alert=alert).exists()
    if not alert.withdrawn:
        alert.withdrawn, alert.version = True, alert.version + 1
        alert.save(update_fields=["withdrawn", "version"])
        enter(
            "alert.withdrawn", actor=MACHINE, at=at, subject=f"alert:{alert.id}", version=alert.version,
            reason="recalled by its owner",
        )  # fmt: skip
    if erase and is_free:
        alert.person, alert.name, alert.birth_date, alert.reason = _NOBODY, "", "", ""
        alert.save(update_fields=["person", "name", "birth_date", "reason"])
    return is_free


_NOBODY: dict[str, Any] = {
    "surname": NAMELESS, "given_names": "", "birth_date": None, "sex": None, "nationalities": [], "documents": [],
    "aliases": [],
}  # fmt: skip


def _check_listed(alert: Alert) -> None:
    """A criterion stands among the alerts and is none: who approved it ends it (PNR-6.6)."""
    if alert.reason_class == ReasonClass.CRITERION:
        raise OfficerError("this is a pre-determined criterion: it is proposed, approved and ended under Criteria")


def _set(alert: Alert, *, by: str, reason: str) -> dict[str, Any]:
    """Withdrawn by somebody, or by nobody and in force; another version, so that it is screened. What to enter."""
    alert.withdrawn, alert.withdrawn_by, alert.version = bool(by), by, alert.version + 1
    alert.save(update_fields=["withdrawn", "withdrawn_by", "version"])
    return {"subject": f"alert:{alert.id}", "version": alert.version, "reason": reason.strip()[:WHY]}


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


def hand_back(found: Survey, *, actor: Actor, at: datetime) -> None:
    """What an officer withdrew and the owner has taken off a complete edition: now it is the list's withdrawal."""
    alerts = Alert.objects.using("passenger").filter(list_name__in=found.declared).exclude(withdrawn_by="")
    kept = found.references
    off = [
        id_
        for id_, name, reference in alerts.values_list("id", "list_name", "reference")
        if (name, reference) not in kept and reference not in found.refused
    ]
    if not off:
        return
    with in_one_transaction():
        Alert.objects.using("passenger").filter(id__in=off).update(withdrawn_by="")
        enter(
            "alerts.withdrawn", actor=actor, at=at, subject=f"list:{found.digest[:32]}", lists=sorted(found.declared),
            withdrawn=0, taken_off=len(off),
        )  # fmt: skip
