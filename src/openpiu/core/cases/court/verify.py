#!/usr/bin/env python3
"""Verify a court bundle of a joint case, without openpiu: `python verify.py [FOLDER or ZIP]`.

Needs Python 3.9 or newer and the package `cryptography`. Says who signed what, whether every event, hash and step of
custody holds, and names the first one that does not. Ends with 0 where all holds, 1 where something does not, 2 where
it cannot be read as a bundle.

    --list                    one line for each event
    --key NODE=FINGERPRINT    the SHA-256 of a node's public key as its authority told you; compares it

Without --key you learn that the bundle is whole, and which keys signed it; not whose keys they are. Take this file from
somebody you trust, not from the bundle that you want to verify: the bundle's copy is there to be read.

Written apart from openpiu on purpose: nothing here is shared with the program that made the bundle.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

SCHEMA = "openpiu.case-bundle.v1"
SUMS, SIGNED_SUMS = "SHA256SUMS", "SHA256SUMS.sig"
PARTS = ("README.txt", "case.json", "contents.jsonl", "events.jsonl", "report.pdf", "standings.jsonl", "verify.py")
EVENT_TAG, EVENT_SIGNATURE_TAG = b"openpiu case event v1\x00", b"openpiu case signature v1\x00"
CONTENT_TAG, STANDING_TAG = b"openpiu case content v1\x00", b"openpiu case standing v1\x00"
SUMS_TAG = b"openpiu case bundle v1\x00"
NO_EVENT = "0" * 64
HEX32, HEX64 = re.compile("[0-9a-f]{64}"), re.compile("[0-9a-f]{128}")
Files = dict[str, bytes]
Json = dict[str, Any]
EVENT_FIELDS = {
    "at", "author", "case", "clock", "content", "facts", "hash", "key", "kind", "lane", "node", "previous", "role",
    "sequence", "signature", "terms",
}  # fmt: skip
CASE_FIELDS = {
    "absent", "case", "court", "heads", "made_at", "made_by", "node", "nodes", "refused", "schema", "state", "withheld",
}  # fmt: skip


class Bad(Exception):
    """Something does not hold: where, and why."""

    def __init__(self, where: str, why: str) -> None:
        super().__init__(f"{where}: {why}")


class Unreadable(Exception):
    """This is no bundle at all."""


def canonical(value: Any) -> bytes:
    """The one JSON form that is hashed and signed."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8")


def read_json(line: bytes, where: str) -> Json:
    """A JSON object in canonical form, to the byte."""
    try:
        value = json.loads(line.decode("utf-8"))
        if isinstance(value, dict) and canonical(value) == line:
            return value
    except (ValueError, RecursionError):
        pass
    raise Bad(where, "not in canonical form, it was changed")


def lines_of(files: Files, name: str) -> list[tuple[bytes, str]]:
    """The lines of a file, each with where it stands."""
    content = files[name]
    if content and not content.endswith(b"\n"):
        raise Bad(name, "cut off")
    return [(line, f"{name} line {number}") for number, line in enumerate(content.split(b"\n")[:-1], 1)]


def is_signed(content: bytes, key: Any, signature: Any) -> bool:
    """Whether an Ed25519 signature holds."""
    if not HEX32.fullmatch(str(key)) or not HEX64.fullmatch(str(signature)):
        return False
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(bytes.fromhex(signature), content)
    except (InvalidSignature, ValueError):
        return False
    return True


def load(place: Path) -> Files:
    """Name -> bytes of every file of a folder or zip."""
    try:
        if place.is_dir():
            found = [file for file in sorted(place.rglob("*")) if file.is_file()]
            return {file.relative_to(place).as_posix(): file.read_bytes() for file in found}
        with zipfile.ZipFile(place) as packed:
            names = [entry.filename for entry in packed.infolist()]
            if len(set(names)) == len(names):
                return {name: packed.read(name) for name in names}
    except (OSError, ValueError, RuntimeError, EOFError, zlib.error, zipfile.BadZipFile) as error:
        raise Unreadable(f"{place}: no folder and no whole zip ({error})") from error
    raise Unreadable(f"{place}: holds two files of one name")


