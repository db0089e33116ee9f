"""Writing a message to a partner: numbered, chained, checked, stored, in the transaction of its act."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from openpiu.core.envelope.kinds import HANDLING
from openpiu.core.envelope.messages import VERSION, Message, said, type_of, write_message
from openpiu.core.law.roles import Actor
from openpiu.core.law.statistics.events import Event, Kind
from openpiu.duties import tallies
from openpiu.duties.acting import Doing, enter_all
from openpiu.duties.exchange import copies
from openpiu.duties.exchange.post import MACHINE_NAME, Post, active_partner
from openpiu.errors import Refused
from openpiu.store.journal import instant
from openpiu.store.passenger.journal import JOURNAL
from openpiu.store.passenger.models import Letter, Partner, PostLane, SentMessage
from openpiu.store.sealed import POST, SENT, day_name, kept_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What the writer decides about one message; empty fields take the table's or the unit's own."""

    partner: str
    type: str
    body: Mapping[str, Any]
    lane: str = ""
    basis: str = "none"
    purpose: str = "6.2b"
    handling: str = "H1"
    handling_text: str = ""
    grading: str | None = None
    originator: str = ""
    expires: datetime | None = None
    case: str | None = None
    manifest: tuple[Mapping[str, str], ...] = ()
    recipients: tuple[str, ...] = ()
    about: UUID | None = None  # the partner's message that it answers
    of_received: UUID | None = None  # what of another state's it passes on


@dataclass(frozen=True, slots=True)
class Written:
    """A note with the letter that was read before it left; None where it carries nobody."""

    note: Note
    letter: Letter | None = None


def send(post: Post, written: Sequence[Written], *, actor: Actor, at: datetime) -> list[SentMessage]:
    """Queue these messages, each on its lane, inside the transaction of the act; Refused where the law says no."""
    partners = {code: active_partner(code) for code in {one.note.partner for one in written}}
    for one in written:
        check_terms(one.note, partners[one.note.partner])
    ends = _locked({(one.note.partner, lane_of(one.note)) for one in written})
    head = JOURNAL.head()
    rows = [_row(post, one, ends, head, actor=actor, at=at) for one in written]
    SentMessage.objects.using("passenger").bulk_create(rows)
    PostLane.objects.using("passenger").bulk_update(ends.values(), ["out_seq", "out_digest"])
    for row in rows:
        if row.of_received is not None and row.type != "copy":
            copies.register(row.of_received, "onward", str(row.id), partner=row.partner_id, post=post, at=at)
    enter_all([_doing(row) for row in rows], actor=actor, at=at)
    _count(written, at=at)
    return rows


def _count(written: Sequence[Written], *, at: datetime) -> None:
    """Passengers whose data left (Art. 20(2)(a)): one for a shared hit, one for each record of an answer."""
    left: Counter[Event] = Counter()
    for note in (one.note for one in written if one.letter is not None):
        records = 1 if note.type == "spontaneous" else len(note.body.get("records", ()))
        left[Event(Kind.EXCHANGED, note.partner)] += records if note.type in _OF_PASSENGERS else 0
    if left := +left:
        tallies.count(left, at=at)


_OF_PASSENGERS = ("spontaneous", "answer", "partial")


def carries_persons(kind: str, body: Mapping[str, Any]) -> bool:
    """Whether this message tells of a person: its type does, unless it is an answer without records."""
    if kind == "answer" and body.get("outcome") in {"no-data", "pending"} and not body.get("records"):
        return False
    return type_of(kind).persons


