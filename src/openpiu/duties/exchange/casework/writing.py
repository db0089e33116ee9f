"""What an officer does in a joint case: one act, its event, and what goes to the others, in one transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from openpiu.core.cases.events import Event, Fact
from openpiu.core.cases.folding import replay
from openpiu.core.cases.standings import heads_of
from openpiu.core.cases.state import CASE
from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.roles import Actor
from openpiu.duties import cases
from openpiu.duties.acting import in_one_transaction
from openpiu.duties.cases import Said
from openpiu.duties.cases.book import joint_events, take_turn
from openpiu.duties.exchange.casework.contents import send_content
from openpiu.duties.exchange.casework.facts import Held, queue_facts
from openpiu.duties.exchange.casework.parties import active_nodes, gets_content, take_lanes
from openpiu.duties.exchange.casework.parting import recall_named, recall_owed
from openpiu.duties.exchange.casework.signing import pen_of
from openpiu.duties.exchange.post import Post, active_partner
from openpiu.errors import OfficerError


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrote:
    """The event, and what it led to."""

    event: str
    state: str  # hash of the state after it
    waiting: tuple[str, ...] = ()  # letters that another person has to read too
    recalls: tuple[str, ...] = ()  # recalls that went out


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """With what a case is closed."""

    reason: str  # a code
    text: str
    terms: Mapping[str, str]


def write(post: Post, said: Said, *, case: str, actor: Actor, at: datetime) -> Wrote:
    """The next event of the unit's lane, and its messages to every party; nothing of it where one is refused."""
    check_may(actor, Act.WRITE_CASES)
    if not said.is_own:
        check_may(actor, Act.WRITE_ABROAD)
    with in_one_transaction():
        take_lanes()
        for node in _named(said):
            active_partner(node)
        event = cases.write(said, case=case, pen=pen_of(post), actor=actor, at=at, keys=post.keys)
        held = held_of(case)
        if said.is_own:
            return Wrote(event=event.id, state=held.seen.hash)
        queue_facts(post, held, actor=actor, at=at)
        waiting = _send_to_all(post, held, event, actor=actor, at=at) if event.content else []
        recalls = recall_named(post, held, event, actor=actor, at=at) + recall_owed(post, held, actor=actor, at=at)
    return Wrote(event=event.id, state=held.seen.hash, waiting=tuple(waiting), recalls=tuple(recalls))


def give(post: Post, case: str, node: str, events: Sequence[str], *, actor: Actor, at: datetime) -> Wrote:
    """Give a party the content of these events of ours, which it does not have: it joined after they were written."""
    check_may(actor, Act.WRITE_CASES)
    with in_one_transaction():
        take_lanes()
        take_turn(case)
        held = held_of(case)
        own = {event.id: event for event in held.events if event.node == post.node and event.content}
        if not events or set(events) - own.keys():
            raise OfficerError("name events of this unit that have content")
        if not all(gets_content(held.seen.state, node, own[one].kind) for one in events):
            raise OfficerError("only a party of the case is given this; it joins first")
        sent = [send_content(post, held, own[one], node, actor=actor, at=at) for one in events]
    return Wrote(event=events[-1], state=held.seen.hash, waiting=tuple(letter for letter in sent if letter))


def join(post: Post, case: str, *, actor: Actor, at: datetime) -> Wrote:
    """Join, and agree to purpose and offence as they stand."""
    terms = _state_of(case)["terms"]
    return write(post, Said(kind="joined", facts={"agreed_to": terms}), case=case, actor=actor, at=at)


def leave(post: Post, case: str, reason: str, *, actor: Actor, at: datetime) -> Wrote:
    """Leave: what this unit wrote goes back from the others, what they wrote goes from here."""
    return write(post, Said(kind="left", facts={"reason": reason}), case=case, actor=actor, at=at)


def withdraw(post: Post, case: str, node: str, reason: str, *, actor: Actor, at: datetime) -> Wrote:
    """The lead withdraws a party: its events that are here count, later ones do not."""
    last = max((event.sequence for event in joint_events(case) if event.node == node), default=0)
    facts: Mapping[str, Fact] = {"node": node, "last": last, "reason": reason}
    return write(post, Said(kind="member_withdrawn", facts=facts), case=case, actor=actor, at=at)


def close(post: Post, case: str, report: Report, *, actor: Actor, at: datetime) -> Wrote:
    """The lead closes the case, with its report: all events that are here count, later ones do not."""
    held = held_of(case)
    others = set(held.seen.state.parties()) - {post.node}
    heads = {node: head.partition(":")[0] for node, head in heads_of(held.events).items() if node in others}
    last = tuple(f"{node}/{heads[node]}" for node in sorted(heads))
    said = Said(
        kind="closed", facts={"last": last, "reason": report.reason}, terms=report.terms, values={"text": report.text}
    )
    return write(post, said, case=case, actor=actor, at=at)


def take_back(
    post: Post, case: str, events: Sequence[str], facts: Mapping[str, str], *, actor: Actor, at: datetime
) -> Wrote:  # fmt: skip
    """Take back the content of events of ours, from everybody who has it. `facts`: mode, reason, deadline."""
    check_may(actor, Act.RECALL)
    said = Said(kind="recalled", facts={**facts, "events": tuple(events)})
    return write(post, said, case=case, actor=actor, at=at)


def held_of(case: str) -> Held:
    """The case as it stands here."""
    events = joint_events(case)
    return Held(case, events, replay(events))


def _state_of(case: str) -> Mapping[str, str]:
    found = held_of(case).seen.state.case.get(CASE)
    if found is None:
        raise OfficerError("there is no such case here; `openpiu case list` names them")
    return found


def _named(said: Said) -> tuple[str, ...]:
    """Nodes that an act brings into the case: they have to be active partners."""
    invited = said.facts.get("invited", ())
    one = (str(said.facts["node"]),) if said.kind == "invited" and "node" in said.facts else ()
    return (*(invited if isinstance(invited, tuple) else ()), *one)


def _send_to_all(post: Post, held: Held, event: Event, *, actor: Actor, at: datetime) -> list[str]:
    """The content to every node that gets it; ids of letters that wait for a second reader."""
    state = held.seen.state
    nodes = [node for node in active_nodes(state, post.node) if gets_content(state, node, event.kind)]
    sent = [send_content(post, held, event, node, actor=actor, at=at) for node in nodes]
    return [letter for letter in sent if letter]
