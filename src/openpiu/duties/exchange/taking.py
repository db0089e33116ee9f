"""Taking in what partners deliver: at least once on the wire, exactly once in effect.

Message, effect and receipt are written in one transaction; a delivery that is killed at any point and comes again ends
in the same state. Lanes stand alone: a gap holds its own lane only, a contradiction stops its own lane and is an alarm.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import IntegrityError, transaction

from openpiu.core.envelope.lanes import Lane, Mark, Verdict, advance, judge, missing
from openpiu.core.envelope.messages import Message, answered, read_message, said
from openpiu.core.envelope.rejections import ALARMS, Rejected
from openpiu.core.law.roles import MACHINE
from openpiu.duties.acting import Doing, enter, enter_all, in_one_transaction
from openpiu.duties.exchange.keeping import keep, keep_one
from openpiu.duties.exchange.opening import Kept, Known, Opened, is_numbered, open_all, refusal_of
from openpiu.duties.exchange.post import Arrival, Post
from openpiu.duties.exchange.recalling import hidden_on_arrival, work
from openpiu.duties.exchange.receipting import make_ask, make_receipt, take_receipts
from openpiu.duties.exchange.writing import carries_persons
from openpiu.errors import OpenpiuError
from openpiu.store.passenger.models import PostLane, ReceivedMessage, SentMessage
from openpiu.store.sealed import GOT, POST, day_name, shelf_names

MOST_AT_ONCE = 200  # messages of one transaction


@dataclass(slots=True)
class Taken:
    """What became of one delivery, in numbers; and what to ask for."""

    applied: int = 0
    refused: int = 0
    held: int = 0
    again: int = 0
    receipts: int = 0
    quarantined: int = 0
    asks: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))  # partner -> signed asks


class _Turn(NamedTuple):
    """One message in its turn on a lane: just opened, or held before."""

    message: Message
    known: Known
    row: ReceivedMessage
    envelope: bytes = b""  # of one that was just opened


@dataclass(slots=True)
class _Batch:
    """What one transaction writes."""

    post: Post
    key: Ed25519PrivateKey
    at: datetime
    taken: Taken
    lanes: dict[tuple[str, str], PostLane]
    rows: dict[tuple[str, str, int], ReceivedMessage]  # stored ones that concern this batch, and fresh ones
    used: dict[tuple[str, str], UUID]  # partner and message id -> our row that has it
    fresh: dict[UUID, ReceivedMessage] = field(default_factory=dict)
    payloads: dict[UUID, bytes] = field(default_factory=dict)  # of fresh rows, until they are sealed and stored
    doings: list[Doing] = field(default_factory=list)
    again: list[UUID] = field(default_factory=list)
    recalled: set[tuple[str, str]] = field(default_factory=set)
    acks: dict[tuple[str, str, int], str] = field(default_factory=dict)


def take_in(envelopes: Sequence[bytes], *, post: Post, at: datetime) -> Taken:
    """Take these in, in any order and however often; nothing that is not proved to be its sender's changes anything."""
    taken = Taken()
    for start in range(0, len(envelopes), MOST_AT_ONCE):
        opened, kept = open_all(list(envelopes[start : start + MOST_AT_ONCE]), post=post)
        numbered = [one for one in opened if is_numbered(one)]
        others = [one for one in opened if not is_numbered(one)]
        taken.receipts += len(others)
        if others:
            kept += take_receipts(others, at=at)
        if numbered:
            _take_numbered(numbered, post=post, at=at, taken=taken)
            if any(one.message.type in {"recall", "recall.answer"} for one in numbered):
                work(post, at=at)
            for follow in post.followers:
                follow(post, at)
        taken.quarantined += len(kept)
        keep(kept, post=post, at=at)
    return taken


def _take_numbered(opened: Sequence[Opened], *, post: Post, at: datetime, taken: Taken) -> None:
    with in_one_transaction():
        batch = _begin(opened, post=post, at=at, taken=taken)
        for one in sorted(opened, key=lambda one: (one.header.lane, one.header.seq)):
            _take_one(batch, one)
        _flush(batch)
        _ask(batch)
        PostLane.objects.using("passenger").bulk_update(
            batch.lanes.values(), ["in_seq", "in_digest", "alarm", "alarm_at"]
        )
        if batch.again:
            ReceivedMessage.objects.using("passenger").filter(id__in=batch.again).update(receipt_due=True)
        enter_all(batch.doings, actor=MACHINE, at=at)


