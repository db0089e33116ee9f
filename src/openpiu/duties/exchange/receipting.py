"""Receipts: signed by who received, kept by both; and asking for a lane again. Neither is numbered (EXC-11, EXC-15)."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import connections

from openpiu.core.envelope.messages import RECEIPTS, TYP, VERSION, write_message
from openpiu.core.envelope.signing import sign
from openpiu.core.law.roles import MACHINE
from openpiu.core.ledger import GENESIS
from openpiu.duties.acting import Doing, enter_all, in_one_transaction
from openpiu.duties.exchange.opening import Kept, Opened
from openpiu.duties.exchange.post import MACHINE_NAME, Post
from openpiu.store.journal import instant
from openpiu.store.passenger.models import ReceivedMessage, SentMessage

_UPDATE = (
    "UPDATE passenger_sentmessage SET standing = %s, code = %s, receipt = %s, receipt_at = %s "
    "WHERE id = %s AND receipt = ''"
)


def make_receipt(
    row: ReceivedMessage, *, outcome: str, code: str, post: Post, key: Ed25519PrivateKey, at: datetime
) -> str:
    """The signed receipt of one message, as text."""
    body = {
        "lane": row.lane, "seq": row.seq, "of": str(row.message), "digest": row.digest, "outcome": outcome,
        "at": instant(at), "code": code or None,
    }  # fmt: skip
    id_ = str(post.ids().make("receipt", str(row.id)))
    return _signed(_envelope(post, "receipt", body, to=row.partner_id, id_=id_, at=at), key)


def make_ask(partner: str, lane: str, *, following: int, held: Sequence[int], post: Post, at: datetime) -> str:
    """Asks for a lane again from a number on."""
    body = {"lane": lane, "next": following, "held": list(held)}
    id_ = str(post.ids().make("ask", partner, lane, str(following), at.isoformat()))
    return _signed(_envelope(post, "lane.ask", body, to=partner, id_=id_, at=at), post.signing())


def take_receipts(opened: Sequence[Opened], *, at: datetime) -> list[Kept]:
    """Enter receipts for what was sent, all in one transaction; what fits nothing is returned."""
    receipts = [one for one in opened if one.message.type == "receipt"]
    with in_one_transaction():
        strange = _enter_receipts(receipts, at=at) if receipts else []
        for one in opened:
            if one.message.type == "lane.ask":
                _put_again(one)
    return [Kept(one.envelope, "no-case") for one in strange]


def _enter_receipts(receipts: Sequence[Opened], *, at: datetime) -> list[Opened]:
    ids = [one.message.body["of"] for one in receipts]
    rows = SentMessage.objects.using("passenger").select_for_update().filter(id__in=ids).order_by("id")
    sent = {str(row.id): row for row in rows.defer("sealed")}
    fits = [one for one in receipts if _fits(one, sent.get(one.message.body["of"]))]
    fresh = {one.message.body["of"]: one for one in fits if not sent[one.message.body["of"]].receipt}
    if fresh:
        with connections["passenger"].cursor() as cursor:
            cursor.executemany(_UPDATE, [_values(one, at) for one in fresh.values()])
    enter_all([_doing(one) for one in fresh.values()], actor=MACHINE, at=at)
    return [one for one in receipts if one not in fits]


def _fits(one: Opened, row: SentMessage | None) -> bool:
    body = one.message.body
    return row is not None and (row.partner_id, row.lane, row.seq, row.digest) == (
        one.known.partner.code, body["lane"], body["seq"], body["digest"],
    )  # fmt: skip


def _values(one: Opened, at: datetime) -> tuple[Any, ...]:
    body = one.message.body
    return body["outcome"], (body.get("code") or "")[:20], one.message.payload.decode(), at, body["of"]


def _doing(one: Opened) -> Doing:
    body = one.message.body
    return Doing(
        act="exchange.receipted", subject=f"message:{body['of']}", purpose=None,
        detail={"partner": one.known.partner.code, "outcome": body["outcome"], "receipt": one.message.digest},
    )  # fmt: skip


def _put_again(one: Opened) -> None:
    """What is asked for goes at the next turn; what the partner holds already can wait."""
    body = one.message.body
    rows = SentMessage.objects.using("passenger").filter(
        partner=one.known.partner, lane=body["lane"], seq__gte=body["next"], receipt=""
    )
    first = max(body["held"], default=body["next"])
    rows.filter(seq__lte=first).exclude(seq__in=body["held"]).update(tried_at=None)


def _envelope(
    post: Post, kind: str, body: Mapping[str, Any], *, to: str, id_: str, at: datetime
) -> dict[str, Any]:  # fmt: skip
    return {
        "v": VERSION, "type": kind, "id": id_, "from": post.node, "to": to, "recipients": [to], "lane": RECEIPTS,
        "seq": 0, "prev": GENESIS, "ack": {"seq": 0, "digest": GENESIS}, "created": instant(at),
        "officer": MACHINE_NAME, "role": MACHINE_NAME, "legal_basis": "none", "purpose": "exchange",
        "handling": "H0", "handling_text": "", "grading": None, "originator": post.node, "expires": None,
        "case": None, "manifest": [], "ledger": {"entries": 0, "hash": GENESIS}, "body": dict(body),
    }  # fmt: skip


def _signed(fields: Mapping[str, Any], key: Ed25519PrivateKey) -> str:
    return sign(write_message(fields).payload, typ=TYP, keys=[key]).decode()
