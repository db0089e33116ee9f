"""Alerts that partners share: each an offer, which a person takes into a list or leaves; a recall withdraws it.

Nothing is screened for by itself (PNR-6.5): who takes an alert in says until when, the partner stays its owner, the
article of the message is its legal basis, and it never outlives what its sender fixed (EXC-11).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import msgspec

from openpiu.core.law.actions import Action
from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.roles import Actor
from openpiu.duties import alerts
from openpiu.duties.acting import enter, in_one_transaction
from openpiu.duties.exchange import copies
from openpiu.duties.exchange.post import Post
from openpiu.duties.exchange.viewing import find_received
from openpiu.errors import OfficerError
from openpiu.store.passenger.models import ItemCopy, ReceivedMessage

COPY = "alert"  # the kind of such copies
SHOWN = 200
# What of the partner's alert is taken over; all else of it stays in the message.
_TAKEN = ("surname", "given_names", "birth_date", "sex", "nationalities", "documents", "aliases")


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferRow:
    """One alert that a partner shared; nobody is named."""

    received: str
    partner: str
    at: datetime
    expires_at: datetime | None  # what its sender fixed
    alert: str  # our alert that was made of it, or empty


def list_offered(*, actor: Actor) -> tuple[OfferRow, ...]:
    """Those that nobody has taken in yet first, the oldest first."""
    check_may(actor, Act.SEE_EXCHANGE)
    rows = ReceivedMessage.objects.using("passenger").filter(type="alert", standing="applied").defer("sealed")
    shown = list(rows.order_by("-received_at", "-seq")[:SHOWN])
    taken = ItemCopy.objects.using("passenger").filter(received__in=shown, kind=COPY)
    alert_of = dict(taken.values_list("received", "reference"))
    found = (
        OfferRow(
            received=str(row.id), partner=row.partner_id, at=row.received_at, expires_at=row.expires_at,
            alert=alert_of.get(row.id, ""),
        )
        for row in shown
    )  # fmt: skip
    return tuple(sorted(found, key=lambda row: (bool(row.alert), row.at)))


def take_alert(post: Post, received_id: str, *, until: date, actor: Actor, at: datetime) -> str:
    """Put a shared alert in force until a day; returns our alert's id. The caller has it screened (`duties.line`)."""
    check_may(actor, Act.IMPORT_ALERTS)
    with in_one_transaction():
        row = find_received(received_id, locked=True, kind="alert")
        if ItemCopy.objects.using("passenger").filter(received=row, kind=COPY).exists():
            raise OfficerError("this alert was taken in already")
        _check_until(row, until, at)
        fields = msgspec.json.decode(str(row.content))
        listed = _listed(row, fields, until)
        edition = alerts.Edition(files=(msgspec.json.encode(listed),), form="jsonl")
        report = alerts.import_alerts(edition, defaults=alerts.ListDefaults(), actor=actor, at=at, keys=post.keys)
        if report.refused:
            raise OfficerError("this alert lacks what a list needs: ask the partner to send it whole")
        id_ = str(post.ids().make("alert", listed["list"], listed["id"]))
        copies.register(row.id, COPY, id_, post=post, at=at)
        enter(
            "exchange.alert_taken", actor=actor, at=at, subject=f"alert:{id_}", received=str(row.id),
            partner=row.partner_id, until=until.isoformat(),
        )  # fmt: skip
    return id_


def take_away(reference: str, mode: str, *, at: datetime) -> str:
    """What a recall does with an alert that was made of the item: it is withdrawn at once.

    Erased where no hit rests on it; otherwise somebody has to look (empty), unless it need not be erased.
    """
    is_free = alerts.withdraw_recalled(reference, erase=mode == "erase", at=at)
    if mode != "erase":
        return "restricted"
    return "erased" if is_free else ""


def _check_until(row: ReceivedMessage, until: date, at: datetime) -> None:
    if until <= at.date():
        raise OfficerError("say until which day the alert is in force: a day to come")
    if row.expires_at is not None and until > row.expires_at.date():
        raise OfficerError("its sender fixed an earlier last day: the alert is not in force for longer")


def _listed(row: ReceivedMessage, fields: Mapping[str, Any], until: date) -> dict[str, Any]:
    """The alert as a row of our own format."""
    body = fields["body"]
    if body["action"] not in set(Action):
        raise OfficerError("this unit does not know what the alert asks for: ask the partner")
    return {
        **{name: body["alert"][name] for name in _TAKEN if body["alert"].get(name)},
        "id": str(row.message), "list": f"partner {row.partner_id}", "owner": row.partner.name,
        "legal_basis": f"Directive (EU) 2016/681 Art. {fields['legal_basis']}", "action": body["action"],
        "reason": body["reason"], "expires": until.isoformat(),
    }  # fmt: skip
