"""Recalls: what was sent is taken back, provably on both sides (EXC-11).

At the receiver the items are hidden in the transaction that takes the recall in, and nothing else is done there: hiding
is at once. Copies that a machine can take away go right after it; the others wait for a person, who says what became of
each. The answer lists every copy; recipients further on get a recall of their own. What is erased is erased by
destroying its key, after the commit.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from openpiu.adapters.keys.base import RecordKeys
from openpiu.core.envelope.kinds import MODES
from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.roles import MACHINE, Actor
from openpiu.duties.acting import enter, in_one_transaction
from openpiu.duties.exchange.post import Arrival, Post
from openpiu.duties.exchange.writing import Note, Written, send
from openpiu.errors import OfficerError
from openpiu.store.journal import instant
from openpiu.store.passenger.models import ItemCopy, Recall, ReceivedMessage, SentMessage

ITEM = "item"  # the received message itself, as answers name it
EXPORT = "export"  # the kind of copy that a file with many items in it is
WHY_LENGTH = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is to be done with what was sent, why, and until when."""

    mode: str  # core.envelope.kinds.MODES
    reason: str
    deadline: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RecallRow:
    """One recall as lists show it."""

    recall: str
    partner: str
    ours: bool
    mode: str
    targets: int
    copies: int  # that nobody has dealt with yet
    deadline: datetime
    answered: bool
    complete: bool
    is_overdue: bool


def recall(
    post: Post, message_ids: Sequence[str], wish: Wish, *, actor: Actor, at: datetime
) -> list[str]:  # fmt: skip
    """Take back messages that this unit sent; returns the ids of the recalls, one for each partner."""
    check_may(actor, Act.RECALL)
    if wish.mode not in MODES or not wish.reason.strip() or wish.deadline <= at:
        raise OfficerError("say how (erase, restrict, correct), why, and until when it is to be done")
    with in_one_transaction():
        rows = SentMessage.objects.using("passenger").filter(id__in=_uuids(message_ids), recalled="")
        found = list(rows.select_for_update().defer("sealed").order_by("id"))
        if not found or len(found) != len(set(message_ids)):
            raise OfficerError("name messages that this unit sent and has not recalled yet")
        return take_back(post, found, wish, because_of=None, actor=actor, at=at)


def take_recall(arrival: Arrival) -> None:
    """Hide what it names, at once, and hand it on; `work` does the rest after the commit."""
    body, post, at = arrival.message.body, arrival.post, arrival.at
    row = Recall.objects.using("passenger").create(
        id=arrival.row.id, partner=arrival.partner, ours=False, targets=body["targets"], mode=body["mode"],
        begun_at=at, deadline=datetime.fromisoformat(body["deadline"]),
    )  # fmt: skip
    items = _items(row)
    items.filter(standing="applied").update(standing="hidden")
    enter(
        "exchange.hidden", actor=MACHINE, at=at, subject=f"recall:{row.id}", partner=arrival.partner.code,
        mode=row.mode, targets=len(row.targets),
    )  # fmt: skip
    _hand_on(post, row, body["reason"], at=at)


def work(post: Post, *, at: datetime) -> int:
    """Take away what a machine can of all recalls that wait, and answer those that are settled; returns how many were.

    A run that was killed is made good by the next: the carrying of bundles calls it too.
    """
    answered = 0
    for id_ in Recall.objects.using("passenger").filter(ours=False, answered_at=None).values_list("id", flat=True):
        with in_one_transaction():
            row = Recall.objects.using("passenger").select_for_update().get(id=id_)
            _remove_copies(post, row, at=at)
            answered += _answer_if_settled(post, row, actor=MACHINE, at=at)
    destroy_erased(post.record_keys)
    return answered


