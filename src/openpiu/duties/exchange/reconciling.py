"""Comparing both sides' lists: zero differences, or the first by name; and what each has seen of the other's ledger.

Our list says what we sent and what we received; the partner compares it with its own and answers. What came after a
list was made is on its way, and no difference.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from openpiu.core.envelope.kinds import LANES
from openpiu.core.envelope.reconciling import START, Place, differences, fold
from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.roles import MACHINE, Actor
from openpiu.duties.acting import enter, in_one_transaction
from openpiu.duties.exchange.post import Arrival, Post, active_partner
from openpiu.duties.exchange.writing import Note, Written, send
from openpiu.store.passenger.models import LedgerEntry, Partner, ReceivedMessage, SentMessage


def ask(post: Post, partner: str, *, actor: Actor, at: datetime) -> str:
    """Send this side's list; the answer comes as a message. Returns the id of the question."""
    check_may(actor, Act.SEE_EXCHANGE)
    with in_one_transaction():
        row = active_partner(partner)
        body = {
            "sent": _places(_sent(partner)), "received": _places(_received(partner)),
            "witnessed": [{"entries": row.seen_entries, "hash": row.seen_hash}] if row.seen_entries else [],
        }  # fmt: skip
        (sent,) = send(
            post, [Written(Note(partner=partner, type="reconcile", body=body, purpose="oversight"))],
            actor=actor, at=at,
        )  # fmt: skip
    return str(sent.id)


def answer(arrival: Arrival) -> None:
    """Compare a partner's list with ours and say how many differences there are, the first by name."""
    body, code = arrival.message.body, arrival.partner.code
    found = differences(_sent(code), _read(body["received"]))
    found += [f"{one}, seen from the other side" for one in differences_of_received(code, _read(body["sent"]))]
    found += [f"ledger: entry {one['entries']} is not what it was" for one in body["witnessed"] if not _stands(one)]
    enter(
        "exchange.reconciled", actor=MACHINE, at=arrival.at, subject=f"partner:{code}", differences=len(found),
        first=found[0] if found else None,
    )  # fmt: skip
    reply = {"of": arrival.message.id, "differences": len(found), "first": found[0] if found else None}
    note = Note(partner=code, type="reconcile.answer", body=reply, purpose="oversight")
    send(arrival.post, [Written(note)], actor=MACHINE, at=arrival.at)


def take_answer(arrival: Arrival) -> None:
    """What the partner found."""
    body = arrival.message.body
    enter(
        "exchange.reconciled", actor=MACHINE, at=arrival.at, subject=f"partner:{arrival.partner.code}",
        differences=body["differences"], first=body.get("first"),
    )  # fmt: skip


def differences_of_received(partner: str, sent: Mapping[str, Place]) -> list[str]:
    """What the partner says to have sent, against what came. What it sent after our last is on its way."""
    found = []
    for lane, ours in _received(partner).items():
        theirs = sent.get(lane, Place(0, START))
        if len(ours) > theirs.count:
            found.append(f"lane {lane}: number {theirs.count + 1} was received and never sent")
        elif len(ours) == theirs.count and fold(ours) != theirs:
            found.append(f"lane {lane}: among the first {theirs.count} one is not what was sent")
    return found


def last_result(partner: str) -> int | None:
    """How many differences the last comparison with a partner found; None where there was none yet."""
    rows = ReceivedMessage.objects.using("passenger").filter(partner=partner, type="reconcile.answer")
    says = rows.order_by("-received_at", "-seq").values_list("says", flat=True).first()
    return int(says) if says else None


def last_compared(partner: str) -> datetime | None:
    """When the lists of both sides were compared last, whoever asked."""
    rows = LedgerEntry.objects.using("passenger").filter(act="exchange.reconciled", subject=f"partner:{partner}")
    last = rows.order_by("-sequence").values_list("at", flat=True).first()
    return datetime.fromisoformat(last) if last is not None else None


def _sent(partner: str) -> dict[str, list[str]]:
    return _by_lane(SentMessage.objects.using("passenger").filter(partner=partner).order_by("seq"))


def _received(partner: str) -> dict[str, list[str]]:
    rows = ReceivedMessage.objects.using("passenger").filter(partner=partner).exclude(standing="held")
    return _by_lane(rows.order_by("seq"))


def _by_lane(rows: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {lane: [] for lane in LANES}
    for lane, digest in rows.values_list("lane", "digest").iterator(chunk_size=2000):
        found[lane].append(digest)
    return found


def _places(lists: Mapping[str, list[str]]) -> list[dict[str, Any]]:
    places = {lane: fold(digests) for lane, digests in lists.items()}
    return [{"lane": lane, "count": place.count, "digest": place.digest} for lane, place in places.items()]


def _read(places: list[Mapping[str, Any]]) -> dict[str, Place]:
    return {one["lane"]: Place(one["count"], one["digest"]) for one in places}


def _stands(seen: Mapping[str, Any]) -> bool:
    """Whether an entry of this ledger is still what the partner saw; those that have expired cannot be asked."""
    row = LedgerEntry.objects.using("passenger").filter(sequence=seen["entries"]).first()
    return row is None or row.hash == seen["hash"]


def overdue(partner: Partner, *, at: datetime) -> bool:
    """Whether the last comparison is longer ago than a month."""
    last = last_compared(partner.code)
    return last is None or (at - last).days >= 31
