"""Why an event does not count: one code a reason, the same at every node, with words that say what to do.

Belongs here: the codes and the error that carries one. Not here: the checks (`rules`, `thing_rules`).
"""

from typing import NoReturn

from openpiu.core.cases.events import Event
from openpiu.errors import Refused

# {0}: what the check names beside the event.
REFUSALS: dict[str, str] = {
    "unknown-kind": "this kind of event is not known here; update openpiu",
    "not-own": "this kind of event stands in the joint lane only",
    "wrong-fact": "the fact '{0}' is missing, unknown or not of its shape",
    "own-in-joint": "it names an own event, which the others must not know of; write the thing anew for all",
    "wrong-content": "this kind has content where there is none, or none where there is some",
    "wrong-terms": "content that others see needs its handling code and its grading",
    "not-opened": "the case is not opened yet; its first event opens it",
    "opened-twice": "the case is opened already; open another one",
    "after-cut": "only this node's events up to {0} count: it left, was withdrawn, or the case was closed",
    "closed": "the case is closed; open another one",
    "not-invited": "only a node that was invited joins; the lead invites",
    "not-member": "only a party of the case may, or may be named here: {0}",
    "not-lead": "only the lead may: {0}",
    "known-node": "{0} is known to the case already; who left or was withdrawn is invited to another case",
    "old-terms": "purpose and offence were changed since; agree to {0}",
    "lead-leaves": "the lead hands the lead over before it leaves",
    "not-withdrawable": "{0} is the lead, or no party",
    "no-such-closing": "the case was not closed by that event",
    "no-such-offer": "nobody offers the lead to this node by that event",
    "no-such-thing": "there is no {0} in the case that this could be about",
    "not-owner": "only its owner may: {0}; propose or annotate instead",
    "is-owner": "it is the node's own; change it instead of proposing",
    "settled": "it was withdrawn, taken over, declined or destroyed already",
    "not-holder": "only the node that holds the evidence may: {0}",
    "not-originator": "only who wrote it may permit, or take back",
    "content-twice": "this content was brought by an earlier event",
}


class Unaccepted(Refused):
    """An event that does not count. `code` is one of REFUSALS; the message names node and event, no content."""

    def __init__(self, code: str, event: Event, named: str = "") -> None:
        super().__init__(f"{event.id} of {event.node} ({event.kind}): {REFUSALS[code].format(named)}", rule="EXC-13")
        self.code = code


def refuse(code: str, event: Event, named: str = "") -> NoReturn:
    """Raise Unaccepted."""
    raise Unaccepted(code, event, named)
