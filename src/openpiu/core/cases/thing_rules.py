"""What events change in the things of a case: tasks, notes, evidence, links, proposals, permissions, recalls.

Belongs here: one effect a kind. Not here: parties, lead and purpose (`rules`), custody (`custody`).
"""

from collections.abc import Callable, Mapping

from openpiu.core.cases.custody import custody_of, step_of_custody
from openpiu.core.cases.events import JOINT, OWN, Event, parse_id
from openpiu.core.cases.kinds import KINDS
from openpiu.core.cases.refusals import refuse
from openpiu.core.cases.state import Change, Record, State
from openpiu.core.law.handling import read_terms, strictest, write_terms

SETTLED = frozenset({"withdrawn", "accepted", "declined", "destroyed"})


def _made(state: State, event: Event, **fields: object) -> tuple[Change, ...]:
    """A new thing; its id is that of the event, so nobody can take another's."""
    facts = {name: list(fact) if isinstance(fact, tuple) else fact for name, fact in event.facts.items()}
    record = {
        "class": KINDS[event.kind].makes, "owner": event.node, "by": event.author, "at": event.at, "facts": facts,
        "content": event.id, "originators": [event.node], "terms": dict(event.terms), "version": 1, "state": "open",
    }  # fmt: skip
    return (("things", event.id, {**record, **fields}),)


def _changed(thing: str, record: Record, **fields: object) -> Change:
    return "things", thing, {**record, **fields}


def _named(state: State, event: Event, fact: str = "thing", *, cls: str = "") -> tuple[str, Record]:
    """The thing that a fact names; refused where there is none of that class."""
    thing = str(event.facts[fact])
    record = state.things.get(thing)
    if record is None or (cls and record["class"] != cls):
        refuse("no-such-thing", event, cls or thing)
    return thing, record


def _changeable(state: State, event: Event, fact: str = "thing", *, cls: str = "") -> tuple[str, Record]:
    """Likewise, where it may still be changed, and from this lane: an own event changes nothing that others see."""
    thing, record = _named(state, event, fact, cls=cls)
    if _lane_of(thing) != event.lane:
        refuse("not-owner", event, record["owner"])
    if record["state"] in SETTLED:
        refuse("settled", event)
    return thing, record


def _owned(state: State, event: Event) -> tuple[str, Record]:
    thing, record = _changeable(state, event)
    if record["owner"] != event.node:
        refuse("not-owner", event, record["owner"])
    return thing, record


def _lane_of(thing: str) -> str:
    found = parse_id(thing)
    return found[1] if found else JOINT


def _task(state: State, event: Event) -> tuple[Change, ...]:
    if event.lane == JOINT and state.standing_of(str(event.facts["assignee"])) != "member":
        refuse("not-member", event, str(event.facts["assignee"]))
    return _made(state, event)


def _task_moved(state: State, event: Event) -> tuple[Change, ...]:
    thing, record = _changeable(state, event, cls="task")
    if event.node not in {record["owner"], record["facts"]["assignee"]}:
        refuse("not-owner", event, record["owner"])
    return (_changed(thing, record, state=str(event.facts["state"])),)


def _evidence(state: State, event: Event) -> tuple[Change, ...]:
    return _made(state, event, **custody_of(event))


def _custody(state: State, event: Event) -> tuple[Change, ...]:
    thing, record = _changeable(state, event, cls="evidence")
    to = event.facts.get("to")
    if to is not None and (event.lane == OWN or state.standing_of(str(to)) != "member"):
        refuse("not-member", event, str(to))
    return (_changed(thing, record, **step_of_custody(record, event)),)


def _link(state: State, event: Event) -> tuple[Change, ...]:
    for end in ("one", "other"):
        _named(state, event, end)
    return _made(state, event)


def _revised(state: State, event: Event) -> tuple[Change, ...]:
    thing, record = _owned(state, event)
    changed = _changed(
        thing, record, content=event.id, terms=dict(event.terms), originators=[event.node],
        version=record["version"] + 1,
    )  # fmt: skip
    return (changed,)


