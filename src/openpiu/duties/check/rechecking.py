"""Re-checks: whoever passed with a gap is asked about again, against then-current data, until no gap is left.

Belongs here: the queue, what a later answer changes. Not here: telling others (`events`). A source counts as asked
again when it answers itself, or when its copy is green and current as of a time after the check: only such a state
can show what was entered meanwhile.
"""

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from openpiu.adapters.desk.base import Journal, Make
from openpiu.core.desk import lines
from openpiu.core.desk.age import Level, Now, instant
from openpiu.core.desk.answers import Answer, Found, Presented
from openpiu.core.desk.book import Check
from openpiu.core.desk.states import Step
from openpiu.core.desk.stopping import DeskStopped
from openpiu.core.ledger import Entry
from openpiu.duties.check.asking import Post
from openpiu.duties.check.contents import Contents
from openpiu.duties.check.sources import Shelf, Source
from openpiu.errors import KeyGone

AT_ONCE = 20  # re-checks that are written together
REMOTE_WITHIN = 5.0  # seconds; nobody stands at the booth


@dataclass(frozen=True, slots=True, kw_only=True)
class Debt:
    """What a round of re-checks has done, and left."""

    rechecked: int  # numbers of which at least one gap was asked again
    left: int  # numbers with gaps
    erased: int  # numbers whose key is gone: they can never be asked again


class Rechecks:
    """The queue of one desk. One round runs at a time."""

    def __init__(
        self, *, journal: Journal, shelf: Shelf, contents: Contents, posts: Mapping[str, Post],
        sources: Sequence[Source], give_way: Callable[[], None],
    ) -> None:  # fmt: skip
        self._journal, self._shelf, self._contents, self._posts = journal, shelf, contents, posts
        self._sources, self._give_way = {one.name: one for one in sources}, give_way
        self._lock = threading.Lock()

    def run(self) -> Debt:
        """Ask again for all numbers in the queue, oldest first; a round that is killed is taken up by the next."""
        done = erased = 0
        waiting = list(self._journal.book.queue)
        with self._lock:
            for start in range(0, len(waiting), AT_ONCE):
                checks = [self._journal.book.checks[number] for number in waiting[start : start + AT_ONCE]]
                some, gone = self._round(checks)
                done, erased = done + some, erased + gone
        return Debt(rechecked=done, left=len(self._journal.book.queue), erased=erased)

    def heard(self, number: int, answer: Answer) -> None:
        """A source answered after its deadline: it counts as a re-check, and a hit in it is never dropped."""
        with self._lock:
            check = self._journal.book.checks[number]
            entries = self._entries([check])
            try:
                line = self._line(check, entries, {answer.source: answer})
                self._journal.append(lambda _: line)
            except (DeskStopped, KeyGone):
                return  # the gap stays in the queue

    def _round(self, checks: Sequence[Check]) -> tuple[int, int]:
        entries, made, erased = self._entries(checks), [], 0
        now = self._shelf.now()
        for check in checks:
            if not {check.issued_at, *check.results} <= entries.keys():
                continue  # just being recorded
            self._give_way()
            try:
                presented = self._contents.person_in(entries[check.issued_at])
                answers = self._answers(check, presented, now)
                made += [_making(self._line(check, entries, answers))] if answers else []
            except KeyGone:
                erased += 1
        if made:
            self._give_way()
            self._journal.append(*made)
        return len(made), erased

    def _answers(self, check: Check, presented: Presented, now: Now) -> dict[str, Answer]:
        """Answers that close gaps of a check, by source."""
        found = {}
        for name in check.gaps:
            answer = self._current(name, check, presented, now) if name in self._sources else None
            if answer is not None:
                found[name] = answer
        return found

    def _current(self, name: str, check: Check, presented: Presented, now: Now) -> Answer | None:
        question = self._posts[name].ask(presented) if name in self._posts else None
        if question is not None:
            question.wait(REMOTE_WITHIN)
            answer = question.close(lambda answer: self.heard(check.number, answer))
            if answer is not None:
                return answer
            self._posts[name].silent()
        as_of = self._shelf.as_of(name)
        is_later = as_of is not None and check.checked_at is not None and as_of >= instant(check.checked_at)
        is_current = is_later and self._shelf.level(name, now) is Level.GREEN
        return self._shelf.ask_copy(name, presented) if is_current else None

    def _line(self, check: Check, entries: Mapping[int, Entry], answers: Mapping[str, Answer]) -> lines.Line:
        known = self._known(check, entries)
        late = [one for answer in answers.values() for one in answer.found if _key(one) not in known]
        still = {_key(one) for answer in answers.values() for one in answer.found}
        withdrawn = [one for key, one in known.items() if key[0] in answers and key not in still]
        under = str(entries[check.issued_at].detail["under"])
        groups = {"late": late, "withdrawn": withdrawn}
        return lines.rechecked(
            check.number, sources=[f"{name}={answer.version} again" for name, answer in sorted(answers.items())],
            gaps=[name for name in check.gaps if name not in answers],
            findings=self._contents.findings(check.number, Step.RECHECKED, groups, under),
        )  # fmt: skip

    def _known(self, check: Check, entries: Mapping[int, Entry]) -> dict[tuple[str, str], Found]:
        """What stands of a check so far: shown, covert and late, without what was withdrawn."""
        known: dict[tuple[str, str], Found] = {}
        for sequence in check.results:
            groups = self._contents.findings_in(entries[sequence])
            gone = {_key(one) for one in groups.pop("withdrawn", ())}
            known = {key: one for key, one in known.items() if key not in gone}
            known |= {_key(one): one for found in groups.values() for one in found}
        return known

    def _entries(self, checks: Iterable[Check]) -> dict[int, Entry]:
        """The lines of these checks, in one reading of the journal."""
        wanted = {sequence for check in checks for sequence in (check.issued_at, *check.results)}
        first = min(wanted, default=1)
        found = {}
        for entry in self._journal.lines(first):
            if entry.sequence in wanted:
                found[entry.sequence] = entry
                if len(found) == len(wanted):
                    break
        return found


def _making(line: lines.Line) -> Make:
    return lambda _: line


def _key(one: Found) -> tuple[str, str]:
    return one.source, one.alert