def settle_copy(
    post: Post, copy_id: str, *, done: str, why: str = "", actor: Actor, at: datetime
) -> bool:  # fmt: skip
    """A person says what became of one copy; True: all are settled, and the signed list has gone back."""
    check_may(actor, Act.RECALL)
    if done not in {"erased", "restricted", "cannot"} or (done != "erased" and not why.strip()):
        raise OfficerError(
            "say erased, restricted or cannot; the last two with a reason, such as a court's file number"
        )
    with in_one_transaction():
        copy = ItemCopy.objects.using("passenger").select_for_update().filter(id__in=_uuids([copy_id]), done="").first()
        if copy is None or copy.kind == "onward":
            raise OfficerError("there is no such copy that waits for a person")
        items = [copy.received.message, *_settle_with(copy, done, why.strip()[:WHY_LENGTH], at=at)]
        enter(
            "exchange.recalled", actor=actor, at=at, subject=f"copy:{copy.id}", purpose="6.2b", done=done,
            kind=copy.kind, items=len(items),
        )  # fmt: skip
        recalls = Recall.objects.using("passenger").filter(
            ours=False, partner=copy.received.partner_id, targets__overlap=items, answered_at=None
        )
        answered = [_answer_if_settled(post, row, actor=actor, at=at) for row in recalls]
        return any(answered)


def take_answer(arrival: Arrival) -> None:
    """The partner's signed list; where we had handed on another's recall, that one may be complete now."""
    body, at = arrival.message.body, arrival.at
    row = Recall.objects.using("passenger").filter(id=body["recall"], ours=True, partner=arrival.partner).first()
    if row is None or row.answered_at is not None:
        return
    row.answered_at, row.complete, row.answer = at, body["complete"], arrival.row.id
    row.save(using="passenger", update_fields=["answered_at", "complete", "answer"])
    standing = "done" if body["complete"] else "partly"
    SentMessage.objects.using("passenger").filter(id__in=row.targets).update(recalled=standing)
    enter(
        "exchange.recall_answered", actor=MACHINE, at=at, subject=f"recall:{row.id}", partner=arrival.partner.code,
        complete=row.complete, copies=sum(len(one["copies"]) for one in body["targets"]),
    )  # fmt: skip
    if row.because_of is not None:
        onward = ItemCopy.objects.using("passenger").filter(kind="onward", reference__in=[str(t) for t in row.targets])
        for copy in onward.filter(done=""):
            _settle(
                copy, "erased" if row.complete else "cannot", "" if row.complete else "kept by the recipient", at=at
            )
        _answer_if_settled(
            arrival.post, Recall.objects.using("passenger").get(id=row.because_of), actor=MACHINE, at=at
        )  # fmt: skip


def escalate(*, at: datetime) -> int:
    """Recalls, ours and partners', whose time has passed without an answer become an alarm, once."""
    with in_one_transaction():
        rows = Recall.objects.using("passenger").select_for_update().filter(
            answered_at=None, overdue_at=None, deadline__lte=at
        )  # fmt: skip
        found = list(rows.order_by("id"))
        for row in found:
            row.overdue_at = at
            row.save(using="passenger", update_fields=["overdue_at"])
            enter(
                "exchange.recall_overdue", actor=MACHINE, at=at, subject=f"recall:{row.id}", partner=row.partner_id,
                ours=row.ours,
            )  # fmt: skip
    return len(found)


def list_recalls(*, actor: Actor) -> tuple[RecallRow, ...]:
    """Open ones first, by their deadline."""
    check_may(actor, Act.SEE_EXCHANGE)
    rows = Recall.objects.using("passenger").order_by("deadline", "id")
    return tuple(sorted((row_of(row) for row in rows), key=lambda row: row.answered))


def list_copies(recall_id: str, *, actor: Actor) -> tuple[tuple[str, str, str, str], ...]:
    """Id, kind, reference and what became of each copy that a partner's recall found."""
    check_may(actor, Act.RECALL)
    row = Recall.objects.using("passenger").filter(id__in=_uuids([recall_id]), ours=False).first()
    if row is None:
        raise OfficerError("there is no such recall of a partner")
    copies = ItemCopy.objects.using("passenger").filter(received__in=_items(row)).order_by("made_at", "id")
    return tuple((str(copy.id), copy.kind, copy.reference, copy.done) for copy in copies)


