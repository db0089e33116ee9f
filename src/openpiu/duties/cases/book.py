"""Reading and writing the events and contents of one case; whoever writes takes the case's turn first.

Belongs here: rows. Not here: who may (`writing`, `seeing`), what an event means (`core.cases`).
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import overload
from uuid import UUID

from django.db import connections
from django.db.models import CharField, Exists, OuterRef
from django.db.models.functions import Cast

from openpiu.core.cases.contents import Content, read_content, write_content
from openpiu.core.cases.events import JOINT, OWN, Event, read_event, write_event
from openpiu.core.cases.state import State
from openpiu.core.terms.ids import IdMaker
from openpiu.store.passenger.models import CaseContent, CaseEvent, ItemCopy
from openpiu.store.sealed import CASE, kept_name

COPY = "case"  # the kind of copy of a received item that a content in a case is
TAKEN_BACK = ("hidden", "restricted", "erased")  # standings of a received message


def take_turn(case: str, node: str = "") -> None:
    """Wait until nobody else writes in this case; it ends with the transaction.

    With a node: nobody else takes up what that node wrote. What other nodes write needs no turn with one's own: two
    deliveries that came to wait for each other's cases, and for the ledger, would wait for ever.
    """
    with connections["passenger"].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 2016))", [f"case:{case}:{node}"])


def joint_events(case: str) -> tuple[Event, ...]:
    """All joint events that are taken up, lane by lane."""
    rows = CaseEvent.objects.using("passenger").filter(case=case, lane=JOINT).order_by("node", "sequence")
    return tuple(read_event(bytes(row.line)) for row in rows)


class StoredLane(Sequence[Event]):
    """One node's joint lane as it lies in the store, each event read when it is asked for."""

    def __init__(self, case: str, node: str) -> None:
        self._rows = CaseEvent.objects.using("passenger").filter(case=case, lane=JOINT, node=node)
        self._length: int = self._rows.order_by("-sequence").values_list("sequence", flat=True).first() or 0

    def __len__(self) -> int:
        """How many events there are: their numbers have no gap."""
        return self._length

    @overload
    def __getitem__(self, place: int) -> Event: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Event]: ...

    def __getitem__(self, place: int | slice) -> Event | Sequence[Event]:
        """By place, from 0."""
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(self._length))]
        number = (place + self._length if place < 0 else place) + 1
        line = self._rows.filter(sequence=number).values_list("line", flat=True).first()
        if line is None:
            raise IndexError(place)
        return read_event(bytes(line))


def later_of_kind(event: Event, kind: str) -> tuple[Event, ...]:
    """What the same node wrote of one kind after this event."""
    rows = CaseEvent.objects.using("passenger").filter(case=event.case, lane=JOINT, node=event.node, kind=kind)
    return tuple(read_event(bytes(row.line)) for row in rows.filter(sequence__gt=event.sequence).order_by("sequence"))


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


def add_content(case: str, content: Content, *, ids: IdMaker) -> bool:
    """Sealed under a key of its own. False: it is here already, or was erased; then it is not written again."""
    id_ = content_id(case, content.hash, ids)
    if CaseContent.objects.using("passenger").filter(id=id_).exists():
        return False
    row = CaseContent(id=id_, case=case, hash=content.hash)
    row.seal(write_content(content).decode(), under=kept_name(id_, CASE))
    row.save(using="passenger", force_insert=True)
    return True


def contents_of(case: str, hashes: Iterable[str]) -> dict[str, Content]:
    """Hash -> content, of those that are here, not erased, and not taken back by who sent them."""
    rows = CaseContent.objects.using("passenger").filter(~_is_taken_back(), case=case, hash__in=list(hashes))
    return {row.hash: read_content(row.content.encode()) for row in rows.filter(erased_at=None)}


def hide_taken_back(state: State, case: str) -> None:
    """Let a view of a case show nothing of what a recall has hidden, before the case itself tells of it (EXC-11)."""
    hidden = CaseContent.objects.using("passenger").filter(_is_taken_back(), case=case)
    events = (state.contents.get(digest, {}).get("event", "") for digest in hidden.values_list("hash", flat=True))
    record = {"by": "", "mode": "erase", "reason": "recall", "deadline": ""}
    state.put(("recalled", event, record) for event in list(events) if event and event not in state.recalled)


def kept_content(case: str, digest: str) -> UUID | None:
    """The row of a content that is here and not erased."""
    rows = CaseContent.objects.using("passenger").filter(case=case, hash=digest, erased_at=None)
    return rows.values_list("id", flat=True).first() if digest else None


def kept_hashes(case: str) -> frozenset[str]:
    """Hashes of all contents of a case that can be opened."""
    rows = CaseContent.objects.using("passenger").filter(~_is_taken_back(), case=case, erased_at=None)
    return frozenset(rows.values_list("hash", flat=True))


def _is_taken_back() -> Exists:
    """Whether the message that brought a content was taken back: the content is hidden with it, at once."""
    copies = ItemCopy.objects.using("passenger").filter(kind=COPY, received__standing__in=TAKEN_BACK)
    return Exists(copies.filter(reference=Cast(OuterRef("id"), CharField())))


def content_id(case: str, digest: str, ids: IdMaker) -> UUID:
    """Of the row, and of its key."""
    return ids.make("case-content", case, digest)


def instant(at: datetime) -> str:
    """As events write it."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
