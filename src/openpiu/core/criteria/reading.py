"""The text of a criterion -> its value, or what is wrong with each line. Never an exception for bad text.

```
criterion C-7
title Cash and a shared telephone shortly before a one-way journey
offence 2
action specific_check
owner Passenger Information Unit of UTO
reviewer Federal Police of UTO, FP/2026/77
grounds Four convictions of 2025 had these signs together (case files 25/114 to 25/117).
expires 2027-03-01
review 2026-12-01
only
  arrives at BRU
  booked at most 24 hours before departure
points
  40 paid by cash
  30 one way
  30 contact shared by at least 2 bookings
unless
  travels with a child
threshold 70
```
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from openpiu.core.criteria.criterion import Condition, Criterion, Finding
from openpiu.core.criteria.forbidden import why_forbidden
from openpiu.core.criteria.kinds import KINDS

MOST_LINES, LONGEST = 100, 500  # lines of a text, letters of a line
SECTIONS = ("only", "points", "unless")
_REFERENCE = re.compile(r"C-[0-9A-Z][0-9A-Z-]{0,18}")
_POINTS = re.compile(r"(?P<points>[+-]?\d{1,3})\s+(?P<condition>.+)")

# Each line of the head: whether it must be there, and the rule that asks for it.
HEAD: dict[str, tuple[bool, str]] = {
    "criterion": (True, ""),
    "title": (True, ""),
    "offence": (True, "PNR-6.6"),
    "action": (True, "PNR-6.10"),
    "owner": (True, "PNR-6.6"),
    "reviewer": (True, "PNR-6.6"),
    "grounds": (True, "PNR-6.6"),
    "expires": (True, "PNR-6.6"),
    "review": (True, "CJ-7"),
    "innocent": (False, "CJ-6"),
    "threshold": (True, ""),
}


@dataclass(slots=True)
class _Draft:
    """What has been read so far."""

    head: dict[str, str] = field(default_factory=dict)
    sections: dict[str, list[Condition]] = field(default_factory=lambda: {name: [] for name in SECTIONS})
    findings: list[Finding] = field(default_factory=list)
    section: str = ""


class _Limits(NamedTuple):
    """What of the head is a date or a number."""

    expires: date
    review: date
    threshold: int


def canonical(text: str) -> str:
    """The same text with one way of writing spaces, ends of lines and blank lines; comments stay out."""
    lines = (_plain(line) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    return "\n".join(line for line in lines if line) + "\n"


def read_criterion(text: str) -> tuple[Criterion | None, tuple[Finding, ...]]:
    """The criterion, or None and what is wrong; lines are numbered as the author sees them."""
    draft = _Draft()
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if len(lines) > MOST_LINES or any(len(line) > LONGEST for line in lines):
        advice = f"a criterion has at most {MOST_LINES} lines of {LONGEST} letters: write it as several"
        return None, (Finding(line=0, code="too_long", advice=advice),)
    for number, line in enumerate(lines, 1):
        if plain := _plain(line):
            _take(draft, number, plain)
    draft.findings += _missing(draft.head)
    limits = _limits(draft)
    if draft.findings or limits is None:
        return None, tuple(sorted(draft.findings, key=lambda finding: (finding.line == 0, finding.line)))
    return _criterion(draft, limits, canonical(text)), ()


def _plain(line: str) -> str:
    """Without comment and needless spaces; conditions stand two to the right."""
    bare = line.split("#", 1)[0]
    words = " ".join(bare.split())
    return f"  {words}" if words and bare[0].isspace() else words


def _take(draft: _Draft, number: int, line: str) -> None:
    if line.startswith("  "):
        _take_condition(draft, number, line.strip())
        return
    word, _, rest = line.partition(" ")
    draft.section = ""
    if line in SECTIONS:
        draft.section = line
    elif word not in HEAD:
        advice = f"a line begins with one of: {', '.join((*HEAD, *SECTIONS))}; conditions stand two spaces to the right"
        draft.findings.append(Finding(line=number, code="unknown_line", advice=advice))
    elif word in draft.head:
        draft.findings.append(Finding(line=number, code="twice", advice=f"say {word} once"))
    else:
        draft.head[word] = rest.strip()


def _take_condition(draft: _Draft, number: int, text: str) -> None:
    if not draft.section:
        advice = "a condition stands under only, points or unless"
        draft.findings.append(Finding(line=number, code="nowhere", advice=advice))
        return
    points, condition = 0, text
    if draft.section == "points":
        found = _POINTS.fullmatch(text)
        if found is None or not 0 < abs(int(found["points"])) <= 100:
            advice = "under points each line begins with its points, 1 to 100, or -1 to -100: 40 paid by cash"
            draft.findings.append(Finding(line=number, code="no_points", advice=advice))
            return
        points, condition = int(found["points"]), found["condition"]
    read = _condition(condition, points)
    if isinstance(read, Condition):
        draft.sections[draft.section].append(read)
    else:
        draft.findings.append(Finding(line=number, code=read[0], advice=read[1], rule=read[2]))


def _condition(text: str, points: int) -> Condition | tuple[str, str, str]:
    for kind in KINDS:
        wanted = kind.wanted(text)
        if wanted is not None:
            return Condition(kind=kind, wanted=wanted, text=text, points=points)
    if reason := why_forbidden(text):
        advice = f"no criterion rests on {reason} (Art. 6(4)): take the line out; nothing replaces it"
        return "forbidden", advice, "PNR-6.7"
    return "unknown_condition", f"write one of: {'; '.join(kind.phrase for kind in KINDS)}", ""


def _missing(head: dict[str, str]) -> Iterator[Finding]:
    for word, (needed, rule) in HEAD.items():
        if needed and not head.get(word):
            yield Finding(line=0, code="missing", advice=f"add a line: {word} ...", rule=rule)


def _limits(draft: _Draft) -> _Limits | None:
    """The dates and the threshold; what cannot be read is a finding."""
    head = draft.head
    if head.get("criterion") and not _REFERENCE.fullmatch(head["criterion"]):
        draft.findings.append(Finding(line=0, code="reference", advice="a criterion is called C-7, C-CASH-2"))
    expires, review, threshold = _day(draft, "expires"), _day(draft, "review"), _threshold(draft)
    if expires is None or review is None or threshold is None:
        return None
    return _Limits(expires, review, threshold)


def _day(draft: _Draft, word: str) -> date | None:
    text = draft.head.get(word, "")
    try:
        return date.fromisoformat(text)
    except ValueError:
        if text:
            draft.findings.append(Finding(line=0, code="date", advice=f"write {word} as a day: {word} 2027-03-01"))
        return None


def _threshold(draft: _Draft) -> int | None:
    text = draft.head.get("threshold", "")
    if text.isascii() and text.isdigit() and 1 <= int(text) <= 100:
        return int(text)
    if text:
        draft.findings.append(Finding(line=0, code="threshold", advice="the threshold is a number from 1 to 100"))
    return None


def _criterion(draft: _Draft, limits: _Limits, text: str) -> Criterion:
    head = draft.head
    return Criterion(
        reference=head["criterion"], title=head["title"], offence=head["offence"], action=head["action"],
        owner=head["owner"], reviewer=head["reviewer"], grounds=head["grounds"], expires=limits.expires,
        review=limits.review, innocent=head.get("innocent", ""), only=_all(draft, "only"),
        points=_all(draft, "points"), unless=_all(draft, "unless"), threshold=limits.threshold, text=text,
    )  # fmt: skip


def _all(draft: _Draft, section: str) -> tuple[Condition, ...]:
    conditions: Iterable[Condition] = draft.sections[section]
    return tuple(conditions)