def _begin(opened: Sequence[Opened], *, post: Post, at: datetime, taken: Taken) -> _Batch:
    codes = {one.known.partner.code for one in opened}
    locked = PostLane.objects.using("passenger").select_for_update().filter(partner__in=codes).order_by("id")
    wanted = {(one.known.partner.code, one.header.lane) for one in opened}
    lanes = {(row.partner_id, row.lane): row for row in locked if (row.partner_id, row.lane) in wanted}
    stored = ReceivedMessage.objects.using("passenger").defer("sealed")
    rows: dict[tuple[str, str, int], ReceivedMessage] = {}
    for code, lane in wanted:
        numbers = {one.header.seq for one in opened if (one.known.partner.code, one.header.lane) == (code, lane)}
        found = stored.filter(partner=code, lane=lane)
        for row in (*found.filter(seq__in=numbers), *found.filter(standing="held")):
            rows[code, lane, row.seq] = row
    named = stored.filter(partner__in=codes, message__in={one.message.id for one in opened})
    used = {(code, str(message)): id_ for code, message, id_ in named.values_list("partner", "message", "id")}
    messages = {one.message.id for one in opened} | {str(row.message) for row in rows.values()}
    return _Batch(post, post.signing(), at, taken, lanes, rows, used, recalled=hidden_on_arrival(codes, messages))


def _take_one(batch: _Batch, one: Opened) -> None:
    lane = batch.lanes[one.known.partner.code, one.header.lane]
    mark = Mark(one.header.seq, one.message.fields["prev"], one.message.digest)
    row = batch.rows.get((lane.partner_id, lane.lane, mark.seq))
    verdict = judge(Lane(lane.in_seq, lane.in_digest), mark, known=row.digest if row else None)
    if verdict is Verdict.AGAIN and row is not None:
        batch.taken.again += 1
        batch.again.append(row.id)
    elif lane.alarm or verdict is Verdict.TOO_FAR or (verdict is Verdict.HELD and row is not None):
        batch.taken.again += 1  # nothing more is applied or kept of it now; it comes again
    elif verdict in {Verdict.FORK, Verdict.BROKEN}:
        _raise_alarm(batch, one, lane, verdict.value)
    elif alarm := _contradiction(batch, one):
        _raise_alarm(batch, one, lane, alarm)
    elif verdict is Verdict.HELD:
        _new_row(batch, one.message, one.known)
        batch.taken.held += 1
    else:
        row = row or _new_row(batch, one.message, one.known)
        _deal(batch, lane, _Turn(one.message, one.known, row, one.envelope))
        _free(batch, lane, one.known)


def _free(batch: _Batch, lane: PostLane, known: Known) -> None:
    """Deal with what was held and has its turn now."""
    while row := batch.rows.get((lane.partner_id, lane.lane, lane.in_seq + 1)):
        if lane.alarm or row.standing != "held" or row.prev != lane.in_digest:
            return
        payload = batch.payloads.get(row.id) or str(row.content).encode()
        _deal(batch, lane, _Turn(read_message(payload), known, row))


def _deal(batch: _Batch, lane: PostLane, turn: _Turn) -> None:
    """Apply one message or refuse it, with its receipt; the lane moves on either way."""
    row = turn.row
    code = refusal_of(turn.message, turn.known.card, at=batch.at) or _effect(batch, turn)
    outcome = "refused" if code else "applied"
    row.standing, row.code, row.dealt_at, row.receipt_due = outcome, code, batch.at, True
    if outcome == "applied" and (row.partner_id, str(row.message)) in batch.recalled:
        row.standing = "hidden"  # it was recalled before it came
    row.receipt = make_receipt(row, outcome=outcome, code=code, post=batch.post, key=batch.key, at=batch.at)
    if code:
        batch.taken.refused += 1
    else:
        batch.taken.applied += 1
    if row.id not in batch.fresh:
        row.save(using="passenger", update_fields=["standing", "code", "dealt_at", "receipt", "receipt_due"])
    now = advance(Lane(lane.in_seq, lane.in_digest), Mark(row.seq, row.prev, row.digest))
    lane.in_seq, lane.in_digest = now.seq, now.digest
    batch.doings.append(_doing(row))
    if code in ALARMS:  # what it says is impossible, though its place on the lane is right: the lane stops behind it
        lane.alarm, lane.alarm_at = code, batch.at
        batch.taken.quarantined += 1
        keep_one(Kept(turn.envelope or turn.message.payload, code), post=batch.post, at=batch.at)


