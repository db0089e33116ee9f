"""Anchors: where a ledger begins whose oldest entries have expired, so that what is left still verifies (PNR-13.8).

Belongs here: the value, its signature, whether sealed roots contradict it. Not here: removing entries (see the audit
duty and `store/ledger_expiry.sql`). An anchor says how many entries are gone, the hash of the last of them, and the
peaks of the Merkle tree over them. That is enough to go on with both: roots sealed later are over all entries, gone
ones too. Whoever owns the database can remove the beginning of a ledger, but cannot sign that it had expired.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from openpiu.core.ledger.entries import canonical, is_digest, is_instant
from openpiu.core.ledger.merkle import Tree
from openpiu.core.ledger.roots import SealedRoot
from openpiu.core.ledger.signatures import is_signed

ANCHOR_TAG = b"openpiu ledger anchor v1\x00"
LEAST_YEARS = 5  # PNR-13.8: an entry is kept so long, whatever a profile says; the database holds it as well


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Where a ledger begins: the detail of the entry `ledger.expired`, and the first line of an export."""

    unit: str  # whose ledger
    store: str  # passenger or border
    at: str  # when the entries were removed
    before: str  # all of them are older than this: so many years before the beginning of that day
    sequence: int  # of the entry `ledger.expired` that holds this anchor
    expired: int  # how many entries are gone: those from 1 to this number
    hash: str  # of the last of them: what the first entry that is left names as its predecessor
    peaks: tuple[str, ...]  # of the tree over them
    key: str  # Ed25519 public key, 32 bytes
    signature: str = ""  # Ed25519 over `signed_bytes`, 64 bytes

    def signed_bytes(self) -> bytes:
        """What the signature is made over: a domain tag and the canonical JSON of all other fields."""
        return ANCHOR_TAG + canonical({name: value for name, value in self.fields().items() if name != "signature"})

    def line(self) -> bytes:
        """The first line of an export that begins here, without its end."""
        return canonical({"anchor": self.fields()})

    def tree(self) -> Tree:
        """The tree over the entries that are gone, ready to grow."""
        return Tree(self.expired, self.peaks)

    def fields(self) -> dict[str, str | int | tuple[str, ...]]:
        """All fields, as an entry's detail holds them."""
        return {name: getattr(self, name) for name in _NAMES}


_NAMES = tuple(field.name for field in fields(Anchor))


def seal_anchor(draft: Anchor, key: Ed25519PrivateKey) -> Anchor:
    """The same anchor, signed."""
    named = replace(draft, key=key.public_key().public_bytes_raw().hex())
    return replace(named, signature=key.sign(named.signed_bytes()).hex())


def read_anchor(detail: Mapping[str, object], *, trusted_key: bytes | None = None) -> Anchor | None:
    """The anchor in the detail of an entry, or in a line; None where it is none, or not signed by that key."""
    try:
        anchor = msgspec.convert({name: detail[name] for name in _NAMES}, Anchor)
    except (KeyError, TypeError, msgspec.ValidationError):
        return None
    if not _is_formed(anchor) or (trusted_key is not None and anchor.key != trusted_key.hex()):
        return None
    try:
        signed = anchor.signed_bytes()
    except ValueError:
        return None
    return anchor if is_signed(signed, key=anchor.key, signature=anchor.signature) else None


def years_before(at: str, years: int) -> str:
    """The same day and time so many years of the calendar earlier; 29 February stays, and sorts before 1 March."""
    return f"{int(at[:4]) - years:04}{at[4:]}"


def contradiction(anchor: Anchor, roots: Iterable[SealedRoot]) -> str | None:
    """What sealed roots say against an anchor, in words: entries that were too young, or a time that was not."""
    latest = _day_after(anchor.before)  # an act's time is read when it begins, and a root can be sealed meanwhile
    for root in roots:
        if root.entries < anchor.expired and root.at[:10] > latest:
            return f"entries were removed before their time: they were written after {root.at}"
        if root.entries >= anchor.sequence and root.at < anchor.at:
            return f"entries were removed under a false date: it was done before {root.at}"
    return None


def _is_formed(anchor: Anchor) -> bool:
    whole = all(is_digest(text) for text in (anchor.hash, *anchor.peaks)) and all(
        map(is_instant, (anchor.at, anchor.before))
    )
    if not whole or not 0 < anchor.expired < anchor.sequence or anchor.expired.bit_count() != len(anchor.peaks):
        return False
    return anchor.before <= years_before(anchor.at, LEAST_YEARS)


def _day_after(instant: str) -> str:
    """The next day of the calendar, also of a 29 February that there was not."""
    year, month, day = (int(part) for part in instant[:10].split("-"))
    try:
        return str(date(year, month, day) + timedelta(days=1))
    except (ValueError, OverflowError):
        return f"{year:04}-{month:02}-{day + 1:02}"
