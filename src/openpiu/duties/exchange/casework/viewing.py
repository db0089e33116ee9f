"""Cases as a list, and one case with its timeline: ids, codes, dates; what an event says is opened by itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from openpiu.core.cases.events import JOINT, Event
from openpiu.core.cases.folding import Replay
from openpiu.core.cases.state import CASE
from openpiu.core.law.conditions import Ask
from openpiu.core.law.permissions import Act
from openpiu.core.law.roles import Actor
from openpiu.duties import cases
from openpiu.duties.acting import admit
from openpiu.duties.cases.book import joint_events, kept_hashes
from openpiu.duties.exchange.casework.writing import held_of
from openpiu.duties.exchange.post import Post
from openpiu.errors import OfficerError
from openpiu.store.passenger.models import CaseEvent, CaseParty, CaseWaiting


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """One case in a list."""

    case: str
    state: str  # open, closed; empty: its opening has not come yet
    lead: str
    standing: str  # of this unit in it
    parties: tuple[str, ...]
    until: str
    events: int
    waiting: int  # messages behind a gap
    hash: str  # of the state, the same at every node
    alarms: tuple[str, ...]  # who sees it differently


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One event of the timeline."""

    event: str
    at: str
    kind: str
    author: str
    facts: Mapping[str, Any]
    refused: str  # why it does not count; empty: it counts
    content: str  # here, gone; empty: it has none


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One case."""

    row: CaseRow
    members: Mapping[str, str]
    hidden: tuple[str, ...]  # events whose content was taken back
    timeline: tuple[Step, ...]


def list_cases(post: Post, *, actor: Actor, at: datetime) -> tuple[CaseRow, ...]:
    """All cases, in the order of their names."""
    admit(Ask(actor=actor, act=Act.SEE_CASES), at=at, kind="case")
    names = CaseEvent.objects.using("passenger").filter(lane=JOINT).values_list("case", flat=True)
    return tuple(_row(post, name, held_of(name).seen) for name in sorted(set(names)))


def show_case(post: Post, case: str, *, actor: Actor, at: datetime) -> Shown:
    """One case with its timeline; OfficerError where there is none."""
    seen, own = cases.see(case, node=post.node, actor=actor, at=at)
    if not seen.steps:
        raise OfficerError("there is no such case here; `openpiu case list` names them")
    events = {event.id: event for event in joint_events(case)}
    kept = kept_hashes(case)
    refusals = {step.event: step.refusal for step in seen.steps}
    return Shown(
        row=_row(post, case, seen), members={node: own.standing_of(node) for node in sorted(own.members)},
        hidden=tuple(sorted(own.recalled)),
        timeline=tuple(_step(events[step.event], refusals[step.event], kept) for step in seen.steps),
    )  # fmt: skip


def _row(post: Post, case: str, seen: Replay) -> CaseRow:
    state, about = seen.state, seen.state.case.get(CASE, {})
    found = CaseParty.objects.using("passenger").filter(case=case).exclude(finding="").order_by("node")
    waiting = CaseWaiting.objects.using("passenger").filter(case=case, is_over=False)
    return CaseRow(
        case=case, state=about.get("state", ""), lead=state.lead, standing=state.standing_of(post.node),
        parties=state.parties(), until=about.get("until", ""), events=len(seen.steps), waiting=waiting.count(),
        hash=seen.hash, alarms=tuple(f"{row.node}: {row.finding} {row.about}" for row in found),
    )  # fmt: skip


def _step(event: Event, refusal: str, kept: frozenset[str]) -> Step:
    content = ("here" if event.content in kept else "gone") if event.content else ""
    return Step(
        event=event.id, at=event.at, kind=event.kind, author=event.author, facts=event.facts, refused=refusal,
        content=content,
    )  # fmt: skip
