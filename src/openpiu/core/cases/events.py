"""One event of a joint case: its canonical bytes, its place in its node's chain, its signature.

Belongs here: the value, reading and writing it, sealing the next one. Not here: what a kind of event means (`kinds`,
`rules`), whether an event may follow (`lanes`), what stands in its content (`contents`).

What an event says is in two parts. Its *facts* are ids, codes and dates; they stay. Its *content* holds text, persons
and values; the event carries only the salted hash of it, so that content can be destroyed and the chain still holds.
"""

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any, TypeAlias

from openpiu.core.ledger.entries import canonical, is_digest, is_instant, read_canonical
from openpiu.core.ledger.signatures import is_signed
from openpiu.errors import IntegrityError

Fact: TypeAlias = str | int | bool | tuple[str, ...]
Signer: TypeAlias = Callable[[bytes], bytes]  # 64 bytes of Ed25519 over what it is given

JOINT = "joint"  # seen by all parties
OWN = "own"  # never leaves its node: a chain of its own, so that the joint one verifies without it
EVENT_TAG = b"openpiu case event v1\x00"  # domain separation: no other hash of ours can pass for an event
SIGNATURE_TAG = b"openpiu case signature v1\x00"
GREATEST = 2**53 - 1  # the largest whole number that every JSON reader keeps
LONGEST_FACT = 400  # signs

