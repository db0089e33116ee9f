"""Node cards: what one node says of itself, signed; exchanged by hand, compared by two people, rotated under both keys.

Belongs here: the card, its fingerprint, which card may follow which. Not here: whom a unit trusts (`duties.exchange`).
No authority above the nodes is needed: who has the card and has compared its fingerprint has all.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from openpiu.core.envelope.rejections import Rejected
from openpiu.core.envelope.signing import digest, key_id, sign, signers, verify
from openpiu.errors import OfficerError

TYP = "openpiu-node-card+json"
LONGEST = 100_000  # bytes of a signed card
CLASSES = ("eu-piu", "authority", "europol", "agreement", "third")
_CONSONANTS, _VOWELS = "bdfghjklmnprstvz", "aiou"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One officer of the roster: whom messages of this node may name."""

    id: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeCard:
    """One version of a card. Keys are hexadecimal."""

    node: str  # code: capitals, digits, hyphens
    name: str
    state: str  # country in three letters, whose legs of a flight concern this node (PNR-9.1)
    kind: str  # one of CLASSES
    version: int  # 1, 2, 3 ...
    signing: str  # Ed25519, 32 bytes
    sealing: str  # ML-KEM-768 and X25519, 1,216 bytes
    tls: str  # the certificate of its carrier, DER in hexadecimal; empty: it has none
    bases: tuple[str, ...]  # legal bases on which it may send
    ceiling: str  # the highest handling code that it may be sent: H0 to H3
    roster: tuple[Person, ...] = ()
    address: str = ""  # where it is reached by HTTPS
    contact: str = ""  # who answers at any hour (PNR-9.7)
    home: str = ""  # of an authority: the unit of its own state, which gets a copy (PNR-9.5)
    issued: str = ""  # ISO 8601, UTC
    previous: str = ""  # digest of the card before; empty in the first
    revoked: str = ""  # why this node asks that nothing under its keys is trusted any more; empty: it stands
    more: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SignedCard:
    """A card as it was exchanged, with its content read."""

    text: bytes
    card: NodeCard

    @property
    def digest(self) -> str:
        """SHA-256 of what is signed."""
        return digest(_payload(self.card))

    @property
    def fingerprint(self) -> str:
        """Eight words for two people to read to each other; see `words`."""
        return words(bytes.fromhex(self.digest)[:16])


def sign_card(card: NodeCard, *, keys: Sequence[Ed25519PrivateKey]) -> SignedCard:
    """The signed card: by its own key, and where it rotates keys by the old one as well."""
    return SignedCard(sign(_payload(card), typ=TYP, keys=keys), card)


def read_card(text: bytes) -> SignedCard:
    """A card that is signed by the key it names; Rejected otherwise. Compare its fingerprint before trusting it."""
    if len(text) > LONGEST or not signers(text, typ=TYP, code="card-changed"):
        raise Rejected("card-changed")
    card = _content(verify(text, typ=TYP, keys=(), code="card-changed"))
    verify(text, typ=TYP, keys=(_key(card),), code="card-changed")
    return SignedCard(text, card)


def follow(old: SignedCard, text: bytes) -> SignedCard:
    """The next card of the same node; Rejected where it is older, of another node, or not signed by both keys."""
    new = read_card(text)
    if new.card.node != old.card.node:
        raise Rejected("card-forged", "another node")
    if new.card.version <= old.card.version:
        raise Rejected("old-card")
    if new.card.previous != old.digest:
        raise Rejected("card-forged", "it does not follow from the card that is held")
    verify(text, typ=TYP, keys=(_key(old.card), _key(new.card)), code="card-forged")
    return new


def signing_id(card: NodeCard) -> str:
    """Id of the key that it signs with."""
    return key_id(bytes.fromhex(card.signing))


def sealing_id(card: NodeCard) -> str:
    """Id of the key that it is sealed for."""
    return key_id(bytes.fromhex(card.sealing))


def words(content: bytes) -> str:
    """Bytes as words that can be spoken: two bytes a word (after Wilkerson's proquints)."""
    pairs = (int.from_bytes(content[start : start + 2], "big") for start in range(0, len(content), 2))
    return " ".join(_word(pair) for pair in pairs)


def _word(pair: int) -> str:
    return "".join(
        (
            _CONSONANTS[pair >> 12 & 15], _VOWELS[pair >> 10 & 3], _CONSONANTS[pair >> 6 & 15],
            _VOWELS[pair >> 4 & 3], _CONSONANTS[pair & 15],
        )
    )  # fmt: skip


def check_node(code: str) -> None:
    """OfficerError where a code is not one that a node can have."""
    if not (2 <= len(code) <= 40 and code.isascii() and code.replace("-", "").isalnum() and code == code.upper()):
        raise OfficerError("a node's code is 2 to 40 capitals, digits and hyphens, such as ARC-PIU")


def certificate_id(card: NodeCard) -> str:
    """SHA-256 of the certificate that a card names; empty where it names none."""
    return hashlib.sha256(bytes.fromhex(card.tls)).hexdigest() if card.tls else ""


def _payload(card: NodeCard) -> bytes:
    return msgspec.json.encode(card, order="sorted")


def _content(payload: bytes) -> NodeCard:
    try:
        card = msgspec.json.decode(payload, type=NodeCard)
        check_node(card.node)
        sizes = len(bytes.fromhex(card.signing)), len(bytes.fromhex(card.sealing))
        bytes.fromhex(card.tls)
    except (msgspec.MsgspecError, ValueError, RecursionError, OfficerError) as error:
        raise Rejected("card-changed") from error
    if _payload(card) != payload or sizes != (32, 1216) or card.kind not in CLASSES or card.version < 1:
        raise Rejected("card-changed")
    return card


def _key(card: NodeCard) -> bytes:
    return bytes.fromhex(card.signing)
