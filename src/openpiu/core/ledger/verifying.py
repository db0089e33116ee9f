"""The offline verifier: does a ledger, or an export of one, still say what was written (PNR-13.9).

Belongs here: walking a chain or an export and naming the first bad entry. Not here: mending. Any bytes are welcome;
nothing raises. Memory does not grow with the length of an export.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from openpiu.core.ledger.anchors import Anchor, contradiction, read_anchor
from openpiu.core.ledger.entries import GENESIS, LONGEST_LINE, Entry, read_canonical
from openpiu.core.ledger.export import Seal
from openpiu.core.ledger.links import Link, due_hash, read_link
from openpiu.core.ledger.merkle import Tree
from openpiu.core.ledger.roots import SealedRoot
from openpiu.core.ledger.signatures import is_signed
from openpiu.errors import IntegrityError

_SEAL_TYPES = {"entries": int, "first": int}  # every other field of a seal is text
_SEAL_FIELDS = frozenset(("entries", "first", "previous", "root", "unit", "store", "key", "signature"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the verifier found. `reason` and `warning` say it in words, without any content of the ledger."""

    ok: bool
    entries: int  # how many entries were found good
    first_bad: (
        int | None
    )  # sequence number of the first bad or missing entry; the seal counts as the one after the last
    root: str | None  # Merkle root over the good entries and those before them; None where the verdict is bad
    reason: str | None
    roots: int = 0  # against how many sealed roots the entries were held, and found equal
    expired: int = 0  # how many older entries are gone, as a signed anchor says
    warning: str | None = None  # what the verdict cannot vouch for, though nothing is bad


class _Walk:
    """Where a verification stands: what the next entry must be, and the tree so far."""

    __slots__ = ("anchor", "expected", "gone", "held", "met", "number", "roots", "tree")

    def __init__(self, roots: Iterable[SealedRoot] = (), anchor: Anchor | None = None) -> None:
        self.anchor = anchor
        self.gone = anchor.expired if anchor else 0  # entries that have expired
        self.expected = anchor.hash if anchor else GENESIS  # hash the next entry must name
        self.number = self.gone + 1  # sequence number the next entry must have
        self.tree = anchor.tree() if anchor else Tree()
        self.roots = deque(roots)  # still to be met, in the order of their entries
        self.held = self.gone  # entries that the last root vouches for
        self.met = 0

    def begin(self) -> str | None:
        """What sealed roots say against the anchor; those over fewer entries than are gone vouch for nothing else."""
        reason = contradiction(self.anchor, self.roots) if self.anchor else None
        while self.roots and self.roots[0].entries < self.gone:
            self.roots.popleft()
        return reason or self._against_roots()

    def fault(self, entry: Entry | Link, due: str | None) -> str | None:
        """What is wrong with the next entry, or None after taking it in; `due` is the hash that it must carry."""
        if entry.sequence != self.number:
            if self.tree.size == self.gone and entry.sequence > self.number:
                return "entries at the beginning are missing, and no signed anchor says that they expired"
            return "the sequence is broken: an entry was removed, doubled or moved"
        if entry.previous != self.expected:
            return "the entry does not follow from the one before it"
        if entry.hash != due:
            return "the entry was changed: its hash does not hold"
        self.tree.add(entry.hash)
        self.number, self.expected = entry.sequence + 1, entry.hash
        return self._against_roots() if self.roots else None

    def _against_roots(self) -> str | None:
        """Compare with the roots that were sealed over exactly so many entries."""
        while self.roots and self.roots[0].entries <= self.tree.size:
            root = self.roots.popleft()
            if root.root != self.tree.root():
                self.number = self.held + 1
                return f"the ledger was rewritten: from here on it is not what was sealed at {root.at}"
            self.held = root.entries
            self.met += 1
        return None

    def bad(self, reason: str, first_bad: int | None = None) -> Verdict:
        """A verdict that names the next entry, or another one."""
        bad = first_bad or self.number
        good = max(0, min(self.tree.size, bad - 1) - self.gone)
        return Verdict(ok=False, entries=good, first_bad=bad, root=None, reason=reason, roots=self.met)

    def good(self) -> Verdict:
        """A verdict that everything so far holds, unless entries that were sealed are missing."""
        last = max(self.roots[-1].entries if self.roots else 0, self.anchor.sequence if self.anchor else 0)
        if last > self.tree.size:
            return self.bad(f"entries at the end are missing: {last} were sealed")
        good = self.tree.size - self.gone
        root = self.tree.root()
        return Verdict(ok=True, entries=good, first_bad=None, root=root, reason=None, roots=self.met, expired=self.gone)


