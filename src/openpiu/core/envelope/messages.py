"""The messages between nodes: which fields each has, on which lane it travels, whether it carries a person.

Belongs here: the tables, and checking and reading by them. Not here: what a message leads to (`duties.exchange`).
What is read is kept as it was signed: a field that no table names survives reading, storing and passing on.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec

from openpiu.core.envelope import kinds as k
from openpiu.core.envelope.kinds import Kind
from openpiu.core.envelope.rejections import Rejected
from openpiu.core.envelope.signing import digest
from openpiu.core.ledger import GENESIS

TYP = "openpiu-exchange+json"
VERSION = 1
RECEIPTS = "receipts"  # the lane of what has no number
LONGEST = 8 << 20  # bytes of one signed message

# What every message says.
COMMON: dict[str, Kind] = {
    "v": Kind({"const": VERSION}, lambda value: type(value) is int and value == VERSION),
    "type": k.CODE,
    "id": k.ID,
    "from": k.NODE,
    "to": k.NODE,
    "recipients": k.list_of(k.NODE, least=1),  # all nodes that get this content, the one in `to` among them
    "lane": k.one_of(*k.LANES, RECEIPTS),
    "seq": k.NUMBER,  # 1, 2, 3 ... on this lane to this partner; 0: not numbered
    "prev": k.DIGEST,  # of the message before on this lane; zeros before the first
    "ack": k.fields(seq=k.NUMBER, digest=k.DIGEST),  # the partner's last that was applied on this lane
    "created": k.INSTANT,
    "officer": k.LINE,
    "role": k.CODE,
    "legal_basis": k.one_of(*k.BASES),
    "purpose": k.CODE,
    "handling": k.one_of(*k.HANDLING),
    "handling_text": k.ANY_TEXT,  # H3: the restriction in words
    "grading": k.or_null(k.GRADING),  # null only where no person is carried (EXC-4)
    "originator": k.NODE,  # whose data they are
    "expires": k.or_null(k.INSTANT),
    "case": k.or_null(k.CODE),
    "manifest": k.list_of(k.fields(kind=k.CODE, id=k.CODE, digest=k.DIGEST)),  # the closed set that a recall names
    "ledger": k.fields(entries=k.NUMBER, hash=k.DIGEST),  # the sender's own, when this was made
    "body": k.OPEN,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Type:
    """One type of message."""

    words: str
    lanes: tuple[str, ...]
    needs: Mapping[str, Kind] = field(default_factory=dict)  # fields of `body` that are there
    may: Mapping[str, Kind] = field(default_factory=dict)  # those that may be missing or null
    bases: tuple[str, ...] = ("none",)
    persons: bool = False  # carries a person's data: the gate asks for a review (EXC-4: graded)


_ASKING = ("9(2)", "9(3)", "9(4)", "10", "11")
_ITEM = {"of": k.ID}
_COPY = k.fields(kind=k.CODE, reference=k.CODE, done=k.one_of("erased", "restricted", "cannot"), why=k.ANY_TEXT)
_ABOUT_PERSONS = k.BASES[:-1]  # all but none
_VIEW = k.fields(entry=k.NUMBER, officer=k.CODE, at=k.INSTANT, case=k.CODE, thing=k.CODE, verb=k.CODE, version=k.CODE)
_PLACE = k.fields(lane=k.one_of(*k.LANES), count=k.NUMBER, digest=k.DIGEST)

TYPES: dict[str, Type] = {
    "request": Type(
        words="asks for passenger data or results (Art. 9(2), 9(3), 9(4), 10, 11)",
        lanes=("requests", "urgent"), bases=_ASKING, persons=True,
        needs={
            "reference": k.CODE, "person": k.LINE, "offence": k.CODE, "circumstances": k.TEXT, "material": k.TEXT,
            "role": k.one_of(*k.ROLES), "elements": k.WORDS, "wanted": k.list_of(k.CODE, least=1), "urgent": k.FLAG,
            "unmasking": k.FLAG, "deadline": k.INSTANT, "contact": k.LINE, "answer_for": k.LINE,
        },
        may={
            "suspicion": k.ANY_TEXT, "contribution": k.ANY_TEXT, "air_link": k.ANY_TEXT, "urgent_reason": k.ANY_TEXT,
            "approval": k.CODE, "since": k.DAY, "until": k.DAY, "flights": k.list_of(k.CODE),
            "emergency": k.FLAG, "copy_to": k.NODE, "authority": k.LINE,
        },
    ),
    "copy": Type(
        words="tells a unit that an authority of its state asked directly (Art. 9(3))",
        lanes=("urgent",), bases=("9(3)",), persons=True, needs={**_ITEM, "authority": k.LINE, "request": k.OPEN},
    ),
    "answer": Type(
        words="answers a request: no-data, result, data, or pending approval (EXC-2)",
        lanes=("requests", "urgent"), bases=_ASKING, persons=True,
        needs={
            **_ITEM, "outcome": k.one_of(*k.OUTCOMES), "scope": k.LINE, "masked": k.FLAG, "records": k.list_of(k.WORDS),
            "conditions": k.ANY_TEXT,
        },
        may={"delete_by": k.DAY, "package": k.TEXT},
    ),
    "partial": Type(
        words="answers a request in part; more follows",
        lanes=("requests", "urgent"), bases=_ASKING, persons=True,
        needs={**_ITEM, "records": k.list_of(k.WORDS), "open": k.LINE}, may={"delete_by": k.DAY},
    ),
    "refuse": Type(
        words="refuses a request, with a code of the refusal table",
        lanes=("requests", "urgent"), needs={**_ITEM, "code": k.CODE}, may={"words": k.ANY_TEXT},
    ),
    "spontaneous": Type(
        words="sends a person identified by a reviewed hit (Art. 9(1))",
        lanes=("requests", "urgent"), bases=("9(1)", "10", "11"), persons=True,
        needs={"offence": k.CODE, "air_link": k.CODE, "values": k.WORDS, "reviews": k.list_of(k.OPEN),
               "action": k.CODE},
        may={"score": k.NUMBER, "delete_by": k.DAY, "onward": k.ANY_TEXT, "transfer": k.CODE},
    ),
    "alert": Type(
        words="shares one alert, so that the partner screens for it too",
        lanes=("requests", "bulk", "urgent"), bases=("9(1)", "9(2)", "10", "11"), persons=True,
        needs={"alert": k.OPEN, "action": k.CODE, "reason": k.LINE},
    ),
    "sighting": Type(
        words="says what became of something that was sent (EXC-17)",
        lanes=("requests", "urgent"), needs={**_ITEM, "outcome": k.one_of(*k.SIGHTINGS)}, may={"words": k.ANY_TEXT},
    ),
    "consult": Type(
        words="asks the owner of an alert or of data before something is done with it (EXC-18)",
        lanes=("requests", "urgent"), needs={**_ITEM, "question": k.TEXT, "deadline": k.INSTANT},
    ),
    "consult.answer": Type(
        words="the owner's word", lanes=("requests", "urgent"),
        needs={**_ITEM, "agreed": k.FLAG}, may={"words": k.ANY_TEXT},
    ),
    "permission.ask": Type(
        words="asks the originator whether one item may go to one recipient, or be used otherwise (EXC-3, Art. 11(2))",
        lanes=("requests", "urgent"), needs={**_ITEM, "verb": k.CODE, "recipient": k.CODE, "reason": k.TEXT},
    ),
    "permission": Type(
        words="the originator lets one item be used in one way by one recipient, or does not",
        lanes=("requests", "urgent"), needs={**_ITEM, "verb": k.CODE, "recipient": k.CODE, "granted": k.FLAG},
        may={"ask": k.ID, "until": k.INSTANT},
    ),
    "onward": Type(
        words="tells the originator at once that an item was passed on without consent in an emergency (Art. 11(2))",
        lanes=("urgent",), needs={**_ITEM, "recipient": k.CODE, "reason": k.TEXT, "review_due": k.INSTANT},
    ),
    "recall": Type(
        words="takes items back: erase, restrict or correct them wherever they are (EXC-11)",
        lanes=("urgent",),
        needs={
            "targets": k.list_of(k.ID, least=1), "reason": k.LINE, "mode": k.one_of(*k.MODES), "deadline": k.INSTANT,
        },
        may={"correction": k.OPEN},
    ),
    "recall.answer": Type(
        words="every copy of what was recalled, and what became of it",
        lanes=("urgent",),
        needs={"recall": k.ID, "targets": k.list_of(k.fields(id=k.ID, copies=k.list_of(_COPY))), "complete": k.FLAG},
    ),
    "reconcile": Type(
        words="what this node has sent and received on each lane, and what it has seen of the partner's ledger",
        lanes=("urgent",),
        needs={
            "sent": k.list_of(_PLACE), "received": k.list_of(_PLACE),
            "witnessed": k.list_of(k.fields(entries=k.NUMBER, hash=k.DIGEST)),
        },
    ),
    "reconcile.answer": Type(
        words="zero differences, or the first that was found",
        lanes=("urgent",), needs={**_ITEM, "differences": k.NUMBER}, may={"first": k.LINE},
    ),
    "receipt": Type(
        words="says that one message was received, and applied or refused; it is not itself numbered or receipted",
        lanes=(RECEIPTS,),
        needs={
            "lane": k.one_of(*k.LANES), "seq": k.NUMBER, "of": k.ID, "digest": k.DIGEST,
            "outcome": k.one_of("applied", "refused"), "at": k.INSTANT,
        },
        may={"code": k.CODE},
    ),
    "lane.ask": Type(
        words="asks for a lane again from a number on: a gap",
        lanes=(RECEIPTS,), needs={"lane": k.one_of(*k.LANES), "next": k.NUMBER, "held": k.list_of(k.NUMBER)},
    ),
    "case.event": Type(
        words="one event of a joint case, without its content; with the sender's standing in the case (EXC-13)",
        lanes=("cases",), needs={"event": k.OPEN}, may={"standing": k.OPEN},
    ),
    "case.content": Type(
        words="what one event of a joint case says, with the event",
        lanes=("cases",), bases=_ABOUT_PERSONS, persons=True, needs={"event": k.OPEN, "content": k.OPEN},
    ),
    "case.ask": Type(
        words="asks a node for its own events of a case again, from a number on: a gap",
        lanes=("cases",), needs={"next": k.NUMBER},
    ),
    "grant.made": Type(
        words="tells a liaison officer's own unit of a grant, as its host signed it (EXC-12)",
        lanes=("cases",), needs={"grant": k.OPEN},
    ),
    "grant.revoked": Type(
        words="tells it that the host has ended a grant", lanes=("cases",), needs={"revocation": k.OPEN},
    ),
    "grant.views": Type(
        words="tells it what its officers were shown, view by view",
        lanes=("cases",), needs={"views": k.list_of(_VIEW, least=1)},
    ),
}  # fmt: skip

# Types whose content other rooms fix: any object, on these lanes.
OPEN_TYPES: dict[str, Type] = {
    "case.": Type(words="something else about a joint case", lanes=("cases", "urgent"), bases=k.BASES, persons=True),
    "grant.": Type(words="something else about a liaison officer's grant", lanes=("cases", "urgent"), bases=k.BASES),
    "match.": Type(words="one step of private matching", lanes=("match",), bases=k.BASES),
}


def type_of(name: str) -> Type:
    """The row of a type; Rejected where there is none."""
    found = TYPES.get(name) or next((row for start, row in OPEN_TYPES.items() if name.startswith(start)), None)
    if found is None:
        raise Rejected("unknown-type")
    return found


@dataclass(frozen=True, slots=True)
class Message:
    """One message as it was signed, and its fields read."""

    payload: bytes
    fields: Mapping[str, Any]

    @property
    def digest(self) -> str:
        """The name under which the next message chains to it."""
        return digest(self.payload)

    @property
    def type(self) -> str:
        """Key of TYPES, or a name that begins as one of OPEN_TYPES."""
        return str(self.fields["type"])

    @property
    def id(self) -> str:
        """Unique among the sender's messages."""
        return str(self.fields["id"])

    @property
    def body(self) -> Mapping[str, Any]:
        """What this type says."""
        found: Mapping[str, Any] = self.fields["body"]
        return found


