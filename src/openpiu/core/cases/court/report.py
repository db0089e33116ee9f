"""The report of a case for reading: parties, events on the time line, things, custody, what is left out.

Belongs here: the words and their order. Not here: pages (`pdf`). The report proves nothing by itself; it names the
events, and their signatures prove.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from openpiu.core.cases.court.pdf import Line, write_pdf
from openpiu.core.cases.events import Event
from openpiu.core.cases.folding import Replay
from openpiu.core.cases.kinds import KINDS
from openpiu.core.cases.state import Record
from openpiu.core.law.gradings import read_grading

Shown = Mapping[str, Mapping[str, object]]  # event -> its content


def report_pdf(case: str, events: Sequence[Event], shown: Shown, seen: Replay, withheld: Mapping[str, str]) -> bytes:
    """The report of these events, in their order, as PDF."""
    lines = [*_head(case, shown, seen), *_timeline(events, shown, seen), *_custody(seen), *_left_out(seen, withheld)]
    lines += [Line("Every act, in order", is_heading=True), *(_act(event, seen) for event in events)]
    return write_pdf(lines, title=f"Joint case {case}", foot=f"case {case}   state {seen.hash[:16]}")


def _head(case: str, shown: Shown, seen: Replay) -> Iterator[Line]:
    yield Line(f"Joint case {case}", is_heading=True)
    yield Line("A tilde (~) marks a word of another script, written in Latin letters here; see contents.jsonl.")
    record = seen.state.case.get("case", {})
    for name in dict.fromkeys(str(record.get(name, "")) for name in ("title", "terms")):
        yield from _said(name, shown, 0)
    for name in ("offence", "legal_basis", "since", "until", "lead", "state"):
        yield Line(f"{name.replace('_', ' ')}: {record.get(name, '-')}")
    yield Line("Parties", is_heading=True)
    for node, member in sorted(seen.state.members.items()):
        yield Line(f"{node}: {member['state']}, agreed to the purpose by {member.get('agreed') or 'no act'}")


def _timeline(events: Sequence[Event], shown: Shown, seen: Replay) -> Iterator[Line]:
    """Things in the order of when they happened, as far as that is known; else of when they were written."""
    things = seen.state.things
    happened = {event.id: str(event.facts.get("happened") or event.facts.get("given") or event.at) for event in events}
    yield Line("What was found, in the order in which it happened", is_heading=True)
    for name in sorted(things, key=lambda name: (happened.get(name, ""), name)):
        yield from _thing(name, things[name], happened.get(name, ""), shown)


def _thing(name: str, record: Record, when: str, shown: Shown) -> Iterator[Line]:
    grading = read_grading(record["terms"]["grading"]).words if "grading" in record["terms"] else "not graded"
    found = record["facts"].get("found")
    yield Line(
        f"{when[:19]}  {record['class']} {name} of {record['owner']}" + (f", found {found[:19]}" if found else "")
    )
    yield Line(f"{record['terms'].get('code', '')} {record['terms'].get('grading', '')}: {grading}", indent=4)
    if record["state"] != "open":
        yield Line(f"{record['state'].replace('_', ' ')}", indent=4)
    yield from _said(record["content"], shown, 4)


def _said(event: str, shown: Shown, indent: int) -> Iterator[Line]:
    """The content of an event, one line a value; what is not here is said to be missing."""
    if event and event not in shown:
        yield Line(f"({event}: its content is taken back, withheld or not here)", indent=indent)
    for name, value in shown.get(event, {}).items():
        yield Line(f"{name}: {value}", indent=indent)


def _custody(seen: Replay) -> Iterator[Line]:
    yield Line("Custody of evidence", is_heading=True)
    for name, record in sorted(seen.state.things.items()):
        if record["class"] != "evidence":
            continue
        intact = "every hash that was measured is the same" if record["is_intact"] else "A HASH DIFFERS"
        yield Line(f"{name}: SHA-256 {record['facts']['sha256']}")
        yield Line(f"held by {record['holder']}; {intact}", indent=4)
        yield from (Line(_step(step), indent=4) for step in record["custody"])


def _step(step: Mapping[str, str]) -> str:
    to = f" to {step['to']}" if "to" in step else ""
    measured = f", SHA-256 {step['sha256']}" if "sha256" in step else ""
    return f"{step['at'][:19]}  {step['act'].replace('_', ' ')}{to} by {step['by']} of {step['node']}{measured}"


def _left_out(seen: Replay, withheld: Mapping[str, str]) -> Iterator[Line]:
    yield Line("What is left out", is_heading=True)
    recalled = (
        f"{event}: taken back by {record['by']} ({record['reason']})"
        for event, record in sorted(seen.state.recalled.items())
    )
    held_back = (f"{event}: withheld; {what}" for event, what in sorted(withheld.items()))
    refused = (f"{step.event}: does not count: {step.why}" for step in seen.refused)
    yield from _or_nothing([*recalled, *held_back, *refused])


def _or_nothing(texts: Iterable[str]) -> Iterator[Line]:
    lines = [Line(text) for text in texts]
    yield from lines or [Line("Nothing.")]


def _act(event: Event, seen: Replay) -> Line:
    says = KINDS[event.kind].says if event.kind in KINDS else event.kind
    return Line(f"{event.id}  {event.at[:19]}  {event.author} ({event.role}): {says}")