def hidden_on_arrival(partners: Iterable[str], messages: Iterable[str]) -> set[tuple[str, str]]:
    """Partner and id of messages that were recalled before they came."""
    ids = [UUID(one) for one in messages]
    rows = Recall.objects.using("passenger").filter(partner__in=partners, ours=False, targets__overlap=ids)
    return {(row.partner_id, str(target)) for row in rows for target in row.targets}


def destroy_erased(record_keys: RecordKeys) -> int:
    """Destroy the keys of all erased items that still have one; the next run makes good one that was killed."""
    rows = ReceivedMessage.objects.using("passenger").filter(standing="erased", persons=True)
    return sum(record_keys.destroy(name) for name in rows.values_list("sealed_under", flat=True))


def take_back(
    post: Post, rows: Sequence[SentMessage], wish: Wish, *, because_of: UUID | None = None, actor: Actor, at: datetime
) -> list[str]:  # fmt: skip
    """Recall these, inside the caller's transaction; returns the ids of the recalls, one for each partner."""
    made = []
    for partner in sorted({row.partner_id for row in rows}):
        targets = [row.id for row in rows if row.partner_id == partner]
        body = {
            "targets": [str(one) for one in targets], "reason": wish.reason.strip(), "mode": wish.mode,
            "deadline": instant(wish.deadline),
        }  # fmt: skip
        (sent,) = send(post, [Written(Note(partner=partner, type="recall", body=body))], actor=actor, at=at)
        Recall.objects.using("passenger").create(
            id=sent.id, partner_id=partner, ours=True, targets=targets, mode=wish.mode, begun_at=at,
            deadline=wish.deadline, because_of=because_of,
        )  # fmt: skip
        SentMessage.objects.using("passenger").filter(id__in=targets).update(recalled="asked")
        enter(
            "exchange.recalled", actor=actor, at=at, subject=f"recall:{sent.id}", partner=partner, mode=wish.mode,
            targets=len(targets),
        )  # fmt: skip
        made.append(str(sent.id))
    return made


def _hand_on(post: Post, row: Recall, reason: str, *, at: datetime) -> None:
    """Recall from those to whom it was passed on."""
    onward = [UUID(copy.reference) for copy in _open_copies(row).filter(kind="onward")]
    sent = list(SentMessage.objects.using("passenger").filter(id__in=onward, recalled="").defer("sealed"))
    if sent:
        wish = Wish(mode=row.mode, reason=reason, deadline=row.deadline)
        take_back(post, sent, wish, because_of=row.id, actor=MACHINE, at=at)


def _answer_if_settled(post: Post, row: Recall, *, actor: Actor, at: datetime) -> bool:
    """Erase or restrict the items and send the list, once no copy waits any more."""
    if row.answered_at is not None or _open_copies(row).exists():
        return False
    restricted = row.mode != "erase"
    _items(row).filter(standing="hidden").update(standing="restricted" if restricted else "erased")
    targets = _told(row)
    complete = all(copy["done"] != "cannot" for one in targets for copy in one["copies"])
    body = {"recall": str(_message_of(row)), "targets": targets, "complete": complete}
    note = Note(partner=row.partner_id, type="recall.answer", body=body)
    (sent,) = send(post, [Written(note)], actor=actor, at=at)
    row.answered_at, row.complete, row.answer = at, complete, sent.id
    row.save(using="passenger", update_fields=["answered_at", "complete", "answer"])
    enter(
        "exchange.recall_answered", actor=actor, at=at, subject=f"recall:{row.id}", partner=row.partner_id,
        complete=complete, copies=sum(len(one["copies"]) for one in targets),
    )  # fmt: skip
    return True


