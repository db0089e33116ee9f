"""Custody of evidence: who holds it, each step with who, what, when, how, and the hash that was measured.

Belongs here: which step may follow. Not here: the files (they lie by their SHA-256, outside). A hash that differs is
not refused: it is on record, and the evidence is never called intact again.
"""

from typing import Any

from openpiu.core.cases.events import Event
from openpiu.core.cases.refusals import refuse
from openpiu.core.cases.state import Record


def custody_of(event: Event) -> dict[str, Any]:
    """Custody of evidence as it is entered: its node holds it."""
    return {"holder": event.node, "pending": "", "is_intact": True, "custody": [_entry(event, "entered")]}


def step_of_custody(record: Record, event: Event) -> dict[str, Any]:
    """The fields that a step changes; Unaccepted where another node holds the evidence, or the step does not fit."""
    act, to, measured = str(event.facts["act"]), str(event.facts.get("to", "")), event.facts.get("sha256")
    _check_holder(record, event, act)
    if (act == "handed_over") is not bool(to) or to == event.node:
        refuse("wrong-fact", event, "to")
    if act == "received" and measured is None:
        refuse("wrong-fact", event, "sha256")
    changed: dict[str, Any] = {"custody": [*record["custody"], _entry(event, act)]}
    if measured is not None and measured != record["facts"]["sha256"]:
        changed["is_intact"] = False
    if act == "handed_over":
        changed["pending"] = to
    if act == "received":
        changed |= {"holder": event.node, "pending": ""}
    if act == "destroyed":
        changed["state"] = "destroyed"
    return changed


def _check_holder(record: Record, event: Event, act: str) -> None:
    """Only who holds it acts on it; between hand-over and receipt only who is to receive it."""
    due = record["pending"] if act == "received" else record["holder"]
    if event.node != due or (record["pending"] and act != "received"):
        refuse("not-holder", event, record["pending"] or record["holder"])


def _entry(event: Event, act: str) -> dict[str, str]:
    facts = {name: str(event.facts[name]) for name in ("how", "sha256", "to") if name in event.facts}
    return {"event": event.id, "act": act, "node": event.node, "by": event.author, "at": event.at, **facts}
