"""What a joint case is after some of its events: plain tables that any party computes alike, and their one hash.

Belongs here: the tables, how a change is put in, the hash. Not here: which change an event makes (`rules`).
The tables hold ids, codes and hashes of content, so that a recall changes what can be read and never the hash.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeAlias

from openpiu.core.law.handling import Marked, Permission, read_terms
from openpiu.core.law.handling_table import Verb
from openpiu.core.ledger.entries import canonical

Record: TypeAlias = Mapping[str, Any]
Change: TypeAlias = tuple[str, str, Record]  # table, key, the record that stands there from now on

STATE_TAG = b"openpiu case state v1\x00"
CASE = "case"  # the only key of the table of that name


@dataclass(slots=True, kw_only=True)
class State:
    """The tables. Only `put` writes, while a case is replayed; everybody else reads."""

    case: dict[str, Record] = field(default_factory=dict)  # CASE -> lead, offence, purpose, whether it is open
    members: dict[str, Record] = field(default_factory=dict)  # node -> how it stands to the case
    things: dict[str, Record] = field(default_factory=dict)  # id of the event that made it -> the thing
    contents: dict[str, Record] = field(default_factory=dict)  # hash -> the event that brought it
    permissions: dict[str, Record] = field(default_factory=dict)  # event -> what was permitted
    recalled: dict[str, Record] = field(default_factory=dict)  # event whose content was taken back -> how
    cuts: dict[str, Record] = field(default_factory=dict)  # node -> its last event that counts

    def put(self, changes: Iterable[Change]) -> None:
        """Let these records stand from now on."""
        for table, key, record in changes:
            getattr(self, table)[key] = record

    def copy(self) -> "State":
        """Tables of their own; records are never changed, only replaced."""
        return State(**{name: dict(getattr(self, name)) for name in TABLES})

    @property
    def lead(self) -> str:
        """The node that leads; empty before the case is opened."""
        return str(self.case[CASE]["lead"]) if self.case else ""

    @property
    def is_open(self) -> bool:
        """Whether it was opened and not closed."""
        return bool(self.case) and self.case[CASE]["state"] == "open"

    def standing_of(self, node: str) -> str:
        """invited, member, left, withdrawn; empty for who has nothing to do with the case."""
        return str(self.members.get(node, {}).get("state", ""))

    def parties(self) -> tuple[str, ...]:
        """Nodes that are members now, in order."""
        return tuple(sorted(node for node in self.members if self.standing_of(node) == "member"))


TABLES = ("case", "members", "things", "contents", "permissions", "recalled", "cuts")


def state_hash(state: State) -> str:
    """The same 64 hexadecimal digits at every node that has the same joint events."""
    return hashlib.sha256(STATE_TAG + canonical({name: getattr(state, name) for name in TABLES})).hexdigest()


def marked(state: State, thing: str) -> Marked:
    """A thing as the decision about its handling needs it; KeyError where there is none."""
    record = state.things[thing]
    return Marked(id=thing, originators=frozenset(record["originators"]), terms=read_terms(record["terms"]))


def permissions_of(state: State) -> tuple[Permission, ...]:
    """All permissions that nobody ended, in the order of their events' ids."""
    standing = (key for key in sorted(state.permissions) if "ended" not in state.permissions[key])
    return tuple(_permission(key, state.permissions[key]) for key in standing)


def _permission(key: str, record: Record) -> Permission:
    return Permission(
        id=key, thing=record["thing"], originator=record["originator"], recipient=record["recipient"],
        verb=Verb(record["verb"]), since=date.fromisoformat(record["since"]), until=date.fromisoformat(record["until"]),
    )  # fmt: skip


def is_readable(state: State, thing: str) -> bool:
    """Whether a thing's content may still be shown: not withdrawn, and not taken back."""
    record = state.things.get(thing)
    return record is not None and record["state"] != "withdrawn" and record["content"] not in state.recalled