def check_sums(files: Files) -> Json:
    """The list of hashes names every file, each holds, and one node signed the list; gives that signature."""
    for name in (*PARTS, SUMS, SIGNED_SUMS):
        if name not in files:
            raise Bad(name, "is missing")
    signed = read_json(files[SIGNED_SUMS], SIGNED_SUMS)
    if set(signed) != {"key", "node", "signature"}:
        raise Bad(SIGNED_SUMS, "not a signature of a list")
    if not is_signed(SUMS_TAG + files[SUMS], signed["key"], signed["signature"]):
        raise Bad(SUMS, "it, or its signature, was changed")
    listed: dict[str, str] = {}
    for line, _ in lines_of(files, SUMS):
        digest, _, name = line.decode("utf-8", "replace").partition("  ")
        listed[name] = digest
        if name not in files:
            raise Bad(name, f"is listed in {SUMS} and missing")
        if hashlib.sha256(files[name]).hexdigest() != digest:
            raise Bad(name, "was changed: its SHA-256 is not the one that was signed")
    for name in files:
        if name not in listed and name not in (SUMS, SIGNED_SUMS):
            raise Bad(name, f"was added: {SUMS} does not list it")
    return signed


def check_case(files: Files, signed: Json) -> Json:
    """The cover: which case, which nodes with which keys, what its maker says is left out."""
    case = read_json(files["case.json"], "case.json")
    if set(case) != CASE_FIELDS or case["schema"] != SCHEMA:
        raise Bad("case.json", f"not of the form {SCHEMA}")
    if signed["node"] != case["node"] or signed["key"] not in case["nodes"].get(case["node"], []):
        raise Bad(SIGNED_SUMS, "not signed by the node that made the bundle")
    owners = Counter(key for keys in case["nodes"].values() for key in set(keys))
    if any(count > 1 for count in owners.values()):
        raise Bad("case.json", "two nodes with one key: nobody could tell who signed")
    return case


def check_events(files: Files, case: Json) -> dict[str, Json]:
    """Each event: form, hash, signature by its own node, place in its node's chain, order; gives id -> event."""
    events: dict[str, Json] = {}
    last: dict[str, Json] = {}
    before = (0, "", 0)
    for line, where in lines_of(files, "events.jsonl"):
        event = read_json(line, where)
        if set(event) != EVENT_FIELDS or event["lane"] != "joint" or event["case"] != case["case"]:
            raise Bad(where, "not an event of this case")
        name = f"{event['node']}/{event['sequence']}"
        check_event(event, name, case["nodes"], last.get(event["node"]))
        order = (event["clock"], event["node"], event["sequence"])
        if order <= before:
            raise Bad(name, "events do not stand in their order")
        events[name], last[event["node"]], before = event, event, order
    heads = {node: f"{event['sequence']}:{event['hash']}" for node, event in last.items()}
    for node in sorted(set(heads) | set(case["heads"])):
        if heads.get(node) != case["heads"].get(node):
            raise Bad(node, f"its last event is not the one that the cover names ({case['heads'].get(node)})")
    return events


def check_event(event: Json, name: str, nodes: dict[str, list[str]], last: Json | None) -> None:
    """One event after the last one of its node."""
    body = {field: event[field] for field in event if field not in ("hash", "signature")}
    if hashlib.sha256(EVENT_TAG + canonical(body)).hexdigest() != event["hash"]:
        raise Bad(name, "was changed: its hash does not hold")
    if event["key"] not in nodes.get(event["node"], []):
        raise Bad(name, f"signed with a key that is not of {event['node']}")
    if not is_signed(EVENT_SIGNATURE_TAG + bytes.fromhex(event["hash"]), event["key"], event["signature"]):
        raise Bad(name, f"the signature of {event['node']} does not hold")
    sequence, clock, previous = (last["sequence"], last["clock"], last["hash"]) if last else (0, 0, NO_EVENT)
    if event["sequence"] != sequence + 1 or event["previous"] != previous:
        raise Bad(name, "does not follow from the one before it: an event was removed, added or moved")
    if event["clock"] <= clock:
        raise Bad(name, "its clock does not go forward")


