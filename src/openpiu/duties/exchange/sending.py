"""What goes out now: due messages, receipts and asks, signed and sealed for one partner, most urgent lane first."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import accumulate
from uuid import UUID

from django.db.models import F, QuerySet

from openpiu.core.envelope.bundles import LARGEST
from openpiu.core.envelope.cards import sealing_id
from openpiu.core.envelope.kinds import LANES
from openpiu.core.envelope.lanes import MOST_HELD, Waiting, due
from openpiu.core.envelope.messages import RECEIPTS, TYP, VERSION
from openpiu.core.envelope.sealing import SUITE, Header, public_key, seal
from openpiu.core.envelope.signing import sign
from openpiu.duties.acting import in_one_transaction
from openpiu.duties.exchange.post import Post, newest_card
from openpiu.errors import OfficerError
from openpiu.store.passenger.models import ReceivedMessage, SentMessage

MOST_AT_ONCE = 200  # messages of one bundle; the rest goes with the next
RECEIPTS_AT_ONCE = 1000


def due_envelopes(partner: str, *, post: Post, at: datetime, most: int = MOST_AT_ONCE) -> list[bytes]:
    """Sealed messages that are to go to a partner now, marked as tried; the urgent lane first, each lane in order."""
    with in_one_transaction():
        rows = _within_a_bundle(_due_rows(partner, at=at, most=most))
        fresh = [row.id for row in rows]
        SentMessage.objects.using("passenger").filter(id__in=fresh).update(
            tries=F("tries") + 1, tried_at=at, standing="sent"
        )
    key = post.signing()
    signed = [
        (row.lane, row.seq, sign(str(row.content).encode(), typ=TYP, keys=[key])) for row in rows
    ]  # fmt: skip
    return _sealed(partner, signed, post=post)


def due_receipts(partner: str, *, post: Post, asks: Iterable[str] = ()) -> list[bytes]:
    """Sealed receipts that the partner does not have yet, and asks; one that is lost comes again with its message."""
    with in_one_transaction():
        rows = ReceivedMessage.objects.using("passenger").filter(partner=partner, receipt_due=True)
        found = dict(rows.order_by("lane", "seq").values_list("id", "receipt")[:RECEIPTS_AT_ONCE])
        ReceivedMessage.objects.using("passenger").filter(id__in=list(found)).update(receipt_due=False)
    texts = [*found.values(), *asks]
    return _sealed(partner, [(RECEIPTS, 0, text.encode()) for text in texts], post=post)


def waiting_count(partner: str) -> int:
    """How many messages have no receipt yet."""
    return _waiting(partner).count()


def _due_rows(partner: str, *, at: datetime, most: int) -> list[SentMessage]:
    """Rows to send, locked; a lane that is full of waiting messages takes nothing from the lanes before it."""
    chosen: list[UUID] = []
    for lane in LANES:
        if len(chosen) >= most:
            break
        rows = _waiting(partner).filter(lane=lane).order_by("seq").values_list("id", "seq", "tries", "tried_at")
        found = list(rows[:MOST_HELD])
        numbers = set(due([Waiting(seq, tries, tried) for _, seq, tries, tried in found], at=at))
        chosen += [id_ for id_, seq, _, _ in found if seq in numbers][: most - len(chosen)]
    rows_of = SentMessage.objects.using("passenger").select_for_update().filter(id__in=chosen, receipt="")
    order = {id_: place for place, id_ in enumerate(chosen)}
    return sorted(rows_of, key=lambda row: order[row.id])


def _within_a_bundle(rows: Sequence[SentMessage]) -> list[SentMessage]:
    """As many of the first as one bundle holds, but always one; sealed, a message is half as long again."""
    lengths = accumulate(2 * len(row.sealed) for row in rows)
    return [row for place, (row, total) in enumerate(zip(rows, lengths, strict=True)) if place == 0 or total < LARGEST]


def _waiting(partner: str) -> QuerySet[SentMessage]:
    return SentMessage.objects.using("passenger").filter(partner=partner, standing__in=["queued", "sent"], receipt="")


def _sealed(partner: str, signed: Sequence[tuple[str, int, bytes]], *, post: Post) -> list[bytes]:
    if not signed:
        return []
    card = newest_card(partner)
    if card is None:
        raise OfficerError("there is no card of this partner to seal for")
    to, key = public_key(bytes.fromhex(card.card.sealing)), sealing_id(card.card)
    return [
        seal(
            text,
            Header(v=VERSION, suite=SUITE, sender=post.node, to=partner, lane=lane, seq=seq, key=key),
            to=to,
        )
        for lane, seq, text in signed
    ]  # fmt: skip
