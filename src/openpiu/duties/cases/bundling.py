"""The court bundle of a case: what the handling matrix lets a court have, what it withholds and why (EXC-3, EXC-13)."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

import msgspec

from openpiu.core.cases.court.bundle import Matter, Order, court_bundle, pack
from openpiu.core.cases.events import Event, Pen, is_code
from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.roles import Actor
from openpiu.duties.acting import enter, in_one_transaction
from openpiu.duties.cases.book import contents_of, instant, joint_events
from openpiu.errors import OfficerError, Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """What a court would get."""

    given: tuple[str, ...]  # events whose content is in it
    withheld: tuple[tuple[str, str], ...]  # event, and what to do about it
    files: dict[str, bytes]


def court_view(case: str, court: str, *, pen: Pen, verifier: bytes, actor: Actor, at: datetime) -> Bundle:
    """What the bundle would hold for this court; nothing leaves. OfficerError where case or court is none."""
    check_may(actor, Act.TAKE_TO_COURT)
    events = joint_events(case)
    if not events:
        raise OfficerError("there is no such case; go back to the list and open it from there")
    if not is_code(court):
        raise OfficerError("name the court by its code, such as UTO-COURT-1")
    order = Order(case=case, court=court, at=instant(at), by=actor.id, nodes=_keys(events))
    contents = contents_of(case, [event.content for event in events if event.content])
    files = court_bundle(order, Matter(events=events, contents=contents, files={}), pen=pen, verifier=verifier)
    withheld = msgspec.json.decode(files["case.json"])["withheld"]
    given = [msgspec.json.decode(line)["event"] for line in files["contents.jsonl"].splitlines()]
    return Bundle(given=tuple(given), withheld=tuple((event, do) for event, do in withheld), files=files)


def make_bundle(case: str, court: str, *, pen: Pen, verifier: bytes, actor: Actor, at: datetime) -> bytes:
    """The bundle as one zip, entered as a disclosure; Refused where nothing of the case may go to this court."""
    made = court_view(case, court, pen=pen, verifier=verifier, actor=actor, at=at)
    if not made.given:
        raise Refused("nothing of this case may be put before this court", rule="EXC-3")
    packed = pack(made.files)
    with in_one_transaction():
        enter(
            "case.bundled", actor=actor, at=at, subject=f"case:{case}", court=court, events=list(made.given),
            withheld=len(made.withheld), sha256=hashlib.sha256(packed).hexdigest(),
        )  # fmt: skip
    return packed


def _keys(events: tuple[Event, ...]) -> dict[str, list[str]]:
    """Node -> the keys that signed here: each event's key was compared with its node's card when it was taken in."""
    found: dict[str, set[str]] = {}
    for event in events:
        found.setdefault(event.node, set()).add(event.key)
    return {node: sorted(keys) for node, keys in found.items()}