def verify_chain(
    entries: Iterable[Entry], *, anchor: Anchor | None = None, roots: Iterable[SealedRoot] = ()
) -> Verdict:
    """Whether entries, oldest first, are an unbroken chain from the first one, or from the anchor, on.

    A cut at the end, or a chain computed anew, cannot be seen from entries alone: `roots` are what was sealed of this
    ledger before, in the order of their entries (see `read_roots`). An anchor comes from `read_anchor`.
    """
    walk = _Walk(roots, anchor)
    reason = walk.begin()
    if reason:
        return walk.bad(reason)
    for entry in entries:
        reason = walk.fault(entry, _due(entry))
        if reason:
            return walk.bad(reason)
    return walk.good()


def verify_export(
    lines: Iterable[bytes], *, trusted_key: bytes | None = None, roots: Iterable[SealedRoot] = ()
) -> Verdict:
    """Whether an export is whole and unchanged. Lines keep their line ends; pieces of any other size do as well.

    `trusted_key` is the unit's Ed25519 public key (32 bytes). Without it the export is checked against the key that
    it carries itself, which finds damage but not a forger who sealed anew. `roots` as for `verify_chain`.
    """
    rows, anchor = _rows(lines), None
    first = next(rows, b"")
    if first.startswith(b'{"anchor":'):
        anchor, first = _read_anchor(first, trusted_key), b""
        if anchor is None:
            return _Walk().bad("the anchor was changed: its signature does not hold")
    walk = _Walk(roots, anchor)
    reason = walk.begin()
    for row in chain((first,) if first else (), rows) if reason is None else ():
        if row.startswith(b'{"seal":'):
            return _close(walk, row, trusted_key, more=next(rows, None) is not None)
        reason = _take(walk, row)
        if reason:
            break
    return walk.bad(reason or "the seal is missing: the export was cut off")


def _take(walk: _Walk, row: bytes) -> str | None:
    if not row.endswith(b"\n"):
        return "the line has no end: the export was cut off"
    try:
        return walk.fault(*read_link(row[:-1]))
    except IntegrityError as error:
        return str(error)


def _close(walk: _Walk, row: bytes, trusted_key: bytes | None, *, more: bool) -> Verdict:
    """Judge the seal against the anchor and the entries before it."""
    seal, anchor, good = _read_seal(row), walk.anchor, walk.tree.size - walk.gone
    if seal is None or not is_signed(seal.signed_bytes(), key=seal.key, signature=seal.signature):
        return walk.bad("the seal was changed: its signature does not hold")
    if trusted_key is not None and seal.key != trusted_key.hex():
        return walk.bad("the seal was made with another key than the trusted one")
    if (seal.first, seal.previous) != ((anchor.expired + 1, anchor.hash) if anchor else (1, GENESIS)):
        return walk.bad("entries at the beginning are missing, and no signed anchor says that they expired", 1)
    if anchor and (seal.unit, seal.store, seal.key) != (anchor.unit, anchor.store, anchor.key):
        return walk.bad("the anchor is that of another ledger", 1)
    if seal.entries != good:
        return walk.bad("entries at the end are missing, or were added", seal.first + min(seal.entries, good))
    if seal.root != walk.tree.root():
        return walk.bad("the entries are not those that were sealed")
    if more:
        return walk.bad("something follows the seal", seal.first + seal.entries + 1)
    return walk.good()


def _read_anchor(row: bytes, trusted_key: bytes | None) -> Anchor | None:
    try:
        fields = read_canonical(row[:-1]).get("anchor")
    except IntegrityError:
        return None
    anchor = read_anchor(fields, trusted_key=trusted_key) if isinstance(fields, dict) else None
    return anchor if anchor and anchor.line() + b"\n" == row else None


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