_NODE = re.compile(r"[A-Z0-9][A-Z0-9-]{1,19}")
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:@-]{0,63}")
_ID = re.compile(r"([A-Z0-9][A-Z0-9-]{1,19})/(own/)?([1-9][0-9]{0,15})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One act of one node in one case. Building one checks nothing: `seal` and `read_event` do."""

    case: str
    node: str  # whose lane; only this node appends to it
    lane: str  # JOINT or OWN
    sequence: int  # 1, 2, 3 ... without gaps in this lane
    clock: int  # Lamport: above every joint event that the node had seen
    at: str  # ISO 8601, UTC, microseconds: when the node says it wrote it
    author: str  # the officer, by id: never only the node
    role: str
    kind: str
    facts: Mapping[str, Fact]
    terms: Mapping[str, str]  # handling code, grading, label of the content; empty where there is none
    content: str  # salted hash of the content, 64 hexadecimal digits; empty where there is none
    previous: str  # hash of the event before in this lane; GENESIS for the first
    key: str  # the node's public Ed25519 key, 64 hexadecimal digits
    hash: str
    signature: str  # 128 hexadecimal digits

    @property
    def id(self) -> str:
        """Its name within the case: NODE/7, or NODE/own/7."""
        return f"{self.node}/{self.sequence}" if self.lane == JOINT else f"{self.node}/own/{self.sequence}"

    @property
    def order(self) -> tuple[int, str, int]:
        """Its place among all events of the case, the same at every node."""
        return self.clock, self.node, self.sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What the writer of an event decides; the rest follows from the lane."""

    at: str
    author: str
    role: str
    kind: str
    facts: Mapping[str, Fact]
    terms: Mapping[str, str]
    content: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pen:
    """Who writes: a node with its key."""

    node: str
    key: str  # public Ed25519 key, 64 hexadecimal digits
    sign: Signer


_SEALED = ("hash", "signature")
_SIGNED_FIELDS = tuple(field.name for field in fields(Event) if field.name not in _SEALED)
_FIELDS = frozenset((*_SIGNED_FIELDS, *_SEALED))


def seal(draft: Draft, *, case: str, pen: Pen, lane: str, after: tuple[int, int, str]) -> Event:
    """The next event of a lane. `after`: number of the event before, the clock for this one, hash of the event before.

    ValueError names the field that no event may hold.
    """
    sequence, clock, previous = after
    whole: dict[str, object] = {
        "case": case, "node": pen.node, "lane": lane, "sequence": sequence + 1, "clock": clock, "at": draft.at,
        "author": draft.author, "role": draft.role, "kind": draft.kind, "facts": dict(draft.facts),
        "terms": dict(draft.terms), "content": draft.content, "previous": previous, "key": pen.key,
    }  # fmt: skip
    digest = _digest(whole)
    signature = pen.sign(SIGNATURE_TAG + bytes.fromhex(digest)).hex()
    event = _event({**whole, "hash": digest, "signature": signature})
    check_shape(event)
    return event


def write_event(event: Event) -> bytes:
    """Canonical JSON of one event: UTF-8, keys sorted, no blanks, no line end."""
    return canonical(_whole(event))


def read_event(line: bytes) -> Event:
    """Read what `write_event` wrote; IntegrityError for anything that is not exactly that. Hashes are not checked."""
    whole = read_canonical(line)
    try:
        if whole.keys() != _FIELDS:
            raise ValueError("the fields are not those of an event")
        event = _event(whole)
        check_shape(event)
    except (TypeError, ValueError) as error:
        raise IntegrityError(f"not an event of a case: {error}") from None
    return event


def digest_of(event: Event) -> str:
    """The hash that this event must carry: SHA-256 over a tag and the canonical JSON of all fields but the last two."""
    whole = _whole(event)
    del whole["hash"], whole["signature"]
    return _digest(whole)


def is_signed_by_key(event: Event) -> bool:
    """Whether the signature is of the key that the event names; whose key it is, the node's card says."""
    if not is_digest(event.hash):
        return False
    return is_signed(SIGNATURE_TAG + bytes.fromhex(event.hash), key=event.key, signature=event.signature)


def is_node(text: object) -> bool:
    """Whether this is the code of a node: capitals, digits, hyphens."""
    return isinstance(text, str) and _NODE.fullmatch(text) is not None


def is_code(text: object) -> bool:
    """Whether this is a code or an id of one word, as facts hold it."""
    return isinstance(text, str) and _CODE.fullmatch(text) is not None


def parse_id(text: object) -> tuple[str, str, int] | None:
    """Node, lane and sequence of an event's id; None where it is none."""
    found = _ID.fullmatch(text) if isinstance(text, str) else None
    return (found[1], OWN if found[2] else JOINT, int(found[3])) if found else None


def check_shape(event: Event) -> None:
    """Raise ValueError, naming the field, where one is not of its shape."""
    if not (is_code(event.case) and is_node(event.node) and event.lane in {JOINT, OWN}):
        raise ValueError("case, node and lane are codes")
    if not all(type(one) is int and 0 < one <= GREATEST for one in (event.sequence, event.clock)):
        raise ValueError("sequence and clock are whole numbers from 1")
    if not (is_instant(event.at) and is_code(event.author) and is_code(event.role)):
        raise ValueError("at is an instant; author and role are codes")
    if not _NAME.fullmatch(event.kind):
        raise ValueError("kind is a word")
    if not all(is_digest(one) for one in (event.previous, event.key, event.hash)):
        raise ValueError("previous, key and hash are 64 lower-case hexadecimal digits")
    if type(event.signature) is not str:
        raise ValueError("signature is text")
    if event.content != "" and not is_digest(event.content):
        raise ValueError("content is a hash or empty")
    _check_mappings(event)


def _check_mappings(event: Event) -> None:
    if not all(_NAME.fullmatch(name) and _is_fact(fact) for name, fact in event.facts.items()):
        raise ValueError("facts are short texts, whole numbers, truth values or lists of short texts")
    if not all(type(text) is str for text in event.terms.values()):
        raise ValueError("terms are texts")


def _is_fact(fact: object) -> bool:
    if isinstance(fact, str):
        return len(fact) <= LONGEST_FACT
    if isinstance(fact, tuple):
        return all(isinstance(one, str) and len(one) <= LONGEST_FACT for one in fact)
    return type(fact) is bool or (type(fact) is int and abs(fact) <= GREATEST)


def _event(whole: Mapping[str, object]) -> Event:
    """A value from its fields, lists as tuples; TypeError or ValueError where facts or terms are no mapping."""
    facts, terms = whole["facts"], whole["terms"]
    if not isinstance(facts, dict) or not isinstance(terms, dict):
        raise ValueError("facts and terms are mappings")
    own = {name: tuple(fact) if isinstance(fact, list) else fact for name, fact in facts.items()}
    fields_: dict[str, Any] = {**whole, "facts": own, "terms": dict(terms)}  # check_shape has the types
    return Event(**fields_)


def _whole(event: Event) -> dict[str, object]:
    return {name: getattr(event, name) for name in (*_SIGNED_FIELDS, *_SEALED)}


def _digest(whole: Mapping[str, object]) -> str:
    return hashlib.sha256(EVENT_TAG + canonical(whole)).hexdigest()
