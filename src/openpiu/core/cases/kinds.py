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

from openpiu.core.cases.events import JOINT, Fact, is_code, is_node, parse_id
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


@dataclass(frozen=True, slots=True)
class Shape:
    """What a fact looks like, in words and as a check."""

    says: str
    fits: Callable[[Fact], bool]


_MEDIA = re.compile(r"[a-z]+/[a-z0-9.+-]{1,80}")


def _is_day(fact: Fact) -> bool:
    try:
        return isinstance(fact, str) and date.fromisoformat(fact).isoformat() == fact
    except ValueError:
        return False


def _is_joint_id(fact: Fact) -> bool:
    found = parse_id(fact)
    return found is not None and found[1] == JOINT


def _list_of(shape: Shape) -> Shape:
    return Shape(
        f"list, none twice, of: {shape.says}",
        lambda fact: isinstance(fact, tuple) and len(set(fact)) == len(fact) and all(map(shape.fits, fact)),
    )


def _one_of(*words: str) -> Shape:
    return Shape(f"one of: {', '.join(words)}", lambda fact: isinstance(fact, str) and fact in words)


TASK_STATES = ("open", "under_way", "done", "dropped")
CUSTODY_ACTS = ("examined", "copied", "sealed", "handed_over", "received", "destroyed")
RECALL_MODES = ("erase", "restrict")

NODE = Shape("node", is_node)
CODE = Shape("code", is_code)
DAY = Shape("day, 2026-01-31", _is_day)
INSTANT = Shape("instant, 2026-01-31T04:20:59.000001Z", is_instant)
DIGEST = Shape("SHA-256, hexadecimal", is_digest)
NUMBER = Shape("whole number from 0", lambda fact: type(fact) is int and fact >= 0)
MEDIA = Shape("media type", lambda fact: isinstance(fact, str) and _MEDIA.fullmatch(fact) is not None)
JOINT_ID = Shape("id of a joint event", _is_joint_id)
ANY_ID = Shape("id of an event", lambda fact: parse_id(fact) is not None)

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
                "offence": CODE, "legal_basis": CODE, "since": DAY, "until": DAY,
                "invited": _list_of(NODE),
            },
        ),
        "invited": Kind(says="invites a node", by=Writer.LEAD, facts={"node": NODE}),
        "joined": Kind(
            says="joins, and agrees to purpose and offence as they stand", by=Writer.INVITED,
            facts={"agreed_to": JOINT_ID},
        ),
        "left": Kind(says="leaves", by=Writer.MEMBER, facts={"reason": CODE}),
        "member_withdrawn": Kind(
            says="withdraws a party; its events after `last` do not count", by=Writer.LEAD,
            facts={"node": NODE, "last": NUMBER, "reason": CODE},
        ),
        "closed": Kind(
            says="closes the case at these last events of the others", by=Writer.LEAD, has_content=True,
            facts={"last": _list_of(JOINT_ID), "reason": CODE},
        ),
        "closing_seen": Kind(
            says="signs the closing report too", by=Writer.MEMBER, is_late=True, facts={"closing": JOINT_ID}
        ),
        "titled": Kind(says="gives the case a title", by=Writer.LEAD, has_content=True),
        "purpose": Kind(
            says="changes purpose, offence or legal basis; each party agrees anew", by=Writer.LEAD, has_content=True,
            facts={"offence": CODE, "legal_basis": CODE, "until": DAY},
        ),
        "agreed": Kind(
            says="agrees to purpose and offence as they stand", by=Writer.MEMBER, facts={"agreed_to": JOINT_ID}
        ),
        "task": _thing("something to do", "task", {"assignee": NODE, "due?": DAY}),
        "task_moved": Kind(
            says="says how a task stands; its owner and the node it is for", by=Writer.MEMBER, may_be_own=True,
            facts={"thing": ANY_ID, "state": _one_of(*TASK_STATES)},
        ),
        "note": _thing("a note", "note"),
        "timeline": _thing(
            "something that happened, on two clocks", "timeline", {"happened": INSTANT, "found": INSTANT}
        ),
        "evidence": _thing(
            "evidence by its SHA-256; the node that enters it holds it", "evidence",
            {"sha256": DIGEST, "size": NUMBER, "media": MEDIA},
        ),
        "custody": Kind(
            says="a step of custody: who did what to the evidence, and what its hash was then", by=Writer.MEMBER,
            facts={
                "thing": ANY_ID, "act": _one_of(*CUSTODY_ACTS), "how?": CODE, "sha256?": DIGEST,
                "to?": NODE,
            },
            may_be_own=True,
        ),
        "link": _thing("a link between two things", "link", {"one": ANY_ID, "other": ANY_ID, "why": CODE}),
        "statement": _thing("what somebody stated", "statement", {"given": INSTANT}),
        "decision": Kind(
            says="a decision on record", by=Writer.MEMBER, has_content=True, makes="decision", may_be_own=True
        ),
        "revised": Kind(
            says="new content of a thing", by=Writer.OWNER, has_content=True, facts={"thing": ANY_ID},
            share=Share.RETURNS, may_be_own=True,
        ),
        "proposed": Kind(
            says="other content for somebody else's thing", by=Writer.OTHER, has_content=True, makes="proposal",
            facts={"thing": JOINT_ID}, share=Share.RETURNS,
        ),
        "accepted": Kind(says="takes a proposal over", by=Writer.OWNER, facts={"proposal": JOINT_ID}),
        "declined": Kind(
            says="does not take a proposal over", by=Writer.OWNER, facts={"proposal": JOINT_ID, "reason": CODE}
        ),
        "annotated": _thing("a remark on a thing", "annotation", {"thing": ANY_ID}),
        "withdrawn": Kind(
            says="withdraws a thing: its place stays", by=Writer.OWNER, may_be_own=True,
            facts={"thing": ANY_ID, "reason": CODE},
        ),
        "lead_offered": Kind(says="offers the lead to a party", by=Writer.LEAD, facts={"to": NODE}),
        "lead_taken": Kind(says="takes the lead", by=Writer.MEMBER, facts={"offer": JOINT_ID}),
        "permitted": Kind(
            says="permits one verb on a thing for one recipient", by=Writer.MEMBER, is_late=True,
            facts={
                "thing": JOINT_ID, "verb": _one_of(*Verb), "recipient": CODE, "since": DAY,
                "until": DAY,
            },
        ),
        "permission_ended": Kind(
            says="ends a permission before its last day", by=Writer.MEMBER, is_late=True,
            facts={"permission": JOINT_ID},
        ),
        "recalled": Kind(
            says="takes content back; its hash stays", by=Writer.FORMER, is_late=True,
            facts={
                "events": _list_of(JOINT_ID), "mode": _one_of(*RECALL_MODES), "reason": CODE,
                "deadline": DAY,
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
    return next((name for name in sorted(facts) if name not in shapes or not shapes[name].fits(facts[name])), None)
