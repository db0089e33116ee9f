"""How the exchange with each partner stands: contact, queues, gaps, what was kept out, lists compared; and what to do.

Counts, times and codes only: nothing of what was sent.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography.x509 import load_der_x509_certificate
from django.db.models import Count, Max, Min

from openpiu.core.envelope.kinds import LANES
from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.roles import Actor
from openpiu.duties.exchange.post import newest_card
from openpiu.duties.exchange.reconciling import last_compared, last_result, overdue
from openpiu.store.passenger.models import Partner, PostLane, Quarantined, ReceivedMessage, SentMessage

SILENT = timedelta(days=1)  # without a sign, while something waits
STUCK = timedelta(hours=4)  # that the oldest message waits for its receipt
SOON = timedelta(days=30)  # before a certificate ends
RECENT = timedelta(days=7)  # deliveries kept out


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneHealth:
    """One lane in both directions."""

    lane: str
    waiting: int  # sent or queued, without a receipt
    oldest: datetime | None  # of those
    held: int  # received ahead of one that is missing
    missing: int | None  # the number of that one
    alarm: str  # core.envelope.rejections.ALARMS: the lane stands still


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """One partner. `advice`: what to do, as codes, most pressing first; empty: all is well."""

    code: str
    last_contact: datetime | None
    lanes: tuple[LaneHealth, ...]  # only those with something to say
    kept_out: int  # deliveries in quarantine under its name, all of them
    compared_at: datetime | None
    differences: int | None  # as its last answer said; None: it has not answered yet
    certificate_until: datetime | None  # of its carrier, as its card names it
    advice: tuple[str, ...]


def health_of(partner: str, *, actor: Actor, at: datetime) -> Health:
    """How the exchange with one partner stands now."""
    check_may(actor, Act.SEE_PARTNERS)
    row = Partner.objects.using("passenger").get(code=partner)
    lanes = tuple(one for one in _lanes(partner) if one.waiting or one.held or one.alarm)
    contact, until, found = _last_contact(partner), _certificate_until(partner), last_result(partner)
    quarantined = Quarantined.objects.using("passenger").filter(sender=partner)
    advice = [*_of_lanes(lanes, contact, at)]
    if quarantined.filter(at__gt=at - RECENT).exists():
        advice.append("kept-out")
    if row.standing == "active":
        advice += [*_of_lists(row, found, at), *_of_certificate(until, at)]
    return Health(
        code=partner, last_contact=contact, lanes=lanes, kept_out=quarantined.count(),
        compared_at=last_compared(partner), differences=found, certificate_until=until, advice=tuple(advice),
    )  # fmt: skip


def _lanes(partner: str) -> Iterator[LaneHealth]:
    waiting = SentMessage.objects.using("passenger").filter(
        partner=partner, standing__in=["queued", "sent"], receipt=""
    )
    outgoing = {
        lane: (count, oldest)
        for lane, count, oldest in waiting.values_list("lane").annotate(Count("id"), Min("created_at")).order_by()
    }
    held = ReceivedMessage.objects.using("passenger").filter(partner=partner, standing="held")
    incoming = Counter(held.values_list("lane", flat=True))
    rows = {row.lane: row for row in PostLane.objects.using("passenger").filter(partner=partner)}
    for lane in LANES:
        count, oldest = outgoing.get(lane, (0, None))
        row = rows.get(lane)
        yield LaneHealth(
            lane=lane, waiting=count, oldest=oldest, held=incoming[lane],
            missing=row.in_seq + 1 if row is not None and incoming[lane] else None, alarm=row.alarm if row else "",
        )  # fmt: skip


def _last_contact(partner: str) -> datetime | None:
    """When something that is proved to be the partner's came last: a message or a receipt."""
    came = ReceivedMessage.objects.using("passenger").filter(partner=partner).aggregate(at=Max("received_at"))["at"]
    receipt = SentMessage.objects.using("passenger").filter(partner=partner).aggregate(at=Max("receipt_at"))["at"]
    return max((one for one in (came, receipt) if one is not None), default=None)


def _certificate_until(partner: str) -> datetime | None:
    card = newest_card(partner)
    if card is None or not card.card.tls:
        return None
    try:
        return load_der_x509_certificate(bytes.fromhex(card.card.tls)).not_valid_after_utc
    except ValueError:
        return None


def _of_lanes(lanes: tuple[LaneHealth, ...], contact: datetime | None, at: datetime) -> Iterator[str]:
    oldest = min((one.oldest for one in lanes if one.oldest is not None), default=at)
    if any(one.alarm for one in lanes):
        yield "alarm"
    if any(one.waiting for one in lanes) and (contact is None or contact < at - SILENT) and oldest < at - SILENT:
        yield "silent"
    elif oldest < at - STUCK:
        yield "stuck"
    if any(one.missing for one in lanes):
        yield "gap"


def _of_lists(row: Partner, found: int | None, at: datetime) -> Iterator[str]:
    if found:
        yield "differ"
    if overdue(row, at=at):
        yield "compare"


def _of_certificate(until: datetime | None, at: datetime) -> Iterator[str]:
    if until is not None and until <= at:
        yield "certificate-over"
    elif until is not None and until <= at + SOON:
        yield "certificate-soon"
