"""The court bundle: what a case says, in files that anybody verifies without openpiu.

Belongs here: which files there are, what may go in, the signed list of hashes. Not here: the printed report (`report`),
the verifier that travels with it (`verify`), writing a folder. The same case gives the same bytes.

A court is a recipient like any other: content of another unit goes in only as its handling code allows, or its
permission says (EXC-3); what does not is named as withheld, with its hash, and the rest verifies all the same.
"""

import hashlib
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from openpiu.core.cases.contents import Contents
from openpiu.core.cases.court.report import report_pdf
from openpiu.core.cases.events import Event, Pen, write_event
from openpiu.core.cases.folding import Replay, replay
from openpiu.core.cases.standings import Standing, sign_standing, write_standing
from openpiu.core.cases.state import permissions_of
from openpiu.core.law.handling import Marked, Use, decide, read_terms
from openpiu.core.law.handling_table import RecipientKind, Verb
from openpiu.core.ledger.entries import canonical

SCHEMA = "openpiu.case-bundle.v1"
SUMS_TAG = b"openpiu case bundle v1\x00"
EARLIEST = (1980, 1, 1, 0, 0, 0)  # the date of every file in a zip: when it was packed is no part of what is proved
README = """Court bundle of a joint case.

Verify it:  python verify.py          in this folder, with Python 3.9 or newer and the package cryptography
            python verify.py --list   names every event and who signed it

Compare the SHA-256 of each key that it prints with what the unit's authority tells you by another way. Take verify.py
from somebody you trust rather than from here. report.pdf is for reading; what counts is what the signatures cover:

events.jsonl     every act, signed by the unit that did it, each chained to that unit's one before
contents.jsonl   what the acts say, each bound to its act by a salted hash; some are taken back or withheld
standings.jsonl  what each party signed about the state of the case
evidence/        files, named by their SHA-256
case.json        whose keys these are, which acts do not count, what is left out and why
SHA256SUMS       the hash of every file here, signed in SHA256SUMS.sig
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """For whom the bundle is made, by whom, and when."""

    case: str
    court: str  # by code: permissions name it
    at: str  # instant
    by: str  # the officer
    nodes: Mapping[str, Sequence[str]]  # node -> all its public keys that signed, as its cards say


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What there is: joint events, contents, files of evidence by SHA-256, the last standing of each other party."""

    events: Sequence[Event]
    contents: Contents
    files: Mapping[str, bytes]
    standings: Sequence[Standing] = ()


def court_bundle(order: Order, matter: Matter, *, pen: Pen, verifier: bytes) -> dict[str, bytes]:
    """Name -> content of every file. `verifier`: the source of `verify`, which the caller reads from where it lies."""
    seen = replay(matter.events)
    withheld = dict(_withheld(order, matter, seen, pen.node))
    left_out = {*withheld, *seen.state.recalled}
    evidence = dict(_evidence(matter.events, seen))
    given = {event: digest for event, digest in evidence.items() if event not in left_out and digest in matter.files}
    absent = sorted(set(evidence) - set(given) - left_out)
    own = sign_standing(order.case, matter.events, at=order.at, pen=pen, seen=seen)
    files = {
        "README.txt": README.encode(),
        "case.json": _cover(order, seen, own, withheld, absent),
        "contents.jsonl": _contents(matter, left_out),
        "events.jsonl": _lines(write_event(event) for event in _ordered(matter.events)),
        "report.pdf": report_pdf(order.case, _ordered(matter.events), _shown(matter, left_out), seen, withheld),
        "standings.jsonl": _lines(write_standing(one) for one in (*_of_others(matter, pen.node), own)),
        "verify.py": verifier,
        **{f"evidence/{digest}": matter.files[digest] for digest in sorted(set(given.values()))},
    }
    return {**files, **_signed_sums(files, pen)}


def pack(files: Mapping[str, bytes]) -> bytes:
    """The bundle as one zip; the same files give the same bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, date_time=EARLIEST)
            entry.create_system = 3  # the same on every system
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, files[name])
    return packed.getvalue()


def _ordered(events: Iterable[Event]) -> list[Event]:
    return sorted(events, key=lambda event: event.order)


def _lines(rows: Iterable[bytes]) -> bytes:
    return b"".join(row + b"\n" for row in rows)


def _withheld(order: Order, matter: Matter, seen: Replay, node: str) -> Iterable[tuple[str, str]]:
    """Event -> what to do, for content that may not be put before this court."""
    permissions, day = permissions_of(seen.state), date.fromisoformat(order.at[:10])
    refused = {step.event for step in seen.refused}
    for event in matter.events:
        if not event.content or event.id in seen.state.recalled:
            continue
        if event.content not in matter.contents:
            yield event.id, "its content is not at the unit that made the bundle"
            continue
        if event.node == node:
            continue
        if event.id in refused:  # its terms and facts may be anything
            yield event.id, "it does not count in the case"
            continue
        thing = str(event.facts["thing"]) if event.kind == "revised" else event.id
        mark = Marked(id=thing, originators=frozenset({event.node}), terms=read_terms(event.terms))
        use = Use(thing=mark, verb=Verb.COURT, kind=RecipientKind.COURT, recipient=order.court)
        answer = decide(use, permissions, day=day)
        if not answer.is_allowed:
            yield event.id, answer.do


def _evidence(events: Iterable[Event], seen: Replay) -> Iterable[tuple[str, str]]:
    """Event -> SHA-256, of evidence that counts."""
    refused = {step.event for step in seen.refused}
    for event in events:
        if event.kind == "evidence" and event.id not in refused:
            yield event.id, str(event.facts["sha256"])


def _cover(order: Order, seen: Replay, own: Standing, withheld: Mapping[str, str], absent: Sequence[str]) -> bytes:
    return canonical(
        {
            "schema": SCHEMA, "case": order.case, "court": order.court, "made_at": order.at, "made_by": order.by,
            "node": own.node, "nodes": {node: sorted(keys) for node, keys in order.nodes.items()},
            "heads": own.heads, "state": own.state, "refused": [[step.event, step.refusal] for step in seen.refused],
            "withheld": [[event, withheld[event]] for event in sorted(withheld)],
            "absent": [[event, "its file is not at the unit that made the bundle"] for event in absent],
        }
    )  # fmt: skip


def _shown(matter: Matter, left_out: set[str]) -> dict[str, Mapping[str, object]]:
    """Event -> its content, where it may be shown and is here."""
    return {
        event.id: matter.contents[event.content].values
        for event in matter.events
        if event.content in matter.contents and event.id not in left_out
    }


def _contents(matter: Matter, left_out: set[str]) -> bytes:
    kept = (event for event in _ordered(matter.events) if event.id not in left_out)
    found = ((event.id, matter.contents[event.content]) for event in kept if event.content in matter.contents)
    return _lines(canonical({"event": name, "salt": one.salt, "values": one.values}) for name, one in found)


def _of_others(matter: Matter, node: str) -> list[Standing]:
    return sorted((one for one in matter.standings if one.node != node), key=lambda one: one.node)


def _signed_sums(files: Mapping[str, bytes], pen: Pen) -> dict[str, bytes]:
    rows = (f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files))
    sums = "".join(rows).encode()
    signed = {"node": pen.node, "key": pen.key, "signature": pen.sign(SUMS_TAG + sums).hex()}
    return {"SHA256SUMS": sums, "SHA256SUMS.sig": canonical(signed)}
