"""Sealing what the ledgers are, hour by hour, so that nobody can write them anew, their databases' owners included.

Belongs here: when a root is sealed, reading those that were. Not here: verifying (see `auditing`), the signature (see
`core.ledger.roots`).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from operator import itemgetter

from openpiu.adapters.keys.base import KeyStore
from openpiu.adapters.roots.base import RootStore
from openpiu.core.ledger import SealedRoot, Tree, read_roots, seal_root
from openpiu.duties.audit.beginnings import begin
from openpiu.duties.audit.journals import JOURNALS
from openpiu.errors import IntegrityError
from openpiu.store.journal import Journal, instant

EVERY = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Witness:
    """What a ledger is held against: the roots kept elsewhere, and the unit's key that signed them."""

    roots: RootStore
    keys: KeyStore

    def roots_of(self, store: str) -> list[SealedRoot]:
        """The sealed roots of one ledger in the order of their entries; IntegrityError where a line was changed."""
        return [root for root in read_roots(self.roots.lines(), trusted_key=self.public_key()) if root.store == store]

    def public_key(self) -> bytes:
        """The unit's public key."""
        return self.keys.signing_key().public_key().public_bytes_raw()


def seal_roots(*, unit: str, at: datetime, witness: Witness) -> int:
    """Seal the root of each ledger that grew since its last one, an hour ago or more; returns how many were sealed.

    IntegrityError where a ledger is not what was sealed before: nothing more is sealed over it, but over the others.
    """
    sealed, refused = 0, []
    for store, journal in JOURNALS.items():
        try:
            sealed += _seal(store, journal, unit, at, witness)
        except IntegrityError as error:
            refused.append(str(error))
    if refused:
        raise IntegrityError("; ".join(refused))
    return sealed


def _seal(store: str, journal: Journal, unit: str, at: datetime, witness: Witness) -> bool:
    kept = witness.roots_of(store)
    last = kept[-1] if kept else None
    if last and at < datetime.fromisoformat(last.at) + EVERY:
        return False
    tree = _tree(store, journal, last, witness)
    if last and tree.size < last.entries:
        raise IntegrityError(f"the {store} ledger is shorter than what was sealed: openpiu audit verify says more")
    if tree.size == (last.entries if last else 0):
        return False
    root = seal_root(tree, unit=unit, store=store, at=instant(at), key=witness.keys.signing_key())
    witness.roots.keep(root.line())
    return True


def _tree(store: str, journal: Journal, last: SealedRoot | None, witness: Witness) -> Tree:
    """The tree over all entries, those that have expired too, held against the last root on the way."""
    anchor, places = begin(journal, journal.places(), itemgetter(0), witness.public_key())
    tree = anchor.tree() if anchor else Tree()
    for sequence, entry_hash in places:
        if sequence != tree.size + 1:
            raise IntegrityError(f"entries of the {store} ledger are missing: openpiu audit verify says more")
        tree.add(entry_hash)
        if last and tree.size == last.entries and tree.root() != last.root:
            raise IntegrityError(f"the {last.store} ledger was rewritten: openpiu audit verify says more")
    return tree
