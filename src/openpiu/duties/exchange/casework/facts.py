"""Queueing this node's events of a case for the others: without content, at once, each node from where it stands."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from openpiu.core.cases.events import Event
from openpiu.core.cases.folding import Replay
from openpiu.core.cases.parcels import parcel_of
from openpiu.core.cases.standings import sign_standing, write_standing
from openpiu.core.law.roles import Actor
from openpiu.core.ledger.entries import read_canonical
from openpiu.duties.cases.book import instant
from openpiu.duties.exchange.casework.parties import active_nodes, facts_until, party
from openpiu.duties.exchange.casework.signing import pen_of
from openpiu.duties.exchange.post import Post
from openpiu.duties.exchange.writing import Note, Written, send

LANE = "cases"


class Held(NamedTuple):
    """A case as it is held here now."""

    case: str
    events: Sequence[Event]
    seen: Replay


def queue_facts(post: Post, held: Held, *, actor: Actor, at: datetime) -> int:
    """Queue for every node of the case what it does not have of our lane; returns how many messages. Again: none.

    Inside the caller's transaction, which has the lanes and the case's turn.
    """
    own = [event for event in held.events if event.node == post.node]
    waiting: list[Written] = []
    for node in active_nodes(held.seen.state, post.node):
        row = party(post, held.case, node)
        until = facts_until(held.seen.state, node, own=post.node, last=len(own))
        fresh = own[row.sent : until]
        waiting += [_note(held.case, node, event, {}) for event in fresh[:-1]]
        if fresh:
            waiting.append(_note(held.case, node, fresh[-1], {"standing": _standing(post, held, at)}))
            row.sent = until
            row.save(using="passenger", update_fields=["sent"])
    if waiting:
        send(post, waiting, actor=actor, at=at)
    return len(waiting)


def _note(case: str, node: str, event: Event, more: dict[str, Any]) -> Written:
    body = {**parcel_of(event, None), **more}
    return Written(Note(partner=node, type="case.event", body=body, lane=LANE, handling="H0", case=case))


def _standing(post: Post, held: Held, at: datetime) -> dict[str, Any]:
    """What this node signs about the case as it stands: how far it is, and the hash of the state."""
    signed = sign_standing(held.case, held.events, at=instant(at), pen=pen_of(post), seen=held.seen)
    return read_canonical(write_standing(signed))