def write_message(fields: Mapping[str, Any]) -> Message:
    """The message of these fields, checked; Rejected names the field that is not right."""
    check_message(fields)
    payload = msgspec.json.encode(fields, order="sorted")
    if len(payload) > LONGEST:
        raise Rejected("bad-body", "longer than 8 MiB")
    return Message(payload, fields)


def read_message(payload: bytes) -> Message:
    """Read what was signed; Rejected where it is no message of this version. Fields that are not known are kept."""
    if len(payload) > LONGEST:
        raise Rejected("bad-body", "longer than 8 MiB")
    try:
        fields = msgspec.json.decode(payload, type=dict[str, Any])
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise Rejected("bad-body") from error
    check_message(fields)
    return Message(payload, fields)


def answered(kind: str, body: Mapping[str, Any]) -> str:
    """Id of the message that one of this type is about, or empty: `of`, in types that name one."""
    row = TYPES.get(kind)
    return str(body["of"]) if row is not None and "of" in row.needs else ""


def said(kind: str, body: Mapping[str, Any]) -> str:
    """What an answer, a refusal, a sighting or a comparison says, as a code of at most 16 signs; else empty."""
    if kind == "partial":
        return kind
    return str(body[_SAID_IN[kind]])[:16] if kind in _SAID_IN else ""