def _told(row: Recall) -> list[Mapping[str, Any]]:
    """Each target with every copy of it, in the order in which they were made."""
    items = {item.message: item for item in _items(row).defer("sealed")}
    copies: dict[UUID, list[ItemCopy]] = defaultdict(list)
    for copy in ItemCopy.objects.using("passenger").filter(received__in=_items(row)).order_by("made_at", "id"):
        copies[copy.received_id].append(copy)
    done = "erased" if row.mode == "erase" else "restricted"
    return [_told_one(target, items.get(target), copies, done) for target in row.targets]


def _told_one(
    target: UUID, item: ReceivedMessage | None, copies: Mapping[UUID, Sequence[ItemCopy]], done: str
) -> Mapping[str, Any]:  # fmt: skip
    if item is None:
        return {"id": str(target), "copies": []}
    own = {"kind": ITEM, "reference": str(item.id), "done": done, "why": ""}
    found = [
        {"kind": c.kind, "reference": c.reference, "done": c.done, "why": c.why} for c in copies.get(item.id, ())
    ]  # fmt: skip
    return {"id": str(target), "copies": [own, *found]}


def _message_of(row: Recall) -> UUID:
    return ReceivedMessage.objects.using("passenger").values_list("message", flat=True).get(id=row.id)


def _items(row: Recall) -> Any:
    return ReceivedMessage.objects.using("passenger").filter(partner=row.partner_id, message__in=row.targets)


def _open_copies(row: Recall) -> Any:
    return ItemCopy.objects.using("passenger").filter(received__in=_items(row), done="").order_by("id")


def _settle(copy: ItemCopy, done: str, why: str, *, at: datetime) -> None:
    copy.done, copy.why, copy.done_at = done, why, at
    copy.save(using="passenger", update_fields=["done", "why", "done_at"])


def _settle_with(copy: ItemCopy, done: str, why: str, *, at: datetime) -> list[UUID]:
    """Settle a copy, and where it is an export, what else of the partner was recalled and is in the same one.

    Returns the other items' ids at the partner: one file is dealt with once, however many items are in it.
    """
    _settle(copy, done, why, at=at)
    if copy.kind != EXPORT:
        return []
    others = ItemCopy.objects.using("passenger").filter(
        kind=EXPORT, reference=copy.reference, done="", received__partner=copy.received.partner_id,
        received__standing="hidden",
    )  # fmt: skip
    items = list(others.values_list("received__message", flat=True))
    others.update(done=done, why=why, done_at=at)
    return items


def _remove_copies(post: Post, row: Recall, *, at: datetime) -> None:
    """Let the rooms that hold copies take them away; what they did is written at once for all."""
    waiting: dict[str, dict[UUID, str]] = defaultdict(dict)
    for id_, kind, reference in _open_copies(row).exclude(kind="onward").values_list("id", "kind", "reference"):
        waiting[kind][id_] = reference
    done: dict[str, list[UUID]] = defaultdict(list)
    for kind in sorted(waiting):
        if kind in post.sweepers:
            done[post.sweepers[kind](list(waiting[kind].values()), row.mode, at)] += waiting[kind]
            continue
        for id_, reference in waiting[kind].items():
            done[post.removers.get(kind, _nobody)(reference, row.mode)].append(id_)
    for what in sorted(done.keys() - {""}):
        ItemCopy.objects.using("passenger").filter(id__in=done[what]).update(done=what, done_at=at)


def _nobody(reference: str, mode: str) -> str:
    """No room of ours takes such copies away by itself."""
    return ""


def row_of(row: Recall) -> RecallRow:
    """A recall as lists show it."""
    return RecallRow(
        recall=str(row.id), partner=row.partner_id, ours=row.ours, mode=row.mode, targets=len(row.targets),
        copies=0 if row.ours else _open_copies(row).count(), deadline=row.deadline,
        answered=row.answered_at is not None, complete=row.complete, is_overdue=row.overdue_at is not None,
    )  # fmt: skip


def _uuids(texts: Iterable[str]) -> list[UUID]:
    found = []
    for text in texts:
        try:
            found.append(UUID(text))
        except ValueError:
            return []
    return found