def check_contents(files: Files, case: Json, events: dict[str, Json]) -> tuple[int, set[str], set[str]]:
    """Each content is what its event signed; each that is missing was taken back, or is named as withheld."""
    found: set[str] = set()
    for line, where in lines_of(files, "contents.jsonl"):
        content = read_json(line, where)
        event = events.get(str(content.get("event")))
        if set(content) != {"event", "salt", "values"} or event is None or content["event"] in found:
            raise Bad(where, "content of no event, or twice")
        body = {"salt": content["salt"], "values": content["values"]}
        if hashlib.sha256(CONTENT_TAG + canonical(body)).hexdigest() != event["content"]:
            raise Bad(content["event"], "its content is not the one that was signed")
        found.add(content["event"])
    gone, withheld = recalled(events, case), {row[0] for row in case["withheld"]}
    for name, event in events.items():
        if event["content"] and name not in found | gone | withheld:
            raise Bad(name, "its content is missing, and neither taken back nor named as withheld")
        if name in found & gone:
            raise Bad(name, "its content was taken back and is here all the same")
    return len(found), gone, withheld


def recalled(events: dict[str, Json], case: Json) -> set[str]:
    """Events whose content their own node took back."""
    refused = {row[0] for row in case["refused"]}
    return {
        target
        for name, event in events.items()
        if event["kind"] == "recalled" and name not in refused
        for target in event["facts"].get("events", [])
        if target.rpartition("/")[0] == event["node"]
    }


def check_custody(files: Files, case: Json, events: dict[str, Json], left_out: set[str]) -> int:
    """Files of evidence by their SHA-256, and each step by who held it then; gives the number of steps."""
    refused, absent = {row[0] for row in case["refused"]}, {row[0] for row in case["absent"]}
    held: dict[str, Json] = {}
    steps = 0
    for name, event in events.items():
        if name in refused or event["kind"] not in ("evidence", "custody"):
            continue
        steps += 1
        if event["kind"] == "evidence":
            check_file(files, name, event["facts"]["sha256"], left_out | absent)
            held[name] = {"holder": event["node"], "pending": "", "sha256": event["facts"]["sha256"]}
        else:
            check_step(held, name, event)
    named = {f"evidence/{one['sha256']}" for one in held.values()}
    for name in files:
        if name.startswith("evidence/") and name not in named:
            raise Bad(name, "belongs to no evidence of the case")
    return steps


def check_file(files: Files, name: str, digest: str, left_out: set[str]) -> None:
    """The file of one piece of evidence."""
    content = files.get(f"evidence/{digest}")
    if content is None and name not in left_out:
        raise Bad(name, f"its file {digest} is missing, and neither taken back, withheld nor named as absent")
    if content is not None and hashlib.sha256(content).hexdigest() != digest:
        raise Bad(name, "its file is not the one that was entered")


def check_step(held: dict[str, Json], name: str, event: Json) -> None:
    """One step of custody."""
    facts, piece = event["facts"], held.get(event["facts"]["thing"])
    if piece is None:
        raise Bad(name, "a step of custody of no evidence")
    act = facts["act"]
    due = piece["pending"] if act == "received" else piece["holder"]
    if event["node"] != due or (piece["pending"] and act != "received"):
        raise Bad(name, f"a step of custody ({act}) by {event['node']} that does not hold the evidence")
    if facts.get("sha256", piece["sha256"]) != piece["sha256"]:
        raise Bad(name, f"the hash of the evidence, as measured by {event['author']}, is another one")
    if act == "handed_over":
        piece["pending"] = facts["to"]
    if act == "received":
        piece["holder"], piece["pending"] = event["node"], ""


