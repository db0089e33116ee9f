"""Merkle trees over entry hashes, as RFC 9162 section 2.1 defines them, and proofs that travel without the ledger.

Belongs here: roots, inclusion and consistency proofs. Not here: entries, signatures. Hashes are lower-case hexadecimal.
The leaf's content is the 32 bytes of an entry's hash.
"""

import hashlib
from collections.abc import Iterable, Sequence

LEAF = b"\x00"  # RFC 9162 section 2.1.1: leaves and nodes are hashed apart
NODE = b"\x01"


class Tree:
    """A Merkle tree that grows by one hash at a time and remembers one hash for each full subtree only."""

    __slots__ = ("_peaks", "size")

    def __init__(self, size: int = 0, peaks: Sequence[str] = ()) -> None:
        """Start empty, or go on from the peaks of a tree of that size; ValueError where they are not one each."""
        self.size = size
        full = [1 << power for power in reversed(range(size.bit_length())) if size >> power & 1]
        self._peaks = list(zip(full, map(bytes.fromhex, peaks), strict=True))  # (leaves below, hash), largest first

    def peaks(self) -> tuple[str, ...]:
        """The roots of the full subtrees, largest first: all that is needed to let the tree grow."""
        return tuple(peak.hex() for _, peak in self._peaks)

    def add(self, entry_hash: str) -> None:
        """Append the hash of the next entry; ValueError where it is not hexadecimal."""
        peak = (1, _leaf(entry_hash))
        while self._peaks and self._peaks[-1][0] == peak[0]:
            leaves, left = self._peaks.pop()
            peak = (2 * leaves, _node(left, peak[1]))
        self._peaks.append(peak)
        self.size += 1

    def root(self) -> str:
        """The root over all hashes so far; of no hashes, the hash of nothing."""
        if not self._peaks:
            return hashlib.sha256().hexdigest()
        top = self._peaks[-1][1]
        for _, left in reversed(self._peaks[:-1]):
            top = _node(left, top)
        return top.hex()


def root(hashes: Iterable[str]) -> str:
    """The Merkle root over entry hashes in their order (RFC 9162 section 2.1.1)."""
    tree = Tree()
    for entry_hash in hashes:
        tree.add(entry_hash)
    return tree.root()


def prove_inclusion(hashes: Sequence[str], index: int) -> tuple[str, ...]:
    """The audit path of leaf `index`, counted from 0 (RFC 9162 section 2.1.3.1); IndexError outside the tree."""
    if not 0 <= index < len(hashes):
        raise IndexError("the ledger has no entry at that place")
    if len(hashes) == 1:
        return ()
    split = _split(len(hashes))
    if index < split:
        return (*prove_inclusion(hashes[:split], index), root(hashes[split:]))
    return (*prove_inclusion(hashes[split:], index - split), root(hashes[:split]))


def verify_inclusion(entry_hash: str, index: int, size: int, proof: Sequence[str], *, expected: str) -> bool:
    """Whether `entry_hash` is leaf `index` of the tree of `size` leaves whose root is `expected` (section 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    try:
        node, path = _leaf(entry_hash), [bytes.fromhex(step) for step in proof]
    except ValueError:
        return False
    place, last = index, size - 1
    for step in path:
        if last == 0:
            return False
        if place & 1 or place == last:
            node = _node(step, node)
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            node = _node(node, step)
        place, last = place >> 1, last >> 1
    return last == 0 and node.hex() == expected


def prove_consistency(hashes: Sequence[str], earlier: int) -> tuple[str, ...]:
    """Proof that the tree of the first `earlier` hashes is the beginning of this one (section 2.1.4.1).

    IndexError unless 1 <= earlier <= len(hashes).
    """
    if not 1 <= earlier <= len(hashes):
        raise IndexError("the earlier tree must lie within the later one")
    return _subproof(hashes, earlier, whole=True)


def verify_consistency(earlier: int, later: int, proof: Sequence[str], *, earlier_root: str, later_root: str) -> bool:
    """Whether the tree of `later` leaves only added to the tree of `earlier` leaves (section 2.1.4.2)."""
    if not 1 <= earlier <= later:
        return False
    if earlier == later:
        return not proof and earlier_root == later_root
    try:
        path = [bytes.fromhex(step) for step in proof]
        path = [bytes.fromhex(earlier_root), *path] if earlier & (earlier - 1) == 0 else path
    except ValueError:
        return False
    return bool(path) and _walk(path, earlier - 1, later - 1) == (earlier_root, later_root)


def _walk(path: Sequence[bytes], place: int, last: int) -> tuple[str, str] | None:
    """Rebuild both roots from a consistency path; None where the path does not fit the sizes."""
    while place & 1:
        place, last = place >> 1, last >> 1
    old = new = path[0]
    for step in path[1:]:
        if last == 0:
            return None
        if place & 1 or place == last:
            old, new = _node(step, old), _node(step, new)
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            new = _node(new, step)
        place, last = place >> 1, last >> 1
    return (old.hex(), new.hex()) if last == 0 else None


def _subproof(hashes: Sequence[str], earlier: int, *, whole: bool) -> tuple[str, ...]:
    if earlier == len(hashes):
        return () if whole else (root(hashes),)
    split = _split(len(hashes))
    if earlier <= split:
        return (*_subproof(hashes[:split], earlier, whole=whole), root(hashes[split:]))
    return (*_subproof(hashes[split:], earlier - split, whole=False), root(hashes[:split]))


def _split(size: int) -> int:
    """The largest power of two below `size`."""
    return 1 << (size - 1).bit_length() - 1


def _leaf(entry_hash: str) -> bytes:
    return hashlib.sha256(LEAF + bytes.fromhex(entry_hash)).digest()


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(NODE + left + right).digest()