def _proposed(state: State, event: Event) -> tuple[Change, ...]:
    _thing, record = _changeable(state, event)
    if record["owner"] == event.node:
        refuse("is-owner", event)
    if record["class"] == "proposal":
        refuse("no-such-thing", event, "thing")
    return _made(state, event)


def _accepted(state: State, event: Event) -> tuple[Change, ...]:
    proposal, offered, thing, record = _answered(state, event)
    terms = strictest([read_terms(record["terms"]), read_terms(offered["terms"])])
    changed = _changed(
        thing, record, content=offered["content"], terms=write_terms(terms), version=record["version"] + 1,
        originators=sorted({*record["originators"], *offered["originators"]}),
    )  # fmt: skip
    return changed, _changed(proposal, offered, state="accepted")


def _declined(state: State, event: Event) -> tuple[Change, ...]:
    proposal, offered, _thing, _record = _answered(state, event)
    return (_changed(proposal, offered, state="declined"),)


def _answered(state: State, event: Event) -> tuple[str, Record, str, Record]:
    """A proposal that is open, and the thing it is about, whose owner alone answers."""
    proposal, offered = _changeable(state, event, "proposal", cls="proposal")
    thing = offered["facts"]["thing"]
    record = state.things[thing]
    if record["owner"] != event.node:
        refuse("not-owner", event, record["owner"])
    if record["state"] in SETTLED:
        refuse("settled", event)
    return proposal, offered, thing, record


def _annotated(state: State, event: Event) -> tuple[Change, ...]:
    _named(state, event)
    return _made(state, event)


def _withdrawn(state: State, event: Event) -> tuple[Change, ...]:
    thing, record = _owned(state, event)
    return (_changed(thing, record, state="withdrawn", reason=str(event.facts["reason"])),)


def _permitted(state: State, event: Event) -> tuple[Change, ...]:
    thing, record = _named(state, event)
    facts = {name: str(event.facts[name]) for name in ("verb", "recipient", "since", "until")}
    if event.node not in record["originators"]:
        refuse("not-originator", event)
    if facts["since"] > facts["until"]:
        refuse("wrong-fact", event, "until")
    return (("permissions", event.id, {"thing": thing, "originator": event.node, **facts}),)


def _permission_ended(state: State, event: Event) -> tuple[Change, ...]:
    permission = str(event.facts["permission"])
    record = state.permissions.get(permission)
    if record is None:
        refuse("no-such-thing", event, "permission")
    if record["originator"] != event.node:
        refuse("not-originator", event)
    return (("permissions", permission, {**record, "ended": event.id}),)


def _recalled(state: State, event: Event) -> tuple[Change, ...]:
    events = event.facts["events"]
    if not isinstance(events, tuple) or not events:
        refuse("wrong-fact", event, "events")
    for one in events:
        found = parse_id(one)
        if found is None or found[0] != event.node or found[2] >= event.sequence:
            refuse("not-originator", event)
    facts = {name: str(event.facts[name]) for name in ("mode", "reason", "deadline")}
    erased = {one for one in events if state.recalled.get(one, {}).get("mode") == "erase"}  # it cannot come back
    return tuple(("recalled", one, {"by": event.id, **facts}) for one in events if one not in erased)


THING_EFFECTS: Mapping[str, Callable[[State, Event], tuple[Change, ...]]] = {
    "task": _task,
    "task_moved": _task_moved,
    "note": _made,
    "timeline": _made,
    "evidence": _evidence,
    "custody": _custody,
    "link": _link,
    "statement": _made,
    "decision": _made,
    "revised": _revised,
    "proposed": _proposed,
    "accepted": _accepted,
    "declined": _declined,
    "annotated": _annotated,
    "withdrawn": _withdrawn,
    "permitted": _permitted,
    "permission_ended": _permission_ended,
    "recalled": _recalled,
}
