"""A case as an officer of the unit sees it: the joint state, the unit's own over it, one thing's content at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from openpiu.core.cases.folding import Replay, replay, with_own
from openpiu.core.cases.parting import expired
from openpiu.core.cases.state import State, is_readable
from openpiu.core.law.conditions import Ask, purpose_of
from openpiu.core.law.permissions import Act
from openpiu.core.law.roles import Actor
from openpiu.duties.acting import admit, enter, in_one_transaction
from openpiu.duties.cases.book import contents_of, hide_taken_back, instant, joint_events, own_events
from openpiu.errors import OfficerError


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """One thing with what it says."""

    thing: str
    record: Mapping[str, Any]
    values: Mapping[str, Any]


def see(case: str, *, node: str, actor: Actor, at: datetime) -> tuple[Replay, State]:
    """How the case stands, and the unit's own view of it: ids, codes, dates; no content."""
    admit(Ask(actor=actor, act=Act.SEE_CASES), at=at, kind="case")
    seen = replay(joint_events(case))
    own = with_own(seen.state, own_events(case, node))
    hide_taken_back(own, case)
    return seen, own


def open_thing(case: str, thing: str, *, node: str, actor: Actor, at: datetime, wanted: str = "") -> Opened:
    """One thing's content: a consultation, entered in the ledger. OfficerError where nothing may be shown."""
    _seen, state = see(case, node=node, actor=actor, at=at)
    record = state.things.get(thing)
    if record is None or not is_readable(state, thing) or thing in expired(state, instant(at)[:10]):
        raise OfficerError("there is no such thing in the case, or it was withdrawn or taken back, or its time is over")
    hashes = {one["event"]: digest for digest, one in state.contents.items()}
    digest = hashes.get(record["content"], "")
    found = contents_of(case, [digest]).get(digest)
    if found is None:
        raise OfficerError("its content is not here: it was erased, or has not come yet")
    with in_one_transaction():
        purpose = purpose_of(actor, wanted) or None
        enter(
            "case.viewed", actor=actor, at=at, subject=f"case:{case}", purpose=purpose, thing=thing, version=digest
        )  # fmt: skip
    return Opened(thing=thing, record=record, values=found.values)
