"""One line of a desk's journal: an entry of `core.ledger` whose detail holds numbers, codes and sealed text, no name.

Belongs here: what each act writes. Not here: sequence, hash and time of the line (the journal gives them), sealing.
All details carry `tick` and `boot`: nanoseconds of a clock that nobody can set, and which start of the machine it
counts from, so that order and age can be told whatever the wall clock says.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from openpiu.core.desk.states import Step
from openpiu.core.ledger.entries import Value
from openpiu.errors import OfficerError

PURPOSE = "border check"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When: the wall clock as it stood, and the clock nobody sets."""

    at: str  # ISO 8601, UTC, microseconds; a claim, never used for order or age
    tick: int  # nanoseconds since the machine started
    boot: str  # which start of the machine


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """Content under a key of the desk; base64 of nonce and ciphertext."""

    content: str
    under: str  # name of the key


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What a line says, before it has a place in the chain."""

    act: Step
    subject: str
    detail: Mapping[str, Value]
    actor: str = "desk"
    role: str = "machine"


def issued(number: int, *, scan: str, repeats: int | None, person: Sealed) -> Line:
    """The intent: a number for a scan. `scan` is a keyed hash, `repeats` an earlier number of the same scan."""
    return _of_check(Step.ISSUED, number, scan=scan, repeats=repeats, sealed=person.content, under=person.under)


def answered(
    number: int, *, outcome: str, trusted: str, sources: Sequence[str], gaps: Sequence[str], findings: Sealed
) -> Line:
    """The result, durable before it is shown. `sources` as `name=version by level`; `gaps` are to be asked again.

    `trusted` is the time of the check by the clock that nobody sets: only later states of a list close its gaps.
    """
    return _of_check(
        Step.ANSWERED, number, outcome=outcome, trusted=trusted, sources=tuple(sources), gaps=tuple(gaps),
        sealed=findings.content, under=findings.under,
    )  # fmt: skip


def rechecked(number: int, *, sources: Sequence[str], gaps: Sequence[str], findings: Sealed) -> Line:
    """A re-check; `gaps` are those that are left. What was found late or withdrawn is sealed: a hit may be covert."""
    return _of_check(
        Step.RECHECKED, number, sources=tuple(sources), gaps=tuple(gaps),
        sealed=findings.content, under=findings.under,
    )  # fmt: skip


def decided(number: int, *, decision: str, reason: str, officer: str) -> Line:
    """What the officer did after the outcome: codes, no free text."""
    return _of_check(Step.DECIDED, number, officer, "officer", decision=decision, reason=reason)


def aborted(number: int, *, reason: str, officer: str, second: str) -> Line:
    """The end of a check without an outcome: a reason and two officers, who are not the same."""
    if not reason or not officer or not second or officer == second:
        raise OfficerError("a check is aborted with a reason and by two officers: ask a second one")
    return _of_check(Step.ABORTED, number, officer, "officer", reason=reason, second=second)


def opened(*, desk: str, version: int = 1) -> Line:
    """A process took the journal over."""
    return Line(act=Step.OPENED, subject=f"desk:{desk}", detail={"version": version})


def cut(*, size: int, sha256: str) -> Line:
    """A torn end of so many bytes was taken away; none of it had been acknowledged."""
    return Line(act=Step.CUT, subject="journal", detail={"bytes": size, "sha256": sha256})


def taken(source: str, *, version: int, as_of: str, trusted: str) -> Line:
    """A snapshot came into use; `trusted` is the time the desk goes by from this tick on."""
    detail: dict[str, Value] = {"version": version, "as_of": as_of, "trusted": trusted}
    return Line(act=Step.TAKEN, subject=f"source:{source}", detail=detail)


def confirmed(source: str, *, version: int, as_of: str, trusted: str) -> Line:
    """A version is still current at a signed time."""
    detail: dict[str, Value] = {"version": version, "as_of": as_of, "trusted": trusted}
    return Line(act=Step.CONFIRMED, subject=f"source:{source}", detail=detail)


def refused(source: str, *, version: int | None, reason: str) -> Line:
    """A snapshot was refused, and the one before it stays."""
    return Line(act=Step.REFUSED, subject=f"source:{source}", detail={"version": version, "reason": reason})


def skewed(seconds: int) -> Line:
    """The wall clock is so many seconds ahead of trusted time (behind, where negative)."""
    return Line(act=Step.SKEWED, subject="clock", detail={"seconds": seconds})


def sent(upto: int) -> Line:
    """Events of all lines up to this sequence number have been taken over by the unit."""
    return Line(act=Step.SENT, subject="events", detail={"upto": upto})


def _of_check(act: Step, number: int, actor: str = "desk", role: str = "machine", /, **detail: Value) -> Line:
    return Line(act=act, subject=f"check:{number}", detail={"number": number, **detail}, actor=actor, role=role)
