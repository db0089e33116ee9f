"""The book of a desk: its journal folded to checks, accounts, sources and time. Issued = answered + open + aborted.

Belongs here: one fold, used by the running desk and by the verifier alike. Not here: hashes (see `verifying`).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from openpiu.core.desk.states import ABOUT_A_CHECK, SHOWN, STEPS, State, Step
from openpiu.core.ledger import Entry
from openpiu.errors import IntegrityError


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One number of a desk, as far as the journal has come. Nobody's name is in it."""

    number: int
    state: State
    scan: str  # keyed hash of the scan's id
    issued_at: int  # sequence number of its first line
    repeats: int | None = None  # an earlier number of the same scan
    outcome: str | None = None
    sources: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()
    checked_at: str | None = None  # trusted time of the answer
    decision: str | None = None
    results: tuple[int, ...] = ()  # sequence numbers of the lines with findings


@dataclass(frozen=True, slots=True, kw_only=True)
class Accounts:
    """Counts that must come out: `issued` = `answered` + `open` + `aborted`, whenever one looks."""

    issued: int
    answered: int  # with an outcome shown, on-line, offline or re-checked
    open: int
    aborted: int
    offline: int  # of the answered: those with gaps still to be asked
    rechecked: int  # of the answered: those whose gaps have been asked since
    repeated: int  # of the issued: further scans of a traveller already counted
    decided: int

    @property
    def is_even(self) -> bool:
        """Whether the sum holds."""
        return self.issued == self.answered + self.open + self.aborted


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the journal knows of one source."""

    highest: int  # version; an older one is never taken again
    as_of: str  # signed time up to which the copy in use is current


@dataclass(frozen=True, slots=True, kw_only=True)
class Trusted:
    """The time the desk goes by: `at` when the unsettable clock stood at `tick`, and how far that clock was seen."""

    at: str
    tick: int
    boot: str
    seen: int  # the highest tick of that boot in the journal


class Book:
    """A fold over entries, oldest first."""

    __slots__ = ("alarms", "checks", "desk", "length", "queue", "scans", "sent", "sources", "trusted")

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self.checks: dict[int, Check] = {}
        self.queue: dict[int, None] = {}  # numbers with gaps, oldest first
        self.scans: dict[str, int] = {}  # the first number of each scan
        self.sources: dict[str, Known] = {}
        self.trusted: Trusted | None = None
        self.alarms: list[tuple[int, str, str]] = []  # sequence, subject, reason
        self.length = 0  # lines
        self.sent = 0  # events of all lines up to here have left
        self.desk = ""
        for entry in entries:
            self.take(entry)

    @property
    def next_number(self) -> int:
        """The number that comes next: one more than the last, ever."""
        return len(self.checks) + 1

    def take(self, entry: Entry) -> None:
        """Take in the next entry; IntegrityError where it cannot follow from what was before."""
        detail = entry.detail
        try:
            act = Step(entry.act)
            if act in ABOUT_A_CHECK:
                self._take_check(act, entry.sequence, detail)
            else:
                self._take_other(act, entry)
            self._see(detail)
        except (KeyError, TypeError, ValueError) as error:
            raise IntegrityError(f"line {entry.sequence} of the journal is none that a desk writes") from error
        self.length = entry.sequence

    def open(self) -> Iterator[Check]:
        """Checks that have a number and no outcome."""
        return (check for check in list(self.checks.values()) if check.state is State.ISSUED)

    def accounts(self) -> Accounts:
        """Count anew from all checks."""
        checks = list(self.checks.values())  # at once: another thread may add to it
        states = [check.state for check in checks]
        return Accounts(
            issued=len(checks),
            answered=sum(state in SHOWN for state in states),
            open=states.count(State.ISSUED),
            aborted=states.count(State.ABORTED),
            offline=states.count(State.ANSWERED_OFFLINE),
            rechecked=states.count(State.RECHECKED),
            repeated=sum(check.repeats is not None for check in checks),
            decided=sum(check.decision is not None for check in checks),
        )

    def _take_check(self, act: Step, sequence: int, detail: Mapping[str, object]) -> None:
        number = _whole(detail["number"])
        known = self.checks.get(number)
        if act is Step.ISSUED and number != self.next_number:
            raise IntegrityError(f"check {number} is out of order: {self.next_number} comes next")
        gaps = _texts(detail["gaps"]) if "gaps" in detail else known.gaps if known else ()
        state = STEPS.get((known.state if known else None, act, bool(gaps)))
        if state is None:
            raise IntegrityError(f"check {number} is {known.state if known else 'not issued'}: {act} cannot follow")
        check = known or Check(number=number, state=state, scan=str(detail["scan"]), issued_at=sequence)
        changed = replace(check, state=state, gaps=gaps, **_changes(act, check, sequence, detail))
        self.checks[number] = changed
        self.scans.setdefault(changed.scan, number)
        if gaps:
            self.queue[number] = None
        else:
            self.queue.pop(number, None)

    def _take_other(self, act: Step, entry: Entry) -> None:
        detail, name = entry.detail, entry.subject.partition(":")[2]
        if act is Step.OPENED:
            if self.desk not in ("", name):
                raise IntegrityError("the journal is that of another desk")
            self.desk = name
        elif act in (Step.TAKEN, Step.CONFIRMED):
            self._take_source(act, name, detail)
        elif act in (Step.REFUSED, Step.SKEWED):
            self.alarms.append((entry.sequence, entry.subject, str(detail.get("reason", "skew"))))
        elif act is Step.SENT:
            self.sent = max(self.sent, _whole(detail["upto"]))

    def _take_source(self, act: Step, name: str, detail: Mapping[str, object]) -> None:
        version, as_of, known = _whole(detail["version"]), str(detail["as_of"]), self.sources.get(name)
        if known and (version < known.highest or (act is Step.TAKEN and version == known.highest)):
            raise IntegrityError(f"source {name} goes back from version {known.highest} to {version}")
        self.sources[name] = Known(highest=version, as_of=as_of)
        tick = _whole(detail["tick"])
        self.trusted = Trusted(at=str(detail["trusted"]), tick=tick, boot=str(detail["boot"]), seen=tick)

    def _see(self, detail: Mapping[str, object]) -> None:
        """Remember how far the unsettable clock has come, so that trusted time never goes back over a restart."""
        trusted = self.trusted
        if trusted is None or detail.get("boot") != trusted.boot:
            return
        tick = _whole(detail["tick"])
        if tick > trusted.seen:
            self.trusted = Trusted(at=trusted.at, tick=trusted.tick, boot=trusted.boot, seen=tick)


def _changes(act: Step, check: Check, sequence: int, detail: Mapping[str, object]) -> dict[str, Any]:
    if act is Step.ISSUED:
        repeats = detail["repeats"]
        return {"repeats": None if repeats is None else _whole(repeats)}
    if act is Step.DECIDED:
        return {"decision": str(detail["decision"])}
    if act is Step.ABORTED:
        return {}
    sources = _texts(detail["sources"])
    found: dict[str, Any] = {"sources": sources, "results": (*check.results, sequence)}
    if act is Step.ANSWERED:
        found |= {"outcome": str(detail["outcome"]), "checked_at": str(detail["trusted"])}
    return found


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, tuple | list):
        raise TypeError("not a list")
    return tuple(map(str, value))


def _whole(value: object) -> int:
    if type(value) is not int:
        raise TypeError("not a whole number")
    return value