def check_standings(files: Files, case: Json, events: dict[str, Json]) -> dict[str, str]:
    """What each party signed about the state of the case; gives node -> words."""
    says: dict[str, str] = {}
    for line, where in lines_of(files, "standings.jsonl"):
        standing = read_json(line, where)
        node, key = str(standing.get("node")), standing.get("key")
        if standing.get("case") != case["case"] or key not in case["nodes"].get(node, []):
            raise Bad(where, "not the standing of a party of this case")
        if not is_signed(STANDING_TAG + canonical({**standing, "signature": ""}), key, standing["signature"]):
            raise Bad(where, f"the signature of {node} does not hold")
        for lane, head in standing["heads"].items():
            number, _, digest = head.partition(":")
            if events.get(f"{lane}/{number}", {}).get("hash") != digest:
                raise Bad(f"{lane}/{number}", f"{node} signed that it holds another event here")
        is_last = standing["heads"] == case["heads"]
        if is_last and standing["state"] != case["state"]:
            raise Bad(node, "signed another state of the case over the same events")
        says[node] = "signed this state" if is_last else f"signed an earlier state, at {standing['at']}"
    return says


def check_keys(case: Json, wanted: dict[str, str]) -> None:
    """Fingerprints that the reader was told, against the keys in the bundle."""
    for node, fingerprint in wanted.items():
        keys = case["nodes"].get(node, [])
        if not keys or any(fingerprint_of(key) != fingerprint.replace("-", "").lower() for key in keys):
            raise Bad(node, "its key is not the one whose fingerprint you gave")


def fingerprint_of(key: str) -> str:
    """SHA-256 of the 32 bytes of a public key."""
    return hashlib.sha256(bytes.fromhex(key)).hexdigest()


def verify(files: Files, wanted: dict[str, str], is_list: bool) -> Iterator[str]:
    """Every check in turn; gives the lines to print."""
    signed = check_sums(files)
    case = check_case(files, signed)
    events = check_events(files, case)
    contents, gone, withheld = check_contents(files, case, events)
    steps = check_custody(files, case, events, gone | withheld)
    standings = check_standings(files, case, events)
    check_keys(case, wanted)
    yield f"case {case['case']}, bundle made by {case['made_by']} of {case['node']} at {case['made_at']}"
    for node in sorted(case["nodes"]):
        yield from lines_about(node, case, events, standings)
    if is_list:
        yield from (line_of(name, event, case) for name, event in events.items())
    yield f"{len(case['refused'])} events do not count: " + (", ".join(f"{a} ({b})" for a, b in case["refused"]) or "-")
    yield f"{len(gone)} contents taken back, {len(withheld)} withheld, {len(case['absent'])} files absent"
    yield f"ALL HOLDS: {len(events)} events, {contents} contents, {steps} steps of custody, {len(files)} files"


def lines_about(node: str, case: Json, events: dict[str, Json], standings: dict[str, str]) -> Iterator[str]:
    """One party: its keys, what its officers signed, what it says about the state."""
    for key in case["nodes"][node]:
        yield f"{node}: key with SHA-256 {fingerprint_of(key)}"
    authors = Counter(f"{one['author']} ({one['role']})" for one in events.values() if one["node"] == node)
    yield f"{node}: signed {sum(authors.values())} events: " + (
        ", ".join(f"{count} by {author}" for author, count in sorted(authors.items())) or "-"
    )
    yield f"{node}: {standings.get(node, 'signed no state in this bundle')}"


def line_of(name: str, event: Json, case: Json) -> str:
    """One event of the list."""
    refused = dict(case["refused"])
    mark = f" does not count ({refused[name]})" if name in refused else ""
    return f"  {name}  {event['at']}  {event['kind']}  {event['author']} ({event['role']}){mark}"


def main(words: list[str]) -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("place", nargs="?", type=Path, default=Path(__file__).resolve().parent)
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--key", action="append", default=[], metavar="NODE=FINGERPRINT")
    given = parser.parse_args(words)
    try:
        said = list(verify(load(given.place), dict(one.split("=", 1) for one in given.key), given.list))
    except Bad as bad:
        sys.stdout.write(f"DOES NOT HOLD: {bad}\n")
        return 1
    except (Unreadable, KeyError, TypeError, ValueError, AttributeError) as error:
        sys.stdout.write(f"NO BUNDLE: {error!r}\n")
        return 2
    sys.stdout.write("\n".join(said) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