_SAID_IN = {"answer": "outcome", "refuse": "code", "sighting": "outcome", "reconcile.answer": "differences"}


def check_message(fields: Mapping[str, Any]) -> None:
    """Raise Rejected with the first field that is missing or not of its kind."""
    _check(fields, COMMON, {})
    row = type_of(fields["type"])
    if fields["lane"] not in row.lanes:
        raise Rejected("wrong-lane")
    if fields["legal_basis"] not in row.bases:
        raise Rejected("basis-not-allowed")
    _check(fields["body"], row.needs, row.may, "body.")
    numbered = fields["lane"] != RECEIPTS
    if numbered != (fields["seq"] > 0) or (fields["seq"] <= 1 and fields["prev"] != GENESIS):
        raise Rejected("bad-body", "seq")
    if row.persons and fields["grading"] is None:
        raise Rejected("bad-body", "grading")
    if fields["handling"] == "H3" and not fields["handling_text"]:
        raise Rejected("bad-body", "handling_text")
    if fields["to"] not in fields["recipients"]:
        raise Rejected("bad-body", "recipients")


def _check(value: Mapping[str, Any], needs: Mapping[str, Kind], may: Mapping[str, Kind], place: str = "") -> None:
    for name, kind in needs.items():
        if name not in value or not kind.holds(value[name]):
            raise Rejected("bad-body", f"{place}{name}")
    for name, kind in may.items():
        if value.get(name) is not None and not kind.holds(value[name]):
            raise Rejected("bad-body", f"{place}{name}")
