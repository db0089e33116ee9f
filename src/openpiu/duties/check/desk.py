"""The desk: each check gets a number, is searched, is recorded, and only then is shown.

Belongs here: the order of one check, and the officer's acts after it. Not here: re-checks (`rechecking`), asking remote
sources (`asking`), which outcome follows (`core.desk.outcomes`). DeskStopped from any of it is the outcome STOP.
"""

import hashlib
import hmac
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from openpiu.adapters.desk.base import Copies, DeskClock, Journal, Make
from openpiu.adapters.keys.base import RecordKeys
from openpiu.core.desk import lines
from openpiu.core.desk.age import Now, written
from openpiu.core.desk.answers import Answer, Presented
from openpiu.core.desk.outcomes import Result, result_of
from openpiu.core.desk.states import Step
from openpiu.core.law.action_cards import Category
from openpiu.duties.check.asking import Post, Question
from openpiu.duties.check.contents import Contents
from openpiu.duties.check.rechecking import Rechecks
from openpiu.duties.check.sources import Shelf, Source
from openpiu.errors import IntegrityError, OfficerError

ANSWER_WITHIN = 0.6  # seconds from the scan: what a source has not said by then is a gap
STEP = 0.01  # seconds: outcomes are shown on multiples of it, so that their time tells nothing of what was found
REST = 0.001  # seconds between two re-checks
_NANO = 1_000_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """What a desk is made of."""

    name: str
    journal: Journal
    copies: Copies
    clock: DeskClock
    keys: RecordKeys
    scan_key: bytes  # of the crossing point: the same scan has the same hash on all of its desks
    sources: tuple[Source, ...]
    lacking: frozenset[Category] = frozenset()  # checks that national law does not know (SIS-4)
    step: float = STEP
    answer_within: float = ANSWER_WITHIN


@dataclass(slots=True)
class _Late:
    """Where answers that come after the deadline wait until the result is on the disk."""

    recorded: threading.Event = field(default_factory=threading.Event)
    number: int = 0


class Desk:
    """One desk. All methods may be called from several threads."""

    def __init__(self, setup: Setup) -> None:
        self._setup, self.name, self._journal = setup, setup.name, setup.journal
        self.shelf = Shelf(setup.sources, journal=setup.journal, copies=setup.copies, clock=setup.clock)
        self.contents = Contents(setup.name, setup.keys)
        self._posts = {one.name: Post(one.remote, setup.clock) for one in setup.sources if one.remote}
        self._busy, self._skewed, self._lock = 0, False, threading.Lock()
        self.rechecks = Rechecks(
            journal=setup.journal, shelf=self.shelf, contents=self.contents, posts=self._posts, sources=setup.sources,
            give_way=self._give_way,
        )  # fmt: skip

    def check(self, presented: Presented, *, scan: str) -> bytes:
        """Check one person; the bytes for the screen (`Result.shown`), durable before they are returned.

        `scan` is the reader's id of the scan: the same one again is a further number of the same traveller. At most a
        second, whatever the sources do. DeskStopped: nothing was shown, and nobody passes.
        """
        began = self._setup.clock.tick()
        with self._in_line():
            now = self.shelf.now()
            under = self.contents.ready(now.at)
            number = self._issue(presented, scan, now, under)
            result, late = self._searched(presented, began, now, number)
            self._record(number, result, now, under)
            late.recorded.set()
        self._release(began)
        return result.shown(number)

    def decide(self, number: int, *, decision: str, reason: str, officer: str) -> None:
        """What the officer did; codes only. OfficerError: no outcome was shown for that number."""
        self._enter(lines.decided(number, decision=decision, reason=reason, officer=officer), number)

    def abort(self, number: int, *, reason: str, officer: str, second: str) -> None:
        """End an open check without an outcome. OfficerError: no reason, not two officers, or it is not open."""
        self._enter(lines.aborted(number, reason=reason, officer=officer, second=second), number)

    def _enter(self, line: lines.Line, number: int) -> None:
        try:
            self._journal.append(lambda _: line)
        except IntegrityError as error:
            raise OfficerError(f"check {number} is not at that point: look at its state and choose again") from error

    def _issue(self, presented: Presented, scan: str, now: Now, under: str) -> int:
        digest = hmac.digest(self._setup.scan_key, scan.encode(), hashlib.sha256).hex()
        makes: list[Make] = [
            lambda book: lines.issued(
                book.next_number, scan=digest, repeats=book.scans.get(digest),
                person=self.contents.person(book.next_number, presented, under),
            )
        ]  # fmt: skip
        if now.is_skewed != self._skewed:
            self._skewed = now.is_skewed
            makes.append(lambda _: lines.skewed(round(now.skew.total_seconds())))
        issued = self._journal.append(*makes)[0]
        return int(str(issued.detail["number"]))

    def _searched(self, presented: Presented, began: int, now: Now, number: int) -> tuple[Result, _Late]:
        """Ask remote sources and copies at the same time; whoever has not answered at the deadline is a gap."""
        asked = {name: post.ask(presented) for name, post in self._posts.items()}
        copies = {one.name: self.shelf.ask_copy(one.name, presented) for one in self._setup.sources}
        late = _Late(number=number)
        remote = {name: self._answer(name, one, began, late) for name, one in asked.items() if one}
        return self._result(presented, remote, copies, now), late

    def _answer(self, name: str, question: Question, began: int, late: _Late) -> Answer | None:
        left = self._setup.answer_within - (self._setup.clock.tick() - began) / _NANO
        question.wait(left)
        answer = question.close(lambda answer: self._heard_late(late, answer))
        if answer is None:
            self._posts[name].silent()
        return answer

    def _heard_late(self, late: _Late, answer: Answer) -> None:
        if late.recorded.wait(1.0):
            self.rechecks.heard(late.number, answer)

    def _result(
        self, presented: Presented, remote: Mapping[str, Answer | None], copies: Mapping[str, Answer | None], now: Now
    ) -> Result:
        words = [self.shelf.said(one, remote.get(one.name), copies[one.name], now) for one in self._setup.sources]
        found = [one for _, some in words for one in some]
        said = [word for word, _ in words]
        return result_of(found, said, nationality=presented.nationality, lacking=self._setup.lacking)

    def _record(self, number: int, result: Result, now: Now, under: str) -> None:
        shown = tuple(one for one, _ in result.cards)
        findings = self.contents.findings(number, Step.ANSWERED, {"shown": shown, "covert": result.covert}, under)
        line = lines.answered(
            number, outcome=result.outcome.value, trusted=written(now.at), sources=[one.text() for one in result.said],
            gaps=result.gaps, findings=findings,
        )  # fmt: skip
        self._journal.append(lambda _: line)

    def _release(self, began: int) -> None:
        """Wait for the next multiple of the step since the scan."""
        step = round(self._setup.step * _NANO)
        if step:
            passed = (self._setup.clock.tick() - began) % step
            self._setup.clock.pause((step - passed) / _NANO)

    @contextmanager
    def _in_line(self) -> Iterator[None]:
        with self._lock:
            self._busy += 1
        try:
            yield
        finally:
            with self._lock:
                self._busy -= 1

    def _give_way(self) -> None:
        """Re-checks let people at the booth go first, but not for ever, and leave room between one and the next."""
        for _ in range(50):
            self._setup.clock.pause(REST)
            if not self._busy:
                return
