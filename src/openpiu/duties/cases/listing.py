"""The cases of this unit as a list: purpose and state, parties, what is open, the last event on both clocks.

Belongs here: rows. Not here: one case with its content (`filing`), grants (`panel`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from openpiu.core.cases.events import Event
from openpiu.core.cases.folding import replay, with_own
from openpiu.core.cases.state import CASE, State
from openpiu.core.law.conditions import Ask
from openpiu.core.law.permissions import Act
from openpiu.core.law.roles import Actor
from openpiu.duties.acting import admit
from openpiu.duties.cases.book import contents_of, joint_events, own_events
from openpiu.duties.cases.matrix import event_shown_here
from openpiu.store.passenger.models import CaseEvent

UNDONE = frozenset({"open", "under_way"})  # states of a task about which somebody must still do something
SAID = ("title", "terms")  # facts of a case that name the event whose content says it


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """One case. No person is named: what it says stands in its things."""

    case: str
    state: str  # open or closed
    purpose: str  # empty where it was taken back, or may not be shown
    offence: str
    lead: str
    parties: tuple[str, ...]
    standing: str  # of this unit: member, invited, left, withdrawn
    open_tasks: int
    last_at: datetime  # when the last event was written, as its unit says
    last_here: datetime  # when the last one was known here


def list_cases(*, node: str, actor: Actor, at: datetime) -> tuple[CaseRow, ...]:
    """All cases in which this unit is or was; the one in which something was learnt last comes first."""
    admit(Ask(actor=actor, act=Act.SEE_CASES), at=at, kind="case")
    found = (row for case in case_ids() if (row := _row(case, node, at.date())))
    return tuple(sorted(found, key=lambda row: row.last_here, reverse=True))


def case_ids() -> list[str]:
    """The ids of all cases that are stored here."""
    return list(CaseEvent.objects.using("passenger").order_by("case").values_list("case", flat=True).distinct())


def texts_of(state: State, events: Iterable[Event], *, node: str, day: date) -> dict[str, str]:
    """What the case says of itself (title, purpose, grounds), where this unit may read it."""
    by_id = {event.id: event for event in events}
    named = [by_id[name] for fact in SAID if (name := str(state.case[CASE][fact])) in by_id]
    shown = [
        event
        for event in dict.fromkeys(event.id for event in named if event.id not in state.recalled)
        if event_shown_here(state, by_id[event], node=node, day=day).is_allowed
    ]
    contents = contents_of(str(state.case[CASE]["id"]), [by_id[name].content for name in shown])
    said: dict[str, str] = {}
    for name in shown:
        content = contents.get(by_id[name].content)
        said |= {key: value for key, value in (content.values if content else {}).items() if isinstance(value, str)}
    return said


def _row(case: str, node: str, day: date) -> CaseRow | None:
    events = joint_events(case)
    joint = replay(events).state
    if not joint.case:
        return None  # events that wait for the one that opens the case
    state, record = with_own(joint, own_events(case, node)), joint.case[CASE]
    last = CaseEvent.objects.using("passenger").filter(case=case, lane="joint").order_by("-taken_at")[0]
    return CaseRow(
        case=case, state=record["state"], purpose=texts_of(joint, events, node=node, day=day).get("purpose", ""),
        offence=record["offence"], lead=joint.lead, parties=joint.parties(), standing=joint.standing_of(node),
        open_tasks=sum(one["class"] == "task" and one["state"] in UNDONE for one in state.things.values()),
        last_at=max(datetime.fromisoformat(event.at) for event in events), last_here=last.taken_at,
    )  # fmt: skip
