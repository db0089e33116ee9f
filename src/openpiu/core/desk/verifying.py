"""The verifier of a desk's journal: names the first line, and the first number, that is not as it was written.

Belongs here: walking the lines of a file. Not here: mending. Any bytes are welcome; nothing raises.
Without sealed roots (`core.ledger.roots`), a chain computed anew by whoever owns the desk, or lines cut off at the end,
cannot be seen: hold the root of the verdict against one that was kept elsewhere.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from openpiu.core.desk.book import Accounts, Book
from openpiu.core.ledger import GENESIS, Entry, SealedRoot, Verdict, verify_chain
from openpiu.core.ledger.links import read_link
from openpiu.errors import IntegrityError

_SEQUENCE = re.compile(rb'"sequence":([0-9]{1,18})')
_NUMBER = re.compile(rb'"subject":"check:([0-9]{1,18})"')


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalVerdict:
    """What the verifier found, in words without any content."""

    ok: bool
    lines: int  # good ones
    first_bad: int | None  # sequence number of the first bad or missing line
    first_number: int | None  # the check that this line is about, where it says so or its place does
    reason: str | None
    root: str | None  # Merkle root over all lines
    torn: int  # bytes after the last whole line, of a write that was cut off; opening the journal takes them away
    accounts: Accounts | None


class _Reading:
    """The lines of a file as entries, and what the last one looked like."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        self.lines, self.book = lines, Book()
        self.last, self.torn, self.reason, self.head = b"", 0, "", GENESIS

    def entries(self) -> Iterator[Entry]:
        """Every whole line; ends at the first that is no entry, with a reason."""
        for line in self.lines:
            if not line.endswith(b"\n"):
                self.torn = len(line)
                return
            self.last = line
            try:
                entry = entry_of(line[:-1])
            except IntegrityError as error:
                self.reason = str(error)
                return
            yield entry
            self.head = entry.hash
            try:
                self.book.take(entry)
            except IntegrityError as error:
                self.reason = str(error)
                return


def entry_of(line: bytes) -> Entry:
    """A line without its end, of which everything but its place in the chain was looked at."""
    link, due = read_link(line)
    if due != link.hash:
        raise IntegrityError("the entry was changed: its hash does not hold")
    if isinstance(link, Entry):
        return link
    return Entry(**{name: getattr(link, name) for name in link.__struct_fields__})


def read_journal(lines: Iterable[bytes]) -> tuple[JournalVerdict, Book, str]:
    """The verdict as below, the book, and the hash of the last line: all that a desk needs to go on."""
    reading = _Reading(lines)
    verdict = _judged(reading)
    return verdict, reading.book, reading.head


def verify_journal(lines: Iterable[bytes], *, roots: Iterable[SealedRoot] = ()) -> JournalVerdict:
    """Whether a journal is an unbroken chain in which each check went only where it may. Lines keep their ends."""
    return _judged(_Reading(lines), roots)


def _judged(reading: _Reading, roots: Iterable[SealedRoot] = ()) -> JournalVerdict:
    verdict = verify_chain(reading.entries(), roots=roots)
    if verdict.ok and not reading.reason:
        return _good(verdict, reading)
    first_bad = verdict.first_bad or verdict.entries + (0 if _was_chained(verdict, reading) else 1)
    return JournalVerdict(
        ok=False, lines=first_bad - 1, first_bad=first_bad, first_number=_number(reading, first_bad),
        reason=verdict.reason or reading.reason, root=None, torn=reading.torn, accounts=None,
    )  # fmt: skip


def _was_chained(verdict: Verdict, reading: _Reading) -> bool:
    """Whether the line that was refused was an entry in its place: what it tells cannot have happened."""
    return verdict.entries > reading.book.length


def _good(verdict: Verdict, reading: _Reading) -> JournalVerdict:
    return JournalVerdict(
        ok=True, lines=verdict.entries, first_bad=None, first_number=None, reason=None, root=verdict.root,
        torn=reading.torn, accounts=reading.book.accounts(),
    )  # fmt: skip


def _number(reading: _Reading, first_bad: int) -> int | None:
    """The check of the line at which the walk ended; where lines are missing, the check they must have been about."""
    found = _NUMBER.search(reading.last)
    if not found:
        return min((check.number for check in reading.book.open()), default=None)
    number, book = int(found[1]), reading.book
    if _sequence(reading.last) <= first_bad:
        return number
    if number > book.next_number:
        return book.next_number
    return min((check.number for check in book.open()), default=number) if number == book.next_number else number


def _sequence(line: bytes) -> int:
    found = _SEQUENCE.search(line)
    return int(found[1]) if found else 0
