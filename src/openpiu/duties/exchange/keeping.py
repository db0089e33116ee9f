"""Quarantine: what was not let in is kept sealed, with its reason by name; it changes nothing (EXC-15, EXC-16)."""

import hashlib
from base64 import b64encode
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F

from openpiu.core.envelope.kinds import MOST
from openpiu.core.envelope.rejections import ALARMS, REJECTIONS
from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.roles import MACHINE, Actor
from openpiu.duties.acting import enter, in_one_transaction
from openpiu.duties.exchange.opening import Kept, outside
from openpiu.duties.exchange.post import Post
from openpiu.store.passenger.models import Quarantined
from openpiu.store.sealed import POST, day_name

SHOWN = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarantineRow:
    """One delivery that was not let in."""

    id: str
    sender: str
    lane: str
    number: int
    code: str
    found: str
    advice: str
    at: datetime
    times: int
    size: int


def keep(kept: list[Kept], *, post: Post, at: datetime) -> None:
    """Put deliveries into quarantine; the same bytes again are counted."""
    for one in kept:
        with in_one_transaction():
            keep_one(one, post=post, at=at)


def keep_one(one: Kept, *, post: Post, at: datetime) -> None:
    """The same for one, inside the caller's transaction."""
    digest = hashlib.sha256(one.envelope).hexdigest()
    id_ = post.ids().make("quarantine", digest, one.code)
    if Quarantined.objects.using("passenger").filter(id=id_).update(times=F("times") + 1):
        return
    header = outside(one.envelope)
    sender, lane, seq = (header.sender[:40], header.lane[:10], header.seq) if header else ("", "", 0)
    row = Quarantined(
        id=id_, sender=sender, lane=lane, seq=seq if 0 <= seq <= MOST else 0, code=one.code, digest=digest,
        size=len(one.envelope), at=at,
    )  # fmt: skip
    row.seal(b64encode(one.envelope).decode("ascii"), under=day_name(at, POST))
    row.save(using="passenger", force_insert=True)
    if one.code in ALARMS:
        enter("exchange.alarm", actor=MACHINE, at=at, subject=f"quarantine:{id_}", code=one.code, digest=digest)
    else:
        enter("exchange.quarantined", actor=MACHINE, at=at, subject=f"quarantine:{id_}", code=one.code, digest=digest)


def list_quarantine(*, actor: Actor) -> tuple[QuarantineRow, ...]:
    """The newest, without their content."""
    check_may(actor, Act.SEE_EXCHANGE)
    rows = Quarantined.objects.using("passenger").order_by("-at", "id")[:SHOWN]
    return tuple(
        QuarantineRow(
            id=str(row.id), sender=row.sender, lane=row.lane, number=row.seq, code=row.code,
            found=REJECTIONS[row.code].found, advice=REJECTIONS[row.code].do, at=row.at, times=row.times, size=row.size,
        )
        for row in rows
    )  # fmt: skip
