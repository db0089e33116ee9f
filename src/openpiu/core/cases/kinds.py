"""The table of kinds of events: who may write one, which facts it has, what it makes, what stays when a partner goes.

Belongs here: one row a kind. Not here: what an event changes (`rules`). A new kind gets its row here and its effect in
`rules.EFFECTS`; a kind without a row does not exist.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from openpiu.core.cases.events import Fact, is_code, is_node, parse_id
from openpiu.core.law.handling_table import Verb
from openpiu.core.ledger.entries import is_digest, is_instant


class Writer(StrEnum):
    """Which node may write an event of a kind."""

    FOUNDER = "the node that opens the case"
    INVITED = "a node that was invited"
    LEAD = "the lead"
    MEMBER = "any party"
    OWNER = "the owner of the thing"
    OTHER = "a party that does not own the thing"
    FORMER = "any party, also one that left"


class Share(StrEnum):
    """What becomes of a thing at the others when a party is no longer one (EXC-13)."""

    MINUTES = "stays: minutes of the case"
    RETURNS = "goes back: recalled from everybody else"


Shape = Callable[[Fact], bool]

_MEDIA = re.compile(r"[a-z]+/[a-z0-9.+-]{1,80}")


def _is_day(fact: Fact) -> bool:
    try:
        return isinstance(fact, str) and date.fromisoformat(fact).isoformat() == fact
    except ValueError:
        return False


def _is_joint_id(fact: Fact) -> bool:
    found = parse_id(fact)
    return found is not None and found[1] == "joint"


def _is_any_id(fact: Fact) -> bool:
    return parse_id(fact) is not None


def _is_number(fact: Fact) -> bool:
    return type(fact) is int and fact >= 0


def _list_of(shape: Shape) -> Shape:
    return lambda fact: isinstance(fact, tuple) and len(set(fact)) == len(fact) and all(map(shape, fact))


def _one_of(*words: str) -> Shape:
    return lambda fact: isinstance(fact, str) and fact in words


TASK_STATES = ("open", "under_way", "done", "dropped")
CUSTODY_ACTS = ("examined", "copied", "sealed", "handed_over", "received", "destroyed")
RECALL_MODES = ("erase", "restrict")

_OPTIONAL = "?"  # at the end of a fact's name: it may be missing


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One row."""

    says: str
    by: Writer
    facts: Mapping[str, Shape] = field(default_factory=dict)  # name -> shape
    has_content: bool = False
    makes: str = ""  # class of the thing that it makes; empty: none
    share: Share = Share.MINUTES
    is_late: bool = False  # may be written after the case is closed, or the node is no party any more
    may_be_own: bool = False  # may stand in a node's own lane


