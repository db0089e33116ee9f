"""Whether an event counts, and what it changes: the owner writes, others propose or annotate (EXC-13).

Belongs here: the checks that every event passes, and the effect of each kind on the case itself; effects on things
stand in `thing_rules`. Not here: signatures and chains (`lanes`), the order of events (`folding`).
"""

from collections.abc import Callable, Mapping
from functools import lru_cache

from openpiu.core.cases.events import JOINT, OWN, Event, parse_id
from openpiu.core.cases.kinds import KINDS, Kind, Writer, wrong_fact
from openpiu.core.cases.refusals import Unaccepted, refuse
from openpiu.core.cases.state import CASE, Change, State
from openpiu.core.cases.thing_rules import THING_EFFECTS
from openpiu.core.law.handling import read_terms
from openpiu.errors import Refused

Effect = Callable[[State, Event], tuple[Change, ...]]


def changes_of(state: State, event: Event) -> tuple[Change, ...]:
    """What this event changes in that state; Unaccepted, with the reason and the names, where it does not count."""
    kind = KINDS.get(event.kind)
    if kind is None:
        refuse("unknown-kind", event)
    _check_form(event, kind)
    _check_time(state, event, kind)
    _check_writer(state, event, kind)
    effect = EFFECTS.get(event.kind) or THING_EFFECTS[event.kind]
    changes = effect(state, event)
    return (*changes, *_new_content(state, event))


def _check_form(event: Event, kind: Kind) -> None:
    if event.lane == OWN and not kind.may_be_own:
        refuse("not-own", event)
    name = wrong_fact(kind, event.facts)
    if name:
        refuse("wrong-fact", event, name)
    if event.lane == JOINT and _names_own(event.facts):
        refuse("own-in-joint", event)
    if bool(event.content) is not kind.has_content:
        refuse("wrong-content", event)
    _check_terms(event, kind)


def _names_own(facts: Mapping[str, object]) -> bool:
    """Whether a fact gives away the id of an event that never leaves."""
    texts = (text for fact in facts.values() for text in (fact if isinstance(fact, tuple) else (fact,)))
    return any("/own/" in str(text) and parse_id(text) for text in texts)


def _check_terms(event: Event, kind: Kind) -> None:
    """Content that others see carries its code and its grading (EXC-3, EXC-4)."""
    if not event.terms and (event.lane == OWN or not kind.has_content):
        return
    are_good, are_graded = _judged(tuple(sorted(event.terms.items())))
    if not are_good or (event.lane == JOINT and not (are_graded and kind.has_content)):
        refuse("wrong-terms", event)


@lru_cache(maxsize=1024)
def _judged(terms: tuple[tuple[str, str], ...]) -> tuple[bool, bool]:
    """Whether terms can be read, and whether they hold a grading; remembered, because most events have the same."""
    try:
        return True, read_terms(dict(terms)).grading is not None
    except Refused:
        return False, False


def _check_time(state: State, event: Event, kind: Kind) -> None:
    if not state.case:
        if kind.by is not Writer.FOUNDER:
            refuse("not-opened", event)
        return
    if kind.by is Writer.FOUNDER:
        refuse("opened-twice", event)
    if kind.is_late or event.lane == OWN:
        return
    cut = state.cuts.get(event.node)
    if cut is not None and event.sequence > cut["last"]:
        refuse("after-cut", event, str(cut["last"]))
    if not state.is_open:
        refuse("closed", event)


_STANDINGS = {
    Writer.INVITED: ("invited",),
    Writer.LEAD: ("member",),
    Writer.MEMBER: ("member",),
    Writer.OWNER: ("member",),
    Writer.OTHER: ("member",),
    Writer.FORMER: ("member", "left", "withdrawn"),
}


def _check_writer(state: State, event: Event, kind: Kind) -> None:
    if kind.by is Writer.FOUNDER:
        return
    standing = state.standing_of(event.node)
    if standing not in _STANDINGS[kind.by] and event.lane == JOINT:
        refuse("not-invited" if kind.by is Writer.INVITED else "not-member", event)
    if kind.by is Writer.LEAD and event.node != state.lead:
        refuse("not-lead", event, state.lead)


def _new_content(state: State, event: Event) -> tuple[Change, ...]:
    """Content is brought by one event only: nobody recalls another's words by repeating their hash."""
    if not event.content:
        return ()
    if event.content in state.contents:
        refuse("content-twice", event)
    return (("contents", event.content, {"event": event.id}),)


def _member(state: State, node: str, /, **fields: str) -> Change:
    return "members", node, {**state.members.get(node, {}), **fields}


def _case(state: State, /, **fields: str) -> Change:
    return "case", CASE, {**state.case.get(CASE, {}), **fields}


