"""One case as its page shows it: what is agreed, who is in it, its things on two clocks with what they say.

Everything that is shown is one consultation, entered with the ids of the things whose content was shown. Content comes
only where the handling matrix allows it; else the entry says why not. Not here: acts (`writing`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from openpiu.core.cases.contents import Contents
from openpiu.core.cases.events import OWN, Event, parse_id
from openpiu.core.cases.folding import Step, replay, with_own
from openpiu.core.cases.kinds import KINDS, Writer
from openpiu.core.cases.parting import expired
from openpiu.core.cases.state import CASE, Record, State, permissions_of
from openpiu.core.law.conditions import Ask, purpose_of
from openpiu.core.law.handling import Permission, Terms, read_terms
from openpiu.core.law.permissions import Act
from openpiu.core.law.roles import Actor
from openpiu.duties.acting import admit, enter, in_one_transaction
from openpiu.duties.cases.book import contents_of, hide_taken_back, instant, joint_events, own_events
from openpiu.duties.cases.listing import texts_of
from openpiu.duties.cases.matrix import shown_here
from openpiu.errors import OfficerError
from openpiu.store.passenger.models import CaseEvent

MOST = 50  # things on one page
PURPOSE = "6.2b"  # what is in a case answers, or prepares, reasoned requests between units
ABOUT = ("thing", "one", "other")  # facts that name another thing


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What of a case is looked at."""

    cls: str = ""  # of one class only
    clock: str = "happened"  # or "learnt"
    page: int = 1
    thing: str = ""  # this one and what is about it
    names_only: bool = False  # what there is to choose from: no content, and so no consultation


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One party, invited, left or withdrawn."""

    node: str
    state: str
    has_agreed: bool  # to purpose and offence as they stand
    is_lead: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing, with what it says where that may be shown."""

    id: str
    cls: str
    node: str  # whose it is
    by: str
    state: str
    version: int
    is_own: bool  # it stays here
    happened: datetime  # when it happened; where nobody says, when it was written
    learnt: datetime  # when somebody found it; where nobody says, when it came here
    terms: Terms | None
    facts: Mapping[str, Any]
    values: Mapping[str, Any] = field(default_factory=dict)
    hidden: str = ""  # withdrawn, recalled, over, absent, handling: why it says nothing
    do: str = ""  # what the matrix says to do
    custody: Sequence[Mapping[str, str]] = ()
    holder: str = ""
    pending: str = ""
    is_intact: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """The page."""

    case: str
    record: Record  # offence, legal_basis, since, until, lead, state, terms, offer ...
    texts: Mapping[str, str]
    members: tuple[Member, ...]
    standing: str  # of this unit
    kinds: frozenset[str]  # kinds of events that this unit may write now, as far as its standing decides
    entries: tuple[Entry, ...]
    found: int  # how many there are on all pages
    names: tuple[tuple[str, str], ...]  # id and class of every thing, to choose from
    permissions: tuple[Permission, ...]
    refused: tuple[Step, ...]
    state_hash: str
    lasts: tuple[str, ...]  # the last events of the other parties, up to which a closing counts
    page: int = 1

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return max(1, -(-self.found // MOST))


def read_case(case: str, look: Look, *, node: str, actor: Actor, at: datetime) -> CaseFile:
    """The case, read; OfficerError where this unit has no such case, or it has no such thing."""
    admit(Ask(actor=actor, act=Act.SEE_CASES, purpose=purpose_of(actor, PURPOSE) or None), at=at, kind="case")
    events, own = joint_events(case), own_events(case, node)
    seen = replay(events)
    if not seen.state.case:
        raise OfficerError("there is no such case; go back to the list and open it from there")
    state = with_own(seen.state, own)
    hide_taken_back(state, case)
    chosen = [] if look.names_only else _chosen(state, look)
    if look.thing and look.thing not in state.things:
        raise OfficerError("there is no such thing in this case; go back to the case")
    shelf = _Shelf(state=state, events={one.id: one for one in (*events, *own)}, taken=_taken(case, node), at=at)
    entries = sorted((_entry(shelf, key, node) for key in chosen), key=_order(look))
    begin = (look.page - 1) * MOST
    shown = _filled(shelf, entries[begin : begin + MOST], case, node)
    if not look.names_only:
        _on_record(case, shown, seen.hash, actor, at)
    return CaseFile(
        case=case, record=seen.state.case[CASE], texts=texts_of(state, events, node=node, day=at.date()),
        members=_members(seen.state), standing=seen.state.standing_of(node), kinds=_kinds(seen.state, node),
        entries=shown, found=len(entries), names=_names(state), permissions=permissions_of(seen.state),
        refused=seen.refused, state_hash=seen.hash, lasts=_lasts(seen.state, events, node), page=look.page,
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shelf:
    state: State
    events: Mapping[str, Event]
    taken: Mapping[str, datetime]  # event -> when it came here
    at: datetime


def _chosen(state: State, look: Look) -> list[str]:
    if look.thing:
        about = [key for key, one in state.things.items() if look.thing in [one["facts"].get(fact) for fact in ABOUT]]
        return [look.thing, *about] if look.thing in state.things else []
    return [key for key, one in state.things.items() if look.cls in {"", one["class"]}]


def _taken(case: str, node: str) -> dict[str, datetime]:
    rows = CaseEvent.objects.using("passenger").filter(case=case).values_list("node", "lane", "sequence", "taken_at")
    return {
        (f"{of}/own/{number}" if lane == OWN else f"{of}/{number}"): taken
        for of, lane, number, taken in rows
        if lane != OWN or of == node
    }


def _order(look: Look) -> Any:
    if look.thing:
        return lambda entry: (entry.id != look.thing, entry.learnt, entry.id)
    return lambda entry: (entry.learnt if look.clock == "learnt" else entry.happened, entry.id)


def _entry(shelf: _Shelf, key: str, node: str) -> Entry:
    record, event = shelf.state.things[key], shelf.events[key]
    facts = record["facts"]
    happened = facts.get("happened") or facts.get("given") or event.at
    found = facts.get("found")
    return Entry(
        id=key, cls=record["class"], node=record["owner"], by=record["by"], state=record["state"],
        version=record["version"], is_own=event.lane == OWN, happened=datetime.fromisoformat(happened),
        learnt=datetime.fromisoformat(found) if found else shelf.taken[key],
        terms=read_terms(record["terms"]) if record["terms"] else None, facts=facts,
        custody=record.get("custody", ()), holder=record.get("holder", ""), pending=record.get("pending", ""),
        is_intact=record.get("is_intact", True),
    )  # fmt: skip


def _filled(shelf: _Shelf, entries: Sequence[Entry], case: str, node: str) -> tuple[Entry, ...]:
    """The same with what they say, read in one go."""
    hashes = {entry.id: shelf.events[shelf.state.things[entry.id]["content"]].content for entry in entries}
    contents = contents_of(case, hashes.values())
    over = frozenset(expired(shelf.state, instant(shelf.at)[:10]))
    return tuple(_said(shelf, entry, contents, hashes[entry.id], (node, over)) for entry in entries)


def _said(shelf: _Shelf, entry: Entry, contents: Contents, digest: str, where: tuple[str, frozenset[str]]) -> Entry:
    node, over = where
    record = shelf.state.things[entry.id]
    hidden, do = "", ""
    if record["state"] == "withdrawn":
        hidden = "withdrawn"
    elif record["content"] in shelf.state.recalled:
        hidden = "recalled"
    elif entry.id in over:
        hidden = "over"
    elif digest not in contents:
        hidden = "absent"
    elif not (answer := shown_here(shelf.state, entry.id, node=node, day=shelf.at.date())).is_allowed:
        hidden, do = "handling", answer.do
    values = {} if hidden else contents[digest].values
    return replace(entry, values=values, hidden=hidden, do=do)


def _on_record(case: str, entries: Sequence[Entry], state_hash: str, actor: Actor, at: datetime) -> None:
    """Which things were shown, and in which state of the case: that fixes their versions (PNR-13.5)."""
    shown = [entry.id for entry in entries if not entry.hidden]
    with in_one_transaction():
        enter(
            "case.viewed", actor=actor, at=at, subject=f"case:{case}", purpose=purpose_of(actor, PURPOSE) or None,
            things=shown, state=state_hash,
        )  # fmt: skip


def _members(state: State) -> tuple[Member, ...]:
    terms = state.case[CASE]["terms"]
    return tuple(
        Member(
            node=node, state=record["state"], has_agreed=record.get("agreed") == terms, is_lead=node == state.lead
        )
        for node, record in sorted(state.members.items())
    )  # fmt: skip


def _lasts(state: State, events: Sequence[Event], node: str) -> tuple[str, ...]:
    others = [other for other in state.parties() if other != node]
    numbers = {other: max((one.sequence for one in events if one.node == other), default=0) for other in others}
    return tuple(f"{other}/{number}" for other, number in numbers.items() if number)


def _names(state: State) -> tuple[tuple[str, str], ...]:
    """Joint things first; what the unit wrote for itself can be named in its own lane only."""
    order = sorted(state.things, key=lambda key: (*(parse_id(key) or ("", "", 0))[1:], key))
    return tuple((key, str(state.things[key]["class"])) for key in order)


def _kinds(state: State, node: str) -> frozenset[str]:
    """What this unit's standing lets it write; whether an event counts, the core says when it is written."""
    standing, is_member = state.standing_of(node), state.standing_of(node) == "member"
    allowed = {
        Writer.INVITED: standing == "invited", Writer.LEAD: is_member and state.lead == node,
        Writer.MEMBER: is_member, Writer.OWNER: is_member, Writer.OTHER: is_member,
        Writer.FORMER: standing in {"member", "left", "withdrawn"},
    }  # fmt: skip
    return frozenset(
        name
        for name, kind in KINDS.items()
        if allowed.get(kind.by, False) and (state.is_open or kind.is_late or kind.may_be_own)
    )
