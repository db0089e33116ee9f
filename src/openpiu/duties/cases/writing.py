"""Appending to the unit's own lane, and taking up what other nodes wrote; each with its ledger entry (EXC-13)."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from openpiu.adapters.keys.base import KeyStore
from openpiu.core.cases.contents import SALT_BYTES, Content, content_of
from openpiu.core.cases.events import Draft, Event, Fact, Pen
from openpiu.core.cases.folding import replay
from openpiu.core.cases.lanes import Admission, Outcome, Vouch, admit
from openpiu.core.cases.parcels import open_parcel
from openpiu.core.cases.writing import next_joint, next_own
from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.roles import MACHINE, Actor
from openpiu.core.terms.ids import IdMaker
from openpiu.duties.acting import enter, in_one_transaction
from openpiu.duties.cases.book import (
    StoredLane,
    add_content,
    add_event,
    instant,
    joint_events,
    later_of_kind,
    own_events,
    take_turn,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What an officer writes."""

    kind: str
    facts: Mapping[str, Fact] = field(default_factory=dict)
    terms: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Any] | None = None  # the content, where the kind has some
    is_own: bool = False  # for the unit alone


def write(said: Said, *, case: str, pen: Pen, actor: Actor, at: datetime, keys: KeyStore) -> Event:
    """The next event of the unit's lane; Refused where it would not count. Nothing is written then."""
    check_may(actor, Act.WRITE_CASES)
    ids = IdMaker(keys.identity_key())
    content = None if said.values is None else content_of(said.values, salt=secrets.token_bytes(SALT_BYTES))
    with in_one_transaction():
        take_turn(case)
        event = _next(_draft(said, content, actor, at), said, case, pen)
        add_event(event, at=at, ids=ids)
        if content is not None:
            add_content(case, content, ids=ids)
        enter("case.written", actor=actor, at=at, subject=f"case:{case}", event=event.id, kind=event.kind)
    return event


def take_in(parcel: Mapping[str, Any], *, case: str, vouch: Vouch, at: datetime, keys: KeyStore) -> Admission:
    """What another node wrote, as it comes out of a message; the outcome says what became of it.

    A gap is for the caller to ask about. IntegrityError where it is no parcel. A repeat changes nothing, but for
    content that comes after its event.
    """
    event, content = open_parcel(parcel)
    ids = IdMaker(keys.identity_key())
    with in_one_transaction():
        take_turn(case, event.node)
        said = _admit(event, case, vouch)
        if said.outcome is Outcome.NEXT:
            add_event(event, at=at, ids=ids)
        is_taken = said.outcome in {Outcome.NEXT, Outcome.KNOWN}
        is_new = is_taken and content is not None and _is_wanted(event, at) and add_content(case, content, ids=ids)
        if is_new or said.outcome is Outcome.NEXT:
            detail = {"event": event.id, "kind": event.kind, "node": event.node}
            enter("case.received", actor=MACHINE, at=at, subject=f"case:{case}", **detail)
        elif said.outcome in {Outcome.FORK, Outcome.FORGED}:
            detail = {"event": event.id, "hash": event.hash, "outcome": said.outcome.value}
            enter("case.refused", actor=MACHINE, at=at, subject=f"case:{case}", **detail)
    return said


def _admit(event: Event, case: str, vouch: Vouch) -> Admission:
    """As its lane says; the first event of a node that nobody in the case has named yet waits."""
    said = admit(StoredLane(case, event.node), event, case=case, vouch=vouch)
    if said.outcome is not Outcome.NEXT or event.sequence > 1 or _is_expected(event, case):
        return said
    return replace(said, outcome=Outcome.GAP, why=f"{event.id}: nobody has named {event.node} in the case yet")


def _is_expected(event: Event, case: str) -> bool:
    events = joint_events(case)
    return event.node in replay(events).state.members if events else event.kind == "opened"


def _is_wanted(event: Event, at: datetime) -> bool:
    """Whether content of this event may be kept: not over by its terms, not taken back by its node since."""
    if "" < event.terms.get("delete_by", "") < instant(at)[:10]:
        return False
    recalls = (one for one in later_of_kind(event, "recalled") if one.facts.get("mode") == "erase")
    return not any(event.id in texts for one in recalls if isinstance(texts := one.facts.get("events"), tuple))


def _draft(said: Said, content: Content | None, actor: Actor, at: datetime) -> Draft:
    return Draft(
        at=instant(at), author=actor.id, role=actor.role.value if actor.role else "machine", kind=said.kind,
        facts=said.facts, terms=said.terms, content=content.hash if content else "",
    )  # fmt: skip


def _next(draft: Draft, said: Said, case: str, pen: Pen) -> Event:
    events = joint_events(case)
    if said.is_own:
        return next_own(draft, case=case, pen=pen, events=events, own=own_events(case, pen.node))
    return next_joint(draft, case=case, pen=pen, events=events)
