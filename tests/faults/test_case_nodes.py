"""One joint case at two nodes, each with processes and a database of its own, over a wire that loses and shuffles.

All that is done is done by the commands that an officer types.
"""

import sys
import time
from typing import Any

import msgspec
import pytest

from tests.faults import test_exchange_nodes as exchange_nodes
from tests.faults.test_exchange_nodes import Node, under_kills

nodes = exchange_nodes.nodes

OPEN = (
    "open",
    "ret-7",
    "--with",
    "ARC-PIU",
    "--title",
    "A traveller",
    "--purpose",
    "to find",
    "--offence",
    "terrorism",
)


def officer(node: Node, *words: str, code: int = 0, person: str = "w.officer") -> Any:
    """What an officer does there; it ends with this exit code."""
    done = node.run("command", *words, "--as", person)
    assert done["code"] == code or (code and done["code"]), done
    return done["said"]


def case(node: Node, *words: str) -> dict[str, Any]:
    """An act in the case; where the first letter to the other waits for a second reader, somebody reads it."""
    wrote: dict[str, Any] = msgspec.json.decode(officer(node, "case", *words, "--json"))
    for letter in wrote["waiting"]:
        shown = msgspec.json.decode(officer(node, "exchange", "read", letter, person="s.super"))
        officer(node, "exchange", "release", letter, "--digest", shown["digest"], person="s.super")
    return wrote


def says(node: Node, thing: str) -> str:
    """What a thing of the case says there."""
    shown: dict[str, Any] = msgspec.json.decode(officer(node, "case", "show", "ret-7", "--thing", thing))
    return str(shown["values"]["text"])


def row(node: Node) -> dict[str, Any]:
    """The case as the list shows it there."""
    found: dict[str, Any] = msgspec.json.decode(officer(node, "case", "list", "--json"))
    return found


def at_once(node: Node, *texts: str) -> list[dict[str, Any]]:
    """Notes that two officers' processes write at the same moment."""
    asked = [
        node.ask("command", "case", "write", "ret-7", "note", "--text", text, "--json", "--as", "w.officer")[1]
        for text in texts
    ]
    done = [msgspec.json.decode(said.read().splitlines()[-1]) for said in asked]
    assert [one["code"] for one in done] == [0] * len(texts), done
    return [msgspec.json.decode(one["said"]) for one in done]


@pytest.mark.timeout(600)
def test_a_case_is_one_state_at_both_nodes_and_goes_back_when_one_leaves(nodes: tuple[Node, Node]) -> None:
    """EXC-13, EXC-11: opened, joined, written on both sides, by two at once; one state; one leaves, its items go."""
    here, there = nodes
    for node in nodes:
        node.run("people")
    case(here, *OPEN)
    under_kills(here, there, kills=1, seed=7)
    case(there, "join", "ret-7")
    theirs = case(there, "write", "ret-7", "note", "--text", "seen in Arcadia")["event"]
    under_kills(here, there, kills=1, seed=8)
    ours = at_once(here, "first at the gate", "second at the gate")
    assert {one["event"] for one in ours} == {"UTO-PIU/2", "UTO-PIU/3"}  # no update is lost, no number used twice
    under_kills(here, there, kills=1, seed=9)
    assert row(here)["hash"] == row(there)["hash"] == max(ours, key=lambda one: one["event"])["state"]
    assert (row(here)["events"], row(here)["alarms"], row(there)["alarms"]) == (5, [], [])
    assert {says(there, one["event"]) for one in ours} == {"first at the gate", "second at the gate"}
    assert says(here, theirs) == "seen in Arcadia"
    case(there, "leave", "ret-7", "--reason", "over")
    begun = time.monotonic()
    under_kills(here, there, kills=0, seed=10)
    under_kills(here, there, kills=0, seed=11)
    officer(here, "case", "show", "ret-7", "--thing", theirs, code=1)
    for one in ours:
        officer(there, "case", "show", "ret-7", "--thing", one["event"], code=1)
    assert says(there, theirs) == "seen in Arcadia"
    assert row(here)["hash"] == row(there)["hash"]
    for node in nodes:
        recalls = msgspec.json.decode(officer(node, "exchange", "recalls", "--json"))
        assert (recalls["answered"], recalls["complete"]) == (True, True)
    sys.stdout.write(
        f"\none case at two nodes: one state, and what went back was gone in {time.monotonic() - begun:.1f} s\n"
    )
