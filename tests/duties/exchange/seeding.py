"""A case that has grown long: what thousands of messages would have left, written at once."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from openpiu.core.cases.contents import write_content
from openpiu.core.cases.events import Event, write_event
from openpiu.core.envelope.messages import write_message
from openpiu.duties.cases.book import content_id
from openpiu.store.passenger.models import CaseContent, CaseEvent, ItemCopy, PostLane, ReceivedMessage
from openpiu.store.sealed import CASE as CASE_KEYS
from openpiu.store.sealed import GOT, shelf_names
from tests.duties.exchange.casework import ARC, CASE, Table


def seed(table: Table, events: Sequence[Event]) -> None:
    """The rows of these events of the partner, as their messages would have made them one by one."""
    made = [table.content_message(event) for event in events]
    messages = [_received(table, one) for one in made]
    for row, one, name in zip(messages, made, shelf_names(GOT, messages[0].id, len(made)), strict=True):
        row.seal(write_message(one).payload.decode(), under=name)
    contents = [_content(table, event) for event in events]
    for held, event, name in zip(contents, events, shelf_names(CASE_KEYS, contents[0].id, len(events)), strict=True):
        held.seal(write_content(table.contents[event.content]).decode(), under=name)
    ReceivedMessage.objects.using("passenger").bulk_create(messages, batch_size=1000)
    CaseEvent.objects.using("passenger").bulk_create([_event(table, event) for event in events], batch_size=1000)
    CaseContent.objects.using("passenger").bulk_create(contents, batch_size=1000)
    copies = [_copy(table, *pair) for pair in zip(messages, contents, strict=True)]
    ItemCopy.objects.using("passenger").bulk_create(copies, batch_size=1000)
    last = messages[-1]
    lane = PostLane.objects.using("passenger").filter(partner=ARC, lane="cases")
    lane.update(in_seq=last.seq, in_digest=last.digest)


def _received(table: Table, made: dict[str, Any]) -> ReceivedMessage:
    return ReceivedMessage(
        id=table.desk.post.ids().make("received", ARC, "cases", str(made["seq"])), partner_id=ARC,
        message=UUID(made["id"]), lane="cases", seq=made["seq"], prev=made["prev"], type=made["type"],
        digest=write_message(made).digest, persons=True, handling=made["handling"], originator=ARC,
        received_at=table.desk.at, standing="applied", dealt_at=table.desk.at, receipt="signed",
    )  # fmt: skip


def _event(table: Table, event: Event) -> CaseEvent:
    return CaseEvent(
        id=table.desk.post.ids().make("case-event", CASE, event.id), case=CASE, node=event.node, lane=event.lane,
        sequence=event.sequence, kind=event.kind, hash=event.hash, previous=event.previous, content=event.content,
        line=write_event(event), taken_at=table.desk.at,
    )  # fmt: skip


def _content(table: Table, event: Event) -> CaseContent:
    return CaseContent(id=content_id(CASE, event.content, table.desk.post.ids()), case=CASE, hash=event.content)


def _copy(table: Table, message: ReceivedMessage, content: CaseContent) -> ItemCopy:
    return ItemCopy(
        id=table.desk.post.ids().make("copy", str(message.id), "case", str(content.id)), received=message, kind="case",
        reference=str(content.id), made_at=table.desk.at,
    )  # fmt: skip
