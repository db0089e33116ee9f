"""The offline verifier: does a ledger, or an export of one, still say what was written (PNR-13.9).

Belongs here: walking a chain or an export and naming the first bad entry. Not here: mending. Any bytes are welcome;
nothing raises. Memory does not grow with the length of an export.
"""

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from openpiu.core.ledger.entries import (
    GENESIS,
    LONGEST_LINE,
    Entry,
    decode_with_digest,
    read_canonical,
)
from openpiu.core.ledger.export import Seal
from openpiu.core.ledger.links import Link, due_hash, read_link
from openpiu.core.ledger.merkle import Tree
from openpiu.core.ledger.roots import SealedRoot
from openpiu.core.ledger.signatures import is_signed
from openpiu.errors import IntegrityError

_CLAIM = re.compile(rb'"sequence":([1-9][0-9]{0,17}),"subject":')  # an undamaged number in a damaged line
_SEAL_TYPES = {"entries": int, "first": int}  # every other field of a seal is text
_SEAL_FIELDS = frozenset(("entries", "first", "previous", "root", "unit", "store", "key", "signature"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the verifier found. `reason` says it in words, without any content of the ledger."""

    ok: bool
    entries: int  # how many entries were found good
    first_bad: (
        int | None
    )  # sequence number of the first bad or missing entry; the seal counts as the one after the last
    root: str | None  # Merkle root over the good entries; None where the verdict is bad
    reason: str | None


class _Walk:
    """Where a verification stands: what the next entry must be, and the tree so far."""

    __slots__ = ("expected", "first", "held", "number", "roots", "start", "tree")

    def __init__(self, expected: str | None, number: int | None, roots: Iterable[SealedRoot] = ()) -> None:
        self.expected = expected  # hash the next entry must name; None: not known before the first entry
        self.number = number  # sequence number the next entry must have; None likewise
        self.first: int | None = None
        self.start = GENESIS
        self.tree = Tree()
        self.roots = deque(roots)  # still to be met, in the order of their entries
        self.held = 0  # entries that the last root vouches for

    def fault(self, entry: Entry | Link, due: str | None) -> str | None:
        """What is wrong with the next entry, or None after taking it in; `due` is the hash that it must carry."""
        if self.number is not None and entry.sequence != self.number:
            return "the sequence is broken: an entry was removed, doubled or moved"
        if self.expected is not None and entry.previous != self.expected:
            return "the entry does not follow from the one before it"
        if self.number is None and (entry.sequence == 1) != (entry.previous == GENESIS):
            return "only the first entry of a ledger has no predecessor"
        if entry.hash != due:
            return "the entry was changed: its hash does not hold"
        if self.first is None:
            self.first, self.start = entry.sequence, entry.previous
        self.tree.add(entry.hash)
        self.number, self.expected = entry.sequence + 1, entry.hash
        return self._against_roots() if self.first == 1 else None

    def _against_roots(self) -> str | None:
        """Compare with the roots that were sealed over exactly so many entries."""
        while self.roots and self.roots[0].entries <= self.tree.size:
            root = self.roots.popleft()
            if root.root != self.tree.root():
                self.number = self.held + 1
                return f"the ledger was rewritten: from here on it is not what was sealed at {root.at}"
            self.held = root.entries
        return None

    def bad(self, reason: str, first_bad: int | None = None) -> Verdict:
        """A verdict that names the next entry, or another one."""
        bad = first_bad or self.number or 1
        good = min(self.tree.size, bad - 1) if self.first == 1 else self.tree.size
        return Verdict(ok=False, entries=good, first_bad=bad, root=None, reason=reason)

    def good(self) -> Verdict:
        """A verdict that everything so far holds, unless entries that were sealed are missing."""
        if self.roots and self.first in (1, None):
            return self.bad(f"entries at the end are missing: {self.roots[-1].entries} were sealed")
        return Verdict(ok=True, entries=self.tree.size, first_bad=None, root=self.tree.root(), reason=None)


def verify_chain(
    entries: Iterable[Entry], *, expected_previous: str = GENESIS, roots: Iterable[SealedRoot] = ()
) -> Verdict:
    """Whether entries, oldest first, are an unbroken chain that starts after `expected_previous`.

    A cut at the end, or a chain computed anew, cannot be seen from entries alone: `roots` are what was sealed of this
    ledger before, in the order of their entries (see `read_roots`).
    """
    walk = _Walk(expected_previous, 1 if expected_previous == GENESIS else None, roots)
    for entry in entries:
        reason = walk.fault(entry, _due(entry))
        if reason:
            return walk.bad(reason, None if walk.number else entry.sequence)
    return walk.good()


def verify_export(
    lines: Iterable[bytes], *, trusted_key: bytes | None = None, roots: Iterable[SealedRoot] = ()
) -> Verdict:
    """Whether an export is whole and unchanged. Lines keep their line ends; pieces of any other size do as well.

    `trusted_key` is the unit's Ed25519 public key (32 bytes). Without it the export is checked against the key that
    it carries itself, which finds damage but not a forger who sealed anew. `roots` as for `verify_chain`.
    """
    walk = _Walk(None, None, roots)
    rows = _rows(lines)
    for row in rows:
        if row.startswith(b'{"seal":'):
            return _close(walk, row, trusted_key, more=next(rows, None) is not None)
        reason = _take(walk, row)
        if reason:
            return walk.bad(reason, walk.number or _number_of_first(row, rows))
    return walk.bad("the seal is missing: the export was cut off")


def _take(walk: _Walk, row: bytes) -> str | None:
    if not row.endswith(b"\n"):
        return "the line has no end: the export was cut off"
    try:
        return walk.fault(*read_link(row[:-1]))
    except IntegrityError as error:
        return str(error)


def _close(walk: _Walk, row: bytes, trusted_key: bytes | None, *, more: bool) -> Verdict:
    """Judge the seal against the entries before it."""
    seal = _read_seal(row)
    if seal is None or not is_signed(seal.signed_bytes(), key=seal.key, signature=seal.signature):
        return walk.bad("the seal was changed: its signature does not hold")
    if trusted_key is not None and seal.key != trusted_key.hex():
        return walk.bad("the seal was made with another key than the trusted one")
    if walk.first is not None and (seal.first, seal.previous) != (walk.first, walk.start):
        return walk.bad("entries at the beginning are missing", seal.first)
    if seal.entries != walk.tree.size:
        return walk.bad("entries at the end are missing, or were added", seal.first + min(seal.entries, walk.tree.size))
    if seal.root != walk.tree.root():
        return walk.bad("the entries are not those that were sealed")
    if more:
        return walk.bad("something follows the seal", seal.first + seal.entries + 1)
    return walk.good()


def _read_seal(row: bytes) -> Seal | None:
    try:
        fields = read_canonical(row[:-1] if row.endswith(b"\n") else b"").get("seal")
    except IntegrityError:
        return None
    if not isinstance(fields, dict) or fields.keys() != _SEAL_FIELDS:
        return None
    if not all(type(value) is _SEAL_TYPES.get(name, str) for name, value in fields.items()):
        return None
    seal = Seal(**fields)
    return seal if seal.line() + b"\n" == row else None


def _due(entry: Entry) -> str | None:
    """The hash that an entry must carry; None where a field has no form."""
    try:
        return due_hash(entry)
    except (TypeError, ValueError):
        return None


def _number_of_first(row: bytes, rows: Iterator[bytes]) -> int:
    """The number of a damaged first line: its own claim where only its form is broken, else told from later lines."""
    claim = _CLAIM.search(row)
    if claim and not _is_canonical(row):
        return int(claim[1])
    for distance, later in enumerate(rows, start=1):
        try:
            entry, due = decode_with_digest(later[:-1])
        except IntegrityError:
            continue
        if entry.hash == due:
            return max(1, entry.sequence - distance)
    return 1


def _is_canonical(row: bytes) -> bool:
    try:
        read_canonical(row[:-1])
    except IntegrityError:
        return False
    return row.endswith(b"\n")


def _rows(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Cut pieces into lines that keep their line feed; a line too long to be an entry is cut as it comes."""
    rest = b""
    for piece in pieces:
        if not rest and 0 <= piece.find(b"\n") == len(piece) - 1 and len(piece) <= LONGEST_LINE:
            yield piece  # a line as it is, which is what a file gives
            continue
        rest += piece
        *whole, rest = rest.split(b"\n")
        for row in whole:
            yield row + b"\n"
        if len(rest) > LONGEST_LINE:
            yield rest
            rest = b""
    if rest:
        yield rest