def _effect(batch: _Batch, turn: _Turn) -> str:
    """What the message leads to here; the code of the refusal, or empty."""
    effect = batch.post.effect_of(turn.message.type)
    if effect is None:
        return ""
    _flush(batch)
    arrival = Arrival(
        post=batch.post, partner=turn.known.partner, card=turn.known.card, message=turn.message, row=turn.row,
        at=batch.at,
    )  # fmt: skip
    try:
        with transaction.atomic(using="passenger"):
            return effect(arrival) or ""
    except Rejected as rejected:
        return rejected.code
    except (OpenpiuError, IntegrityError) as error:
        enter("exchange.effect_failed", actor=MACHINE, at=batch.at, subject=f"received:{turn.row.id}",
              kind=type(error).__name__)  # fmt: skip
        return "effect-failed"


def _new_row(batch: _Batch, message: Message, known: Known) -> ReceivedMessage:
    fields, code = message.fields, known.partner.code
    id_ = batch.post.ids().make("received", code, fields["lane"], str(fields["seq"]))
    persons = carries_persons(message.type, message.body)
    row = ReceivedMessage(
        id=id_, partner_id=code, message=UUID(message.id), lane=fields["lane"], seq=fields["seq"],
        prev=fields["prev"], type=message.type, digest=message.digest, persons=persons, handling=fields["handling"],
        originator=fields["originator"], received_at=batch.at, standing="held",
        about=answered(message.type, message.body) or None, says=said(message.type, message.body),
        expires_at=datetime.fromisoformat(fields["expires"]) if fields["expires"] else None,
    )  # fmt: skip
    batch.payloads[id_] = message.payload
    batch.fresh[id_] = batch.rows[code, row.lane, row.seq] = row
    batch.used[code, message.id] = id_
    return row


def _flush(batch: _Batch) -> None:
    """Seal and store what is fresh; keys of what names a person are made together."""
    kept = [row for row in batch.fresh.values() if row.persons]
    names = dict(zip((row.id for row in kept), shelf_names(GOT, kept[0].id, len(kept)) if kept else (), strict=True))
    for row in batch.fresh.values():
        row.seal(batch.payloads.pop(row.id).decode(), under=names.get(row.id) or day_name(batch.at, POST))
    ReceivedMessage.objects.using("passenger").bulk_create(batch.fresh.values())
    batch.fresh.clear()


def _contradiction(batch: _Batch, one: Opened) -> str:
    """What a message says that cannot be true of what both sides did before; empty: nothing."""
    partner, fields = one.known.partner, one.message.fields
    if (partner.code, one.message.id) in batch.used:
        return "id-reused"
    ack, ledger = fields["ack"], fields["ledger"]
    if ack["seq"] and ack["digest"] != _sent_digest(batch, partner.code, one.header.lane, ack["seq"]):
        return "wrong-ack"
    if ledger["entries"] == partner.seen_entries and partner.seen_entries and ledger["hash"] != partner.seen_hash:
        return "ledger-rewritten"
    if ledger["entries"] > partner.seen_entries:
        partner.seen_entries, partner.seen_hash = ledger["entries"], ledger["hash"]
        partner.save(using="passenger", update_fields=["seen_entries", "seen_hash"])
    return ""


def _sent_digest(batch: _Batch, code: str, lane: str, seq: int) -> str:
    key = (code, lane, seq)
    if key not in batch.acks:
        rows = SentMessage.objects.using("passenger").filter(partner=code, lane=lane, seq=seq)
        batch.acks[key] = rows.values_list("digest", flat=True).first() or ""
    return batch.acks[key]


def _raise_alarm(batch: _Batch, one: Opened, lane: PostLane, code: str) -> None:
    """Stop this lane until somebody has looked; what contradicts is kept."""
    lane.alarm, lane.alarm_at = code, batch.at
    batch.taken.quarantined += 1
    keep_one(Kept(one.envelope, code), post=batch.post, at=batch.at)


def _ask(batch: _Batch) -> None:
    """Ask for what is missing before what is held."""
    for lane in batch.lanes.values():
        held = sorted(
            seq for (code, name, seq), row in batch.rows.items()
            if (code, name) == (lane.partner_id, lane.lane) and row.standing == "held"
        )  # fmt: skip
        following = missing(Lane(lane.in_seq, lane.in_digest), held)
        if following is not None and not lane.alarm:
            ask = make_ask(
                lane.partner_id, lane.lane, following=following, held=held, post=batch.post, at=batch.at
            )  # fmt: skip
            batch.taken.asks[lane.partner_id].append(ask)


def _doing(row: ReceivedMessage) -> Doing:
    return Doing(
        act="exchange.received", subject=f"received:{row.id}", purpose=None,
        detail={
            "partner": row.partner_id, "lane": row.lane, "number": row.seq, "type": row.type, "digest": row.digest,
            "outcome": row.standing, "code": row.code,
        },
    )  # fmt: skip
