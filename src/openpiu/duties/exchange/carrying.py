"""One turn with a partner: what is due goes, what comes is taken in, receipts go back; by wire or as a file."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime

from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import load_der_x509_certificate

from openpiu.adapters.carry.base import Carrier
from openpiu.core.envelope.bundles import read_bundle, write_bundle
from openpiu.duties.exchange.post import Post, active_partner, newest_card
from openpiu.duties.exchange.sending import due_envelopes, due_receipts
from openpiu.duties.exchange.taking import Taken, take_in
from openpiu.errors import Refused
from openpiu.store.passenger.models import Partner


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What one turn moved."""

    sent: int
    taken: Taken


def push_and_pull(partner: str, *, post: Post, carrier: Carrier, at: datetime) -> Turn:
    """Push what is due, take in the answer, pull what waits there, and push the receipts for it."""
    row = active_partner(partner)
    outgoing = [*due_receipts(partner, post=post), *due_envelopes(partner, post=post, at=at)]
    taken = take_in(read_bundle(carrier.push(row.address, row.tls, write_bundle(outgoing))), post=post, at=at)
    pulled = take_in(read_bundle(carrier.pull(row.address, row.tls)), post=post, at=at)
    receipts = due_receipts(partner, post=post, asks=pulled.asks.get(partner, ()))
    if receipts:
        carrier.push(row.address, row.tls, write_bundle(receipts))
    return Turn(sent=len(outgoing), taken=_sum(taken, pulled))


def drain(partner: str, *, post: Post, carrier: Carrier, clock: Callable[[], datetime]) -> Turn:
    """Push all that waits, the next bundle made while the partner works on the last; then one turn as usual."""
    row, total, sent = active_partner(partner), Taken(), 0
    with ThreadPoolExecutor(max_workers=1) as wire:
        flying: Future[bytes] | None = None
        while True:
            at = clock()
            outgoing = [*due_receipts(partner, post=post), *due_envelopes(partner, post=post, at=at)]
            following = wire.submit(carrier.push, row.address, row.tls, write_bundle(outgoing)) if outgoing else None
            sent += len(outgoing)
            if flying is not None:
                total = _sum(total, take_in(read_bundle(flying.result()), post=post, at=at))
            flying = following
            if flying is None:
                break
    turn = push_and_pull(partner, post=post, carrier=carrier, at=clock())
    return Turn(sent=sent + turn.sent, taken=_sum(total, turn.taken))


def partner_of_certificate(digest: str) -> str:
    """Which active partner a carrier's certificate belongs to; Refused where it is nobody's."""
    row = Partner.objects.using("passenger").filter(tls=digest, standing="active").exclude(tls="").first()
    if row is None:
        raise Refused("this certificate is no active partner's", rule="EXC-16")
    return row.code


def reachable_partners() -> tuple[str, ...]:
    """Codes of active partners that name an address."""
    rows = Partner.objects.using("passenger").filter(standing="active").exclude(address="").order_by("code")
    return tuple(rows.values_list("code", flat=True))


def trusted_certificates() -> str:
    """Certificates of all active partners, as PEM text."""
    codes = Partner.objects.using("passenger").filter(standing="active").exclude(tls="").values_list("code", flat=True)
    cards = (newest_card(code) for code in codes)
    return "".join(_pem(bytes.fromhex(card.card.tls)) for card in cards if card is not None)


def answer_push(partner: str, bundle: bytes, *, post: Post, at: datetime) -> bytes:
    """Take in what a partner pushed; the bundle that goes back holds receipts and asks."""
    taken = take_in(read_bundle(bundle), post=post, at=at)
    return write_bundle(due_receipts(partner, post=post, asks=taken.asks.get(partner, ())))


def answer_pull(partner: str, *, post: Post, at: datetime) -> bytes:
    """What waits here for a partner that asks."""
    return write_bundle([*due_receipts(partner, post=post), *due_envelopes(partner, post=post, at=at)])


def write_file(partner: str, *, post: Post, at: datetime, most: int) -> bytes:
    """The same bytes for an air gap."""
    active_partner(partner)
    return write_bundle(
        [*due_receipts(partner, post=post), *due_envelopes(partner, post=post, at=at, most=most)]
    )  # fmt: skip


def read_file(bundle: bytes, *, post: Post, at: datetime) -> Taken:
    """Take in a file from an air gap; asks for what lacks go back with the next file."""
    return take_in(read_bundle(bundle), post=post, at=at)


def _pem(der: bytes) -> str:
    return load_der_x509_certificate(der).public_bytes(Encoding.PEM).decode("ascii")


def _sum(*parts: Taken) -> Taken:
    names: Sequence[str] = ("applied", "refused", "held", "again", "receipts", "quarantined")
    total = Taken()
    for name in names:
        setattr(total, name, sum(getattr(part, name) for part in parts))
    return total
