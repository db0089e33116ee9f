"""Receiving one transmission: read, apply the field list, store the newest, enter it in the ledger; all or nothing.

The caller acknowledges only after `receive` has returned: by then it is committed (MSG-21).
"""

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from openpiu.adapters.keys.base import KeyStore
from openpiu.core.law.annex_i import Dropped
from openpiu.core.law.profiles import DEFAULT, Profile
from openpiu.core.law.roles import MACHINE
from openpiu.core.messages import Severity, Status, read_messages
from openpiu.core.terms.ids import IdMaker
from openpiu.duties.acting import alone_in_one_transaction, enter, in_one_transaction
from openpiu.duties.receive.counting import count_receipt
from openpiu.duties.receive.kept import Kept, keep
from openpiu.duties.receive.putting import Arrival, put_on_flight
from openpiu.duties.receive.records import store_flight, store_message, store_repetition
from openpiu.duties.receive.uncovered import Sorted, count, sort_out
from openpiu.store.passenger.models import FlightRecord, Transmission
from openpiu.store.sealed import RAW, day_name, seal_bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What became of a transmission."""

    transmission: str
    state: str  # stored, quarantined, counted (no flight of it may be kept), known (received before: nothing was done)
    received_at: datetime  # when it was received first
    messages: int = 0
    rejected: int = 0  # messages that could not be read; the others were stored
    travellers: int = 0
    changed: int = 0
    repairs: int = 0
    faults: int = 0
    dropped: int = 0
    dropped_sensitive: int = 0
    counted: int = 0  # messages about flights inside the Union that nobody selected: nothing else of them is kept


def receive(content: bytes, *, source: str, at: datetime, keys: KeyStore, profile: Profile = DEFAULT) -> Receipt:
    """Take in one delivery; the same bytes again change nothing."""
    digest = hashlib.sha256(content).hexdigest()
    ids = IdMaker(keys.identity_key())
    id_ = ids.make("transmission", digest)
    if before := _received_before(id_, source=source, at=at):
        return before
    messages = sort_out([keep(reading) for reading in read_messages(content, source=source)], profile=profile, at=at)
    transmission = Transmission(id=id_, sha256=digest, source=source[:255], received_at=at, size=len(content))
    _judge(transmission, messages)
    # Sealed bytes would hold the messages that may not be kept as well: then their sender must send the others again.
    if _worth_retrying(messages.kept) and not messages.uncovered:
        transmission.sealed_under = day_name(at, RAW)
        transmission.sealed = seal_bytes(content, under=transmission.sealed_under, about=digest)
        transmission.sealed_until = at + timedelta(hours=profile.sealed_hours.value)
    with alone_in_one_transaction():
        if before := _received_before(id_, source=source, at=at):  # another process was quicker
            return before
        transmission.save(using="passenger", force_insert=True)
        return _put_away(transmission, messages, ids)


def _received_before(id_: UUID, *, source: str, at: datetime) -> Receipt | None:
    known = Transmission.objects.using("passenger").filter(id=id_).values_list("received_at", "state").first()
    if known is None:
        return None
    received_at, state = known
    if state != "counted":
        store_repetition(id_, source=source, at=at)
    return Receipt(transmission=str(id_), state="known", received_at=received_at)


def _judge(transmission: Transmission, messages: Sorted) -> None:
    """Quarantined where nothing could be read; such a transmission brings nobody to screen.

    A reason stands also where only a part is rejected: that part waits in quarantine, the rest goes on (MSG-17).
    Where nothing may be kept, the name of the file goes as well: a sender may have put anything into it.
    """
    if messages.is_nothing_kept:
        transmission.state, transmission.source, transmission.screened = "counted", "", True
        return
    rejected = _rejected(messages.kept)
    unreadable = len(rejected) == len(messages.kept)
    transmission.state = "quarantined" if unreadable else "stored"
    transmission.reason = _reason(rejected)
    transmission.screened = unreadable


def _rejected(kept: Sequence[Kept]) -> list[Kept]:
    return [message for message in kept if message.reading.status is Status.REJECTED]


def _worth_retrying(kept: Sequence[Kept]) -> bool:
    """Whether a person or a part could not be read: then the bytes are kept sealed, otherwise not at all (PNR-6.1)."""
    return bool(_rejected(kept)) or any(
        fault.severity is not Severity.WARNING for message in kept for fault in message.reading.faults
    )


def _reason(rejected: Sequence[Kept]) -> str:
    fatal = (fault for message in rejected for fault in message.reading.faults if fault.severity is Severity.FATAL)
    first = next(fatal, None)
    return f"{first.code}: {first.advice}"[:200] if first else ""


def _put_away(transmission: Transmission, messages: Sorted, ids: IdMaker) -> Receipt:
    kept, dropped = messages.kept, Dropped()
    count(messages.uncovered, ids=ids, at=transmission.received_at)
    arrivals: dict[FlightRecord, list[Arrival]] = defaultdict(list)
    for ordinal, message in enumerate(kept, start=1):
        flight = store_flight(message.flight, ids) if message.flight else None
        row = store_message(message, transmission=transmission, ordinal=ordinal, flight=flight, ids=ids)
        dropped += message.dropped
        if flight:
            arrivals[flight].append((message, row))
    put = [put_on_flight(flight, arrived, ids=ids) for flight, arrived in arrivals.items()]
    late = sum(len(arrived) for flight, arrived in arrivals.items() if flight.had_left(transmission.received_at))
    receipt = Receipt(
        transmission=str(transmission.id),
        state=transmission.state,
        received_at=transmission.received_at,
        messages=len(kept),
        rejected=len(_rejected(kept)),
        travellers=sum(len(message.travellers) for message in kept),
        changed=sum(changed for changed, _ in put),
        repairs=sum(len(message.reading.repairs) for message in kept),
        faults=sum(len(message.reading.faults) for message in kept),
        dropped=dropped.total,
        dropped_sensitive=dropped.sensitive,
        counted=len(messages.uncovered),
    )
    _enter(transmission, receipt, dropped, late)
    count_receipt(transmission, kept, dropped, [travellers for _, travellers in put])
    return receipt


def _enter(transmission: Transmission, receipt: Receipt, dropped: Dropped, late: int) -> None:
    enter(
        f"transmission.{'received' if receipt.state == 'stored' else receipt.state}",
        actor=MACHINE,
        at=transmission.received_at,
        subject=f"transmission:{transmission.id}",
        messages=receipt.messages,
        rejected=receipt.rejected,
        travellers=receipt.travellers,
        changed=receipt.changed,
        repairs=receipt.repairs,
        faults=receipt.faults,
        dropped_sensitive=dropped.sensitive,
        dropped_outside=dropped.outside,
        dropped_crew=dropped.crew,
        late=late,
        counted=receipt.counted,
    )


def destroy_sealed(*, at: datetime) -> int:
    """Destroy sealed bytes whose 72 hours are over (MSG-19); returns how many transmissions that concerned."""
    with in_one_transaction():
        due = (
            Transmission.objects.using("passenger")
            .select_for_update()
            .filter(sealed__isnull=False, sealed_until__lte=at)
        )
        ids = sorted(str(id_) for id_ in due.values_list("id", flat=True))
        Transmission.objects.using("passenger").filter(id__in=ids).update(sealed=None)
        for id_ in ids:
            enter("transmission.destroyed", actor=MACHINE, at=at, subject=f"transmission:{id_}")
        return len(ids)
