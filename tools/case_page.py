"""The page of the joint case's form, from its tables, with test vectors: `python -m tools.case_page write`.

A test holds docs/reference/joint-cases.md in step.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from openpiu.core.cases.contents import Content, content_of, write_content
from openpiu.core.cases.events import Draft, Event, Pen, write_event
from openpiu.core.cases.folding import replay
from openpiu.core.cases.kinds import KINDS, Kind
from openpiu.core.cases.refusals import REFUSALS
from openpiu.core.cases.writing import next_joint
from tools import written_page

PAGE = Path("docs/reference/joint-cases.md")
INTRODUCTION = """# Joint cases: events, order, state

<!-- Written by `python -m tools.case_page write`; do not edit. -->

The form of a joint case, precise enough for a second implementation. A case is a set of *events*. Each node (unit)
has one joint *lane*, to which only it appends; what a node writes for itself stands in a second lane, which never
leaves it. All parties compute the same *state* from the same events, in whatever order these arrive.

## Canonical JSON

Hashes and signatures are over one form of JSON: UTF-8, no blanks, names sorted by code point, text as given (only
what JSON must escape is escaped), whole numbers up to 2^53-1, no fractions, no surrogates. A line that is not in this
form to the byte is refused. An *instant* is UTC with microseconds, `2026-01-31T04:20:59.000001Z`. A *node* is 2 to 20
capitals, digits and hyphens; a *code* is one word of at most 64 letters, digits and `._:@-`. Hashes are SHA-256, keys
and signatures Ed25519 (RFC 8032), all in lower-case hexadecimal. Each hash and signature has a tag before what it
covers: the text given here and one zero byte.

## Event

`case`, `node`, `lane` (`joint` or `own`), `sequence` (1, 2, 3 ... in its lane), `clock`, `at` (instant), `author`,
`role`, `kind`, `facts` (short texts, whole numbers, truth values, lists of short texts), `terms` (`code`, `grading`,
`tlp`, `delete_by`, `restriction` of the content; see [handling codes](handling.md)), `content` (hash, or empty),
`previous` (hash of the event before in this lane, 64 zeros for the first), `key`, `hash`, `signature`.

- `hash`: over the tag `openpiu case event v1` and the canonical JSON of all fields but `hash` and `signature`.
- `signature`: by `key`, over the tag `openpiu case signature v1` and the 32 bytes of `hash`. Which keys are a node's,
  its card says.
- *id*: `NODE/7` for event 7 of the joint lane, `NODE/own/7` in its own. A thing has the id of the event that made it.
- `clock`: one more than the greatest clock of all joint events that the node knows (Lamport). Own events do not move
  it.

An event that does not follow in its lane waits; one whose place another event has already, or whose `previous` or
`clock` does not fit, shows that its node signed two pasts: an alarm.

## Content

Text and persons stand apart: `{"salt": ..., "values": {...}}`, the salt 16 random bytes. The event carries the hash
over the tag `openpiu case content v1` and its canonical JSON. A recall destroys content; hash, event and chain stay.

## Order and state

Events count in the order of (`clock`, `node`, `sequence`). For each, in this order: its kind is known; facts, content
and terms are those of the table; the case is open; the node may write it. An event that fails is *refused* by a code
and changes nothing, and stays in its lane. `member_withdrawn` and `closed` name the last events of others that count:
where later ones have come before them in the order, the fold begins again without these.

The state is seven tables of records: `case`, `members`, `things`, `contents`, `permissions`, `recalled`, `cuts`; its
hash is over the tag `openpiu case state v1` and their canonical JSON. A *standing* (`case`, `node`, `at`, `heads`:
node -> `sequence:hash`, `state`, `key`, `signature` over the tag `openpiu case standing v1` and its canonical JSON
with an empty signature) travels with a node's events; who differs over the same events is named. How all of it travels:
[the exchange protocol](exchange-protocol.md), section 9.

## Kinds

*own*: may stand in an own lane too. *late*: also after the case is closed. *minutes*: its content stays with all when
a party goes; all other content goes back to its node.
"""


def page() -> str:
    """The whole page."""
    parts = [INTRODUCTION, "| kind | by | meaning | facts | |", "|---|---|---|---|---|"]
    parts += [_row(name, kind) for name, kind in KINDS.items()]
    parts += ["\n## Refusals\n", "| code | why |", "|---|---|"]
    parts += [f"| `{code}` | {words.replace('{0}', '...')} |" for code, words in REFUSALS.items()]
    return "\n".join((*parts, "", *_vectors())) + "\n"


def _row(name: str, kind: Kind) -> str:
    facts = "; ".join(f"`{fact}` {shape.says}" for fact, shape in kind.facts.items())
    marks = {
        "content": kind.has_content, f"makes a {kind.makes}": bool(kind.makes), "own": kind.may_be_own,
        "late": kind.is_late, "minutes": kind.has_content and "minutes" in kind.share,
    }  # fmt: skip
    true = ", ".join(word for word, is_so in marks.items() if is_so)
    return f"| `{name}` | {kind.by} | {kind.says} | {facts} | {true} |"


def _vectors() -> Iterator[str]:
    """A case of two events, by a key whose 32 private bytes are 00 to 1f."""
    content, events = specimen()
    yield "## Test vectors\n"
    yield "The private key is the 32 bytes 00, 01, ... 1f; the salt is 16 bytes 00. Content, its hash, two events and"
    yield "the hash of the state after both:\n"
    yield "```"
    yield write_content(content).decode()
    yield content.hash
    yield from (write_event(event).decode() for event in events)
    yield replay(events).hash
    yield "```"


def specimen() -> tuple[Content, list[Event]]:
    """What the vectors are made of."""
    key = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
    pen = Pen(node="UTO-PIU", key=key.public_key().public_bytes_raw().hex(), sign=key.sign)
    content = content_of({"title": "Returning traveller", "purpose": "to find a person"}, salt=bytes(16))
    opened = Draft(
        at="2026-01-31T04:20:59.000001Z", author="u.officer", role="officer", kind="opened", content=content.hash,
        terms={"code": "H1", "grading": "B2"},
        facts={
            "offence": "terrorism", "legal_basis": "PNR-9.2", "since": "2026-01-31", "until": "2026-12-31",
            "invited": ("ARC-PIU",),
        },
    )  # fmt: skip
    invited = Draft(
        at="2026-01-31T04:21:00.000000Z", author="u.officer", role="officer", kind="invited", terms={},
        facts={"node": "LAP-PIU"},
    )  # fmt: skip
    events: list[Event] = []
    for draft in (opened, invited):
        events.append(next_joint(draft, case="case-1", pen=pen, events=events))
    return content, events


if __name__ == "__main__":
    sys.exit(written_page.run(sys.argv[1:], path=PAGE, page=page, says=__doc__))