def _thing(says: str, makes: str, facts: Mapping[str, Shape] | None = None) -> Kind:
    """A kind that makes a thing with content, which goes back when its owner leaves."""
    return Kind(
        says=says, by=Writer.MEMBER, facts=facts or {}, has_content=True, makes=makes, share=Share.RETURNS,
        may_be_own=True,
    )  # fmt: skip


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "opened": Kind(
            says="opens the case: agreed purpose, offence, legal basis, first and last day, who is invited",
            by=Writer.FOUNDER, has_content=True,
            facts={
                "offence": is_code, "legal_basis": is_code, "since": _is_day, "until": _is_day,
                "invited": _list_of(is_node),
            },
        ),
        "invited": Kind(says="invites a node", by=Writer.LEAD, facts={"node": is_node}),
        "joined": Kind(
            says="joins, and agrees to purpose and offence as they stand", by=Writer.INVITED,
            facts={"agreed_to": _is_joint_id},
        ),
        "left": Kind(says="leaves", by=Writer.MEMBER, facts={"reason": is_code}),
        "member_withdrawn": Kind(
            says="withdraws a party; its events after `last` do not count", by=Writer.LEAD,
            facts={"node": is_node, "last": _is_number, "reason": is_code},
        ),
        "closed": Kind(
            says="closes the case at these last events of the others", by=Writer.LEAD, has_content=True,
            facts={"last": _list_of(_is_joint_id), "reason": is_code},
        ),
        "closing_seen": Kind(
            says="signs the closing report too", by=Writer.MEMBER, is_late=True, facts={"closing": _is_joint_id}
        ),
        "titled": Kind(says="gives the case a title", by=Writer.LEAD, has_content=True),
        "purpose": Kind(
            says="changes purpose, offence or legal basis; each party agrees anew", by=Writer.LEAD, has_content=True,
            facts={"offence": is_code, "legal_basis": is_code, "until": _is_day},
        ),
        "agreed": Kind(
            says="agrees to purpose and offence as they stand", by=Writer.MEMBER, facts={"agreed_to": _is_joint_id}
        ),
        "task": _thing("something to do", "task", {"assignee": is_node, "due?": _is_day}),
        "task_moved": Kind(
            says="says how a task stands; its owner and the node it is for", by=Writer.MEMBER, may_be_own=True,
            facts={"thing": _is_any_id, "state": _one_of(*TASK_STATES)},
        ),
        "note": _thing("a note", "note"),
        "timeline": _thing(
            "something that happened, on two clocks", "timeline", {"happened": is_instant, "found": is_instant}
        ),
        "evidence": _thing(
            "evidence by its SHA-256; the node that enters it holds it", "evidence",
            {"sha256": is_digest, "size": _is_number, "media": lambda fact: bool(_MEDIA.fullmatch(str(fact)))},
        ),
        "custody": Kind(
            says="a step of custody: who did what to the evidence, and what its hash was then", by=Writer.MEMBER,
            facts={
                "thing": _is_any_id, "act": _one_of(*CUSTODY_ACTS), "how?": is_code, "sha256?": is_digest,
                "to?": is_node,
            },
            may_be_own=True,
        ),
        "link": _thing("a link between two things", "link", {"one": _is_any_id, "other": _is_any_id, "why": is_code}),
        "statement": _thing("what somebody stated", "statement", {"given": is_instant}),
        "decision": Kind(
            says="a decision on record", by=Writer.MEMBER, has_content=True, makes="decision", may_be_own=True
        ),
        "revised": Kind(
            says="new content of a thing", by=Writer.OWNER, has_content=True, facts={"thing": _is_any_id},
            share=Share.RETURNS, may_be_own=True,
        ),
        "proposed": Kind(
            says="other content for somebody else's thing", by=Writer.OTHER, has_content=True, makes="proposal",
            facts={"thing": _is_joint_id}, share=Share.RETURNS,
        ),
        "accepted": Kind(says="takes a proposal over", by=Writer.OWNER, facts={"proposal": _is_joint_id}),
        "declined": Kind(
            says="does not take a proposal over", by=Writer.OWNER, facts={"proposal": _is_joint_id, "reason": is_code}
        ),
        "annotated": _thing("a remark on a thing", "annotation", {"thing": _is_any_id}),
        "withdrawn": Kind(
            says="withdraws a thing: its place stays", by=Writer.OWNER, may_be_own=True,
            facts={"thing": _is_any_id, "reason": is_code},
        ),
        "lead_offered": Kind(says="offers the lead to a party", by=Writer.LEAD, facts={"to": is_node}),
        "lead_taken": Kind(says="takes the lead", by=Writer.MEMBER, facts={"offer": _is_joint_id}),
        "permitted": Kind(
            says="permits one verb on a thing for one recipient", by=Writer.MEMBER, is_late=True,
            facts={
                "thing": _is_joint_id, "verb": _one_of(*Verb), "recipient": is_code, "since": _is_day,
                "until": _is_day,
            },
        ),
        "permission_ended": Kind(
            says="ends a permission before its last day", by=Writer.MEMBER, is_late=True,
            facts={"permission": _is_joint_id},
        ),
        "recalled": Kind(
            says="takes content back; its hash stays", by=Writer.FORMER, is_late=True,
            facts={
                "events": _list_of(_is_joint_id), "mode": _one_of(*RECALL_MODES), "reason": is_code,
                "deadline": _is_day,
            },
        ),
    }
)  # fmt: skip


def wrong_fact(kind: Kind, facts: Mapping[str, Fact]) -> str | None:
    """The name of a fact that is missing, too many, or not of its shape; None where all are right."""
    shapes = {name.rstrip(_OPTIONAL): shape for name, shape in kind.facts.items()}
    needed = [name for name in kind.facts if not name.endswith(_OPTIONAL)]
    missing = next((name for name in needed if name not in facts), None)
    if missing:
        return missing
    return next((name for name in sorted(facts) if name not in shapes or not shapes[name](facts[name])), None)
