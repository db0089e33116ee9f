"""What travels of a case inside one message between nodes: an event with its content, as plain JSON.

Belongs here: putting them together and taking them apart, each bound to the other. Not here: the envelope around it,
whose signature, seal and number are its own. An event of an own lane has no parcel.
"""

from collections.abc import Mapping
from typing import Any

from openpiu.core.cases.contents import Content, read_content, write_content
from openpiu.core.cases.events import JOINT, Event, read_event, write_event
from openpiu.core.ledger.entries import canonical, read_canonical
from openpiu.errors import IntegrityError, OurError


def parcel_of(event: Event, content: Content | None) -> dict[str, Any]:
    """`event`, and `content` where it has some that was not taken back; OurError for what must not leave."""
    if event.lane != JOINT or (content is not None and content.hash != event.content):
        raise OurError(f"{event.id} does not leave its node, or this is not its content")
    parcel: dict[str, Any] = {"event": read_canonical(write_event(event))}
    return parcel if content is None else {**parcel, "content": read_canonical(write_content(content))}


def open_parcel(parcel: Mapping[str, Any]) -> tuple[Event, Content | None]:
    """The event and its content; IntegrityError where either is not one, or they do not belong together.

    Hash, signature and place of the event are for `lanes` to check.
    """
    if not {"event"} <= parcel.keys() <= {"event", "content"}:
        raise IntegrityError("not a parcel of a case: it holds an event, and its content")
    event = read_event(_line(parcel["event"]))
    content = read_content(_line(parcel["content"])) if "content" in parcel else None
    if event.lane != JOINT or (content is not None and content.hash != event.content):
        raise IntegrityError(f"{event.id}: the content is not what the event says, or the event should not travel")
    return event, content


def _line(fields: object) -> bytes:
    """Canonical JSON again, whatever the form in which it travelled."""
    try:
        if isinstance(fields, dict):
            return canonical(fields)
    except (TypeError, ValueError, RecursionError):
        pass  # a number, a text or a depth that JSON has no form for: the answer is the same
    raise IntegrityError("not a parcel of a case: event and content are mappings")
