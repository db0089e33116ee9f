"""Reading and writing the events and contents of one case; whoever writes takes the case's turn first.

Belongs here: rows. Not here: who may (`writing`, `seeing`), what an event means (`core.cases`).
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from uuid import UUID

from django.db import connections

from openpiu.core.cases.contents import Content, read_content, write_content
from openpiu.core.cases.events import JOINT, OWN, Event, read_event, write_event
from openpiu.core.terms.ids import IdMaker
from openpiu.store.passenger.models import CaseContent, CaseEvent
from openpiu.store.sealed import CASE, kept_name


def take_turn(case: str) -> None:
    """Wait until nobody else writes in this case; it ends with the transaction."""
    with connections["passenger"].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 2016))", [f"case:{case}"])


def joint_events(case: str) -> tuple[Event, ...]:
    """All joint events that are taken up, lane by lane."""
    rows = CaseEvent.objects.using("passenger").filter(case=case, lane=JOINT).order_by("node", "sequence")
    return tuple(read_event(bytes(row.line)) for row in rows)


def own_events(case: str, node: str) -> tuple[Event, ...]:
    """What this node wrote for itself."""
    rows = CaseEvent.objects.using("passenger").filter(case=case, lane=OWN, node=node).order_by("sequence")
    return tuple(read_event(bytes(row.line)) for row in rows)


def add_event(event: Event, *, at: datetime, ids: IdMaker) -> None:
    """The next event of its lane; the database refuses any other."""
    CaseEvent.objects.using("passenger").create(
        id=ids.make("case-event", event.case, event.id), case=event.case, node=event.node, lane=event.lane,
        sequence=event.sequence, kind=event.kind, hash=event.hash, previous=event.previous, content=event.content,
        line=write_event(event), taken_at=at,
    )  # fmt: skip


def add_content(case: str, content: Content, *, ids: IdMaker) -> None:
    """Sealed under a key of its own. Content that is here already, or was erased, is not written again."""
    id_ = content_id(case, content.hash, ids)
    if CaseContent.objects.using("passenger").filter(id=id_).exists():
        return
    row = CaseContent(id=id_, case=case, hash=content.hash)
    row.seal(write_content(content).decode(), under=kept_name(id_, CASE))
    row.save(using="passenger", force_insert=True)


def contents_of(case: str, hashes: Iterable[str]) -> dict[str, Content]:
    """Hash -> content, of those that are here and not erased."""
    rows = CaseContent.objects.using("passenger").filter(case=case, hash__in=list(hashes), erased_at=None)
    return {row.hash: read_content(row.content.encode()) for row in rows}


def content_id(case: str, digest: str, ids: IdMaker) -> UUID:
    """Of the row, and of its key."""
    return ids.make("case-content", case, digest)


def instant(at: datetime) -> str:
    """As events write it."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