def fields_of(post: Post, note: Note, *, actor: Actor, at: datetime) -> dict[str, Any]:
    """All that the message will say, but for its place on the lane: what a preview shows."""
    return {
        "v": VERSION, "type": note.type, "from": post.node, "to": note.partner,
        "recipients": sorted({note.partner, *note.recipients}), "lane": lane_of(note), "created": instant(at),
        "officer": actor.id, "role": actor.role.value if actor.role else MACHINE_NAME, "legal_basis": note.basis,
        "purpose": note.purpose, "handling": note.handling, "handling_text": note.handling_text,
        "grading": note.grading,
        "originator": note.originator or post.node, "expires": instant(note.expires) if note.expires else None,
        "case": note.case, "manifest": [dict(one) for one in note.manifest], "body": dict(note.body),
    }  # fmt: skip


def lane_of(note: Note) -> str:
    """The lane that was chosen, or the first of the type."""
    return note.lane or type_of(note.type).lanes[0]


Ends = dict[tuple[str, str], PostLane]


def _row(
    post: Post, one: Written, ends: Ends, head: tuple[int, str], *, actor: Actor, at: datetime
) -> SentMessage:  # fmt: skip
    note, end = one.note, ends[one.note.partner, lane_of(one.note)]
    seq = end.out_seq + 1
    id_ = one.letter.id if one.letter else post.ids().make("message", note.partner, end.lane, str(seq))
    message = write_message(
        fields_of(post, note, actor=actor, at=at)
        | {
            "id": str(id_), "seq": seq, "prev": end.out_digest, "ack": {"seq": end.in_seq, "digest": end.in_digest},
            "ledger": {"entries": head[0], "hash": head[1]},
        }
    )  # fmt: skip
    end.out_seq, end.out_digest = seq, message.digest
    return _stored(message, one, id_=id_, actor=actor, at=at)


def _stored(message: Message, one: Written, *, id_: UUID, actor: Actor, at: datetime) -> SentMessage:
    fields, persons = message.fields, carries_persons(message.type, message.body)
    row = SentMessage(
        id=id_, partner_id=fields["to"], lane=fields["lane"], seq=fields["seq"], type=message.type,
        digest=message.digest, letter=one.letter, persons=persons, handling=fields["handling"],
        originator=fields["originator"], about=one.note.about, of_received=one.note.of_received,
        says=said(message.type, message.body), due_at=_due(message), created_by=actor.id, created_at=at,
    )  # fmt: skip
    own = one.letter.sealed_under if one.letter else kept_name(id_, SENT)
    row.seal(message.payload.decode(), under=own if persons else day_name(at, POST))
    return row


def _due(message: Message) -> datetime | None:
    """Until when a request asks for its answer."""
    return datetime.fromisoformat(message.body["deadline"]) if message.type == "request" else None


def lock_partner(code: str) -> None:
    """Wait until nobody else writes to this partner; it ends with the transaction."""
    list(PostLane.objects.using("passenger").select_for_update().filter(partner=code).order_by("id"))


def _locked(wanted: set[tuple[str, str]]) -> dict[tuple[str, str], PostLane]:
    partners = {partner for partner, _ in wanted}
    rows = PostLane.objects.using("passenger").select_for_update().filter(partner__in=partners)
    found = {(row.partner_id, row.lane): row for row in rows.order_by("id")}
    return {key: found[key] for key in wanted}


def check_terms(note: Note, partner: Partner) -> None:
    """Refuse what was not agreed with this partner: grading, ceiling, legal basis (EXC-4, EXC-16)."""
    if note.grading is None and type_of(note.type).persons:
        raise Refused("say how reliable the source and the information are (4x4)", rule="EXC-4")
    if HANDLING.index(note.handling) > HANDLING.index(partner.ceiling):
        raise Refused("the handling code is above what was agreed with this partner", rule="EXC-16")
    if note.basis != "none" and note.basis not in partner.bases:
        raise Refused("the partner's card does not name this legal basis", rule="EXC-16")


def _doing(row: SentMessage) -> Doing:
    return Doing(
        act="exchange.sent", subject=f"message:{row.id}", purpose=None,
        detail={
            "partner": row.partner_id, "lane": row.lane, "number": row.seq, "type": row.type, "digest": row.digest,
            "handling": row.handling,
        },
    )  # fmt: skip