def _opened(state: State, event: Event) -> tuple[Change, ...]:
    facts = event.facts
    if str(facts["since"]) > str(facts["until"]) or event.node in _texts(facts["invited"]):
        refuse("wrong-fact", event, "until" if event.node not in _texts(facts["invited"]) else "invited")
    case = _case(
        state, id=event.case, state="open", lead=event.node, offence=str(facts["offence"]),
        legal_basis=str(facts["legal_basis"]), since=str(facts["since"]), until=str(facts["until"]), terms=event.id,
        title=event.id, opened=event.id, closing="", offer="", offered_to="",
    )  # fmt: skip
    invited = (_member(state, node, state="invited") for node in _texts(facts["invited"]))
    return case, _member(state, event.node, state="member", agreed=event.id), *invited


def _invited(state: State, event: Event) -> tuple[Change, ...]:
    node = str(event.facts["node"])
    if node in state.members:
        refuse("known-node", event, node)
    return (_member(state, node, state="invited"),)


def _joined(state: State, event: Event) -> tuple[Change, ...]:
    _check_agreed(state, event)
    return (_member(state, event.node, state="member", agreed=event.id),)


def _agreed(state: State, event: Event) -> tuple[Change, ...]:
    _check_agreed(state, event)
    return (_member(state, event.node, agreed=event.id),)


def _check_agreed(state: State, event: Event) -> None:
    """One agrees to what stands now, and to nothing that was changed since."""
    if event.facts["agreed_to"] != state.case[CASE]["terms"]:
        refuse("old-terms", event, state.case[CASE]["terms"])


def _left(state: State, event: Event) -> tuple[Change, ...]:
    if event.node == state.lead:
        refuse("lead-leaves", event)
    return _member(state, event.node, state="left"), _cut(event.node, event.sequence, event)


def _member_withdrawn(state: State, event: Event) -> tuple[Change, ...]:
    node = str(event.facts["node"])
    if node == state.lead or state.standing_of(node) not in {"member", "invited"}:
        refuse("not-withdrawable", event, node)
    return _member(state, node, state="withdrawn"), _cut(node, int(str(event.facts["last"])), event)


def _closed(state: State, event: Event) -> tuple[Change, ...]:
    last = {found[0]: found[2] for text in _texts(event.facts["last"]) if (found := parse_id(text))}
    others = [node for node in state.parties() if node != event.node]
    if last.keys() - set(others) or len(last) != len(_texts(event.facts["last"])):
        refuse("wrong-fact", event, "last")
    cuts = (_cut(node, last.get(node, 0), event) for node in others)
    return _case(state, state="closed", closing=event.id), _cut(event.node, event.sequence, event), *cuts


def _cut(node: str, last: int, event: Event) -> Change:
    return "cuts", node, {"last": last, "by": event.id}


def _closing_seen(state: State, event: Event) -> tuple[Change, ...]:
    if event.facts["closing"] != state.case[CASE]["closing"]:
        refuse("no-such-closing", event)
    return (_member(state, event.node, closing=event.id),)


def _titled(state: State, event: Event) -> tuple[Change, ...]:
    return (_case(state, title=event.id),)


def _purpose(state: State, event: Event) -> tuple[Change, ...]:
    facts = {name: str(event.facts[name]) for name in ("offence", "legal_basis", "until")}
    if facts["until"] < state.case[CASE]["since"]:
        refuse("wrong-fact", event, "until")
    unasked = (_member(state, node, agreed="") for node in state.parties() if node != event.node)
    return _case(state, terms=event.id, **facts), _member(state, event.node, agreed=event.id), *unasked


def _lead_offered(state: State, event: Event) -> tuple[Change, ...]:
    to = str(event.facts["to"])
    if to == event.node or state.standing_of(to) != "member":
        refuse("not-member", event, to)
    return (_case(state, offer=event.id, offered_to=to),)


def _lead_taken(state: State, event: Event) -> tuple[Change, ...]:
    case = state.case[CASE]
    if not case["offer"] or (event.facts["offer"], event.node) != (case["offer"], case["offered_to"]):
        refuse("no-such-offer", event)
    return (_case(state, lead=event.node, offer="", offered_to=""),)


def _texts(fact: object) -> tuple[str, ...]:
    return fact if isinstance(fact, tuple) else ()


EFFECTS: Mapping[str, Effect] = {
    "opened": _opened,
    "invited": _invited,
    "joined": _joined,
    "agreed": _agreed,
    "left": _left,
    "member_withdrawn": _member_withdrawn,
    "closed": _closed,
    "closing_seen": _closing_seen,
    "titled": _titled,
    "purpose": _purpose,
    "lead_offered": _lead_offered,
    "lead_taken": _lead_taken,
}

__all__ = ["EFFECTS", "Unaccepted", "changes_of"]
